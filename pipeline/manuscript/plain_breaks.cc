#include "manuscript/plain_breaks.h"

#include "base/utf8.h"

#include <array>

namespace pam::manuscript {

namespace {

// Asterisms, fleurons, hearts, stars, section signs, lozenges, daggers, bullets.
bool is_flower(char32_t c) {
    constexpr std::array<char32_t, 24> flowers{
        0x2042, 0x2051, 0x2766, 0x2767, 0x2619, 0x2740, 0x273F, 0x2741,
        0x2605, 0x2606, 0x2726, 0x2727, 0x2736, 0x274B, 0x273B, 0x2022,
        0x25C6, 0x25C7, 0x25CA, 0x2020, 0x2021, 0xA7,   0xB0,   0xB7};
    for (const char32_t flower : flowers)
        if (c == flower) return true;
    return false;
}

bool is_stroke(char32_t c) {
    return c == '-' || c == '=' || c == '~' || c == '_' || c == '*' || c == 0x2013
           || c == 0x2014 || c == 0x2500 || c == '<' || c == '>' || c == '+' || c == '.';
}

// The o's of "oOo" and "o0o", the x's of "x x x".
bool is_ring(char32_t c) {
    return c == 'o' || c == 'O' || c == '0';
}

}  // namespace

bool is_ornament_line(std::string_view line) {
    if (line.empty() || line.size() > 100) return false;
    // Words begin with letters.
    const char first = line[0];
    if ((first >= 'a' && first <= 'z' && first != 'o')
        || (first >= 'A' && first <= 'Z' && first != 'O'))
        return false;
    std::size_t flowers = 0;
    std::size_t rings = 0;
    std::size_t letters = 0;
    std::size_t strokes = 0;
    std::size_t angles = 0;
    for (std::size_t at = 0; at < line.size();) {
        const utf8::Decoded next = utf8::decode(line, at);
        const char32_t c = next.code_point;
        at += next.bytes;
        if (utf8::is_blank(c)) continue;
        if (is_flower(c))
            ++flowers;
        else if (is_ring(c))
            ++rings, letters += c != '0';
        else if (is_stroke(c))
            ++strokes, angles += c == '<' || c == '>';
        else
            return false;
    }
    if (flowers > 0) return rings == 0;
    // "oOo", with or without strokes; "o" alone, "00" and "-0-" are something else.
    if (rings > 0) return rings == 3 && letters > 0;
    return angles >= 4 || (angles == 2 && strokes >= 6);
}

}  // namespace pam::manuscript
