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
#include "model/typeset_model.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pam::galley {

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
        Length margin;   // collapses with the next one
        Length padding;  // does not
        style::Break break_before = style::Break::Auto;
        std::vector<std::string> ids;
        std::vector<NamedString> strings;
    };
    /// A made marker that hangs beside the next paragraph's first line.
    struct Marker {
        SetLine line;
        Length right;  // where it ends
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
    class Box;
    class TableComposer;

    [[nodiscard]] const style::ComputedStyle& style_of(const model::Element& element
    ) const {
        return model_.styles[element.style];
    }
    [[nodiscard]] Length measure() const { return galley_.measure - left_ - right_; }
    [[nodiscard]] bool is_inline(const model::Node& node) const;

    // composer.cc: boxes and the column
    void block(const model::Element& element);
    void flow(const model::Element& parent);
    void add_strings(const model::Element& element);
    void emit(Block block);
    void make_notes();
    void tell_narrow();
    void rule_across(Length height, Length space, style::Color color);

    // composer_text.cc: paragraphs
    void paragraph(const model::Element& parent, std::span<const model::Node> nodes);
    void preformatted(const model::Element& parent, std::span<const model::Node> nodes);
    void gather(std::span<const model::Node> nodes, const Look& look, Copy& copy);
    void gather(const model::Element& element, const Look& parent, Copy& copy);
    void gather_text(const model::TextNode& node, const Look& look, Copy& copy);
    void add_content(const style::Content& content, const Look& look, Copy& copy);
    [[nodiscard]] Look look_of(const model::Element& element) const;
    [[nodiscard]] Look inline_look(const model::Element& element, const Look& parent);
    void start_copy(const model::Element& parent);
    [[nodiscard]] ParagraphPlace place_of(const model::Element& parent) const;
    void emit_lines(const model::Element& parent, SetParagraph set, Span span);
    void put_marker(SetParagraph& set);
    [[nodiscard]] int link_to(const model::Element& element);

    // composer_lists.cc
    void list(const model::Element& element);
    void item(const model::Element& element, std::string label, Length tab);
    [[nodiscard]] SetLine label_line(std::string_view text, const model::Element& styled);
    [[nodiscard]] Length widest_marker(const model::Element& list);
    [[nodiscard]] Length marked_inset(const model::Element& list) const;
    void ornament(const model::Element& element);

    // composer_table.cc, composer_figure.cc
    void table(const model::Element& element);
    void image(const model::Element& element);

    const model::TypesetModel& model_;
    std::vector<foundry::FaceId> faces_;
    foundry::Foundry& foundry_;
    Diagnostics& log_;
    ParagraphSetter setter_;
    Galley galley_;
    std::vector<Block>* out_;
    Length left_, right_;
    Pending pending_;
    std::optional<Marker> marker_;
    std::optional<Hanging> hanging_;
    std::string note_label_;  // set before the next paragraph's text
    std::vector<Bar> bars_;
    std::string_view language_;
    Copy copy_;
    bool told_narrow_ = false;
};

/// The element's own text, without what was made (note calls).
[[nodiscard]] std::string manuscript_text(const model::Element& element);

}  // namespace pam::galley
