// Painting: the pages as Cairo writes them, raw, with a note of every leaf, glyph and image
// box, page by page, for the finisher. Nothing is decided here: each glyph, rule and image
// stands where it was put.
#pragma once

#include "base/files.h"
#include "base/result.h"
#include "page/paged_document.h"
#include "press/faces.h"
#include "press/ink.h"
#include "press/leaf.h"
#include "press/placed_glyphs.h"

#include <string>
#include <vector>

namespace pam::press {

/// What was painted on one page, in the order of painting.
struct PageMarks {
    std::vector<Leaf> leaves;
    PlacedGlyphs glyphs;
    std::vector<page::PlacedImage> images;
    std::vector<std::string> silent;  // texts without a mark, told by a box in their place
};

struct Painted {
    Bytes raw;  // Cairo's PDF
    Inks inks;
    std::vector<PageMarks> pages;
    /// Cairo's first page only shows what glyphs stand for (press/glyph_texts.h) and is not
    /// one of `pages`.
    bool has_glyph_page = false;
};

/// Errors: PR001 Cairo failed, a run's clusters do not add up, or a face is unknown.
[[nodiscard]] Result<Painted> paint(const page::PagedDocument& paged, Faces& faces);

}  // namespace pam::press
