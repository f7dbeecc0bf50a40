// The names of SVG 1.1 (second edition), appendices L and M, that a still picture needs.
#pragma once

#include <string_view>

namespace pam::epub {

[[nodiscard]] bool is_svg_element(std::string_view name);
/// `element` decides for the few names that are good in one place only.
[[nodiscard]] bool is_svg_attribute(std::string_view name, std::string_view element);

}  // namespace pam::epub
