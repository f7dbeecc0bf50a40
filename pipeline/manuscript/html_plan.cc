#include "manuscript/html_plan.h"

#include "base/utf8.h"

#include <algorithm>

namespace pam::manuscript::html {

namespace {

int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string percent_decoded(std::string_view text) {
    std::string made;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool coded = text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0
                           && hex(text[i + 2]) >= 0;
        made +=
            coded ? static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2])) : text[i];
        if (coded) i += 2;
    }
    return utf8::find_invalid(made) ? std::string(text) : made;
}

}  // namespace

std::string names_of(const Tree& tree, NodeIndex node) {
    const std::string_view id = tree.attribute(node, "id");
    std::string names(tree.attribute(node, "class"));
    if (!names.empty() && !id.empty()) names += ' ';
    names += id;
    for (char& c : names)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return names;
}

std::string semantics_of(const Tree& tree, NodeIndex node) {
    std::string terms(tree.attribute(node, "epub:type"));
    const std::string_view role = tree.attribute(node, "role");
    if (!terms.empty() && !role.empty()) terms += ' ';
    return terms += role;
}

std::string words_in(const Page& page, NodeIndex node) {
    return words_in(page, node, std::string::npos);
}

std::string words_in(const Page& page, NodeIndex node, std::size_t limit) {
    std::string words;
    const Tree& tree = page.tree;
    for (NodeIndex i = node; i < tree.nodes[node].end && words.size() < limit; ++i) {
        const Node& one = tree.nodes[i];
        if (!one.is_text) {
            if (is_block(one.tag) || one.tag == Tag::Br) words += ' ';
            continue;
        }
        const Token& token = *tree.token(i);
        const std::string_view text = tree.scan.text(token).substr(0, limit);
        words += token.literal ? std::string(text) : page.entities.resolved(text);
    }
    return utf8::collapse_spaces(words);
}

std::string inner_target(const Page& page, const Plan& plan, std::string_view href) {
    const std::size_t hash = href.find('#');
    if (hash == std::string_view::npos || hash + 1 == href.size()) return {};
    const std::string_view file = href.substr(0, hash);
    const bool own =
        file.empty()
        || std::find(plan.own_addresses.begin(), plan.own_addresses.end(), file)
               != plan.own_addresses.end();
    if (!own) return {};
    return percent_decoded(page.entities.resolved(href.substr(hash + 1)));
}

}  // namespace pam::manuscript::html
