// Roman numerals, in lower case and the usual spelling: iv, not iiii.
#pragma once

#include <string>
#include <string_view>

namespace pam {

/// The numeral for 1 to 3999; empty for any other number.
[[nodiscard]] std::string roman_numeral(int number);

/// The number that a numeral means; 0 when it is none or not spelt in the usual way.
[[nodiscard]] int roman_value(std::string_view numeral);

}  // namespace pam
