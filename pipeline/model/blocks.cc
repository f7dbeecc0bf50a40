// Blocks become elements as the house styles expect them: tag and class by kind and role.
#include "base/match.h"
#include "model/codes.h"
#include "model/heading_text.h"
#include "model/tree.h"

#include <fmt/format.h>

#include <algorithm>

namespace pam::model {

namespace {

using namespace document;

struct Form {
    const char* tag;
    const char* name;  // its class
    Role role;
};

Form form(DivisionKind kind) {
    switch (kind) {
    case DivisionKind::TitleBlock:
        return {"header", "title-block", Role::TitlePage};
    case DivisionKind::Extract:
        return {"blockquote", "extract", Role::Extract};
    case DivisionKind::Letter:
        return {"blockquote", "letter", Role::Letter};
    case DivisionKind::Reply:
        return {"div", "reply", Role::Reply};
    case DivisionKind::EditorNote:
        return {"div", "editor-note", Role::EditorNote};
    case DivisionKind::Epigraph:
        return {"blockquote", "epigraph", Role::Epigraph};
    case DivisionKind::Dedication:
        return {"div", "dedication", Role::Dedication};
    case DivisionKind::Aside:
        return {"div", "aside", Role::Aside};
    case DivisionKind::PullQuote:
        return {"aside", "pull-quote", Role::PullQuote};
    case DivisionKind::Contents:
        return {"section", "contents", Role::Contents};
    case DivisionKind::Personae:
        return {"div", "personae", Role::Personae};
    case DivisionKind::Provenance:
        return {"section", "colophon", Role::Colophon};
    }
    return {"div", "aside", Role::Aside};
}

Form form(document::Role role) {
    using Of = document::Role;
    switch (role) {
    case Of::Body:
        return {"p", nullptr, Role::None};
    case Of::Title:
        return {"h1", "title", Role::Title};
    case Of::Subtitle:
        return {"p", "subtitle", Role::Subtitle};
    case Of::Author:
        return {"p", "author", Role::None};
    case Of::Organisation:
        return {"p", "organisation", Role::None};
    case Of::DateLine:
        return {"p", "date-line", Role::None};
    case Of::Byline:
        return {"p", "byline", Role::None};
    case Of::Salutation:
        return {"p", "salutation", Role::None};
    case Of::Valediction:
        return {"p", "valediction", Role::None};
    case Of::Signature:
        return {"p", "signature", Role::None};
    case Of::Attribution:
        return {"p", "attribution", Role::None};
    case Of::StageDirection:
        return {"p", "stage-direction", Role::None};
    }
    return {"p", nullptr, Role::None};
}

/// After these a paragraph begins afresh, without an indent, as after a heading.
bool opens_text(document::Role role) {
    using Of = document::Role;
    return role != Of::Body && role != Of::Attribution && role != Of::Signature
           && role != Of::Valediction;
}

/// These stand before or beside the text: the paragraph after them is as indented as it
/// would be without them.
bool stands_apart(DivisionKind kind) {
    return kind == DivisionKind::EditorNote || kind == DivisionKind::Epigraph
           || kind == DivisionKind::Dedication || kind == DivisionKind::Aside
           || kind == DivisionKind::PullQuote;
}

class BlockBuilder {
public:
    BlockBuilder(bool& at_start, Workshop& shop) : at_start_(at_start), shop_(shop) {}

    Element build(const Heading& heading) {
        at_start_ = true;
        return heading_element(heading, shop_);
    }

    Element build(const Paragraph& paragraph) {
        const Form as = form(paragraph.role);
        Element made = element(as.tag, as.role, {}, paragraph.span);
        if (as.name != nullptr) made.classes.emplace_back(as.name);
        fill(made, paragraph.inlines, shop_);
        if (paragraph.role != document::Role::Body) {
            if (opens_text(paragraph.role)) at_start_ = true;
        } else if (!made.children.empty()) {  // else it is but a place that links lead to
            if (at_start_) made.classes.emplace_back("first");
            at_start_ = false;
        }
        mark_entry(made, shop_);
        return made;
    }

    Element build(const Division& division) {
        const Form as = form(division.kind);
        Element made = element(as.tag, as.role, {as.name}, division.span);
        if (division.kind == DivisionKind::Provenance)
            made.id = shop_.ids.fresh("colophon");
        const bool outside = !shop_.in_contents;
        if (division.kind == DivisionKind::Contents) {
            made.id = shop_.ids.fresh("contents");
            shop_.has_contents = true;
            shop_.in_contents = true;
        }
        made.children = division.kind == DivisionKind::Reply
                            ? section_nodes(division.blocks, shop_)
                            : block_nodes(division.blocks, shop_);
        if (outside) shop_.in_contents = false;
        if (!stands_apart(division.kind))
            at_start_ = division.kind == DivisionKind::TitleBlock;
        return made;
    }

    Element build(const Verse& verse) { return plain(verse_element(verse, shop_)); }
    Element build(const Speech& speech) { return plain(speech_element(speech, shop_)); }
    Element build(const List& list) { return plain(list_element(list, shop_)); }
    Element build(const Table& table) { return table_element(table, shop_); }
    Element build(const Figure& figure) { return figure_element(figure, shop_); }

    Element build(const CodeBlock& code) {
        Element frame = element("pre", Role::None, {}, code.span);
        Element inner = element("code", Role::None, {}, code.span);
        append(inner, text_node(code.text, shop_.log));
        append(frame, std::move(inner));
        return plain(std::move(frame));
    }

    Element build(const SectionBreak& pause) {
        at_start_ = true;
        const bool literal = !pause.mark.text.empty();
        Element made = element(
            literal ? "p" : "hr", Role::SectionBreak, {"section-break"}, pause.span
        );
        if (literal) append(made, text_node(pause.mark, shop_.log));
        return made;
    }

private:
    Element plain(Element made) {
        at_start_ = false;
        return made;
    }

    bool& at_start_;
    Workshop& shop_;
};

}  // namespace

Element heading_element(const Heading& heading, Workshop& shop) {
    const int level = std::clamp(heading.level, 1, 6);
    Element made =
        element(fmt::format("h{}", std::min(level + 1, 6)), Role::None, {}, heading.span);
    made.classes.push_back(fmt::format("heading-{}", level));
    made.id = std::string(shop.ids.of(heading.id));
    fill(made, heading.inlines, shop);
    return made;
}

void mark_entry(Element& made, const Workshop& shop) {
    if (!shop.in_contents || !is_inner_link(made)) return;
    made.role = model::Role::ContentsEntry;
    made.classes.emplace_back("entry");
}

Node block_node(const Block& block, bool& at_start, Workshop& shop) {
    BlockBuilder builder(at_start, shop);
    return {match(block.value, [&](const auto& value) { return builder.build(value); })};
}

bool is_left_out(const Block& block, Workshop& shop) {
    const auto* heading = std::get_if<Heading>(&block.value);
    if (heading == nullptr || !heading_text(*heading).empty()) return false;
    shop.log.warn(
        codes::empty_heading,
        heading->span,
        "a heading without text is left out",
        {"give it text, or take its mark away"}
    );
    return true;
}

Nodes block_nodes(const Blocks& blocks, Workshop& shop) {
    Nodes nodes;
    nodes.reserve(blocks.size());
    bool at_start = true;
    for (const Block& block : blocks)
        if (!is_left_out(block, shop))
            append_block(nodes, block_node(block, at_start, shop));
    return nodes;
}

}  // namespace pam::model
