// Which structure types may stand in which: Annex L of ISO 32000-2, as ISO/TS 32005:2023,
// Table 5, states it for the types that PDF 1.7 has too. NonStruct and Private may stand
// and hold everywhere.
#pragma once

#include <string>
#include <vector>

namespace pam::preflight {

/// `grouping`: the one around holds no content of its own and nothing of a line, so that it
/// stands for a block. Types are standard ones; an empty name is the root of the tree.
[[nodiscard]] bool
may_hold(const std::string& around, const std::string& kid, bool grouping);
[[nodiscard]] bool may_hold_content(const std::string& type);
/// Types of which another may hold one at most.
[[nodiscard]] bool is_single_in(const std::string& kid, const std::string& around);
/// Whether the type stands within a line of text and nowhere else.
[[nodiscard]] bool is_inline(const std::string& type);

/// What the table speaks of.
[[nodiscard]] const std::vector<std::string>& contained_types();

}  // namespace pam::preflight
