#include "model/picture.h"

#include "base/limits.h"
#include "model/codes.h"
#include "model/svg_header.h"

#include <fmt/format.h>

#include <array>

namespace pam::model {

namespace {

using namespace std::literals;

struct Magic {
    std::string_view bytes;
    std::size_t at;
    PictureKind kind;
};

constexpr std::array magics{
    Magic{"\x89PNG\r\n\x1A\n"sv, 0, PictureKind::Png},
    Magic{"\xFF\xD8\xFF"sv, 0, PictureKind::Jpeg},
    Magic{"GIF87a"sv, 0, PictureKind::Gif},
    Magic{"GIF89a"sv, 0, PictureKind::Gif},
    Magic{"II*\0"sv, 0, PictureKind::Tiff},
    Magic{"MM\0*"sv, 0, PictureKind::Tiff},
    Magic{"II+\0"sv, 0, PictureKind::Tiff},
    Magic{"MM\0+"sv, 0, PictureKind::Tiff},
    Magic{"WEBP"sv, 8, PictureKind::WebP},
    Magic{" EMF"sv, 40, PictureKind::EnhancedMetafile},
    Magic{"\xD7\xCD\xC6\x9A"sv, 0, PictureKind::WindowsMetafile},
    Magic{"\x01\0\x09\0\0\x03"sv, 0, PictureKind::WindowsMetafile},
    Magic{"\x02\0\x09\0\0\x03"sv, 0, PictureKind::WindowsMetafile},
    Magic{"%PDF-"sv, 0, PictureKind::Pdf},
    Magic{"%!PS"sv, 0, PictureKind::PostScript},
    Magic{"\xC5\xD0\xD3\xC6"sv, 0, PictureKind::PostScript},
    Magic{"8BPS"sv, 0, PictureKind::Photoshop},
    Magic{"ftypheic"sv, 4, PictureKind::Heif},
    Magic{"ftypheix"sv, 4, PictureKind::Heif},
    Magic{"ftypmif1"sv, 4, PictureKind::Heif},
    Magic{"ftypavif"sv, 4, PictureKind::Heif},
    Magic{"\0\0\0\x0CjP  "sv, 0, PictureKind::Jpeg2000},
    Magic{"\xFF\x4F\xFF\x51"sv, 0, PictureKind::Jpeg2000},
    Magic{"\xFF\x0A"sv, 0, PictureKind::JpegXl},
    Magic{"\0\0\0\x0CJXL "sv, 0, PictureKind::JpegXl},
    Magic{"\0\0\x01\0"sv, 0, PictureKind::Icon},
    Magic{"BM"sv, 0, PictureKind::Bmp},
};

}  // namespace

PictureKind kind_of(std::string_view bytes) {
    for (const Magic& magic : magics)
        if (bytes.size() > magic.at && bytes.substr(magic.at).starts_with(magic.bytes))
            return magic.kind;
    return read_svg_size(bytes) ? PictureKind::Svg : PictureKind::Unknown;
}

const char* name_of(PictureKind kind) {
    switch (kind) {
    case PictureKind::Unknown:
        return "picture of an unknown kind";
    case PictureKind::Png:
        return "PNG picture";
    case PictureKind::Jpeg:
        return "JPEG picture";
    case PictureKind::Svg:
        return "SVG drawing";
    case PictureKind::Gif:
        return "GIF picture";
    case PictureKind::Bmp:
        return "BMP picture";
    case PictureKind::Tiff:
        return "TIFF picture";
    case PictureKind::WebP:
        return "WebP picture";
    case PictureKind::WindowsMetafile:
        return "Windows metafile (WMF)";
    case PictureKind::EnhancedMetafile:
        return "Windows metafile (EMF)";
    case PictureKind::Pdf:
        return "PDF file";
    case PictureKind::PostScript:
        return "PostScript drawing (EPS)";
    case PictureKind::Icon:
        return "Windows icon";
    case PictureKind::Photoshop:
        return "Photoshop file";
    case PictureKind::Heif:
        return "HEIF or AVIF picture";
    case PictureKind::Jpeg2000:
        return "JPEG 2000 picture";
    case PictureKind::JpegXl:
        return "JPEG XL picture";
    }
    return "";
}

Error damaged(std::string reason) {
    return {codes::image_not_understood, std::move(reason)};
}

Result<void>
check_room(std::uint64_t width, std::uint64_t height, std::uint64_t bytes_a_pixel) {
    if (width == 0 || height == 0) return damaged("it has no width or no height");
    constexpr std::uint64_t largest_side = 1'000'000;
    if (width > largest_side || height > largest_side
        || width * height > limits::image_pixels)
        return Error{
            codes::image_too_large,
            fmt::format(
                "it has {} by {} pixels, more than the {} that fit",
                width,
                height,
                limits::image_pixels
            )};
    if (width * height * bytes_a_pixel > limits::image_unpacked_bytes)
        return Error{
            codes::image_too_large,
            fmt::format(
                "its {} by {} pixels take {} MB when unpacked, more than the {} that fit",
                width,
                height,
                width * height * bytes_a_pixel / 1'000'000,
                limits::image_unpacked_bytes / 1'000'000
            )};
    return {};
}

}  // namespace pam::model
