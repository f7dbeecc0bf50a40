// The font and the colour profile of the PDF made by hand: as few bytes as readers take.
#include "preflight/tagged_pdf.h"

#include <utility>
#include <vector>

namespace pam::preflight::test {

namespace {

constexpr unsigned glyphs = 10;  // .notdef, space, a to h
constexpr unsigned em = 1000;
constexpr unsigned advance = 500;

void put(std::string& bytes, unsigned long value, int count) {
    for (int shift = 8 * (count - 1); shift >= 0; shift -= 8)
        bytes += static_cast<char>(value >> shift & 0xFF);
}

std::string numbers(const std::vector<unsigned>& values) {
    std::string bytes;
    for (const unsigned value : values)
        put(bytes, value & 0xFFFF, 2);
    return bytes;
}

// A square of 400 units (OpenType, glyf).
std::string square() {
    std::string bytes = numbers({1, 0, 0, 400, 400, 3, 0});
    bytes += std::string("\1\1\1\1", 4);
    bytes += numbers({0, 400, 0, 0u - 400u});
    bytes += numbers({0, 0, 400, 0});
    return bytes;
}

std::string head() {
    std::string bytes;
    put(bytes, 0x00010000, 4);
    put(bytes, 0x00010000, 4);
    put(bytes, 0, 4);
    put(bytes, 0x5F0F3CF5, 4);
    put(bytes, 0, 2);
    put(bytes, em, 2);
    bytes += std::string(16, '\0');
    return bytes + numbers({0, 0, 400, 400, 0, 8, 2, 1, 0});
}

std::string hhea() {
    std::string bytes;
    put(bytes, 0x00010000, 4);
    return bytes
           + numbers({800, 0u - 200u, 0, advance, 0, 0, 400, 1, 0, 0, 0, 0, 0, 0, 0, glyphs}
           );
}

std::string maxp() {
    std::string bytes;
    put(bytes, 0x00010000, 4);
    return bytes + numbers({glyphs, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0});
}

// Format 4: the space, then a to h.
std::string unicode_map() {
    return numbers({4, 40,  0,   6,      4,        1,        2, ' ', 'h', 0xFFFF,
                    0, ' ', 'a', 0xFFFF, 1u - ' ', 2u - 'a', 1, 0,   0,   0});
}

// Format 0: a byte's glyph for each byte.
std::string roman_map() {
    std::string bytes = numbers({0, 262, 0});
    for (char32_t c = 0; c < 256; ++c)
        bytes += static_cast<char>(c >= 'a' && c <= 'h' ? 2 + c - 'a' : 0);
    return bytes;
}

std::string cmap(SmallMaps maps) {
    const std::string roman = roman_map();
    switch (maps) {
    case SmallMaps::None:
        return numbers({0, 0});
    case SmallMaps::Roman:
        return numbers({0, 1, 1, 0, 0, 12}) + roman;
    case SmallMaps::RomanAndUnicode:
        return numbers(
                   {0, 2, 1, 0, 0, 20, 3, 1, 0, 20 + static_cast<unsigned>(roman.size())}
               )
               + roman + unicode_map();
    case SmallMaps::Unicode:
        break;
    }
    return numbers({0, 1, 3, 1, 0, 12}) + unicode_map();
}

std::string post() {
    std::string bytes;
    put(bytes, 0x00030000, 4);
    return bytes + std::string(28, '\0');
}

}  // namespace

std::string small_font(SmallMaps maps) {
    std::string loca;
    std::string glyf;
    for (unsigned glyph = 0; glyph < glyphs; ++glyph) {
        put(loca, glyf.size(), 4);
        if (glyph != 1) glyf += square();
        glyf.resize((glyf.size() + 3) / 4 * 4);
    }
    put(loca, glyf.size(), 4);
    std::string hmtx;
    for (unsigned glyph = 0; glyph < glyphs; ++glyph)
        hmtx += numbers({advance, 0});
    const std::vector<std::pair<std::string, std::string>> tables = {
        {"cmap", cmap(maps)},
        {"glyf", glyf},
        {"head", head()},
        {"hhea", hhea()},
        {"hmtx", hmtx},
        {"loca", loca},
        {"maxp", maxp()},
        {"post", post()}};
    std::string font;
    put(font, 0x00010000, 4);
    font += numbers({static_cast<unsigned>(tables.size()), 128, 3, 0});
    std::string data;
    for (const auto& [name, table] : tables) {
        font += name;
        put(font, 0, 4);
        put(font, 12 + 16 * tables.size() + data.size(), 4);
        put(font, table.size(), 4);
        data += table;
        data.resize((data.size() + 3) / 4 * 4);
    }
    return font + data;
}

namespace {

// A list of the Compact Font Format (Adobe Technical Note 5176, 5).
std::string cff_index(const std::vector<std::string>& entries) {
    std::string bytes;
    put(bytes, entries.size(), 2);
    if (entries.empty()) return bytes;
    put(bytes, 1, 1);
    std::size_t offset = 1;
    put(bytes, offset, 1);
    for (const std::string& entry : entries)
        put(bytes, offset += entry.size(), 1);
    for (const std::string& entry : entries)
        bytes += entry;
    return bytes;
}

// A number of five bytes, whatever its value, so that what follows stays where it is.
std::string cff_number(std::size_t value) {
    std::string bytes(1, '\x1D');
    put(bytes, value, 4);
    return bytes;
}

}  // namespace

std::string small_cff() {
    constexpr unsigned first_letter = 66;  // "a" among the format's own strings
    const std::string square("\x8B\x8B\x15\xF8\x24\x06\xF8\x24\x07\xFC\x24\x06\x0E", 13);
    const std::string widths("\xF8\x88\x14", 3);  // 500 where a glyph states none
    std::vector<std::string> glyph_programs = {std::string(1, '\x0E')};
    std::string letters(1, '\0');
    for (unsigned letter = 0; letter < 8; ++letter) {
        glyph_programs.push_back(square);
        put(letters, first_letter + letter, 2);
    }
    const std::string head = std::string("\1\0\4\1", 4) + cff_index({"Small"});
    const std::string programs = cff_index(glyph_programs);
    const auto dictionary = [&](std::size_t after) {
        return cff_index(
            {cff_number(after) + "\x0F" + cff_number(after + letters.size()) + "\x11"
             + cff_number(widths.size())
             + cff_number(after + letters.size() + programs.size()) + "\x12"}
        );
    };
    const std::string none = cff_index({}) + cff_index({});
    const std::size_t after = head.size() + dictionary(0).size() + none.size();
    return head + dictionary(after) + none + letters + programs + widths;
}

std::string small_profile() {
    std::string profile;
    put(profile, 132, 4);
    profile += std::string(4, '\0');
    put(profile, 0x02100000, 4);
    profile += "mntrRGB XYZ ";
    profile += std::string(12, '\0');
    profile += "acsp";
    profile.resize(132);
    return profile;
}

}  // namespace pam::preflight::test
