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

// One map, (3, 1), format 4: the space, then a to h.
std::string cmap() {
    std::string bytes = numbers({0, 1, 3, 1, 0, 12});
    return bytes + numbers({4, 40,  0,   6,      4,        1,        2, ' ', 'h', 0xFFFF,
                            0, ' ', 'a', 0xFFFF, 1u - ' ', 2u - 'a', 1, 0,   0,   0});
}

std::string post() {
    std::string bytes;
    put(bytes, 0x00030000, 4);
    return bytes + std::string(28, '\0');
}

}  // namespace

std::string small_font() {
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
        {"cmap", cmap()},
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
