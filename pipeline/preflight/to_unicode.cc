#include "preflight/to_unicode.h"

#include "preflight/content_lexer.h"

namespace pam::preflight {

namespace {

using Kind = ContentToken::Kind;

constexpr std::uint32_t highest_code = 0xFFFF;
// A sound map gives each code one meaning; one that gives meanings without end is left.
constexpr std::size_t most_meanings = std::size_t{16} * (highest_code + 1);

std::uint32_t code_of(std::string_view bytes) {
    std::uint32_t code = 0;
    for (const char byte : bytes)
        code = code << 8 | static_cast<unsigned char>(byte);
    return code;
}

void set(ToUnicode& map, std::uint32_t code, std::u32string characters) {
    if (code > highest_code) return;
    if (code >= map.characters.size()) map.characters.resize(code + 1);
    map.characters[code] = std::move(characters);
}

void read_characters(ContentLexer& lexer, ToUnicode& map) {
    for (;;) {
        const ContentToken code = lexer.next();
        if (code.kind != Kind::String) return;
        const ContentToken value = lexer.next();
        if (value.kind != Kind::String) return;
        set(map, code_of(code.text), from_utf16(value.text));
    }
}

void read_range_array(ContentLexer& lexer, ToUnicode& map, std::uint32_t first) {
    for (std::uint32_t code = first;; ++code) {
        const ContentToken value = lexer.next();
        if (value.kind != Kind::String) return;
        set(map, code, from_utf16(value.text));
    }
}

void read_ranges(ContentLexer& lexer, ToUnicode& map, std::size_t& meanings) {
    for (;;) {
        const ContentToken low = lexer.next();
        if (low.kind != Kind::String) return;
        const ContentToken high = lexer.next();
        if (high.kind != Kind::String) return;
        const ContentToken value = lexer.next();
        if (value.kind == Kind::ArrayBegin) {
            read_range_array(lexer, map, code_of(low.text));
            continue;
        }
        if (value.kind != Kind::String) return;
        std::u32string characters = from_utf16(value.text);
        for (std::uint32_t code = code_of(low.text);
             code <= code_of(high.text) && code <= highest_code && meanings < most_meanings;
             ++code, ++meanings) {
            set(map, code, characters);
            if (!characters.empty()) ++characters.back();
        }
    }
}

}  // namespace

ToUnicode parse_to_unicode(std::string_view cmap, std::size_t code_bytes) {
    ToUnicode map;
    map.code_bytes = code_bytes;
    ContentLexer lexer(cmap);
    std::size_t meanings = 0;
    for (ContentToken token = lexer.next(); token.kind != Kind::End; token = lexer.next()) {
        if (token.kind != Kind::Operator) continue;
        if (token.text == "beginbfchar") read_characters(lexer, map);
        if (token.text == "beginbfrange") read_ranges(lexer, map, meanings);
    }
    return map;
}

std::u32string from_utf16(std::string_view bytes) {
    const auto unit = [&](std::size_t i) {
        return static_cast<char32_t>(
            static_cast<unsigned char>(bytes[i]) << 8
            | static_cast<unsigned char>(bytes[i + 1])
        );
    };
    std::u32string text;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        char32_t c = unit(i);
        if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size()) {
            c = 0x10000 + ((c - 0xD800) << 10) + (unit(i + 2) - 0xDC00);
            i += 2;
        }
        text += c;
    }
    return text;
}

}  // namespace pam::preflight
