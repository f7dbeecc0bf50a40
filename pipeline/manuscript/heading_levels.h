// From ranks to levels: what cannot be a heading after all is dropped, numbers take their
// titles, and the ranks that occur are closed up to levels from 1.
#pragma once

#include "manuscript/items.h"

#include <vector>

namespace pam::manuscript {

/// `ranks` has one rank for each item, `no_heading` where it is none. Items with a rank
/// become headings.
void level_headings(Script& script, std::size_t begin, std::vector<int> ranks);

}  // namespace pam::manuscript
