// Building the tree: what every part needs, and the parts' doors. One file for each family
// of blocks.
#pragma once

#include "base/diagnostic.h"
#include "document/document.h"
#include "model/ids.h"
#include "model/images.h"
#include "model/note_numbers.h"
#include "model/typeset_model.h"

#include <initializer_list>
#include <string>
#include <vector>

namespace pam::model {

/// A made part of the book: not made, shown by the house style, or asked for by the editor.
enum class Wish { None, ByStyle, ByEditor };

struct WantedParts {
    Wish half_title = Wish::None;
    Wish title_page = Wish::None;
    Wish copyright = Wish::None;
    Wish contents = Wish::None;
    Wish figures = Wish::None;
    Wish tables = Wish::None;
    Wish index = Wish::None;
    int contents_levels = 0;  // of headings; 0: as many as seem fit
};

/// A mark for the index and the element that stands there.
struct IndexPlace {
    const document::IndexMark* mark = nullptr;
    std::string id;
};

/// A figure or table that has a caption, for its list.
struct Listed {
    std::string id;
    std::string caption;
};

/// Shared by all parts of one build.
struct Workshop {
    const document::Document& document;
    const NoteNumbers& numbers;
    Ids& ids;
    ImageStore& images;
    Diagnostics& log;
    std::vector<int> calls = {};  // how often each note was called so far, by number
    std::vector<OutlineEntry> outline = {};
    style::Direction direction = style::Direction::LeftToRight;  // of the work
    bool in_contents = false;   // inside the manuscript's own list of contents
    bool has_contents = false;  // it has one
    WantedParts wanted = {};
    std::vector<IndexPlace> index = {};  // in the order in which the tree is built
    std::vector<Listed> figures = {};
    std::vector<Listed> tables = {};
};

/// What the text is inside of: only there some things may stand.
enum class Context { Flow, Link };

// ---- the smallest parts (parts.cc)
[[nodiscard]] Element
element(std::string tag, Role role, std::initializer_list<const char*> classes, Span span);
/// A node of the manuscript's own text, fit for both outputs.
[[nodiscard]] TextNode text_node(const document::Text& text, Diagnostics& log);
[[nodiscard]] TextNode generated_text(std::string text);
void append(Element& parent, Element child);
void append(Element& parent, TextNode child);
void append(Element& parent, Nodes children);
/// Adds a block; where but a place that links lead to stands before it, that is its own.
void append_block(Nodes& blocks, Node block);

// ---- inlines.cc
/// Gives the block its words; a phrase around all of them, and the anchor at their head,
/// are said of the block itself.
void fill(Element& block, const document::Inlines& inlines, Workshop& shop);
/// True where all words of the block are one link to a place of this work.
[[nodiscard]] bool is_inner_link(const Element& block);
/// img, or a span that holds the alternative text where there is no such picture.
[[nodiscard]] Element image_element(const document::Image& image, Workshop& shop);

// ---- blocks.cc
/// Blocks in a division, an item, a note: headings stand there without a section of their
/// own.
[[nodiscard]] Nodes block_nodes(const document::Blocks& blocks, Workshop& shop);
/// Makes an entry of a block of the contents that is but a link into the work.
void mark_entry(Element& made, const Workshop& shop);
/// True, and told to the log, for a heading that has nothing to set.
[[nodiscard]] bool is_left_out(const document::Block& block, Workshop& shop);
/// One block; `at_start` is true where a paragraph is set without an indent.
[[nodiscard]] Node block_node(const document::Block& block, bool& at_start, Workshop& shop);
[[nodiscard]] Element heading_element(const document::Heading& heading, Workshop& shop);

// ---- sections.cc
/// Blocks of the text's own flow: each heading opens a section that holds what follows it.
[[nodiscard]] Nodes section_nodes(const document::Blocks& blocks, Workshop& shop);

// ---- lists.cc, tables.cc, verse.cc
[[nodiscard]] Element list_element(const document::List& list, Workshop& shop);
[[nodiscard]] Element table_element(const document::Table& table, Workshop& shop);
[[nodiscard]] Element verse_element(const document::Verse& verse, Workshop& shop);
[[nodiscard]] Element speech_element(const document::Speech& speech, Workshop& shop);
[[nodiscard]] Element figure_element(const document::Figure& figure, Workshop& shop);
/// Puts `lead` at the head of the first paragraph, or into one of its own where there is
/// none.
void lead_in(Nodes& blocks, Element lead);

}  // namespace pam::model
