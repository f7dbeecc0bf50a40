// The structure of the work as readers need it who do not see the page: a table of
// elements, which becomes the tree of a tagged PDF (ISO 32000-1, 14.7 and 14.8). Whatever
// is set names its element; on which page it comes to stand is of no account here.
#pragma once

#include "style/computed_style.h"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace pam::galley {

/// What an element is, after the standard structure types of ISO 32000-1, 14.8.4.
enum class StructureKind : std::uint8_t {
    Document,
    Section,
    Division,
    Heading,
    Paragraph,
    Quotation,
    List,
    Item,
    Label,
    ItemBody,
    Table,
    TableHead,
    TableBody,
    Row,
    HeadCell,
    Cell,
    Figure,
    Caption,
    Note,
    Reference,
    Link,
    Phrase,
    Code,
    Contents,
    ContentsEntry,
    Index,
};

/// An index in Structure.
using ElementNumber = std::uint32_t;
/// The whole: the first element, above all others.
inline constexpr ElementNumber whole_work = 0;
inline constexpr ElementNumber no_element = std::numeric_limits<ElementNumber>::max();

struct StructureElement {
    StructureKind kind = StructureKind::Document;
    /// Stands before it in the table. The whole has none, nor a note read after its call.
    ElementNumber parent = no_element;
    int level = 1;              // Heading: as the manuscript has it
    std::string language;       // BCP 47; empty: as the parent
    std::string alternative;    // Figure: what stands for it; without one it is decoration
    std::string id;             // Note: unique in the work
    int note = -1;              // Note: its index; Reference: that of the note it calls
    int rows = 1, columns = 1;  // HeadCell, Cell: so many it spans
    style::ListMark numbering = style::ListMark::None;  // List: of the marks that were made
};

/// Elements of one parent stand in the order of reading.
using Structure = std::vector<StructureElement>;

}  // namespace pam::galley
