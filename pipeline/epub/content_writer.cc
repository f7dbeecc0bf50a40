// A heading is never cut off from the block below it. What cannot be cut (one paragraph, a
// table) stays whole, however large.
#include "epub/content_writer.h"

#include "base/limits.h"
#include "epub/page.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace pam::epub {

namespace {

using model::Element;

constexpr std::size_t frame_bytes = 1500;  // html, head, open sections

bool is_heading(const Element& element) {
    return element.tag.size() == 2 && element.tag[0] == 'h' && element.tag != "hr";
}

/// Elements whose children may stand in different documents without changing what they
/// mean.
bool may_be_cut(const Element& element) {
    static constexpr std::array<std::string_view, 5> tags{
        "section", "div", "blockquote", "ul", "ol"};
    if (std::find(tags.begin(), tags.end(), element.tag) == tags.end()) return false;
    return std::all_of(
        element.children.begin(),
        element.children.end(),
        [](const auto& node) { return std::holds_alternative<Element>(node.value); }
    );
}

}  // namespace

pugi::xml_node ContentWriter::here() const {
    return shells_.empty() ? book_.documents.back().body : shells_.back().node;
}

void ContentWriter::begin(Part part, std::string stem, std::string title) {
    part_ = part;
    stem_ = std::move(stem);
    title_ = std::move(title);
    continuation_ = 1;
    start_document();
}

void ContentWriter::start_document() {
    const bool first = continuation_ == 1;
    add_document(
        book_,
        part_,
        first ? fmt::format("text/{}.xhtml", stem_)
              : fmt::format("text/{}-{}.xhtml", stem_, continuation_),
        first ? title_ : fmt::format("{} ({})", title_, continuation_)
    );
    ++continuation_;
    size_ = frame_bytes;
    is_empty_ = true;
    pugi::xml_node into = book_.documents.back().body;
    for (Shell& shell : shells_) {
        append_line_end(into);
        into = shell.node = ElementWriter::reopen(*shell.element, into);
        if (shell.element->tag == "ol")
            into.append_attribute("start").set_value(
                shell.element->start + static_cast<int>(shell.children)
            );
    }
}

/// A new document when the current one, not empty, cannot take that much.
void ContentWriter::make_room(std::size_t needed) {
    if (!is_empty_ && size_ + needed > limits::content_document_bytes) start_document();
}

void ContentWriter::write(const Element& element, Standing standing) {
    const std::size_t needed = elements_.weight(element);
    if (frame_bytes + needed > limits::content_document_bytes && may_be_cut(element)) {
        write_cut(element, standing);
        return;
    }
    make_room(needed);
    append_line_end(here());
    elements_.write(element, here(), standing);
    size_ += needed;
    is_empty_ = false;
}

/// What must stand below a heading in the same document.
std::size_t ContentWriter::least_below(const Element& next) const {
    const std::size_t whole = elements_.weight(next);
    return whole > limits::content_document_bytes ? limits::content_document_bytes / 4
                                                  : whole;
}

void ContentWriter::write_cut(const Element& element, Standing standing) {
    append_line_end(here());
    shells_.push_back({&element, 0, elements_.open(element, here(), standing)});
    for (std::size_t i = 0; i < element.children.size(); ++i) {
        const auto& child = std::get<Element>(element.children[i].value);
        if (is_heading(child) && i + 1 < element.children.size()) {
            const auto& next = std::get<Element>(element.children[i + 1].value);
            make_room(elements_.weight(child) + least_below(next));
        }
        write(child, Standing::Inner);
        shells_.back().children = i + 1;
    }
    append_line_end(here());
    shells_.pop_back();
}

void ContentWriter::open_notes(std::size_t first) {
    append_line_end(book_.documents.back().body);
    pugi::xml_node section =
        add(book_.documents.back().body,
            "section",
            {{"class", "endnotes"},
             {"epub:type", "endnotes"},
             {"role", "doc-endnotes"},
             {"aria-label", first > 0 ? book_.documents.back().title : ""},
             {"aria-labelledby", first == 0 ? "notes" : ""}});
    append_line_end(section);
    if (first == 0) {
        add_text(
            section,
            "h2",
            std::string(book_.names.notes),
            {{"id", "notes"},
             {"class", "heading-1 generated"},
             {"lang", language_of_names(book_)},
             {"xml:lang", language_of_names(book_)}}
        );
        append_line_end(section);
        elements_.record("notes");
    }
    if (book_.reader == Reader::Kindle) {  // its notes carry their numbers themselves
        shells_ = {{nullptr, 0, section}};
        return;
    }
    pugi::xml_node list =
        add(section,
            "ol",
            {{"class", "notes"}, {"start", first == 0 ? "" : fmt::format("{}", first + 1)}}
        );
    shells_ = {{nullptr, 0, list}};
}

void ContentWriter::write_notes(const std::vector<Element>& notes) {
    begin(Part::Notes, "notes", std::string(book_.names.notes));
    open_notes(0);
    for (std::size_t i = 0; i < notes.size(); ++i) {
        const std::size_t needed = elements_.weight(notes[i]) + 200;  // the way back
        if (!is_empty_ && size_ + needed > limits::content_document_bytes) {
            shells_.clear();
            start_document();
            open_notes(i);
        }
        append_line_end(here());
        elements_.write_note(notes[i], here());
        size_ += needed;
        is_empty_ = false;
    }
    append_line_end(here());
    shells_.clear();
}

}  // namespace pam::epub
