// ToUnicode CMaps (ISO 32000-1, 9.10.3): the characters that a font's codes give back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pam::preflight {

/// Characters by code, for codes of one or two bytes; an empty string is an unmapped code.
struct ToUnicode {
    std::size_t code_bytes = 1;
    std::vector<std::u32string> characters;

    [[nodiscard]] const std::u32string* find(std::uint32_t code) const {
        if (code >= characters.size() || characters[code].empty()) return nullptr;
        return &characters[code];
    }
};

/// Reads bfchar and bfrange sections; anything else in the CMap is passed over.
[[nodiscard]] ToUnicode parse_to_unicode(std::string_view cmap, std::size_t code_bytes);

/// Characters of a UTF-16BE string. U+FEFF is one of them: a byte order mark is the
/// caller's.
[[nodiscard]] std::u32string from_utf16(std::string_view bytes);

}  // namespace pam::preflight
