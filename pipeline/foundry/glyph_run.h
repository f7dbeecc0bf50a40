// Shaped text, ready to paint: glyphs of one face at one size with their exact places, and
// the characters each cluster of glyphs stands for, so that text can be searched, copied
// and proven.
#pragma once

#include "base/length.h"
#include "base/source.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pam::foundry {

/// Index of a face in the Foundry.
using FaceId = std::uint16_t;

/// A glyph of the run's face; `x`, `y` from the run's origin on the baseline, y downwards.
struct Glyph {
    std::uint16_t id = 0;
    Length x;
    Length y;
};

/// The next `bytes` of the run's text are shown by the next `glyphs` of its glyphs. Bytes
/// have no bound but the paragraph's: invisible characters go with those before them.
struct Cluster {
    std::uint32_t bytes = 0;
    std::uint16_t glyphs = 0;
};

/// Glyphs and clusters stand in the order of reading (logical order), also from right to
/// left, where `x` falls from glyph to glyph; so that painted text can be read back in
/// order. `text` is always the document's own characters (before text-transform), with
/// U+00AD for a hyphen that a line break put in and a real space at a line's end where the
/// text has one. `stretch` is the horizontal scale of the glyphs in 1/1000 (1000: none; 980
/// to 1020 by expansion); glyph positions have it applied already.
struct GlyphRun {
    FaceId face = 0;
    Length size;
    int stretch = 1000;
    std::string text;
    std::vector<Glyph> glyphs;
    std::vector<Cluster> clusters;
    Length width;
    Span source;  // of the run's first to last character, none when generated
};

}  // namespace pam::foundry
