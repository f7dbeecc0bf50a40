// What is known of the page before its document is built: which parts are set apart, which
// are the words of an archive, where the notes are, what links lead to.
#pragma once

#include "document/document.h"
#include "manuscript/html_entities.h"
#include "manuscript/html_looks.h"
#include "manuscript/html_tree.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace pam::manuscript::html {

/// A part of the page that is not of the text.
struct Region {
    const char* rule = "";  // "set apart: navigation" ...
    NodeIndex root = 0;
};

/// A note found in the page: what it is, and where it is called.
struct FoundNote {
    std::string label;
    std::vector<NodeIndex> bodies;  // the elements that hold it, in order
    NodeIndex first = 0;            // of its bodies
};

/// Bytes at either end of a text that belong to a note's mark.
struct Trimmed {
    std::uint32_t head = 0;
    std::uint32_t tail = 0;
};

struct Plan {
    static constexpr std::uint32_t kept = 0;
    static constexpr std::uint32_t no_note = 0xFFFFFFFFu;

    std::vector<Region> regions;        // the first is no region: the text itself
    std::vector<std::uint32_t> region;  // by node
    std::vector<bool> provenance;       // by node: of the keepers of the text
    std::vector<FoundNote> notes;
    std::unordered_map<NodeIndex, std::uint32_t> calls;   // elements that call a note
    std::unordered_map<NodeIndex, std::uint32_t> bodies;  // elements that are part of one
    std::unordered_set<NodeIndex> note_marks;        // a note's own number and its way back
    std::unordered_map<NodeIndex, Trimmed> trimmed;  // texts beside marks
    std::unordered_set<NodeIndex> other_calls;       // of notes that stand in another file
    std::unordered_set<std::string> targets;         // ids that links of this page lead to
    std::vector<std::string> own_addresses;          // of this page, without a fragment
    std::string base;                                // address of <base>, when absolute
    std::string language;                            // of the page as a whole
    document::Direction direction = document::Direction::Natural;

    [[nodiscard]] bool is_kept(NodeIndex node) const { return region[node] == kept; }
};

/// Everything a step of the reader may ask about the page.
struct Page {
    const Tree& tree;
    const Looks& looks;
    Entities& entities;
};

/// Class and id of an element, as one string of names.
[[nodiscard]] std::string names_of(const Tree& tree, NodeIndex node);
/// The terms of its epub:type and role.
[[nodiscard]] std::string semantics_of(const Tree& tree, NodeIndex node);

/// The text inside, folded; what is set apart too.
[[nodiscard]] std::string words_in(const Page& page, NodeIndex node);
/// No more than `limit` bytes of it, for a look at a long one.
[[nodiscard]] std::string words_in(const Page& page, NodeIndex node, std::size_t limit);

/// The id that a link leads to within this page; empty for all other links.
[[nodiscard]] std::string
inner_target(const Page& page, const Plan& plan, std::string_view href);

}  // namespace pam::manuscript::html
