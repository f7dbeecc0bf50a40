// A stranger's bytes, made fit to be shown.
#pragma once

#include <string>
#include <string_view>

namespace pam::preflight {

/// Bytes of a stranger's file as text: well-formed UTF-8, no controls.
[[nodiscard]] std::string legible(std::string_view bytes);

}  // namespace pam::preflight
