// Rows higher than a share of the page are cut into slices between their lines, so that a
// page may end within them. Private to this room.
#pragma once

#include "galley/galley.h"

#include <vector>

namespace pam::galley {

/// The panel in as many parts as reading order and unbroken lines allow: above a cut stand
/// only lines that are read before all lines below it, and nothing but rules crosses it.
/// One part where there is no such cut. `edges` are the feet of its rows, where a cut is
/// made rather than beside them; `under_head` is the space that a part wants under a head
/// that is set again.
[[nodiscard]] std::vector<Block>
slices(Block panel, const std::vector<Length>& edges, Length under_head);

}  // namespace pam::galley
