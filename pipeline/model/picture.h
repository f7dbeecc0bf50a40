// Pictures of kinds that no e-book and no PDF takes are read here and written anew as PNG;
// those that stay as they are, are read to their end all the same, so that a damaged or
// lying file is found before the book relies on it. Private to this room.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace pam::model {

enum class PictureKind {
    Unknown,
    Png,
    Jpeg,
    Svg,
    Gif,
    Bmp,
    Tiff,
    WebP,
    // Kinds that nobody reads here, known only to be named.
    WindowsMetafile,
    EnhancedMetafile,
    Pdf,
    PostScript,
    Icon,
    Photoshop,
    Heif,
    Jpeg2000,
    JpegXl,
};

/// By the first bytes, never by the file's name.
[[nodiscard]] PictureKind kind_of(std::string_view bytes);
/// As people call it: "Windows metafile (WMF)".
[[nodiscard]] const char* name_of(PictureKind kind);

/// Eight bits each of red, green, blue and opacity, row by row from the top.
struct Pixels {
    std::uint32_t width = 0, height = 0;
    std::string rgba;
    bool more = false;  // the file holds further pictures: an animation, a scan's next page
};

// Decoders. Errors: MO005 with what is wrong; MO006 when the picture is larger than the
// limits.
[[nodiscard]] Result<Pixels> read_gif(std::string_view bytes);
[[nodiscard]] Result<Pixels> read_bmp(std::string_view bytes);
[[nodiscard]] Result<Pixels> read_tiff(std::string_view bytes);
[[nodiscard]] Result<Pixels> read_webp(std::string_view bytes);

/// With a palette where 256 colours are enough. The same pixels give the same bytes.
[[nodiscard]] Result<std::string> write_png(const Pixels& pixels);

// Reading to the end. Errors as above.
[[nodiscard]] Result<void> check_png(std::string_view bytes);
[[nodiscard]] Result<void> check_jpeg(std::string_view bytes);
[[nodiscard]] Result<void> check_svg(std::string_view bytes);

/// What they have in common.
[[nodiscard]] Error damaged(std::string reason);
/// MO006 for a picture that would take too much room when it is unpacked.
[[nodiscard]] Result<void>
check_room(std::uint64_t width, std::uint64_t height, std::uint64_t bytes_a_pixel);

}  // namespace pam::model
