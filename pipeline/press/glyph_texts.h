// What glyphs stand for. Cairo lets the first text that a glyph shows be its text for good,
// and marks every other one with a span: were a book's first space a no-break space, each
// of its spaces would become a span. So glyphs whose first text is not their usual one are
// shown with the usual one before.
#pragma once

#include "foundry/glyph_run.h"
#include "page/paged_document.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pam::press {

struct GlyphText {
    foundry::FaceId face = 0;
    std::uint16_t glyph = 0;
    std::string text;
    bool operator==(const GlyphText&) const = default;
};

/// The glyphs whose first text is not their most frequent one, by face and glyph. Where
/// there are any, the face's most frequent glyph that leaves a mark comes with them.
[[nodiscard]] std::vector<GlyphText> misleading_glyphs(const page::PagedDocument& paged);

}  // namespace pam::press
