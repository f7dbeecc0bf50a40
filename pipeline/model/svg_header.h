// The size of an SVG picture, from the start tag of its root element.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace pam::model {

/// CSS pixels, rounded, at least one.
struct SvgSize {
    std::uint32_t width = 0, height = 0;
};

/// `width` and `height` where they are lengths, else the `viewBox`, else 300 by 150
/// (CSS 2.2 10.3.2). Nothing when the root element is not `svg`.
[[nodiscard]] std::optional<SvgSize> read_svg_size(std::string_view bytes);

}  // namespace pam::model
