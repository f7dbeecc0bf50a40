// A passage: all the texts in which quotation marks and dashes must be judged together (a
// paragraph with its emphasis, a poem with all its lines), laid end to end as one string.
#pragma once

#include "document/document.h"
#include "manuscript/edits.h"

#include <functional>
#include <string>
#include <vector>

namespace pam::manuscript {

/// A stretch of a passage and the text it shows; code and images are one opaque letter
/// without text.
struct Piece {
    document::Text* text = nullptr;
    std::size_t begin = 0;
};

struct Passage {
    std::string flat;  // line ends inside are '\n'
    std::vector<Piece> pieces;
};

/// Visits the passages of the document in reading order, notes after the blocks.
void for_each_passage(
    document::Document& document, const std::function<void(Passage&)>& visit
);

/// Puts `edits` of the passage (ascending, disjoint) into its texts. An edit that crosses
/// the border of two texts is left undone.
void apply(
    const Edits& edits,
    Passage& passage,
    const Source& source,
    std::vector<LedgerEntry>& ledger
);

/// The characters beside a byte offset of `flat`; 0 at its ends and at line ends.
[[nodiscard]] char32_t before(std::string_view flat, std::size_t at);
[[nodiscard]] char32_t at_or_end(std::string_view flat, std::size_t at);

}  // namespace pam::manuscript
