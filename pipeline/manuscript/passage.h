// A passage: all the texts in which quotation marks and dashes must be judged together (a
// paragraph with its emphasis, a poem with all its lines), laid end to end as one string.
#pragma once

#include "document/document.h"
#include "manuscript/edits.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace pam::manuscript {

/// A stretch of a passage and the text it shows; code and images are one opaque letter
/// without text.
struct Piece {
    document::Text* text = nullptr;
    std::size_t begin = 0;
};

/// From `begin` on the words are of this language; empty: of the document's.
struct LanguageRun {
    std::size_t begin = 0;
    std::string_view language;
};

/// `flat` holds the texts, line ends inside as '\n'. It lives in `buffer`, or in the one
/// text there is, so that it is not copied.
struct Passage {
    std::string_view flat;
    std::vector<Piece> pieces;
    std::vector<LanguageRun> languages;  // ascending, the first at 0
    bool verse = false;
    std::string buffer;

    /// The piece that holds byte `at` of `flat`; null past the last.
    [[nodiscard]] const Piece* piece_at(std::size_t at) const;
};

/// Visits the passages of the document in reading order, notes after the blocks. The
/// passage lives only during the visit.
void for_each_passage(
    document::Document& document, const std::function<void(const Passage&)>& visit
);

/// The characters beside a byte offset of `flat`; 0 at its ends and at line ends.
[[nodiscard]] char32_t before(std::string_view flat, std::size_t at);
[[nodiscard]] char32_t at_or_end(std::string_view flat, std::size_t at);

}  // namespace pam::manuscript
