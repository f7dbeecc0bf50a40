// Copy: the text of one paragraph as it goes to be set, in pieces of one style each, with
// what hangs on its characters: links, note calls, ids, and the way back to the manuscript.
#pragma once

#include "base/source.h"
#include "foundry/foundry.h"
#include "foundry/shaper.h"
#include "galley/galley.h"
#include "model/typeset_model.h"
#include "style/computed_style.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pam::galley {

/// What a piece looks like and is; pieces alike in this are set in one run.
struct Look {
    const style::ComputedStyle* style = nullptr;
    foundry::FaceId face = 0;
    Length size;
    Length rise;
    Matter matter = Matter::Text;
    int link = -1;
    std::string_view language = {};  // BCP 47; the tree's own string
    ElementNumber element = whole_work;
    bool operator==(const Look&) const = default;
};

struct Piece {
    std::uint32_t begin = 0;  // byte in Copy::text; it ends where the next begins
    Look look;
    const model::TextNode* node = nullptr;
    std::uint32_t node_offset = 0;
    bool rigid = false;  // its spaces do not give (a marker's)
};

/// Something fixed to a byte of the text.
struct Anchor {
    std::uint32_t at = 0;
    const std::string* id = nullptr;  // an element begins here
    int note = -1;                    // a note is called here
};

/// A line feed in the text is a forced line end.
struct Copy {
    std::string text;
    std::vector<Piece> pieces;
    std::vector<Anchor> anchors;
    std::vector<foundry::Isolate> isolates;
    style::Direction direction = style::Direction::LeftToRight;

    void clear();
    void append(
        std::string_view characters,
        const Look& look,
        const model::TextNode* node = nullptr,
        std::uint32_t node_offset = 0
    );
    /// Takes away the bytes before `end`; what was fixed to them is fixed to the next.
    void drop_front(std::uint32_t end);
    /// A piece begins at `at`, alike the one it was part of.
    void cut_piece(std::uint32_t at);
    /// The bytes [begin, end) as copy of their own, without their anchors.
    [[nodiscard]] Copy slice(std::uint32_t begin, std::uint32_t end) const;
    [[nodiscard]] std::size_t piece_at(std::uint32_t byte) const;
    /// Where the bytes [begin, end) stand in the manuscript; none for generated text.
    [[nodiscard]] Span source(std::uint32_t begin, std::uint32_t end) const;
};

}  // namespace pam::galley
