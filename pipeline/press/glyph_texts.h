// What glyphs stand for. Cairo lets the first text that a glyph shows be its text for good,
// gives that character's code to the glyph that shows it first, and spells every other use
// out with a span: were a book's first space a no-break space, each of its spaces would
// become a span; were its first word in small capitals, each usual letter would need
// another font. So all glyphs are shown beforehand, with their usual text, the most
// frequent first.
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

/// Every glyph that alone shows some text, with the text it shows most often; by face, then
/// by how often.
[[nodiscard]] std::vector<GlyphText> usual_texts(const page::PagedDocument& paged);

}  // namespace pam::press
