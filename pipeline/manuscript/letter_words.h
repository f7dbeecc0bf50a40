// The words with which letters begin and end, in the languages that the copy desk knows.
#pragma once

#include <string_view>

namespace pam::manuscript {

/// "My dear Friend:", "Sehr geehrte Frau Lampe,"
[[nodiscard]] bool is_salutation(std::string_view words);

/// "I remain, Sir, your obedient servant,", "Mit freundlichen Grüßen"
[[nodiscard]] bool is_valediction(std::string_view words);

/// "P.S. The stove smokes."
[[nodiscard]] bool is_postscript(std::string_view words);

/// "WENDELL PHILLIPS", "J. S. M.", "The Editor": who signs.
[[nodiscard]] bool is_signatory(std::string_view words);

}  // namespace pam::manuscript
