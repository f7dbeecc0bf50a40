// What an output must say: the document as plain strings, the text in one, each note in its
// own. White space is folded to single spaces and a block's end is a line feed; both forms
// of output are brought to the same shape before they are compared.
#pragma once

#include "document/document.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pam::preflight {

/// Characters with the source byte of each, so that a difference can be led back to its
/// line.
struct TracedText {
    std::u32string characters;
    std::vector<std::uint32_t>
        offsets;  // one a character; Span::none().begin for generated text

    void append(char32_t character, std::uint32_t offset);
    /// One space, unless the text is empty or ends in white space already.
    void space(std::uint32_t offset);
    /// The end of a block: white space of any kind may stand here.
    void boundary();
    /// The other text from a character on.
    void append(const TracedText& other, std::size_t from = 0);
};

/// A heading of the work's text, or a line of its title, which is of the first of the six
/// levels that an output has; the headings' own follow.
struct ExpectedHeading {
    int level = 1;
    TracedText text;
};

/// A picture that says something: its description, and where the manuscript has it.
struct ExpectedPicture {
    std::string alternative;
    std::uint32_t offset = 0;
};

struct ExpectedText {
    TracedText body;
    /// Where in the body the words of each figure and table stand, in order, from and to.
    std::vector<std::pair<std::size_t, std::size_t>> figures;
    std::vector<TracedText> notes;          // by index in Document::notes
    std::vector<std::size_t> note_order;    // indices in the order of their first calls
    std::vector<std::size_t> uncalled;      // indices of notes nobody calls
    std::vector<ExpectedHeading> headings;  // of the body, those without words left out
    std::vector<ExpectedPicture> pictures;  // of body and notes
};

[[nodiscard]] ExpectedText expected_text(const document::Document& document);

/// The letters of a Latin ligature that has a code point of its own (U+FB00 to U+FB06),
/// empty for any other character. A font shows both alike and may give back either, so
/// texts are compared by letters.
[[nodiscard]] std::u32string_view ligature_letters(char32_t character);

/// U+FFFD for what neither XML 1.0 nor a page can hold (control characters, U+FFFE,
/// U+FFFF).
[[nodiscard]] char32_t printable(char32_t character);

}  // namespace pam::preflight
