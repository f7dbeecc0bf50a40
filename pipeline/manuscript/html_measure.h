// Counts over the tree by which text is told from navigation: characters, those in links,
// and the weight of what reads like paragraphs.
#pragma once

#include "manuscript/html_plan.h"

#include <cstdint>
#include <vector>

namespace pam::manuscript::html {

struct Measure {
    std::uint32_t length = 0;   // characters of text, white space not counted
    std::uint32_t linked = 0;   // those in links to other pages
    std::uint32_t links = 0;    // such links
    std::uint32_t content = 0;  // characters outside links in blocks that read like text

    [[nodiscard]] bool mostly_links() const { return linked * 2 > length; }
};

/// By node; what is in a region already counts nothing.
[[nodiscard]] std::vector<Measure> measure(const Page& page, const Plan& plan);

/// No block is inside.
[[nodiscard]] bool is_leaf_block(const Tree& tree, NodeIndex node);

}  // namespace pam::manuscript::html
