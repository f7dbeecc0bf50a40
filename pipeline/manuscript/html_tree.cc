#include "manuscript/html_tree.h"

#include "manuscript/html_gumbo.h"
#include "manuscript/html_skeleton.h"

#include <algorithm>

namespace pam::manuscript::html {

namespace {

using Marks = std::vector<Skeleton::Mark>;

// Marks are asked for mostly in their own order; where gumbo moved a node, by halving.
class MarkFinder {
public:
    explicit MarkFinder(const Marks& marks) : marks_(marks) {}

    /// Index of the first mark at or after `offset`.
    std::size_t at(std::uint32_t offset) {
        const bool near = next_ < marks_.size() && marks_[next_].offset >= offset
                          && (next_ == 0 || marks_[next_ - 1].offset < offset);
        if (!near)
            next_ = static_cast<std::size_t>(
                std::lower_bound(
                    marks_.begin(),
                    marks_.end(),
                    offset,
                    [](const Skeleton::Mark& mark, std::uint32_t wanted) {
                        return mark.offset < wanted;
                    }
                )
                - marks_.begin()
            );
        return next_++;
    }

private:
    const Marks& marks_;
    std::size_t next_ = 0;
};

class Planter {
public:
    Planter(Scan scan, Diagnostics& log)
        : skeleton_(skeleton_of(scan, log))
        , tags_(skeleton_.tags)
        , texts_(skeleton_.texts)
        , placed_(scan.tokens.size(), false) {
        tree_.scan = std::move(scan);
    }

    Tree plant() {
        const std::vector<ParsedNode> parsed = parse(skeleton_.text);
        tree_.nodes.reserve(parsed.size() + 16);
        index_.reserve(parsed.size());
        for (const ParsedNode& node : parsed) {
            index_.push_back(static_cast<NodeIndex>(tree_.nodes.size()));
            if (node.letters > 0)
                add_texts(node);
            else
                add_element(node);
        }
        add_forgotten();
        close();
        return std::move(tree_);
    }

private:
    void add_texts(const ParsedNode& node) {
        const std::size_t first = texts_.at(node.offset);
        const std::size_t end =
            std::min<std::size_t>(first + node.letters, skeleton_.texts.size());
        for (std::size_t i = first; i < end; ++i)
            add_text(skeleton_.texts[i].token, index_[node.parent]);
    }

    void add_text(std::uint32_t token, NodeIndex parent) {
        if (placed_[token]) return;
        placed_[token] = true;
        Node made;
        made.is_text = true;
        made.token = token;
        made.parent = parent;
        tree_.nodes.push_back(made);
    }

    void add_element(const ParsedNode& node) {
        Node made;
        made.tag = static_cast<Tag>(node.tag);
        made.parent = tree_.nodes.empty() ? 0 : index_[node.parent];
        if (node.offset != ParsedNode::implied) {
            const std::size_t mark = tags_.at(node.offset);
            const bool exact =
                mark < skeleton_.tags.size() && skeleton_.tags[mark].offset == node.offset;
            if (exact) name(made, skeleton_.tags[mark].token);
        } else if (made.tag == Tag::Html || made.tag == Tag::Body) {
            made.token = first_of(made.tag);
        }
        tree_.nodes.push_back(made);
    }

    void name(Node& made, std::uint32_t token) {
        const Token& tag = tree_.scan.tokens[token];
        if (tag.kind != Kind::Start) return;
        made.token = token;
        made.tag = tag.tag;
    }

    [[nodiscard]] std::uint32_t first_of(Tag tag) const {
        const std::vector<Token>& tokens = tree_.scan.tokens;
        for (std::size_t i = 0; i < tokens.size(); ++i)
            if (tokens[i].kind == Kind::Start && tokens[i].tag == tag)
                return static_cast<std::uint32_t>(i);
        return Node::no_token;
    }

    // Texts for which the standard has no place, as after a frameset, stand at the end.
    void add_forgotten() {
        const NodeIndex body = tree_.body();
        for (const Skeleton::Mark& text : skeleton_.texts)
            if (!placed_[text.token]) add_text(text.token, body);
    }

    void close() {
        std::vector<Node>& nodes = tree_.nodes;
        for (NodeIndex i = 0; i < nodes.size(); ++i)
            nodes[i].end = i + 1;
        for (std::size_t i = nodes.size(); i-- > 1;) {
            Node& parent = nodes[nodes[i].parent];
            parent.end = std::max(parent.end, nodes[i].end);
        }
    }

    Skeleton skeleton_;
    MarkFinder tags_;
    MarkFinder texts_;
    Tree tree_;
    std::vector<NodeIndex> index_;  // of gumbo's nodes among ours
    std::vector<bool> placed_;
};

}  // namespace

std::string_view Tree::attribute(NodeIndex node, std::string_view name) const {
    const Token* tag = token(node);
    return tag == nullptr ? std::string_view() : scan.attribute(*tag, name);
}

bool Tree::has_attribute(NodeIndex node, std::string_view name) const {
    const Token* tag = token(node);
    return tag != nullptr && scan.has_attribute(*tag, name);
}

Span Tree::span(NodeIndex node) const {
    const Token* tag = token(node);
    return tag == nullptr ? Span::none() : Span{tag->begin, tag->end, 0};
}

NodeIndex Tree::ancestor(NodeIndex node, Tag tag) const {
    for (node = nodes[node].parent; node != 0; node = nodes[node].parent)
        if (nodes[node].tag == tag) break;
    return node;
}

NodeIndex Tree::body() const {
    for (NodeIndex i = 0; i < nodes.size() && i < 64; ++i)
        if (nodes[i].tag == Tag::Body) return i;
    return 0;
}

Tree tree_of(Scan scan, Diagnostics& log) {
    return Planter(std::move(scan), log).plant();
}

}  // namespace pam::manuscript::html
