// The galley: the whole text set in lines on the measure, as one long column, before any
// page is known. Page make-up cuts it; nothing after this stage moves a glyph within its
// line.
#pragma once

#include "base/diagnostic.h"
#include "base/length.h"
#include "base/result.h"
#include "foundry/foundry.h"
#include "foundry/glyph_run.h"
#include "galley/structure.h"
#include "model/typeset_model.h"
#include "style/computed_style.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace pam::galley {

/// What a fragment of a line is, for marked content and for the proof: Text is the
/// manuscript's own; Label is made (note number, list number, set title); NoteCall is a
/// made number that links to its note.
enum class Matter { Text, Label, NoteCall };

/// One glyph run in a line. `x` from the left edge of the column. `link` is an index in
/// Galley::links, -1 none.
struct Fragment {
    Length x;
    Length rise;  // above the baseline, for superiors and inferiors
    foundry::GlyphRun run;
    style::Color color;
    Matter matter = Matter::Text;
    int link = -1;
    ElementNumber element = whole_work;  // that its text belongs to
    bool underline = false;
    bool strike = false;
};

/// A finished line. `height` is its share of the column (line-height), `baseline` the
/// distance from its top to the baseline. Notes called on it must stand at the foot of its
/// page.
struct SetLine {
    Length height;
    Length baseline;
    std::vector<Fragment> fragments;
    std::vector<std::size_t> notes;  // indices in Galley::notes, in order of their calls
    std::vector<std::string> ids;    // elements that begin on this line
    int folio = -1;  // index in Galley::folios: the line is to show a folio at its end
    Span source;
    bool hyphenated = false;  // ends in a hyphen that the line break put in
    Length over;              // by so much it is wider than its measure: GA001
    std::int32_t ratio = 0;   // stretch (+) or shrink (-) of its spaces, 1/1000; for dumps
};

struct Rule {
    Rect box;  // from the block's top left, filled
    style::Color color;
};

/// An image in a panel; `image` is an index in TypesetModel::images.
struct PlacedImage {
    Rect box;  // from the block's top left
    std::size_t image = 0;
    ElementNumber element = no_element;
};

struct PanelLine {
    Point origin;  // of the line's top left, from the block's top left
    SetLine line;
};

/// A named string set by this block (CSS string-set), for running heads.
struct NamedString {
    std::string name;
    std::string value;
};

/// What a paragraph's other settings are set from, once one of them is chosen.
struct Recipe;

/// One way to set a paragraph: its lines, and what they cost (lower is better).
struct Setting {
    std::vector<SetLine> lines;
    std::int64_t demerits = 0;
};

/// A piece of the column. Either a Paragraph (lines that may be parted between pages) or a
/// Panel (a table row, a figure, an ornament: one piece of fixed height with things at
/// fixed places).
struct Block {
    enum class Kind { Paragraph, Panel };
    Kind kind = Kind::Paragraph;
    // Paragraph: `lines` is the best setting; `longer` and `shorter` are the best with one
    // line more or fewer, empty where there is no tolerable one. With a recipe, their lines
    // are outlines, without fragments, until `set_out`.
    std::vector<SetLine> lines;
    std::int64_t demerits = 0;
    Setting longer;
    Setting shorter;
    std::shared_ptr<const Recipe> recipe;
    // Panel.
    Length panel_height;
    std::vector<PanelLine> panel_lines;
    std::vector<PlacedImage> images;
    std::vector<Rule> rules;  // both kinds: borders and rules
    // How it stands in the column. Space between blocks is already collapsed: only
    // `space_before`.
    Length space_before;
    style::Break break_before = style::Break::Auto;
    std::size_t page = 0;     // kinds of page that it stands on: for PageStyles::kinds
    int page_number = 0;      // of the page where it begins; 0: the folios count on
    std::size_t columns = 0;  // for Galley::column_set
    bool is_note = false;     // of a note that stands in the column
    /// So many blocks before it make up a box with space above and below: an extract, a
    /// list, a poem.
    std::size_t apart_before = 0;
    bool keep_with_next = false;
    bool keep_together = false;
    int widows = 2;
    int orphans = 2;
    bool repeat_head = false;      // a table's head row, set again after a page turn
    Length under_head;             // space below such a head, where a parted row goes on
    std::vector<std::string> ids;  // elements that begin with this block
    std::vector<NamedString> strings;
    Span source;

    [[nodiscard]] Length height() const;
};

/// What a link leads to: a URL, or `#id` in this document.
struct LinkTarget {
    std::string target;
    std::string description;  // the link's text, for /Contents
};

/// A line of a contents list wants the folio of the page where `target` stands: flush with
/// `edge`, after leaders from `text_end` to `leaders_end`, all from the left of the column.
struct FolioWish {
    std::string target;       // id of an element
    std::uint32_t style = 0;  // of the entry, in TypesetModel::styles
    int link = -1;            // as in Fragment
    ElementNumber element = whole_work;
    bool right_to_left = false;
    Length text_end, leaders_end, edge;
};

/// Columns side by side, set as one column as wide as each of them.
struct ColumnSet {
    int count = 1;
    Length left;   // of the leftmost one
    Length pitch;  // from the left of one to the left of the next
    Length gap;
    bool right_to_left = false;
    Length rule;  // in the middle of each gap; zero: none
    style::Color rule_color;
};

/// A figure or table that stands at the head or foot of a page or on one of its own, not
/// between the blocks where the manuscript has it.
struct Float {
    style::Float place = style::Float::Top;
    std::size_t before = 0;  // the block of the column that follows it
    std::vector<Block> blocks;
    Length space;  // between it and what is above or below it

    [[nodiscard]] Length height() const;
};

struct Galley {
    Length measure;
    std::vector<Block> blocks;
    std::vector<std::vector<Block>> notes;  // by note index; empty: set in the column
    Length note_measure;   // of notes in the outer margin; zero: they stand at the foot
    Length note_distance;  // between them and the text
    std::vector<Float> floats;  // in the order of their places
    std::vector<ColumnSet> column_sets;
    std::vector<LinkTarget> links;
    std::vector<FolioWish> folios;
    Structure structure;

    /// The set that a block with `columns` stands in; null: it stands across the page.
    [[nodiscard]] const ColumnSet* column_set(std::size_t columns) const {
        return columns == 0 ? nullptr : &column_sets[columns - 1];
    }
};

/// Sets the whole model on its measure (page width less margins of the right-hand page).
/// Errors: those of the foundry.
[[nodiscard]] Result<Galley>
compose(const model::TypesetModel& model, foundry::Foundry& foundry, Diagnostics& log);

/// One unbroken line of generated text in a style, for folios and running heads.
[[nodiscard]] Result<SetLine> set_label(
    std::string_view text,
    const style::ComputedStyle& style,
    std::string_view language,
    foundry::Foundry& foundry,
    Diagnostics& log
);

/// Gives the lines of the block's longer or shorter setting their fragments, where they are
/// still wanting. Pages use one of these in some thirty paragraphs; setting all of them
/// would be most of the work.
void set_out(Block& block, Setting& setting, foundry::Foundry& foundry);

/// Tells of a line that is wider than its measure: GA001 with page, text and amount. For
/// page make-up, which knows the page, and which of a paragraph's settings is taken.
void report_overfull(const SetLine& line, std::string_view page, Diagnostics& log);

/// The line's characters as its runs have them: U+00AD where a break put a hyphen in.
[[nodiscard]] std::string text_of(const SetLine& line);

/// Width from the first fragment's left edge to the last one's right.
[[nodiscard]] Length width_of(const SetLine& line);

/// The galley as text, for tests and `dump --stage galley`.
[[nodiscard]] std::string dump(const Galley& galley);

}  // namespace pam::galley
