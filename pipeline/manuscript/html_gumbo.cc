#include "manuscript/html_gumbo.h"

#include "manuscript/html_tags.h"

#include <gumbo.h>

#include <cstring>
#include <memory>

namespace pam::manuscript::html {

namespace {

struct Destroy {
    void operator()(GumboOutput* output) const {
        gumbo_destroy_output(&kGumboDefaultOptions, output);
    }
};
using Output = std::unique_ptr<GumboOutput, Destroy>;

Output parsed(const std::string& text) {
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    return Output(gumbo_parse_with_options(&options, text.data(), text.size()));
}

bool is_text(const GumboNode& node) {
    return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE
           || node.type == GUMBO_NODE_CDATA;
}

bool is_element(const GumboNode& node) {
    return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

class Walker {
public:
    explicit Walker(const std::string& skeleton) : skeleton_(skeleton) {}

    // Without recursion: a node's children are put down in reverse, to be taken up in
    // order.
    std::vector<ParsedNode> walk(const GumboNode* root) {
        nodes_.reserve(skeleton_.size() / 4);
        open_.push_back({root, 0});
        while (!open_.empty()) {
            const Open next = open_.back();
            open_.pop_back();
            visit(*next.node, next.parent);
        }
        return std::move(nodes_);
    }

private:
    struct Open {
        const GumboNode* node;
        std::uint32_t parent;
    };

    void visit(const GumboNode& node, std::uint32_t parent) {
        const auto index = static_cast<std::uint32_t>(nodes_.size());
        ParsedNode made;
        made.parent = parent;
        if (is_text(node)) {
            made.offset = offset_of(node.v.text.original_text.data);
            made.letters = static_cast<std::uint32_t>(std::strlen(node.v.text.text));
            if (made.letters > 0) nodes_.push_back(made);
        } else if (is_element(node)) {
            made.offset = offset_of(node.v.element.original_tag.data);
            made.tag = static_cast<std::uint8_t>(
                tag_of(gumbo_normalized_tagname(node.v.element.tag))
            );
            nodes_.push_back(made);
            const GumboVector& children = node.v.element.children;
            for (unsigned i = children.length; i-- > 0;)
                open_.push_back({static_cast<const GumboNode*>(children.data[i]), index});
        }
    }

    [[nodiscard]] std::uint32_t offset_of(const char* place) const {
        const char* begin = skeleton_.data();
        if (place == nullptr || place < begin || place >= begin + skeleton_.size())
            return ParsedNode::implied;
        return static_cast<std::uint32_t>(place - begin);
    }

    const std::string& skeleton_;
    std::vector<ParsedNode> nodes_;
    std::vector<Open> open_;
};

}  // namespace

std::vector<ParsedNode> parse(const std::string& skeleton) {
    const Output output = parsed(skeleton);
    return Walker(skeleton).walk(output->root);
}

std::string text_as_parsed(const std::string& text) {
    const Output output = parsed("<p>" + text);
    std::string made;
    const GumboNode* node = output->root;
    // Down the last children to the paragraph, then its texts.
    while (is_element(*node) && node->v.element.tag != GUMBO_TAG_P
           && node->v.element.children.length > 0)
        node = static_cast<const GumboNode*>(
            node->v.element.children.data[node->v.element.children.length - 1]
        );
    if (!is_element(*node)) return made;
    for (unsigned i = 0; i < node->v.element.children.length; ++i) {
        const auto* child = static_cast<const GumboNode*>(node->v.element.children.data[i]);
        if (is_text(*child)) made += child->v.text.text;
    }
    return made;
}

}  // namespace pam::manuscript::html
