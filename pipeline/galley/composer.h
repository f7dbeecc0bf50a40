// The composer walks the typeset model and sets it as one column: boxes with their margins
// and insets, paragraphs, lists, tables, figures, notes. Private to this room; galley.h is
// the door.
#pragma once

#include "base/diagnostic.h"
#include "base/result.h"
#include "foundry/foundry.h"
#include "galley/copy.h"
#include "galley/galley.h"
#include "galley/paragraph_setter.h"
#include "galley/structure_builder.h"
#include "model/typeset_model.h"

#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pam::galley {

struct TableGrid;

class Composer {
public:
    /// `faces` by style index.
    Composer(
        const model::TypesetModel& model,
        std::vector<foundry::FaceId> faces,
        foundry::Foundry& foundry,
        Diagnostics& log
    );

    [[nodiscard]] Galley compose();

private:
    /// What the next block of the column must take along.
    struct Pending {
        Length margin;          // collapses with the next one
        Length padding;         // does not
        std::size_t apart = 0;  // blocks of the box with margins that has just ended
        style::Break break_before = style::Break::Auto;
        int page_number = 0;
        std::vector<std::string> ids;
        std::vector<NamedString> strings;
    };
    /// A made marker that hangs beside the next paragraph's first line.
    struct Marker {
        SetLine line;
        Length edge;  // its side towards the text
        style::Direction direction = style::Direction::LeftToRight;
    };
    /// A bar along the left or right of a box.
    struct Bar {
        Length x, width;
        style::Color color;
        std::size_t first_block = 0;
    };
    /// A list's own inset for its texts, where its markers need more than the style gives.
    struct Hanging {
        Length tab;
    };
    /// Where a note is first called, which says how wide it may be.
    struct NotePlace {
        bool called = false;
        std::string call_id;
        std::size_t page = 0;
        std::size_t columns = 0;
    };
    class Box;
    class Apart;
    class TableComposer;

    [[nodiscard]] const style::ComputedStyle& style_of(const model::Element& element
    ) const {
        return model_.styles[element.style];
    }
    [[nodiscard]] Length measure() const { return galley_.measure - left_ - right_; }
    [[nodiscard]] bool is_inline(const model::Node& node) const {
        return galley::is_inline(node, model_);
    }
    /// Between the margins of right-hand pages of that name.
    [[nodiscard]] Length measure_of(std::size_t page) const;

    // composer.cc: boxes and the column
    void block(const model::Element& element);
    void flow(const model::Element& parent);
    void add_strings(const model::Element& element);
    void emit(Block block);
    [[nodiscard]] bool floats(const model::Element& element) const;
    void set_float(const model::Element& element);
    void tell_narrow();
    void rule_across(Length height, Length above, Length below, style::Color color);

    // composer_notes.cc
    void make_notes();
    void make_side_notes();
    void set_note(std::size_t note, ElementNumber parent);
    void set_called_notes(const model::Element& heading, ElementNumber parent);
    void set_other_notes();
    void end_chapter(const model::Element& chapter);

    // composer_text.cc: paragraphs
    [[nodiscard]] bool is_right_to_left(const model::Element& element) const {
        return style_of(element).direction == style::Direction::RightToLeft;
    }
    void paragraph(const model::Element& parent, std::span<const model::Node> nodes);
    void preformatted(const model::Element& parent, std::span<const model::Node> nodes);
    void gather(std::span<const model::Node> nodes, const Look& look, Copy& copy);
    void gather(const model::Element& element, const Look& parent, Copy& copy);
    void gather_text(const model::TextNode& node, const Look& look, Copy& copy);
    void add_call(const model::Element& call, std::uint32_t at, Copy& copy);
    void add_content(
        const style::Content& content,
        const model::Element& element,
        const Look& look,
        Copy& copy
    );
    [[nodiscard]] Look look_of(const model::Element& element) const;
    [[nodiscard]] Look inline_look(const model::Element& element, const Look& parent);
    void start_copy(const model::Element& parent);
    [[nodiscard]] ParagraphPlace place_of(const model::Element& parent) const;
    void emit_lines(const model::Element& parent, SetParagraph set, Span span);
    void emit_gathered_images();
    void wish_for_folio(const model::Element& entry, SetLine& last);
    void put_marker(SetParagraph& set);
    [[nodiscard]] int link_to(const model::Element& element);

    // composer_initial.cc: how a paragraph opens
    enum class Made { Initial, Opening };
    struct MadeStyle {
        const style::ComputedStyle* base;
        Made made;
        style::ComputedStyle style;
    };
    /// What is left of an initial's height beside the paragraph after it.
    struct Beside {
        int lines = 0;
        Length by;
        Length line_height;
        Length left, measure;
    };
    [[nodiscard]] const style::ComputedStyle&
    made_style(const style::ComputedStyle& base, Made made);
    void open_in_small_capitals(ParagraphPlace& place);
    [[nodiscard]] SetLine set_apart(std::uint32_t begin, std::uint32_t end, Length size);
    [[nodiscard]] std::optional<SetLine> cut_initial(ParagraphPlace& place);
    void stand_beside(ParagraphPlace& place);
    void clear_initial();
    void put_initial(SetParagraph& set, const SetLine& initial);
    void keep_beside_initial(const ParagraphPlace& place);

    // composer_lists.cc
    void list(const model::Element& element);
    void item(const model::Element& element, std::string label);
    [[nodiscard]] SetLine label_line(std::string_view text, const model::Element& styled);
    [[nodiscard]] Length widest_marker(const model::Element& list);
    [[nodiscard]] Length marked_inset(const model::Element& list) const;
    [[nodiscard]] Length marker_room(const model::Element& list);
    void ornament(const model::Element& element);

    // composer_table.cc, composer_figure.cc
    void table(const model::Element& element);
    void image(const model::Element& element);
    [[nodiscard]] Size image_size(const model::Element& element, Length measure) const;

    // content_widths.cc: what a table's cells want
    using Widths = ParagraphSetter::Widths;
    [[nodiscard]] Widths content_widths(const model::Element& parent);
    [[nodiscard]] Widths block_widths(const model::Element& element);
    [[nodiscard]] Widths
    inline_widths(const model::Element& parent, std::span<const model::Node> nodes);
    [[nodiscard]] Widths table_widths(const model::Element& table);
    void align_decimals(TableGrid& grid, bool right_to_left);

    const model::TypesetModel& model_;
    std::vector<foundry::FaceId> faces_;
    foundry::Foundry& foundry_;
    Diagnostics& log_;
    ParagraphSetter setter_;
    Galley galley_;
    StructureBuilder structure_;
    std::vector<Block>* out_;
    Length left_, right_;
    std::size_t page_ = 0;  // the kinds of page that are filled
    Length column_;         // width of the column that is filled: the measure, or a cell's
    Pending pending_;
    std::optional<Marker> marker_;
    std::optional<Hanging> hanging_;
    std::optional<Beside> beside_;
    std::deque<MadeStyle> made_styles_;  // stay where they are: looks point to them
    std::string note_label_;             // set before the next paragraph's text
    std::vector<Bar> bars_;
    std::string_view language_;
    Copy copy_;
    std::vector<const model::Element*> images_;  // met among the words being gathered
    // In a table's cells:
    Variants variants_ = Variants::OneLineMoreOrLess;
    Hyphenation hyphenation_ = Hyphenation::AsStyled;
    int scale_ = 1000;  // of the type, in thousandths
    bool told_narrow_ = false;
    std::vector<NotePlace> note_places_;
    std::vector<bool> note_set_;
    int note_link_ = -1;                       // of the label,
    ElementNumber note_element_ = no_element;  // which it is
    std::size_t columns_ = 0;                  // for Galley::column_set
    Length columns_left_, columns_right_;      // insets of the box that is in columns
};

/// The element's own text, without what was made (note calls).
[[nodiscard]] std::string manuscript_text(const model::Element& element);

/// What is set stands in a list of its own, in a column `width` wide that begins at `left`;
/// the former place is given back at the end.
class Composer::Apart {
public:
    Apart(Composer& composer, std::vector<Block>& out, Length left, Length width)
        : composer_(composer)
        , out_(composer.out_)
        , left_(composer.left_)
        , right_(composer.right_)
        , column_(composer.column_)
        , variants_(composer.variants_)
        , pending_(std::move(composer.pending_))
        , bars_(std::move(composer.bars_))
        , hanging_(std::move(composer.hanging_))
        , beside_(composer.beside_) {
        composer.out_ = &out;
        composer.left_ = left;
        composer.right_ = composer.galley_.measure - left - width;
        composer.column_ = width;
        composer.variants_ = Variants::None;
        composer.pending_ = {};
        composer.bars_.clear();
        composer.hanging_.reset();
        composer.beside_.reset();
    }
    Apart(const Apart&) = delete;
    Apart& operator=(const Apart&) = delete;
    ~Apart() {
        composer_.out_ = out_;
        composer_.left_ = left_;
        composer_.right_ = right_;
        composer_.column_ = column_;
        composer_.variants_ = variants_;
        composer_.pending_ = std::move(pending_);
        composer_.bars_ = std::move(bars_);
        composer_.hanging_ = std::move(hanging_);
        composer_.beside_ = beside_;
    }

private:
    Composer& composer_;
    std::vector<Block>* out_;
    Length left_, right_, column_;
    Variants variants_;
    Pending pending_;
    std::vector<Bar> bars_;
    std::optional<Hanging> hanging_;
    std::optional<Beside> beside_;
};

}  // namespace pam::galley
