// Where the painter put the glyphs of a page, in the order of painting: the measure that
// the finisher holds Cairo's text to.
#pragma once

#include "base/length.h"

#include <cstdint>
#include <vector>

namespace pam::press {

/// Cairo leaves out what nobody would see: text off the page, blanks alone.
enum class Sight { Sure, Doubtful };

/// Glyphs that follow each other on one height.
struct GlyphRow {
    Length y;
    std::uint32_t glyphs = 0;
    Sight sight = Sight::Sure;
};

/// Four bytes a glyph, because a book of 100,000 words has 600,000 of them.
struct PlacedGlyphs {
    std::vector<Length> xs;
    std::vector<GlyphRow> rows;

    void add(Point place, Sight sight) {
        if (rows.empty() || rows.back().y != place.y || rows.back().sight != sight)
            rows.push_back({place.y, 0, sight});
        ++rows.back().glyphs;
        xs.push_back(place.x);
    }
};

}  // namespace pam::press
