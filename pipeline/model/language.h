// Language tags as BCP 47 (RFC 5646) writes them.
#pragma once

#include <string>
#include <string_view>

namespace pam::model {

/// True for langtag and privateuse of RFC 5646 2.1, judged by form, not by the registry.
[[nodiscard]] bool is_language_tag(std::string_view tag);

/// The tag with `_` as `-` (POSIX habit), its encoding suffix (".UTF-8") cut, and the
/// customary case: "EN_us.utf8" is "en-US".
[[nodiscard]] std::string tidy_language(std::string_view tag);

}  // namespace pam::model
