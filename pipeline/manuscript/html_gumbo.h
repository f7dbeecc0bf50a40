// The one door to gumbo, the parser of the HTML standard. It is shown a skeleton of the
// page, in which tags have no attributes and each text is one letter, and says how the
// elements lie in one another; texts and attributes are read by ourselves, for exact places
// and for speed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pam::manuscript::html {

/// A node as gumbo placed it; `parent` is an index, the first node's is itself. A text node
/// stands for `letters` letters of the skeleton, one after another from `offset` on, with
/// only tags between them. Elements that stand in no tag have the offset `implied`.
struct ParsedNode {
    static constexpr std::uint32_t implied = 0xFFFFFFFFu;
    std::uint32_t parent = 0;
    std::uint32_t offset = implied;
    std::uint32_t letters = 0;  // 0: an element
    std::uint8_t tag = 0;       // a Tag, of an implied element
};

/// The nodes in tree order. The skeleton must not nest deep: gumbo frees its tree by
/// recursion.
[[nodiscard]] std::vector<ParsedNode> parse(const std::string& skeleton);

/// A few characters of text with their references resolved.
[[nodiscard]] std::string text_as_parsed(const std::string& text);

}  // namespace pam::manuscript::html
