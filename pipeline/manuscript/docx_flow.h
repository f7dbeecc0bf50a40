// A Word file's text as it was read, before it is known what its paragraphs are: a flow of
// paragraphs, tables and boxes. What depends on the whole (the prevailing size, the places
// that links lead to, the language) is settled when the flow is built into blocks.
#pragma once

#include "manuscript/docx_numbering.h"
#include "manuscript/office_inlines.h"

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace pam::manuscript::docx {

/// How a paragraph looks; counts are of its non-blank bytes.
struct Look {
    std::size_t characters = 0;
    std::size_t bold = 0;
    std::size_t italic = 0;
    std::size_t capitals = 0;  // set or typed
    std::size_t small = 0;     // lower-case letters
    std::size_t sizes = 0;     // sum of half-points over the characters
    [[nodiscard]] int size() const {
        return characters == 0 ? 0 : static_cast<int>(sizes / characters);
    }
};

struct FlowParagraph {
    Kind kind = Kind::Body;
    int level = 1;
    std::optional<ListNumber> number;
    Justify justify = Justify::Start;
    int left = 0;   // twips from the margin, the first line apart
    int first = 0;  // of the first line, from there
    bool right_to_left = false;
    bool drop_cap = false;
    bool ruled = false;
    bool mark_deleted = false;
    bool in_contents = false;
    std::vector<RunPiece> pieces;
    std::vector<std::string> bookmarks;
    std::string sequence;  // of a caption's number: "Figure", "Table"
    Look look;
    Span line = Span::none();  // in the transcript; joined paragraphs span several

    /// Neither words nor things; places that links lead to are none.
    [[nodiscard]] bool blank() const {
        for (const RunPiece& piece : pieces)
            if (!std::holds_alternative<document::Anchor>(piece.value)) return false;
        return true;
    }
};

struct FlowItem;
using Flow = std::vector<FlowItem>;

struct FlowCell {
    Flow flow;
    int columns = 1;
    int rows = 1;
    Justify justify = Justify::Start;
};
struct FlowTable {
    std::vector<std::vector<FlowCell>> rows;
    std::size_t head = 0;  // rows that head it
    std::size_t columns = 0;
    Span span = Span::none();
};
/// A text box or a drawing's words.
struct FlowBox {
    Flow flow;
    Span span = Span::none();
};
/// A line across the page.
struct FlowRule {
    Span span = Span::none();
};

struct FlowItem {
    std::variant<FlowParagraph, FlowTable, FlowBox, FlowRule> value;
};

}  // namespace pam::manuscript::docx
