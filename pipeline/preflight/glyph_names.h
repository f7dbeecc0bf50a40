// What the names of glyphs and the codes of simple fonts stand for.
#pragma once

#include <optional>
#include <string_view>

namespace pam::preflight {

/// "eacute", "uni00E9", "u1F600"; nothing where the name says nothing.
[[nodiscard]] std::optional<char32_t> character_named(std::string_view name);

/// Characters of WinAnsiEncoding, MacRomanEncoding and StandardEncoding; 0 where a code
/// stands for none.
[[nodiscard]] char32_t win_ansi_character(unsigned code);
[[nodiscard]] char32_t mac_roman_character(unsigned code);
[[nodiscard]] char32_t standard_character(unsigned code);

}  // namespace pam::preflight
