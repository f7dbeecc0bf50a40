#include "preflight/epub_channels.h"

#include "preflight/codes.h"
#include "preflight/epub_references.h"

#include <fmt/format.h>

#include <algorithm>

namespace pam::preflight {

namespace {

constexpr std::size_t megabyte = 1'000'000;
constexpr std::size_t megapixel = 1'000'000;

class ChannelChecks {
public:
    ChannelChecks(
        const Publication& publication,
        const Archive& archive,
        std::size_t bytes,
        EpubLog& log
    )
        : publication_(publication)
        , package_(publication.package)
        , archive_(archive)
        , bytes_(bytes)
        , log_(log) {}

    // Apple Books Partner, "Prepare your book": 2 GB, images of 4 million pixels.
    void apple() {
        at_most("Apple Books", 2000 * megabyte);
        images_at_most("Apple Books", 4 * megapixel);
        needs_cover("Apple Books");
    }

    // Kobo's EPUB guidelines: EPUBCheck 4.2.6; 1 GB; 10 MB a document; no GIF as a cover;
    // TrueType, OpenType and WOFF fonts only; three levels of contents.
    void kobo() {
        at_most("Kobo", 1000 * megabyte);
        needs_cover("Kobo");
        contents_at_most("Kobo", 3);
        for (const Item& item : package_.items) {
            const auto entry = archive_.find(item.path);
            if (entry && item.media_type == "application/xhtml+xml"
                && archive_.entries()[*entry].size > 10 * megabyte)
                log_.error(
                    codes::channel_size,
                    {item.path},
                    "Kobo takes documents of 10 MB at most",
                    "split it at a chapter"
                );
            if (item.media_type == "font/woff2")
                log_.error(
                    codes::channel_rule,
                    {item.path},
                    "Kobo knows no WOFF2 fonts",
                    "embed the OpenType file"
                );
        }
        const Item* cover = package_.cover();
        if (cover != nullptr && cover->media_type == "image/gif")
            log_.error(codes::channel_cover, {cover->path}, "Kobo takes no GIF as a cover");
        for (const Statement& one : package_.statements)
            if (one.property == "pageBreakSource")
                log_.error(
                    codes::channel_rule,
                    {package_.path, one.offset},
                    "Kobo's EPUBCheck 4.2.6 refuses pageBreakSource"
                );
    }

    // KDP help, "Kindle navigation" and "Cover image"; Send to Kindle takes 200 MB.
    void kindle() {
        at_most("Send to Kindle", 200 * megabyte);
        needs_cover("Kindle");
        contents_at_most("Kindle", 2);
        if (package_.toc.empty())
            log_.warn(
                codes::channel_rule,
                {package_.path},
                "Kindle's navigation wants an NCX beside the table of contents",
                "add one, and name it in the spine's toc"
            );
        if (package_.guide.count("text") == 0
            && publication_.landmarks.count("bodymatter") == 0)
            log_.warn(
                codes::channel_rule,
                {package_.path},
                "Kindle does not know where the text begins",
                "add a landmark bodymatter, or a guide reference of the type text"
            );
        for (const auto& [path, facts] : publication_.documents)
            if (facts.scripted)
                log_.error(codes::channel_rule, {path}, "Kindle runs no scripts");
    }

    // Google Play Books Partner Center, "EPUB files": below 2 GB, cover inside.
    void google() {
        at_most("Google Play Books", 2000 * megabyte);
        needs_cover("Google Play Books");
    }

    // IngramSpark's EPUB guidelines: 100 MB, reflowable, images of 3.2 million pixels.
    void ingram() {
        at_most("IngramSpark", 100 * megabyte);
        images_at_most("IngramSpark", 3'200'000);
        needs_cover("IngramSpark");
        if (package_.fixed_layout())
            log_.error(
                codes::channel_rule,
                {package_.path},
                "IngramSpark takes reflowable books only"
            );
    }

    // Draft2Digital's support pages: the cover is the first page of the book.
    void draft2digital() {
        needs_cover("Draft2Digital");
        if (package_.spine.empty()) return;
        const Item& first = package_.items[package_.spine.front().item];
        const Item* cover = package_.cover();
        if (cover == nullptr || first.path == cover->path) return;
        const bool shown = std::any_of(
            publication_.references.begin(),
            publication_.references.end(),
            [&](const Reference& one) {
                return one.from == first.path
                       && resolve(one.from, one.written).path == cover->path;
            }
        );
        if (!shown)
            log_.error(
                codes::channel_cover,
                {first.path},
                "Draft2Digital wants the cover as the first page",
                "put a document with the cover image first in the spine"
            );
    }

private:
    void at_most(const char* channel, std::size_t limit) {
        if (bytes_ > limit)
            log_.error(
                codes::channel_size,
                {},
                fmt::format(
                    "{} MB are more than the {} MB that {} takes",
                    bytes_ / megabyte,
                    limit / megabyte,
                    channel
                ),
                "make its images smaller"
            );
    }

    void images_at_most(const char* channel, std::size_t pixels) {
        for (const ImageFacts& image : publication_.images)
            if (image.width > 0 && image.height > pixels / image.width)
                log_.error(
                    codes::channel_image,
                    {image.path},
                    fmt::format(
                        "{} by {} pixels are more than {} takes ({:.1f} million)",
                        image.width,
                        image.height,
                        channel,
                        static_cast<double>(pixels) / megapixel
                    ),
                    "scale the image down"
                );
    }

    void needs_cover(const char* channel) {
        if (package_.cover() == nullptr)
            log_.error(
                codes::channel_cover,
                {package_.path},
                fmt::format("{} wants a cover in the book", channel),
                "give the image's item the property cover-image"
            );
    }

    void contents_at_most(const char* channel, int levels) {
        for (const NavEntry& entry : publication_.toc)
            if (entry.level > levels)
                return log_.warn(
                    codes::channel_rule,
                    {entry.from, entry.offset},
                    fmt::format(
                        "{} shows {} levels of the table of contents", channel, levels
                    ),
                    "deeper entries are shown flat, or not at all"
                );
    }

    const Publication& publication_;
    const Package& package_;
    const Archive& archive_;
    std::size_t bytes_;
    EpubLog& log_;
};

}  // namespace

void check_channel(
    Channel channel,
    const Publication& publication,
    const Archive& archive,
    std::size_t bytes,
    EpubLog& log
) {
    ChannelChecks checks(publication, archive, bytes, log);
    switch (channel) {
    case Channel::Apple:
        return checks.apple();
    case Channel::Kobo:
        return checks.kobo();
    case Channel::Kindle:
        return checks.kindle();
    case Channel::Google:
        return checks.google();
    case Channel::Ingram:
        return checks.ingram();
    case Channel::Draft2Digital:
        return checks.draft2digital();
    }
}

}  // namespace pam::preflight
