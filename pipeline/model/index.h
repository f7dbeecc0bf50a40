// The index of the work, from the marks in its text: headings and subheadings in the order
// of its alphabet, each with the pages that it names and what else to look for.
#pragma once

#include "model/part_names.h"
#include "model/tree.h"

namespace pam::model {

/// The lists of the index, one for each letter; nothing where the text has no marks. What
/// the entries name is added to `model.locators`.
[[nodiscard]] Nodes
index_nodes(const PartNames& names, Workshop& shop, TypesetModel& model);

/// The pages that an entry of the index names, as links: ", 12–14, 17". `link_style` is
/// that of each link. Pages that no folio is known for are stated one by one.
[[nodiscard]] Nodes locator_nodes(
    const Locators& locators, const TypesetModel& model, std::uint32_t link_style
);

}  // namespace pam::model
