// The names a sheet may use for elements and classes, and hints for those not known.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pam::style {

/// Every XHTML name that the model or the EPUB writer makes.
[[nodiscard]] std::span<const std::string_view> element_names();
/// Every class that they give. `heading-1` to `heading-9` and `indent-1` to `indent-9`
/// included.
[[nodiscard]] std::span<const std::string_view> class_names();

[[nodiscard]] bool contains(std::span<const std::string_view> names, std::string_view name);

/// "did you mean `x`?" as a list of hints; empty when nothing is near.
[[nodiscard]] std::vector<std::string>
did_you_mean(std::string_view name, std::span<const std::string_view> known);

}  // namespace pam::style
