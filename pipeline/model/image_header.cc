// PNG: ISO/IEC 15948 11.2.2. JPEG: ITU T.81 B.1.1.3 and B.2.2.
#include "model/image_header.h"

#include "model/exif.h"
#include "model/svg_header.h"

#include <array>
#include <cstdint>

namespace pam::model {

namespace {

constexpr std::uint32_t largest_side = 1'000'000;

std::uint32_t big_endian(std::string_view bytes, std::size_t at, std::size_t count) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

std::optional<ImageHeader>
sized(const char* type, std::uint32_t width, std::uint32_t height) {
    if (width == 0 || height == 0 || width > largest_side || height > largest_side)
        return std::nullopt;
    return ImageHeader{type, static_cast<int>(width), static_cast<int>(height)};
}

std::optional<ImageHeader> read_png(std::string_view bytes) {
    constexpr std::size_t header_end = 8 + 8 + 13;
    if (bytes.size() < header_end || bytes.substr(12, 4) != "IHDR") return std::nullopt;
    auto header = sized("image/png", big_endian(bytes, 16, 4), big_endian(bytes, 20, 4));
    // Colour types (table 11.1): 2 is a flag for colour, 4 for an alpha channel.
    if (header && (bytes[25] & 2) == 0) header->colors = 1;
    if (header) header->transparent = (bytes[25] & 4) != 0;
    return header;
}

/// SOF0 to SOF15 without DHT, JPG and DAC, which share their range.
bool is_frame_header(unsigned marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8
           && marker != 0xCC;
}

/// Markers that stand alone, without a length: TEM, RST0 to RST7, SOI.
bool is_lone(unsigned marker) {
    return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
}

/// Sizes are those of the photograph as it is seen, after the turn that its camera asks
/// for.
std::optional<ImageHeader> read_jpeg(std::string_view bytes) {
    constexpr int first_quarter_turn = 5;
    int orientation = 1;
    std::size_t at = 2;
    while (at + 4 <= bytes.size()) {
        if (bytes[at] != '\xFF') return std::nullopt;
        const unsigned marker = static_cast<unsigned char>(bytes[at + 1]);
        if (marker == 0xFF) {
            ++at;  // fill byte
            continue;
        }
        if (is_lone(marker)) {
            at += 2;
            continue;
        }
        if (marker == 0xD9 || marker == 0xDA)
            return std::nullopt;  // the picture without a frame
        const std::size_t length = big_endian(bytes, at + 2, 2);
        if (length < 2) return std::nullopt;
        if (is_frame_header(marker)) {
            if (length < 8 || at + 9 > bytes.size()) return std::nullopt;
            const std::uint32_t width = big_endian(bytes, at + 7, 2);
            const std::uint32_t height = big_endian(bytes, at + 5, 2);
            auto header = orientation < first_quarter_turn
                              ? sized("image/jpeg", width, height)
                              : sized("image/jpeg", height, width);
            if (header && at + 9 < bytes.size())
                header->colors = static_cast<int>(big_endian(bytes, at + 9, 1));
            return header;
        }
        if (marker == 0xE1) {
            const int turned = exif_orientation(bytes.substr(at + 4, length - 2));
            if (turned != 1) orientation = turned;
        }
        at += 2 + length;
    }
    return std::nullopt;
}

}  // namespace

std::optional<ImageHeader> read_image_header(std::string_view bytes) {
    if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return read_png(bytes);
    if (bytes.starts_with("\xFF\xD8\xFF")) return read_jpeg(bytes);
    const std::optional<SvgSize> svg = read_svg_size(bytes);
    if (!svg) return std::nullopt;
    return sized("image/svg+xml", svg->width, svg->height);
}

std::string_view other_kind(std::string_view bytes) {
    using namespace std::string_view_literals;
    struct Kind {
        std::size_t offset;
        std::string_view mark;
        std::string_view name;
    };
    static constexpr std::array kinds{
        Kind{0, "GIF8"sv, "GIF"},
        Kind{0, "II*\0"sv, "TIFF"},
        Kind{0, "MM\0*"sv, "TIFF"},
        Kind{8, "WEBPVP8"sv, "WebP"},
        Kind{4, "ftypavif"sv, "AVIF"},
        Kind{4, "ftypheic"sv, "HEIC"},
        Kind{0, "8BPS"sv, "Photoshop"},
        Kind{40, " EMF"sv, "EMF"},
        Kind{0, "\xD7\xCD\xC6\x9A"sv, "WMF"},
        Kind{6, "\0\0\0\0"sv, "BMP"}};
    for (const Kind& kind : kinds) {
        const bool found =
            bytes.size() > kind.offset && bytes.substr(kind.offset).starts_with(kind.mark);
        if (found && (kind.name != "BMP" || bytes.starts_with("BM"))) return kind.name;
    }
    return {};
}

}  // namespace pam::model
