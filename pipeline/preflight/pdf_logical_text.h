// The text of a tagged PDF in its logical order (ISO 32000-1, 14.8.2.3), as a screen reader
// tells it: from the structure tree, wherever the words came to stand on the pages.
#pragma once

#include "preflight/comparison.h"
#include "preflight/pdf_text.h"
#include "preflight/structure_proof.h"

#include <cstddef>
#include <vector>

namespace pam::preflight {

struct LogicalText {
    bool tagged = false;   // there is a structure tree
    bool is_tree = false;  // no element of it stands in two places
    FoundText body;
    FoundText notes;  // what stands in elements of type Note
    std::size_t note_count = 0;
    std::vector<FoundHeading> headings;
    std::vector<FoundPicture> pictures;
};

/// `text` is what was read from the pages of the same file. May throw what libqpdf throws.
[[nodiscard]] LogicalText read_logical_text(QPDF& pdf, const PdfText& text);

}  // namespace pam::preflight
