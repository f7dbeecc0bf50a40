// XHTML as EPUB 3.3 and EPUBCheck 4.2.6 take it: attributes in a fixed order, an end tag
// for every element that is not void, white space exactly as in the tree.
#include "epub/element_writer.h"

#include "base/match.h"
#include "base/utf8.h"
#include "epub/kepub.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace pam::epub {

namespace {

using model::Element;
using model::Role;
using model::TextNode;

/// With the text selector, else iOS shows a picture. Kobo's fonts lack it.
const char* back_arrow(Reader reader) {
    return reader == Reader::Kobo ? "\u2190" : "\u21A9\uFE0E";
}

bool is_void(std::string_view tag) {
    return tag == "br" || tag == "hr" || tag == "img";
}

/// Containers whose children are blocks only; between those a line end is no text.
bool holds_blocks(const Element& element) {
    static constexpr std::array<std::string_view, 15> tags{
        "section",
        "aside",
        "header",
        "blockquote",
        "div",
        "ul",
        "ol",
        "dl",
        "li",
        "dd",
        "figure",
        "table",
        "thead",
        "tbody",
        "tr"};
    if (std::find(tags.begin(), tags.end(), element.tag) == tags.end()) return false;
    return std::all_of(
        element.children.begin(),
        element.children.end(),
        [](const auto& node) {
            const auto* child = std::get_if<Element>(&node.value);
            return child != nullptr && child->tag != "span" && child->tag != "a";
        }
    );
}

bool holds_picture(const Element& element) {
    return element.tag == "img"
           || std::any_of(
               element.children.begin(),
               element.children.end(),
               [](const model::Node& node) {
                   const auto* child = std::get_if<Element>(&node.value);
                   return child != nullptr && holds_picture(*child);
               }
           );
}

bool is_empty_head(const Element& element) {
    return element.tag == "th" && !holds_picture(element)
           && utf8::trim(model::text_of(element)).empty();
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words)
        out += (out.empty() ? "" : " ") + word;
    return out;
}

void set(pugi::xml_node made, const char* name, const std::string& value) {
    if (!value.empty()) made.append_attribute(name).set_value(value.c_str());
}

/// A vocabulary is declared where it is used (EPUB 3.3, D.1.3).
void declare_prefix(pugi::xml_node body) {
    pugi::xml_node html = body.parent();
    if (!html.attribute("epub:prefix")) set(html, "epub:prefix", type_prefixes);
}

void set_number(pugi::xml_node made, const char* name, int value, int usual) {
    if (value != usual) made.append_attribute(name).set_value(value);
}

}  // namespace

/// A level that the author skipped is closed up, for listeners step through headings by
/// level (Ace: heading-order); the class keeps the author's.
int ElementWriter::heading_level(int own) {
    while (!headings_.empty() && headings_.back().first >= own)
        headings_.pop_back();
    const int level = headings_.empty() ? own : headings_.back().second + 1;
    headings_.emplace_back(own, level);
    return level;
}

std::string ElementWriter::tag(const Element& element) {
    // A link that leads nowhere is no link to a reading system either.
    if (element.tag == "a" && element.href.empty()) return "span";
    // One that heads no column says nothing to listeners (Ace: empty-table-header).
    if (is_empty_head(element)) return "td";
    const bool is_heading =
        element.tag.size() == 2 && element.tag[0] == 'h' && element.tag[1] <= '6';
    return is_heading ? fmt::format("h{}", heading_level(element.tag[1] - '0'))
                      : element.tag;
}

void ElementWriter::write(const Element& element, pugi::xml_node into, Standing standing) {
    pugi::xml_node made = open(element, into, standing);
    write_children(element, made);
    if (!is_void(element.tag)) keep_end_tag(made);
}

void ElementWriter::write_children(const Element& element, pugi::xml_node made) {
    const bool blocks = holds_blocks(element);
    for (const model::Node& node : element.children) {
        if (blocks) append_line_end(made);
        match(
            node.value,
            [&](const Element& child) { write(child, made, Standing::Inner); },
            [&](const TextNode& text) { write(text, made); }
        );
    }
    if (blocks && !element.children.empty()) append_line_end(made);
}

void ElementWriter::write(const TextNode& text, pugi::xml_node into) {
    std::size_t written = 0;
    for (const PageBreak& page_break : pages_.in(text)) {
        append_text(into, text.text.substr(written, page_break.offset - written));
        written = page_break.offset;
        add_marker(page_break, into);
    }
    append_text(into, written == 0 ? text.text : text.text.substr(written));
}

void ElementWriter::add_marker(const PageBreak& page_break, pugi::xml_node into) {
    const PrintPage& page = pages_.pages()[page_break.page];
    pugi::xml_node marker =
        add(into,
            "span",
            {{"id", page.id},
             {"epub:type", "pagebreak"},
             {"role", "doc-pagebreak"},
             {"aria-label", page.label}});
    keep_end_tag(marker);
    record(page.id);
}

pugi::xml_node
ElementWriter::open(const Element& element, pugi::xml_node into, Standing standing) {
    pugi::xml_node made = into.append_child(tag(element).c_str());
    add_attributes(element, standing, made);
    return made;
}

pugi::xml_node ElementWriter::reopen(const Element& element, pugi::xml_node into) {
    pugi::xml_node made = into.append_child(element.tag.c_str());
    set(made, "class", joined(element.classes));
    return made;
}

void ElementWriter::add_attributes(
    const Element& element, Standing standing, pugi::xml_node made
) {
    const Semantics meaning = semantics(element, standing);
    if (!element.id.empty()) record(element.id);
    set(made, "id", element.id);
    set(made, "class", joined(element.classes));
    // Kobo's readers look for a note's type on its call.
    const bool as_note = element.role == Role::NoteCall && book_.reader == Reader::Kobo;
    set(made, "epub:type", as_note ? meaning.type + " endnote" : meaning.type);
    set(made, "role", meaning.role);
    if (std::string_view(meaning.type).starts_with("z3998:"))
        declare_prefix(book_.documents.back().body);
    if (element.role == Role::Chapter && !meaning.role.empty())
        if (const auto* heading = std::get_if<Element>(&element.children.front().value))
            set(made, "aria-labelledby", heading->id);
    set(made, "lang", element.language);
    set(made, "xml:lang", element.language);
    if (element.direction == document::Direction::LeftToRight) set(made, "dir", "ltr");
    if (element.direction == document::Direction::RightToLeft) set(made, "dir", "rtl");
    add_target(element, made);
    set_number(made, "colspan", element.column_span, 1);
    set_number(made, "rowspan", element.row_span, 1);
    if (element.tag == "th" && !is_empty_head(element))
        set(made, "scope", element.column_span > 1 ? "colgroup" : "col");
    if (element.tag == "ol") set_number(made, "start", element.start, 1);
}

void ElementWriter::add_target(const Element& element, pugi::xml_node made) {
    if (element.tag == "img") {
        const std::string path = "images/" + model_.images[element.image].name;
        set(made, "src", relative_path(book_.documents.back().path, path));
        made.append_attribute("alt").set_value(element.alternative.c_str());
    }
    if (element.tag != "a" || element.href.empty()) return;
    pugi::xml_attribute href = made.append_attribute("href");
    href.set_value(element.href.c_str());
    if (element.href.starts_with('#'))
        book_.links.push_back({href, book_.documents.size() - 1, element.href.substr(1)});
}

void ElementWriter::write_note(const Element& note, pugi::xml_node into) {
    if (book_.reader == Reader::Kindle) return write_numbered_note(note, into);
    pugi::xml_node made = open(note, into, Standing::Inner);
    write_children(note, made);
    add_backlink(note, made);
}

/// Kindle shows as a note the paragraph that the call leads to, and takes it for one where
/// the way back stands at its head.
void ElementWriter::write_numbered_note(const Element& note, pugi::xml_node into) {
    pugi::xml_node made =
        add(into,
            "div",
            {{"class", joined(note.classes)},
             {"lang", note.language},
             {"xml:lang", note.language}});
    const auto* first = note.children.empty()
                            ? nullptr
                            : std::get_if<Element>(&note.children.front().value);
    const bool opens_with_paragraph = first != nullptr && first->tag == "p";
    append_line_end(made);
    pugi::xml_node head =
        opens_with_paragraph ? open(*first, made, Standing::Inner) : add(made, "p");
    // A paragraph that links lead to keeps its own id.
    pugi::xml_node target = head.attribute("id") ? made : head;
    target.prepend_attribute("id").set_value(note.id.c_str());
    set(target, "epub:type", semantics(note, Standing::Inner).type);
    record(note.id);
    add_number(note, head);
    if (opens_with_paragraph) write_children(*first, head);
    for (std::size_t i = opens_with_paragraph ? 1 : 0; i < note.children.size(); ++i) {
        append_line_end(made);
        if (const auto* block = std::get_if<Element>(&note.children[i].value))
            write(*block, made, Standing::Inner);
    }
    append_line_end(made);
}

void ElementWriter::add_number(const Element& note, pugi::xml_node paragraph) {
    const std::string number = fmt::format("{}.", note.note + 1);
    if (book_.places.contains(fmt::format("call-{}", note.note + 1)))
        add_way_back(note, number, paragraph);
    else
        add_text(paragraph, "span", number, {{"class", "generated"}});
    append_text(paragraph, " ");
}

/// Back to the first call, at the end of the note's last paragraph.
void ElementWriter::add_backlink(const Element& note, pugi::xml_node made) {
    if (!book_.places.contains(fmt::format("call-{}", note.note + 1))) return;
    pugi::xml_node last = made.last_child();
    while (last && last.type() != pugi::node_element)
        last = last.previous_sibling();
    const bool has_paragraph = last && std::strcmp(last.name(), "p") == 0;
    if (has_paragraph)
        append_text(last, " ");
    else
        last = add(made, "p");
    add_way_back(note, back_arrow(book_.reader), last);
}

void ElementWriter::add_way_back(
    const Element& note, const std::string& words, pugi::xml_node into
) {
    const std::string call = fmt::format("call-{}", note.note + 1);
    pugi::xml_node link = add_text(
        into,
        "a",
        words,
        {{"class", "backlink"},
         {"epub:type", "backlink"},
         {"role", "doc-backlink"},
         {"href", "#" + call},
         {"aria-label", fmt::format("{}", note.note + 1)}}
    );
    book_.links.push_back({link.attribute("href"), book_.documents.size() - 1, call});
}

void ElementWriter::record(const std::string& id) {
    book_.places.emplace(id, Place{book_.documents.size() - 1, book_.places.size()});
}

std::size_t ElementWriter::weight(const TextNode& text) const {
    const auto escaped = std::count_if(text.text.begin(), text.text.end(), [](char c) {
        return c == '&' || c == '<' || c == '>';
    });
    const std::size_t spans =
        book_.reader == Reader::Kobo ? kobo_spans_weight(text.text) : 0;
    return text.text.size() + static_cast<std::size_t>(escaped) * 4
           + pages_.in(text).size() * 100 + spans;
}

std::size_t ElementWriter::weight(const Element& element) const {
    std::size_t sum = 100 + 2 * element.tag.size() + element.id.size() + element.href.size()
                      + element.alternative.size();
    for (const std::string& name : element.classes)
        sum += name.size() + 1;
    for (const model::Node& node : element.children)
        sum += match(node.value, [&](const auto& child) { return weight(child); });
    return sum;
}

}  // namespace pam::epub
