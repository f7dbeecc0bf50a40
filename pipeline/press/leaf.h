// Leaves: what each run of painted content is. Every mark on a page stands in exactly one
// leaf, leaves are flat, and the structure tree is hung on them.
#pragma once

#include "galley/galley.h"
#include "page/paged_document.h"

#include <cstddef>
#include <string>

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

struct Leaf {
    LeafKind kind = LeafKind::Text;
    galley::ElementNumber element = galley::no_element;  // of Galley::structure
    bool operator==(const Leaf&) const = default;
};

/// Artifacts are no part of the work and have no number among the marked content.
[[nodiscard]] bool is_artifact(LeafKind kind);

/// The operand and operator that open a leaf: `/P <</MCID 3>> BDC`.
[[nodiscard]] std::string opening(LeafKind kind, std::size_t number);

/// What a fragment of a line on this layer is.
[[nodiscard]] LeafKind kind_of(galley::Matter matter, page::Layer layer);

}  // namespace pam::press
