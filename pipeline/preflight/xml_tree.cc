#include "preflight/xml_tree.h"

#include "base/utf8.h"

#include <algorithm>

namespace pam::preflight {

namespace {

constexpr std::string_view white = " \t\r\n";

}  // namespace

bool XmlTree::is(std::size_t node, Space space, std::string_view local) const {
    const XmlNode& one = nodes[node];
    return !one.is_text && one.space == space && one.local == local;
}

std::vector<std::size_t> XmlTree::children(std::size_t node) const {
    std::vector<std::size_t> found;
    for (std::size_t i = node + 1; i < nodes[node].end; i = nodes[i].end)
        if (!nodes[i].is_text) found.push_back(i);
    return found;
}

std::optional<std::size_t>
XmlTree::child(std::size_t node, Space space, std::string_view local) const {
    for (std::size_t i = node + 1; i < nodes[node].end; i = nodes[i].end)
        if (is(i, space, local)) return i;
    return std::nullopt;
}

const XmlAttribute*
XmlTree::attribute(std::size_t node, std::string_view local, Space space) const {
    for (const XmlAttribute& one : nodes[node].attributes)
        if (one.space == space && one.local == local) return &one;
    return nullptr;
}

std::string XmlTree::value(std::size_t node, std::string_view local, Space space) const {
    const XmlAttribute* found = attribute(node, local, space);
    return found == nullptr ? std::string() : found->value;
}

std::string XmlTree::text(std::size_t node) const {
    std::string joined;
    for (std::size_t i = node; i < nodes[node].end; ++i)
        if (nodes[i].is_text) joined += nodes[i].text;
    return joined;
}

std::string XmlTree::line(std::size_t node) const {
    return utf8::collapse_spaces(text(node));
}

std::vector<std::string> words(std::string_view list) {
    std::vector<std::string> found;
    while (true) {
        const auto begin = list.find_first_not_of(white);
        if (begin == std::string_view::npos) return found;
        list.remove_prefix(begin);
        const auto end = std::min(list.size(), list.find_first_of(white));
        found.emplace_back(list.substr(0, end));
        list.remove_prefix(end);
    }
}

bool has_word(std::string_view list, std::string_view word) {
    const auto all = words(list);
    return std::find(all.begin(), all.end(), word) != all.end();
}

}  // namespace pam::preflight
