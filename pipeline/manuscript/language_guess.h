// A light guess at the language by its commonest small words; English unless another is
// clear.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pam::manuscript {

/// "de", "fr", "es", "it", "pt", "nl", "sv", "da", "pl", "cs" or "ru" where its small words
/// clearly outnumber those of English and of its neighbours.
[[nodiscard]] std::optional<std::string> guess_language(std::string_view text);

}  // namespace pam::manuscript
