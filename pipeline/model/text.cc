// Questions about the text of the tree.
#include "base/match.h"
#include "model/typeset_model.h"

#include <algorithm>

namespace pam::model {

namespace {

void collect(const Element& element, std::string& out) {
    for (const Node& node : element.children)
        match(
            node.value,
            [&](const TextNode& text) { out += text.text; },
            [&](const Element& child) { collect(child, out); }
        );
}

}  // namespace

std::string text_of(const Element& element) {
    std::string out;
    collect(element, out);
    return out;
}

std::uint32_t source_offset(const TextNode& node, std::size_t offset) {
    if (node.span.is_none()) return node.span.begin;
    const auto at = static_cast<std::uint32_t>(offset);
    const auto after = std::upper_bound(
        node.splices.begin(),
        node.splices.end(),
        at,
        [](std::uint32_t value, const document::Splice& splice) {
            return value < splice.text_offset;
        }
    );
    if (after == node.splices.begin()) return node.span.begin + at;
    const document::Splice& splice = *std::prev(after);
    return splice.source_offset + (at - splice.text_offset);
}

}  // namespace pam::model
