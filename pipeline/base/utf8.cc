#include "base/utf8.h"

#include <cstdint>
#include <cstring>

namespace pam::utf8 {

namespace {

bool is_continuation(unsigned char byte) {
    return (byte & 0xC0) == 0x80;
}

// Length of the well-formed sequence at the front of `text`, or 0 (Unicode 15, table 3-7).
std::size_t well_formed_length(std::string_view text) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
    };
    const unsigned lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead < 0xC2 || lead > 0xF4) return 0;
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (text.size() < length) return 0;
    const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (byte(1) < low || byte(1) > high) return 0;
    for (std::size_t i = 2; i < length; ++i)
        if (!is_continuation(static_cast<unsigned char>(text[i]))) return 0;
    return length;
}

bool between(char32_t c, char32_t first, char32_t last) {
    return c >= first && c <= last;
}

// Case pairs that alternate upper, lower: the Latin Extended, Cyrillic and Coptic rows.
bool alternates(char32_t c) {
    return between(c, 0x100, 0x137) || between(c, 0x14A, 0x177) || between(c, 0x1DE, 0x1EF)
           || between(c, 0x1F8, 0x21F) || between(c, 0x222, 0x233)
           || between(c, 0x460, 0x481) || between(c, 0x48A, 0x4BF)
           || between(c, 0x4D0, 0x52F) || between(c, 0x1E00, 0x1E95)
           || between(c, 0x1EA0, 0x1EFF);
}

// Rows in which the odd code point is the capital.
bool alternates_odd(char32_t c) {
    return between(c, 0x139, 0x148) || between(c, 0x179, 0x17E) || between(c, 0x4C1, 0x4CE);
}

// Greek capitals with accents stand apart from their small letters.
char32_t greek_accent_to_lower(char32_t c) {
    switch (c) {
    case 0x386:
        return 0x3AC;
    case 0x388:
        return 0x3AD;
    case 0x389:
        return 0x3AE;
    case 0x38A:
        return 0x3AF;
    case 0x38C:
        return 0x3CC;
    case 0x38E:
        return 0x3CD;
    case 0x38F:
        return 0x3CE;
    default:
        return c;
    }
}

char32_t greek_accent_to_upper(char32_t c) {
    switch (c) {
    case 0x3AC:
        return 0x386;
    case 0x3AD:
        return 0x388;
    case 0x3AE:
        return 0x389;
    case 0x3AF:
        return 0x38A;
    case 0x3CC:
        return 0x38C;
    case 0x3CD:
        return 0x38E;
    case 0x3CE:
        return 0x38F;
    default:
        return c;
    }
}

}  // namespace

Decoded decode(std::string_view text, std::size_t offset) {
    if (const auto byte = static_cast<unsigned char>(text[offset]); byte < 0x80)
        return {byte, 1};
    const std::string_view rest = text.substr(offset);
    const std::size_t length = well_formed_length(rest);
    const auto bits = [&](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(rest[i]) & 0x3F);
    };
    const auto lead = static_cast<char32_t>(static_cast<unsigned char>(rest[0]));
    switch (length) {
    case 1:
        return {lead, 1};
    case 2:
        return {(lead & 0x1F) << 6 | bits(1), 2};
    case 3:
        return {(lead & 0x0F) << 12 | bits(1) << 6 | bits(2), 3};
    case 4:
        return {(lead & 0x07) << 18 | bits(1) << 12 | bits(2) << 6 | bits(3), 4};
    default:
        return {0xFFFD, 1};
    }
}

Decoded decode_before(std::string_view text, std::size_t offset) {
    std::size_t start = offset - 1;
    while (start > 0 && offset - start < 4
           && is_continuation(static_cast<unsigned char>(text[start])))
        --start;
    const Decoded found = decode(text, start);
    if (start + found.bytes == offset) return found;
    return {0xFFFD, 1};
}

void append(std::string& text, char32_t c) {
    const auto put = [&](char32_t byte) {
        text += static_cast<char>(static_cast<unsigned char>(byte));
    };
    if (c < 0x80) return put(c);
    if (c < 0x800) {
        put(0xC0 | c >> 6);
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12);
        put(0x80 | (c >> 6 & 0x3F));
    } else {
        put(0xF0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3F));
        put(0x80 | (c >> 6 & 0x3F));
    }
    put(0x80 | (c & 0x3F));
}

std::string encode(char32_t code_point) {
    std::string text;
    append(text, code_point);
    return text;
}

std::u32string to_utf32(std::string_view text) {
    std::u32string wide;
    wide.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const Decoded next = decode(text, i);
        wide += next.code_point;
        i += next.bytes;
    }
    return wide;
}

std::size_t count(std::string_view text) {
    constexpr std::uint64_t low_bits = 0x0101010101010101u;
    std::size_t total = text.size();
    std::size_t at = 0;
    // Eight bytes at a time: those that begin with the bits 10 continue a character.
    for (std::uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
        std::memcpy(&eight, text.data() + at, sizeof eight);
        total -= (eight >> 7 & ~eight >> 6 & low_bits) * low_bits >> 56;
    }
    for (; at < text.size(); ++at)
        total -= is_continuation(static_cast<unsigned char>(text[at])) ? 1 : 0;
    return total;
}

std::optional<std::size_t> find_invalid(std::string_view text) {
    constexpr std::uint64_t high_bits = 0x8080808080808080u;
    std::uint64_t eight = 0;
    for (std::size_t i = 0; i < text.size();) {
        if (i + sizeof eight <= text.size()) {
            std::memcpy(&eight, text.data() + i, sizeof eight);
            if ((eight & high_bits) == 0) {
                i += sizeof eight;
                continue;
            }
        }
        if (static_cast<unsigned char>(text[i]) < 0x80) {
            ++i;
            continue;
        }
        const std::size_t length = well_formed_length(text.substr(i));
        if (length == 0) return i;
        i += length;
    }
    return std::nullopt;
}

bool is_space(char32_t c) {
    if (c < 0x80) return c == ' ' || between(c, 0x09, 0x0D);
    return c == 0x85 || c == 0x1680 || (between(c, 0x2000, 0x200A) && c != 0x2007)
           || c == 0x2028 || c == 0x2029 || c == 0x205F || c == 0x3000;
}

bool is_blank(char32_t c) {
    return is_space(c) || c == 0xA0 || c == 0x2007 || c == 0x202F;
}

bool is_digit(char32_t c) {
    return between(c, '0', '9');
}

bool is_letter(char32_t c) {
    if (c < 0x80) return between(c | 0x20, 'a', 'z');
    if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
    if (c < 0x2000)
        return c != 0xD7 && c != 0xF7 && !between(c, 0x2B0, 0x2FF) && c != 0x37E
               && c != 0x387;
    return between(c, 0x2C00, 0x2DFF) || between(c, 0x3005, 0x3007)
           || between(c, 0x3040, 0x318F) || between(c, 0x3400, 0x9FFF)
           || between(c, 0xA000, 0xD7FF) || between(c, 0xF900, 0xFDFF)
           || between(c, 0xFE70, 0xFEFC) || between(c, 0xFF21, 0xFFDC)
           || between(c, 0x10000, 0x1CFFF) || between(c, 0x1D400, 0x1D7FF)
           || between(c, 0x20000, 0x3FFFF);
}

bool is_word(char32_t c) {
    return is_letter(c) || is_digit(c);
}

bool is_upper(char32_t c) {
    return to_lower(c) != c;
}

bool is_lower(char32_t c) {
    return to_upper(c) != c || c == 0xDF;
}

char32_t to_lower(char32_t c) {
    if (c < 0x80) return between(c, 'A', 'Z') ? c + 32 : c;
    if (between(c, 0xC0, 0xDE)) return c == 0xD7 ? c : c + 32;
    if (c == 0x178) return 0xFF;
    if (alternates(c)) return c | 1;
    if (alternates_odd(c)) return c % 2 == 1 ? c + 1 : c;
    if (between(c, 0x386, 0x38F)) return greek_accent_to_lower(c);
    if (between(c, 0x391, 0x3AB)) return c == 0x3A2 ? c : c + 32;
    if (between(c, 0x400, 0x40F)) return c + 80;
    if (between(c, 0x410, 0x42F)) return c + 32;
    return c;
}

char32_t to_upper(char32_t c) {
    if (c < 0x80) return between(c, 'a', 'z') ? c - 32 : c;
    if (between(c, 0xE0, 0xFE)) return c == 0xF7 ? c : c - 32;
    if (c == 0xFF) return 0x178;
    if (alternates(c)) return c & ~static_cast<char32_t>(1);
    if (alternates_odd(c)) return c % 2 == 0 ? c - 1 : c;
    if (between(c, 0x3AC, 0x3AF) || between(c, 0x3CC, 0x3CE))
        return greek_accent_to_upper(c);
    if (c == 0x3C2) return 0x3A3;
    if (between(c, 0x3B1, 0x3CB)) return c - 32;
    if (between(c, 0x430, 0x44F)) return c - 32;
    if (between(c, 0x450, 0x45F)) return c - 80;
    return c;
}

// Bytes of the white space at `at`; most bytes decide themselves.
static std::size_t space_bytes(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) return byte == ' ' || (byte >= 0x09 && byte <= 0x0D) ? 1 : 0;
    const Decoded next = decode(text, at);
    return is_space(next.code_point) ? next.bytes : 0;
}

std::string collapse_spaces(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (const std::size_t space = space_bytes(text, at)) {
            at += space;
            continue;
        }
        const std::size_t word = at;
        while (at < text.size() && space_bytes(text, at) == 0)
            ++at;
        if (!folded.empty()) folded += ' ';
        folded.append(text, word, at - word);
    }
    return folded;
}

std::string_view trim(std::string_view text) {
    const auto is_ink = [](char byte) { return byte > ' ' && byte < 0x7F; };
    if (!text.empty() && is_ink(text.front()) && is_ink(text.back())) return text;
    while (!text.empty()) {
        const Decoded first = decode(text, 0);
        if (!is_space(first.code_point)) break;
        text.remove_prefix(first.bytes);
    }
    while (!text.empty()) {
        const Decoded last = decode_before(text, text.size());
        if (!is_space(last.code_point)) break;
        text.remove_suffix(last.bytes);
    }
    return text;
}

std::string elide_middle(std::string_view text, std::size_t limit) {
    const std::size_t total = count(text);
    if (total <= limit) return std::string(text);
    const auto offset_of = [&](std::size_t characters) {
        std::size_t offset = 0;
        for (; characters > 0; --characters)
            offset += decode(text, offset).bytes;
        return offset;
    };
    const std::size_t tail = limit / 3;
    const std::size_t head = limit - tail - 1;
    return std::string(text.substr(0, offset_of(head))) + "…"
           + std::string(text.substr(offset_of(total - tail)));
}

}  // namespace pam::utf8
