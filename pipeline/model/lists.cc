// Lists. A list whose items carry their own marks is literal: the marks are text, not
// ornament.
#include "model/tree.h"

#include <fmt/format.h>

#include <algorithm>

namespace pam::model {

namespace {

using namespace document;

bool is_literal(const List& list) {
    return std::any_of(list.items.begin(), list.items.end(), [](const ListItem& item) {
        return !item.marker.text.empty();
    });
}

Element marker_element(const Text& marker, Workshop& shop) {
    Element made = element("span", Role::Marker, {"marker"}, marker.span);
    TextNode text = text_node(marker, shop.log);
    text.text += ' ';
    append(made, std::move(text));
    return made;
}

Element item_element(const ListItem& item, Workshop& shop) {
    Element made = element("li", Role::None, {}, item.span);
    made.children = block_nodes(item.blocks, shop);
    if (!item.marker.text.empty())
        lead_in(made.children, marker_element(item.marker, shop));
    return made;
}

/// The term: the inlines of a paragraph, or any other first block as it is.
Element term_element(const ListItem& item, Workshop& shop) {
    Element term = element("dt", Role::None, {}, item.span);
    if (item.blocks.empty()) return term;
    if (const auto* paragraph = std::get_if<Paragraph>(&item.blocks.front().value)) {
        term.span = paragraph->span;
        fill(term, paragraph->inlines, shop);
    } else {
        bool at_start = true;
        term.children.push_back(block_node(item.blocks.front(), at_start, shop));
    }
    if (!item.marker.text.empty())
        term.children.insert(
            term.children.begin(), Node{marker_element(item.marker, shop)}
        );
    return term;
}

Element definition_list(const List& list, Workshop& shop) {
    Element made = element("dl", Role::None, {}, list.span);
    for (const ListItem& item : list.items) {
        append(made, term_element(item, shop));
        for (std::size_t place = 1; place < item.blocks.size(); ++place) {
            Element definition = element("dd", Role::None, {}, item.span);
            bool at_start = true;
            definition.children.push_back(block_node(item.blocks[place], at_start, shop));
            append(made, std::move(definition));
        }
    }
    // Terms alone are a group that HTML does not know (4.4.9): the last has a definition.
    if (!list.items.empty() && list.items.back().blocks.size() < 2)
        append(made, element("dd", Role::None, {}, list.items.back().span));
    return made;
}

}  // namespace

void lead_in(Nodes& blocks, Element lead) {
    Element* first = blocks.empty() ? nullptr : std::get_if<Element>(&blocks.front().value);
    if (first == nullptr || first->tag != "p") {
        Element paragraph = element("p", Role::None, {"first"}, lead.span);
        append(paragraph, std::move(lead));
        blocks.insert(blocks.begin(), Node{std::move(paragraph)});
        return;
    }
    first->children.insert(first->children.begin(), Node{std::move(lead)});
}

Element list_element(const List& list, Workshop& shop) {
    if (list.kind == ListKind::Definition) return definition_list(list, shop);
    const bool literal = is_literal(list);
    const bool numbered = list.kind == ListKind::Numbered && !literal;
    Element made = element(numbered ? "ol" : "ul", Role::None, {}, list.span);
    if (literal) made.classes.emplace_back("literal");
    if (list.tight) made.classes.emplace_back("tight");
    made.start = list.start;
    for (const ListItem& item : list.items)
        append(made, item_element(item, shop));
    return made;
}

}  // namespace pam::model
