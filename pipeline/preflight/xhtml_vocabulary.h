// The vocabulary of XHTML content documents (HTML, "the elements of HTML", as EPUB 3.3, 6.1
// takes it over): what each element is, what it may hold and which attributes it may have.
#pragma once

#include <string_view>

namespace pam::preflight {

/// What an element may hold, as far as a reader of finished books must know.
enum class Content {
    Flow,         // blocks and text
    Phrasing,     // text and what stands within a line
    Transparent,  // what its own parent may hold
    Text,         // no element at all
    Nothing,      // void elements
    Listed,       // only the elements in `children`
};

struct Element {
    std::string_view name;
    Content content = Content::Flow;
    bool phrasing = false;        // may stand within a line
    bool flow = true;             // may stand among blocks
    std::string_view children;    // Listed: names, with a space on both sides
    std::string_view parents;     // only in these; empty: wherever its kind may stand
    std::string_view attributes;  // beyond the global ones
};

/// Null where HTML has no such element.
[[nodiscard]] const Element* element_named(std::string_view name);

[[nodiscard]] bool is_global_attribute(std::string_view name);

/// Whether a list with a space on both sides of each name holds this one.
[[nodiscard]] bool lists(std::string_view list, std::string_view name);

}  // namespace pam::preflight
