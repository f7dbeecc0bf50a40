// One element of the tree, whole, as XHTML.
#pragma once

#include "epub/page_breaks.h"
#include "epub/publication.h"
#include "epub/semantics.h"
#include "model/typeset_model.h"

#include <string>
#include <utility>
#include <vector>

namespace pam::epub {

/// Writes into the book's last content document; ids and inner links are noted in the book.
class ElementWriter {
public:
    ElementWriter(
        const model::TypesetModel& model, const PageBreaks& pages, Publication& book
    )
        : model_(model)
        , pages_(pages)
        , book_(book) {}

    void write(const model::Element& element, pugi::xml_node into, Standing standing);
    /// A note's body, in the form in which the reading system knows it for one.
    void write_note(const model::Element& note, pugi::xml_node into);
    /// The element without its children.
    pugi::xml_node
    open(const model::Element& element, pugi::xml_node into, Standing standing);
    /// The element again where its document is cut: no id, no meaning, only its look.
    static pugi::xml_node reopen(const model::Element& element, pugi::xml_node into);

    /// A little more than the bytes the element will have.
    [[nodiscard]] std::size_t weight(const model::Element& element) const;
    /// Notes that the id stands here, in the last document.
    void record(const std::string& id);

private:
    [[nodiscard]] std::size_t weight(const model::TextNode& text) const;
    void write(const model::TextNode& text, pugi::xml_node into);
    void write_children(const model::Element& element, pugi::xml_node made);
    void
    add_attributes(const model::Element& element, Standing standing, pugi::xml_node made);
    void add_target(const model::Element& element, pugi::xml_node made);
    void add_marker(const PageBreak& page_break, pugi::xml_node into);
    void write_numbered_note(const model::Element& note, pugi::xml_node into);
    void add_number(const model::Element& note, pugi::xml_node paragraph);
    void add_backlink(const model::Element& note, pugi::xml_node made);
    void
    add_way_back(const model::Element& note, const std::string& words, pugi::xml_node into);
    [[nodiscard]] std::string tag(const model::Element& element);
    [[nodiscard]] int heading_level(int own);

    const model::TypesetModel& model_;
    const PageBreaks& pages_;
    Publication& book_;
    /// Headings that hold what is written now: their levels in the tree and in the e-book.
    std::vector<std::pair<int, int>> headings_;
};

}  // namespace pam::epub
