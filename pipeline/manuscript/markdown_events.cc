#include "manuscript/markdown_events.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <cstdlib>
#include <memory>
#include <mutex>

namespace pam::manuscript::markdown {

namespace {

struct Free {
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
    void operator()(cmark_node* node) const { cmark_node_free(node); }
    void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};
using Parser = std::unique_ptr<cmark_parser, Free>;
using Root = std::unique_ptr<cmark_node, Free>;
using Iterator = std::unique_ptr<cmark_iter, Free>;

// Registration changes a list that all parsers share, so it happens once.
void register_extensions() {
    static std::once_flag once;
    std::call_once(once, cmark_gfm_core_extensions_ensure_registered);
}

Root parse_with(
    std::string_view text, int options, std::initializer_list<const char*> extensions
) {
    register_extensions();
    const Parser parser(cmark_parser_new(options));
    for (const char* name : extensions)
        if (cmark_syntax_extension* extension = cmark_find_syntax_extension(name))
            cmark_parser_attach_syntax_extension(parser.get(), extension);
    cmark_parser_feed(parser.get(), text.data(), text.size());
    return Root(cmark_parser_finish(parser.get()));
}

// Extensions make their node types while the program runs, so those are known by name.
Kind kind_by_name(cmark_node* node) {
    const std::string_view name = cmark_node_get_type_string(node);
    if (name == "table") return Kind::Table;
    if (name == "table_row" || name == "table_header") return Kind::Row;
    if (name == "table_cell") return Kind::Cell;
    if (name == "strikethrough") return Kind::Strike;
    return Kind::Document;
}

Kind kind_of(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE:
        return Kind::Quote;
    case CMARK_NODE_LIST:
        return Kind::List;
    case CMARK_NODE_ITEM:
        return Kind::Item;
    case CMARK_NODE_CODE_BLOCK:
        return Kind::CodeBlock;
    case CMARK_NODE_HTML_BLOCK:
        return Kind::HtmlBlock;
    case CMARK_NODE_PARAGRAPH:
        return Kind::Paragraph;
    case CMARK_NODE_HEADING:
        return Kind::Heading;
    case CMARK_NODE_THEMATIC_BREAK:
        return Kind::ThematicBreak;
    case CMARK_NODE_FOOTNOTE_DEFINITION:
        return Kind::Footnote;
    case CMARK_NODE_TEXT:
        return Kind::Text;
    case CMARK_NODE_SOFTBREAK:
        return Kind::SoftBreak;
    case CMARK_NODE_LINEBREAK:
        return Kind::HardBreak;
    case CMARK_NODE_CODE:
        return Kind::Code;
    case CMARK_NODE_HTML_INLINE:
        return Kind::Html;
    case CMARK_NODE_EMPH:
        return Kind::Emphasis;
    case CMARK_NODE_STRONG:
        return Kind::Strong;
    case CMARK_NODE_LINK:
        return Kind::Link;
    case CMARK_NODE_IMAGE:
        return Kind::Image;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
        return Kind::NoteReference;
    default:
        return kind_by_name(node);
    }
}

bool is_whole(Kind kind) {
    switch (kind) {
    case Kind::CodeBlock:
    case Kind::HtmlBlock:
    case Kind::ThematicBreak:
    case Kind::Text:
    case Kind::SoftBreak:
    case Kind::HardBreak:
    case Kind::Code:
    case Kind::Html:
    case Kind::NoteReference:
        return true;
    default:
        return false;
    }
}

std::string text_or_empty(const char* text) {
    return text == nullptr ? std::string() : text;
}

std::vector<document::Align> columns_of(cmark_node* table) {
    const std::size_t count = cmark_gfm_extensions_get_table_columns(table);
    const std::uint8_t* alignments = cmark_gfm_extensions_get_table_alignments(table);
    std::vector<document::Align> columns(count, document::Align::Natural);
    for (std::size_t i = 0; alignments != nullptr && i < count; ++i) {
        if (alignments[i] == 'l') columns[i] = document::Align::Left;
        if (alignments[i] == 'c') columns[i] = document::Align::Centre;
        if (alignments[i] == 'r') columns[i] = document::Align::Right;
    }
    return columns;
}

void describe(cmark_node* node, Event& event) {
    switch (event.kind) {
    case Kind::Heading:
        event.number = cmark_node_get_heading_level(node);
        break;
    case Kind::List:
        event.ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
        event.tight = cmark_node_get_list_tight(node) != 0;
        event.number = cmark_node_get_list_start(node);
        break;
    case Kind::Table:
        event.columns = columns_of(node);
        break;
    case Kind::CodeBlock:
        event.title = text_or_empty(cmark_node_get_fence_info(node));
        break;
    case Kind::Link:
    case Kind::Image:
        event.target = text_or_empty(cmark_node_get_url(node));
        event.title = text_or_empty(cmark_node_get_title(node));
        break;
    default:
        break;
    }
    event.literal = text_or_empty(cmark_node_get_literal(node));
    // The parser has put the footnote's number in place of its label.
    if (event.kind == Kind::NoteReference) event.number = std::atoi(event.literal.c_str());
}

Event entered(cmark_node* node) {
    Event event;
    event.kind = kind_of(node);
    event.step = is_whole(event.kind) ? Step::Whole : Step::Enter;
    event.line = cmark_node_get_start_line(node);
    event.last_line = cmark_node_get_end_line(node);
    event.column = cmark_node_get_start_column(node);
    describe(node, event);
    return event;
}

// The tree as the iterator walks it, the root left out.
std::vector<Event> events_of(cmark_node* root) {
    std::vector<Event> events;
    std::vector<std::size_t> open;
    int footnotes = 0;
    const Iterator iterator(cmark_iter_new(root));
    for (auto step = cmark_iter_next(iterator.get()); step != CMARK_EVENT_DONE;
         step = cmark_iter_next(iterator.get())) {
        cmark_node* node = cmark_iter_get_node(iterator.get());
        if (node == root) continue;
        if (step == CMARK_EVENT_ENTER) {
            events.push_back(entered(node));
            if (events.back().kind == Kind::Footnote) events.back().number = ++footnotes;
            if (events.back().step == Step::Enter) open.push_back(events.size() - 1);
            continue;
        }
        // The iterator leaves even things that have no children to be walked.
        if (open.empty() || is_whole(kind_of(node))) continue;
        Event leave;
        leave.kind = events[open.back()].kind;
        leave.step = Step::Leave;
        leave.partner = open.back();
        events[open.back()].partner = events.size();
        open.pop_back();
        events.push_back(std::move(leave));
    }
    return events;
}

}  // namespace

std::vector<Event> parse(std::string_view text, Footnotes footnotes) {
    const int options =
        footnotes == Footnotes::On ? CMARK_OPT_FOOTNOTES : CMARK_OPT_DEFAULT;
    const Root root = parse_with(text, options, {"table", "strikethrough", "autolink"});
    return events_of(root.get());
}

std::string decode_entity(std::string_view entity) {
    // Letters on both sides, because white space at a paragraph's ends would be stripped.
    const std::string wrapped = "a" + std::string(entity) + "b";
    const Root root = parse_with(wrapped, CMARK_OPT_DEFAULT, {});
    cmark_node* paragraph = cmark_node_first_child(root.get());
    cmark_node* text = paragraph == nullptr ? nullptr : cmark_node_first_child(paragraph);
    const std::string literal =
        text == nullptr ? "" : text_or_empty(cmark_node_get_literal(text));
    if (literal.size() < 3 || literal == wrapped) return {};
    return literal.substr(1, literal.size() - 2);
}

}  // namespace pam::manuscript::markdown
