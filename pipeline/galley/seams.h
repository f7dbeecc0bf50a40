// What printers of Chinese and Japanese put between two characters, or take away: a quarter
// of an em beside a foreign word (JLREQ 3.2.6), and half an em less where two marks would
// leave their blank halves side by side (JLREQ 3.1.4; CLREQ 3.1.6).
#pragma once

#include <string_view>

namespace pam::galley {

/// Thousandths of an em to be added between two neighbours, 0 for most; negative where
/// marks close up. `language` is that of the text around them.
[[nodiscard]] int seam_between(char32_t before, char32_t after, std::string_view language);

/// Is the letter one of a script that is set solid, in squares?
[[nodiscard]] bool is_square(char32_t c);

}  // namespace pam::galley
