// The page as a tree in one array: each node before what is in it. Every text of the page
// is in it exactly once, whatever became of the tags around it.
#pragma once

#include "base/diagnostic.h"
#include "manuscript/html_scan.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace pam::manuscript::html {

using NodeIndex = std::uint32_t;

struct Node {
    static constexpr std::uint32_t no_token = 0xFFFFFFFFu;
    Tag tag = Tag::Unknown;
    bool is_text = false;
    std::uint32_t token = no_token;  // the text, or the start tag; several may share one
    NodeIndex parent = 0;
    NodeIndex end = 0;  // after the last node inside
};

struct Tree {
    Scan scan;
    std::vector<Node> nodes;  // the first is the root

    [[nodiscard]] const Token* token(NodeIndex node) const {
        const std::uint32_t index = nodes[node].token;
        return index == Node::no_token ? nullptr : &scan.tokens[index];
    }
    /// As written; empty when there is none.
    [[nodiscard]] std::string_view attribute(NodeIndex node, std::string_view name) const;
    [[nodiscard]] bool has_attribute(NodeIndex node, std::string_view name) const;
    /// The place of the start tag or the text; none for an element without a tag.
    [[nodiscard]] Span span(NodeIndex node) const;
    /// The nearest element around with this tag, or the root.
    [[nodiscard]] NodeIndex ancestor(NodeIndex node, Tag tag) const;
    [[nodiscard]] bool is_inside(NodeIndex node, NodeIndex outer) const {
        return node >= outer && node < nodes[outer].end;
    }
    /// The first child; `node`'s own end when it has none. The next one begins at its end.
    [[nodiscard]] NodeIndex first_child(NodeIndex node) const { return node + 1; }
    [[nodiscard]] NodeIndex body() const;
};

[[nodiscard]] Tree tree_of(Scan scan, Diagnostics& log);

}  // namespace pam::manuscript::html
