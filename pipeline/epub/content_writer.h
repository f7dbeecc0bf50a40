// Lays the tree out over content documents: a new one where the caller says so, and
// wherever one would grow above the size that old reading systems accept.
#pragma once

#include "epub/element_writer.h"

#include <string>
#include <vector>

namespace pam::epub {

class ContentWriter {
public:
    ContentWriter(
        const model::TypesetModel& model, const PageBreaks& pages, Publication& book
    )
        : elements_(model, pages, book)
        , book_(book) {}

    /// Begins the document "text/<stem>.xhtml"; its continuations are "text/<stem>-2.xhtml"
    /// and on.
    void begin(Part part, std::string stem, std::string title);
    /// An element of the flow, at once or, where it is too large, cut between its blocks.
    void write(const model::Element& element, Standing standing);
    /// All notes, in a section of their own.
    void write_notes(const std::vector<model::Element>& notes);

private:
    /// An element that is open here and that a continuation opens again.
    struct Shell {
        const model::Element* element =
            nullptr;               // null: the list of notes, never opened again
        std::size_t children = 0;  // written so far
        pugi::xml_node node;
    };

    void start_document();
    void make_room(std::size_t needed);
    void write_cut(const model::Element& element, Standing standing);
    [[nodiscard]] std::size_t least_below(const model::Element& next) const;
    void open_notes(std::size_t first);
    [[nodiscard]] pugi::xml_node here() const;

    ElementWriter elements_;
    Publication& book_;
    std::vector<Shell> shells_;
    std::size_t size_ = 0;  // of the document, estimated from above
    bool is_empty_ = true;  // nothing but shells in the document yet
    int continuation_ = 1;
    Part part_ = Part::Chapter;
    std::string stem_;
    std::string title_;
};

}  // namespace pam::epub
