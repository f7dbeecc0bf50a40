// What shops ask of a cover: RGB or greys, PNG or JPEG, upright, 1000 pixels high at the
// least (Amazon), better 2560 (all of them), at most 3.2 million pixels inside the book
// (Ingram).
#include "desk/cover.h"

#include "base/limits.h"
#include "desk/codes.h"
#include "model/image_header.h"
#include "press/press.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace pam::desk {

namespace {

using document::Field;

constexpr int least_width = 625;
constexpr int least_height = 1000;
constexpr int good_height = 2240;
constexpr std::int64_t most_pixels = 3'200'000;

Error refused(const Field& cover, const std::string& why, const char* hint) {
    return {
        codes::cover_refused,
        fmt::format("\"{}\" cannot be the cover: {}", cover.value, why),
        cover.span,
        {hint}};
}

Result<model::ImageHeader> header_of(const Field& cover, const Bytes& bytes) {
    const auto header = model::read_image_header(bytes);
    if (!header) {
        const std::string_view kind = model::other_kind(bytes);
        return refused(
            cover,
            kind.empty() ? "it is no picture, or is damaged"
                         : fmt::format("it is a {} picture", kind),
            "save the picture as JPEG or PNG"
        );
    }
    if (header->media_type == "image/svg+xml")
        return refused(
            cover,
            "it is a drawing (SVG), which shops do not take",
            "save it as PNG, 1400 by 2240 pixels, from the drawing program"
        );
    return *header;
}

/// Nothing where a cover may look so.
Result<void> check(const Field& cover, const model::ImageHeader& header) {
    if (header.colors == 4)
        return refused(
            cover,
            "it is in CMYK, the colours of print",
            "convert it to sRGB and save it as JPEG; readers' screens show CMYK wrongly or "
            "not at all"
        );
    if (header.width < least_width || header.height < least_height)
        return refused(
            cover,
            fmt::format("it has {} by {} pixels", header.width, header.height),
            "make it 1400 by 2240 pixels; no shop takes less than 625 by 1000"
        );
    return {};
}

void remark(
    const Field& cover, const std::string& what, const char* hint, Diagnostics& log
) {
    log.warn(
        codes::cover_doubtful,
        cover.span,
        fmt::format("the cover \"{}\" {}", cover.value, what),
        {hint}
    );
}

void remark_on(const Field& cover, const model::ImageHeader& header, Diagnostics& log) {
    const std::int64_t pixels = std::int64_t{header.width} * header.height;
    if (pixels > most_pixels)
        remark(
            cover,
            fmt::format("has {} by {} pixels", header.width, header.height),
            "scale it to 1400 by 2240: some shops refuse more than 3.2 million pixels "
            "inside a book",
            log
        );
    else if (header.height < good_height && header.width < good_height)
        remark(
            cover,
            fmt::format("has only {} by {} pixels", header.width, header.height),
            "1400 by 2240 pixels look sharp on every screen",
            log
        );
    if (header.width > header.height)
        remark(cover, "lies on its side", "a cover stands upright, 5 wide to 8 high", log);
    if (header.transparent)
        remark(
            cover,
            "is transparent in places",
            "fill the ground: Kobo's readers show it black",
            log
        );
}

Result<Bytes> own_cover(Workbench& bench) {
    const Field& cover = bench.model.metadata.cover;
    const auto embedded = bench.images.find(cover.value);
    Bytes bytes;
    if (embedded != bench.images.end()) {
        bytes = embedded->second;
    } else {
        auto read = read_file(bench.folder / cover.value, limits::image_bytes);
        if (!read)
            return refused(
                cover,
                read.error().message,
                "name the file as it is seen from the manuscript's own folder"
            );
        bytes = std::move(*read);
    }
    PAM_TRY(const model::ImageHeader header, header_of(cover, bytes));
    PAM_CHECK(check(cover, header));
    remark_on(cover, header, bench.log);
    return bytes;
}

}  // namespace

Result<Covers> make_covers(const Options& options, Workbench& bench) {
    Covers covers;
    if (!bench.model.metadata.cover.value.empty()) {
        PAM_TRY(covers.book, own_cover(bench));
        if (options.store_cover) covers.store = covers.book;
        return covers;
    }
    PAM_TRY(covers.book, press::cover(bench.model, *bench.foundry, press::CoverUse::Book));
    if (options.store_cover) {
        PAM_TRY(
            covers.store, press::cover(bench.model, *bench.foundry, press::CoverUse::Store)
        );
        PAM_TRY(
            covers.drawing,
            press::cover(bench.model, *bench.foundry, press::CoverUse::Drawing)
        );
    }
    return covers;
}

}  // namespace pam::desk
