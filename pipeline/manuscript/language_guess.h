// A light guess at the language by its commonest small words; English unless another is
// clear.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pam::manuscript {

/// "de", "fr", "es" or "it" where their small words clearly outnumber English ones.
[[nodiscard]] std::optional<std::string> guess_language(std::string_view text);

}  // namespace pam::manuscript
