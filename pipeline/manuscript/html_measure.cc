#include "manuscript/html_measure.h"

#include "manuscript/html_vocabulary.h"

namespace pam::manuscript::html {

namespace {

/// A block of fewer characters says nothing about where the text is.
constexpr std::uint32_t shortest_content = 60;

std::uint32_t visible(std::string_view text) {
    std::uint32_t length = 0;
    for (const char c : text)
        length += static_cast<unsigned char>(c) > ' ' && (c & 0xC0) != 0x80;
    return length;
}

class Measurer {
public:
    Measurer(const Page& page, const Plan& plan)
        : tree_(page.tree)
        , plan_(plan)
        , made_(tree_.nodes.size())
        , link_(tree_.nodes.size(), false)
        , unlikely_(tree_.nodes.size(), false) {}

    std::vector<Measure> run() {
        for (NodeIndex i = 0; i < tree_.nodes.size(); ++i)
            look(i);
        for (std::size_t i = tree_.nodes.size(); i-- > 1;)
            sum(static_cast<NodeIndex>(i));
        return std::move(made_);
    }

private:
    // Down the tree: what a node inherits.
    void look(NodeIndex i) {
        const Node& node = tree_.nodes[i];
        link_[i] = i > 0 && link_[node.parent];
        unlikely_[i] = i > 0 && unlikely_[node.parent];
        if (node.is_text) {
            if (!plan_.is_kept(i) || tree_.token(i)->blank) return;
            made_[i].length = visible(tree_.scan.text(*tree_.token(i)));
            if (link_[i]) made_[i].linked = made_[i].length;
            return;
        }
        if (node.tag == Tag::A) {
            const std::string_view href = tree_.attribute(i, "href");
            const bool away = !href.empty() && !href.starts_with('#');
            link_[i] = link_[i] || away;
            made_[i].links = away;
        }
        if (unlikely_[i] || !is_block(node.tag)) return;
        const Tag tag = node.tag;
        unlikely_[i] =
            tag == Tag::Nav || tag == Tag::Footer || tag == Tag::Aside
            || (tag != Tag::Body && tag != Tag::Article && tag != Tag::Main
                && tag != Tag::Html && rule_by_names(names_of(tree_, i)) != nullptr);
    }

    // Up the tree: what a node holds.
    void sum(NodeIndex i) {
        const Node& node = tree_.nodes[i];
        Measure& own = made_[i];
        // A block's text that is in no block within it.
        if (!node.is_text && is_block(node.tag) && !unlikely_[i] && own.content == 0
            && own.length >= shortest_content && !own.mostly_links())
            own.content = own.length - own.linked;
        Measure& parent = made_[node.parent];
        parent.length += own.length;
        parent.linked += own.linked;
        parent.links += own.links;
        parent.content += own.content;
    }

    const Tree& tree_;
    const Plan& plan_;
    std::vector<Measure> made_;
    std::vector<bool> link_;
    std::vector<bool> unlikely_;
};

}  // namespace

std::vector<Measure> measure(const Page& page, const Plan& plan) {
    return Measurer(page, plan).run();
}

bool is_leaf_block(const Tree& tree, NodeIndex node) {
    if (tree.nodes[node].is_text || !is_block(tree.nodes[node].tag)) return false;
    for (NodeIndex i = node + 1; i < tree.nodes[node].end; ++i)
        if (!tree.nodes[i].is_text && is_block(tree.nodes[i].tag)) return false;
    return true;
}

}  // namespace pam::manuscript::html
