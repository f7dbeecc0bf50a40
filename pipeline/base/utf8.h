// UTF-8 and the few character classes that every room needs. Code points are `char32_t`;
// text is always valid UTF-8 once it has passed `find_invalid`.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pam::utf8 {

struct Decoded {
    char32_t code_point = 0;
    std::size_t bytes = 1;
};

/// The character at `offset`, which must be inside the text. A malformed byte gives U+FFFD,
/// one byte.
[[nodiscard]] Decoded decode(std::string_view text, std::size_t offset);

/// The character that ends just before `offset` (> 0).
[[nodiscard]] Decoded decode_before(std::string_view text, std::size_t offset);

void append(std::string& text, char32_t code_point);
[[nodiscard]] std::string encode(char32_t code_point);
[[nodiscard]] std::u32string to_utf32(std::string_view text);

/// Number of code points.
[[nodiscard]] std::size_t count(std::string_view text);

/// Offset of the first byte that is not well-formed UTF-8 (Unicode 15, table 3-7), if any.
[[nodiscard]] std::optional<std::size_t> find_invalid(std::string_view text);

/// White space at which text may be folded: TAB, LF, VT, FF, CR, SPACE, NEL, U+1680,
/// U+2000..U+200A (but not U+2007), U+2028, U+2029, U+205F, U+3000. No-break spaces are not
/// white space here.
[[nodiscard]] bool is_space(char32_t c);
/// Any character that shows as blank, no-break spaces included.
[[nodiscard]] bool is_blank(char32_t c);
/// ASCII letters and digits and every non-ASCII character that is a letter in the ranges of
/// Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic, Indic, CJK and other living scripts.
/// For word edges.
[[nodiscard]] bool is_word(char32_t c);
[[nodiscard]] bool is_letter(char32_t c);
[[nodiscard]] bool is_digit(char32_t c);
/// Upper case, for Latin, Greek and Cyrillic letters with simple one-to-one case.
[[nodiscard]] bool is_upper(char32_t c);
[[nodiscard]] bool is_lower(char32_t c);
[[nodiscard]] char32_t to_lower(char32_t c);
[[nodiscard]] char32_t to_upper(char32_t c);

/// White space (`is_space`) runs become one space; none at the ends.
[[nodiscard]] std::string collapse_spaces(std::string_view text);
[[nodiscard]] std::string_view trim(std::string_view text);

/// At most `limit` characters, the middle replaced by an ellipsis.
[[nodiscard]] std::string elide_middle(std::string_view text, std::size_t limit);

}  // namespace pam::utf8
