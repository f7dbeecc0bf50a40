// PNG (ISO 15948), JPEG (ITU T.81), GIF89a, WebP (RFC 9649) and AVIF by their first bytes,
// the size of the picture by each format's own header.
#include "preflight/codes.h"
#include "preflight/epub_media_checks.h"

#include <fmt/format.h>

#include <array>

namespace pam::preflight {

namespace {

class BytesReader {
public:
    explicit BytesReader(const Bytes& bytes) : bytes_(bytes) {}

    [[nodiscard]] std::size_t big(std::size_t at, std::size_t count) const {
        std::size_t value = 0;
        for (std::size_t i = 0; i < count; ++i)
            value = value << 8 | byte(at + i);
        return value;
    }
    [[nodiscard]] std::size_t little(std::size_t at, std::size_t count) const {
        std::size_t value = 0;
        for (std::size_t i = count; i > 0; --i)
            value = value << 8 | byte(at + i - 1);
        return value;
    }
    [[nodiscard]] bool has(std::size_t at, std::string_view text) const {
        return at <= bytes_.size() && bytes_.compare(at, text.size(), text) == 0;
    }
    [[nodiscard]] std::size_t size() const { return bytes_.size(); }

private:
    // Beyond the end stand zeroes, so that no reader needs to look first.
    [[nodiscard]] std::size_t byte(std::size_t at) const {
        return at < bytes_.size() ? static_cast<unsigned char>(bytes_[at]) : 0;
    }

    const Bytes& bytes_;
};

struct Size2 {
    std::size_t width = 0, height = 0;
};

// The header of the frame, behind any number of other segments.
Size2 jpeg_size(const BytesReader& bytes) {
    std::size_t at = 2;
    while (at + 9 < bytes.size()) {
        if (bytes.big(at, 1) != 0xFF) return {};
        const std::size_t marker = bytes.big(at + 1, 1);
        const bool frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4
                           && marker != 0xC8 && marker != 0xCC;
        if (frame) return {bytes.big(at + 7, 2), bytes.big(at + 5, 2)};
        const bool alone =
            marker == 0xFF || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
        if (alone) {
            at += marker == 0xFF ? 1 : 2;
            continue;
        }
        const std::size_t length = bytes.big(at + 2, 2);
        if (length < 2) return {};
        at += 2 + length;
    }
    return {};
}

Size2 webp_size(const BytesReader& bytes) {
    if (bytes.has(12, "VP8X")) return {bytes.little(24, 3) + 1, bytes.little(27, 3) + 1};
    if (bytes.has(12, "VP8L")) {
        const std::size_t packed = bytes.little(21, 4);
        return {(packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1};
    }
    if (bytes.has(12, "VP8 "))
        return {bytes.little(26, 2) & 0x3FFF, bytes.little(28, 2) & 0x3FFF};
    return {};
}

struct Format {
    std::string_view name, media_type;
};

constexpr std::array<Format, 6> formats{{
    {"PNG", "image/png"},
    {"JPEG", "image/jpeg"},
    {"GIF", "image/gif"},
    {"WebP", "image/webp"},
    {"AVIF", "image/avif"},
    {"SVG", "image/svg+xml"},
}};

std::string_view type_of(std::string_view format) {
    for (const Format& one : formats)
        if (one.name == format) return one.media_type;
    return "";
}

bool knows_type(std::string_view media_type) {
    for (const Format& one : formats)
        if (one.media_type == media_type) return true;
    return media_type == "image/jpg";
}

}  // namespace

ImageFacts read_image(const std::string& path, const Bytes& contents) {
    const BytesReader bytes(contents);
    ImageFacts facts{path, "", 0, 0, contents.size()};
    Size2 size;
    if (bytes.has(0, "\x89PNG\r\n\x1A\n")) {
        facts.format = "PNG";
        if (bytes.has(12, "IHDR")) size = {bytes.big(16, 4), bytes.big(20, 4)};
    } else if (bytes.has(0, "\xFF\xD8\xFF")) {
        facts.format = "JPEG";
        size = jpeg_size(bytes);
    } else if (bytes.has(0, "GIF87a") || bytes.has(0, "GIF89a")) {
        facts.format = "GIF";
        size = {bytes.little(6, 2), bytes.little(8, 2)};
    } else if (bytes.has(0, "RIFF") && bytes.has(8, "WEBP")) {
        facts.format = "WebP";
        size = webp_size(bytes);
    } else if (bytes.has(4, "ftypavif") || bytes.has(4, "ftypavis")) {
        facts.format = "AVIF";
        size = {1, 1};  // its size stands deep in boxes, and no limit asks for it
    } else if (contents.find("<svg") != Bytes::npos || contents.find(":svg") != Bytes::npos) {
        facts.format = "SVG";
        size = {1, 1};
    }
    facts.width = size.width;
    facts.height = size.height;
    return facts;
}

void check_image(
    const Item& item, const Bytes& bytes, Publication& publication, EpubLog& log
) {
    const ImageFacts facts = read_image(item.path, bytes);
    const Place place{item.path};
    if (facts.format.empty() && knows_type(item.media_type))
        return log.error(
            codes::image_unreadable,
            place,
            bytes.empty() ? "the image is empty" : "its bytes are those of no known image"
        );
    if (facts.format.empty()) return;
    if (type_of(facts.format) != item.media_type)
        log.error(
            codes::image_type,
            place,
            fmt::format("is declared {}, but is {}", item.media_type, facts.format),
            fmt::format("declare {} in the manifest", type_of(facts.format))
        );
    else if (facts.width == 0 || facts.height == 0)
        log.error(
            codes::image_unreadable, place, "the image says nothing of its width and height"
        );
    if (facts.format != "SVG" && facts.format != "AVIF")
        publication.images.push_back(facts);
}

}  // namespace pam::preflight
