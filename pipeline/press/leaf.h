// Leaves: what each run of painted content is. Every mark on a page stands in exactly one
// leaf, leaves are flat, and their order is the order of reading; a structure tree can be
// hung on them.
#pragma once

#include "galley/galley.h"
#include "page/paged_document.h"

#include <cstddef>
#include <string>
#include <vector>

namespace pam::press {

enum class LeafKind {
    Text,        // the manuscript's own words
    Note,        // the words of a note
    Float,       // the words of a figure or table that floats
    Label,       // made text: note numbers, list numbers, note calls
    Figure,      // an image that belongs to the work
    Furniture,   // folios and running heads
    Decoration,  // rules and ornaments
};

/// The place in the galley that a line comes from: blocks first, then the blocks of the
/// notes and of the floats, numbered through. Furniture comes from nowhere.
using BlockNumber = std::size_t;
inline constexpr BlockNumber no_block = static_cast<BlockNumber>(-1);

struct Leaf {
    LeafKind kind = LeafKind::Text;
    BlockNumber block = no_block;
    bool operator==(const Leaf&) const = default;
};

/// Artifacts are no part of the work and have no number among the marked content.
[[nodiscard]] bool is_artifact(LeafKind kind);

/// The operand and operator that open a leaf: `/P <</MCID 3>> BDC`.
[[nodiscard]] std::string opening(LeafKind kind, std::size_t number);

/// What a fragment of a line on this layer is.
[[nodiscard]] LeafKind kind_of(galley::Matter matter, page::Layer layer);

/// Finds the block that a line of the galley belongs to.
class BlockIndex {
public:
    explicit BlockIndex(const galley::Galley& galley);
    [[nodiscard]] BlockNumber find(const galley::SetLine* line) const;

private:
    struct Range {
        const void* begin;
        const void* end;
        BlockNumber block;
    };
    void add(const galley::Block& block);
    void add_range(const void* begin, const void* end);

    std::vector<Range> ranges_;
    BlockNumber count_ = 0;
};

}  // namespace pam::press
