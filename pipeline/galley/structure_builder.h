// The typeset model's tree as the table of galley/structure.h. What has no meaning beyond
// its looks (emphasis, a span for a style) has no element of its own; what a tagged PDF
// wants besides (an item's label and body, the entries' list, a paragraph around bare
// words) gets one. Private to this room.
#pragma once

#include "galley/structure.h"
#include "galley/table_layout.h"
#include "model/typeset_model.h"

#include <cstddef>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pam::galley {

/// Words, or what is set among words.
[[nodiscard]] bool is_inline(const model::Node& node, const model::TypesetModel& model);

class StructureBuilder {
public:
    StructureBuilder(const model::TypesetModel& model, Structure& table);

    /// The work but for its notes.
    void add_work();
    /// A note among the text below `parent`, or one that is read after its call.
    void add_note(const model::Element& note, ElementNumber parent);
    /// A heading over notes; the model has but one of each kind.
    void add_heading(const model::Element& heading, ElementNumber parent);

    /// Where an element's own words belong; none where they belong to what is around it.
    [[nodiscard]] ElementNumber of(const model::Element& element) const;
    /// The same for some of its children, inlines among blocks.
    [[nodiscard]] ElementNumber
    of(const model::Element& parent, std::span<const model::Node> nodes) const;
    /// The made label of an item or a note.
    [[nodiscard]] ElementNumber label_of(const model::Element& element) const;

private:
    /// How far a table has been gone through, row by row.
    struct GridWalk {
        const TableGrid& grid;
        std::vector<std::size_t> filled;  // columns of each row
        std::size_t row = 0, cell = 0;    // that come next
    };

    ElementNumber add(StructureKind kind, ElementNumber parent);
    void add_element(const model::Element& element, ElementNumber parent);
    void add_children(const model::Element& element, ElementNumber number);
    void add_inlines(std::span<const model::Node> nodes, ElementNumber parent);
    void add_inline(const model::Element& element, ElementNumber parent);
    void add_entry(const model::Element& element, ElementNumber contents);
    void add_list(const model::Element& element, ElementNumber list);
    void add_definitions(const model::Element& element, ElementNumber list);
    void add_item(const model::Element& element, ElementNumber list);
    void add_table(const model::Element& element, ElementNumber table);
    void add_rows(const model::Element& group, ElementNumber parent, GridWalk& walk);
    void add_row(const model::Element& row, ElementNumber number, GridWalk& walk);
    void add_figure(const model::Element& image, ElementNumber parent);
    void speak(const model::Element& element, ElementNumber number);
    [[nodiscard]] StructureKind kind_of(const model::Element& element) const;
    [[nodiscard]] bool
    is_captioned_in_work(const model::Element& element, ElementNumber parent) const;
    [[nodiscard]] bool is_hidden(const model::Element& element) const;

    const model::TypesetModel& model_;
    Structure& table_;
    // Looked up, never walked.
    std::unordered_map<const model::Element*, ElementNumber> numbers_;
    std::unordered_map<const model::Node*, ElementNumber> paragraphs_;  // by the first node
    std::unordered_map<const model::Element*, ElementNumber> labels_;
    std::string_view language_;              // of what is around
    ElementNumber item_label_ = no_element;  // of the item around
    bool in_note_ = false;
};

}  // namespace pam::galley
