// Fonts of signs that put their own pictures where Unicode has nothing (U+F020 to U+F0FF):
// what those pictures are.
#pragma once

#include <string_view>

namespace pam::manuscript::docx {

/// The character that `code` shows in the font; 0 when it is not known.
[[nodiscard]] char32_t symbol_character(std::string_view font, char32_t code);

}  // namespace pam::manuscript::docx
