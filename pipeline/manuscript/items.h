// A plain text as a row of items: paragraphs, groups of lines, breaks, and later headings.
// First the shape of the lines cuts them; then each of the recognisers may say what an item
// is for.
#pragma once

#include "document/document.h"
#include "manuscript/inline_marks.h"
#include "manuscript/layout.h"
#include "manuscript/lines.h"
#include "manuscript/manuscript.h"
#include "manuscript/plain_cues.h"

#include <optional>
#include <string>
#include <vector>

namespace pam::manuscript {

enum class ItemKind {
    Prose,      // lines that run on
    LineGroup,  // lines that are kept as they stand
    Break,      // a scene-break line
    Heading,    // its lines run on, or are kept where `own_lines`
    Speech,     // a speaker's line and what is said
    Table,      // rows of clear columns
    Code,       // commands or program text
};

struct Item {
    ItemKind kind = ItemKind::Prose;
    std::size_t first = 0;  // lines [first, last)
    std::size_t last = 0;
    int blank_before = 0;
    int indent = 0;       // the smallest of its lines
    int level = 0;        // of a heading
    bool listed = false;  // a line of the manuscript's own contents list
    /// Lines of `=` or `-` over and under a heading; markup.
    std::optional<std::size_t> over;
    std::optional<std::size_t> under;
    document::Role role = document::Role::Body;
    std::optional<document::DivisionKind> division;
    int list = 0;              // items of one list have one number; 0 is none
    bool opens_entry = false;  // begins an entry of its list with a mark
    int depth = 0;             // of a list inside an entry: 1 and more
    int group = 0;  // consecutive items of one division and one group are one division
};
using Items = std::vector<Item>;

/// Everything the recognisers look at and change.
struct Script {
    const Source& source;
    const Lines& lines;
    Layout layout;
    Items items;
    Cues cues = {};
    /// Marks that are no words of the text; none where nothing states them.
    const InlineMarks* marks = nullptr;
    /// In the language of the text a dash at the head of a paragraph says that somebody
    /// speaks.
    bool speech_dashes = false;

    /// From the first character of the item's text to its last.
    [[nodiscard]] Span span(const Item& item) const;
    /// The item's words, white space folded and marks left out; at most the first 400
    /// bytes' worth.
    [[nodiscard]] std::string words(const Item& item) const;
    [[nodiscard]] std::string without_marks(Span span) const;
    [[nodiscard]] std::string_view line_text(std::size_t line) const;
    /// Characters of its longest line.
    [[nodiscard]] int width(const Item& item) const;
    /// A paragraph that is surely running text: three lines, one long line, a sentence of
    /// some length.
    [[nodiscard]] bool is_body(const Item& item) const;
    [[nodiscard]] std::size_t line_count(const Item& item) const {
        return item.last - item.first;
    }
};

/// Cuts lines [begin, end) into items by their shape; each cue opens a speech.
[[nodiscard]] Items cut_into_items(
    const Source& source,
    const Lines& lines,
    const Layout& layout,
    const Cues& cues,
    std::size_t begin,
    std::size_t end
);

}  // namespace pam::manuscript
