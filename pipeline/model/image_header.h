// Reads what an image is and how large, from its first bytes, without decoding it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pam::model {

struct ImageHeader {
    std::string media_type;     // image/png, image/jpeg or image/svg+xml
    int width = 0, height = 0;  // pixels; an SVG's CSS pixels, rounded
    int colors = 3;             // 1: greys, 3: red, green and blue, 4: CMYK
    bool transparent = false;   // has an alpha channel
};

/// Nothing when the bytes are none of the three or the header is damaged or cut short.
[[nodiscard]] std::optional<ImageHeader> read_image_header(std::string_view bytes);

/// The name of a kind of picture that is none of the three ("GIF", "TIFF"); empty for what
/// is no picture known.
[[nodiscard]] std::string_view other_kind(std::string_view bytes);

}  // namespace pam::model
