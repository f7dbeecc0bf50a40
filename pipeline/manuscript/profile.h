// Profiles by name.
#pragma once

#include "manuscript/manuscript.h"

#include <optional>
#include <string_view>

namespace pam::manuscript {

/// "auto", "plain", "gutenberg", "mail"; none for other words.
[[nodiscard]] std::optional<Profile> profile_named(std::string_view name);

}  // namespace pam::manuscript
