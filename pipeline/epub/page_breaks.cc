// The manuscript's order and the tree's may differ (provenance moves to the end), so texts
// are searched by source place, and the finds are then held to the tree's order.
#include "epub/page_breaks.h"

#include "base/match.h"
#include "base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

namespace pam::epub {

namespace {

using model::Element;
using model::TextNode;

/// A text of the manuscript, `order` in the tree, and the source bytes it came from.
struct Stretch {
    const TextNode* node = nullptr;
    std::size_t order = 0;
    std::uint32_t begin = 0, end = 0;
};

struct Spot {
    std::size_t order = 0;
    std::size_t offset = 0;
    auto operator<=>(const Spot&) const = default;
};

void collect(const Element& element, std::vector<Stretch>& stretches) {
    for (const model::Node& node : element.children)
        match(
            node.value,
            [&](const Element& child) { collect(child, stretches); },
            [&](const TextNode& text) {
                if (text.generated || text.span.is_none() || text.text.empty()) return;
                const std::uint32_t begin = source_offset(text, 0);
                const std::uint32_t end = source_offset(text, text.text.size() - 1) + 1;
                stretches.push_back({&text, stretches.size(), begin, std::max(begin, end)});
            }
        );
}

/// First byte of the text that came from `source` or from behind it.
std::size_t text_offset(const TextNode& node, std::uint32_t source) {
    std::vector<document::Splice> splices = node.splices;
    if (splices.empty()) splices.push_back({0, node.span.begin});
    for (std::size_t i = 0; i < splices.size(); ++i) {
        const std::size_t end =
            i + 1 < splices.size() ? splices[i + 1].text_offset : node.text.size();
        if (source <= splices[i].source_offset) return splices[i].text_offset;
        const std::size_t there =
            splices[i].text_offset + (source - splices[i].source_offset);
        if (there < end) return there;
    }
    return node.text.size();
}

bool is_inside_character(std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

/// A page may begin inside a divided word: its marker then stands behind the word.
std::size_t at_word_edge(std::string_view text, std::size_t at) {
    while (is_inside_character(text, at))
        ++at;
    if (at == 0 || !utf8::is_word(utf8::decode_before(text, at).code_point)) return at;
    while (at < text.size()) {
        const utf8::Decoded next = utf8::decode(text, at);
        if (!utf8::is_word(next.code_point)) break;
        at += next.bytes;
    }
    return at;
}

/// The text that holds the source byte, else the one that follows it, else the last.
const Stretch& stretch_at(const std::vector<Stretch>& by_source, std::uint32_t source) {
    auto after = std::upper_bound(
        by_source.begin(),
        by_source.end(),
        source,
        [](std::uint32_t value, const Stretch& stretch) { return value < stretch.begin; }
    );
    if (after != by_source.begin() && std::prev(after)->end > source)
        return *std::prev(after);
    return after == by_source.end() ? by_source.back() : *after;
}

/// "pg-12"; a second page 12, or one whose label is no plain word, gets a name of its own.
std::string marker_id(const std::string& label, std::set<std::string>& taken) {
    std::string stem = "pg-";
    for (const char c : label)
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
            stem += c;
    if (stem == "pg-") stem += "x";
    std::string id = stem;
    for (int number = 2; !taken.insert(id).second; ++number)
        id = fmt::format("{}-{}", stem, number);
    return id;
}

}  // namespace

PageBreaks::PageBreaks(const model::TypesetModel& model) {
    std::vector<Stretch> stretches;
    collect(model.body, stretches);
    if (stretches.empty()) return;
    std::vector<Stretch> by_source = stretches;
    std::stable_sort(
        by_source.begin(),
        by_source.end(),
        [](const Stretch& a, const Stretch& b) { return a.begin < b.begin; }
    );
    std::set<std::string> taken;
    Spot last;
    for (const model::PageMapEntry& entry : model.page_map) {
        if (entry.label.empty()) continue;
        const Stretch& found = stretch_at(by_source, entry.source_offset);
        const std::size_t offset = at_word_edge(
            found.node->text,
            std::min(text_offset(*found.node, entry.source_offset), found.node->text.size())
        );
        last = std::max(last, Spot{found.order, offset});
        breaks_[stretches[last.order].node].push_back({last.offset, pages_.size()});
        pages_.push_back({entry.label, marker_id(entry.label, taken)});
    }
}

const std::vector<PageBreak>& PageBreaks::in(const TextNode& node) const {
    static const std::vector<PageBreak> none;
    const auto found = breaks_.find(&node);
    return found == breaks_.end() ? none : found->second;
}

}  // namespace pam::epub
