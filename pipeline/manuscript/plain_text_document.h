// From items to the blocks of a Document. Every character of the lines ends in a text or,
// for the rules under and over headings, among the consumed.
#pragma once

#include "manuscript/items.h"

namespace pam::manuscript {

/// Blocks of the items in order, divisions made; archive notices are left out.
[[nodiscard]] document::Blocks
blocks_of(const Script& script, std::vector<Consumed>& consumed);

/// The archive notices among the items, in order.
[[nodiscard]] document::Blocks
notices_of(const Script& script, std::vector<Consumed>& consumed);

/// The inlines of an item whose lines are told apart where the author ended them on
/// purpose.
[[nodiscard]] document::Inlines lines_as_inlines(const Script& script, const Item& item);

}  // namespace pam::manuscript
