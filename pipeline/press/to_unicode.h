// What the glyphs of an embedded font say: ToUnicode maps (ISO 32000-1, 9.10.3) as Cairo
// writes them, read, mended and written again. A ligature's own code point (U+FB01) says
// its letters instead.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace pam::press {

/// Character codes of a font to UTF-16. `code_bytes` is 1 for simple fonts, 2 for composite
/// ones.
struct ToUnicode {
    int code_bytes = 1;
    std::map<std::uint32_t, std::u16string> characters;

    /// The text of a string of codes; codes without a character say nothing.
    [[nodiscard]] std::u16string text_of(std::string_view codes) const;
};

/// Reads the `bfchar` and `bfrange` sections. Errors: PR002 when there is none or one is
/// broken.
[[nodiscard]] Result<ToUnicode> read_to_unicode(std::string_view cmap);

/// Parts the Latin ligatures U+FB00 to U+FB06 into their letters.
void part_ligatures(ToUnicode& map);

[[nodiscard]] std::string write_to_unicode(const ToUnicode& map);

/// The bytes of a PDF string, written as `(literal)` or `<hexadecimal>`.
[[nodiscard]] std::string string_bytes(std::string_view written);
/// UTF-16BE with its byte order mark, as text strings have it.
[[nodiscard]] std::u16string text_string(std::string_view bytes);

}  // namespace pam::press
