// The smallest parts of the tree.
#include "model/tree.h"
#include "model/xml_text.h"

#include <iterator>

namespace pam::model {

Element
element(std::string tag, Role role, std::initializer_list<const char*> classes, Span span) {
    Element made;
    made.tag = std::move(tag);
    made.role = role;
    made.classes.assign(classes.begin(), classes.end());
    made.span = span;
    return made;
}

TextNode text_node(const document::Text& text, Diagnostics& log) {
    TextNode node{text.text, false, text.span, text.splices};
    make_showable(node, log);
    return node;
}

TextNode generated_text(std::string text) {
    return {showable(text), true, Span::none(), {}};
}

void append(Element& parent, Element child) {
    parent.children.push_back({std::move(child)});
}
void append(Element& parent, TextNode child) {
    parent.children.push_back({std::move(child)});
}
void append(Element& parent, Nodes children) {
    parent.children.insert(
        parent.children.end(),
        std::make_move_iterator(children.begin()),
        std::make_move_iterator(children.end())
    );
}

void append_block(Nodes& blocks, Node block) {
    auto* made = std::get_if<Element>(&block.value);
    const auto* last =
        blocks.empty() ? nullptr : std::get_if<Element>(&blocks.back().value);
    const bool place =
        last && last->tag == "p" && last->children.empty() && !last->id.empty();
    if (place && made && made->id.empty()
        && !(made->tag == "p" && made->children.empty())) {
        made->id = last->id;
        blocks.pop_back();
    }
    blocks.push_back(std::move(block));
}

}  // namespace pam::model
