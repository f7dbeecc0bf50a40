// Lists and outlines of paragraphs.
#pragma once

#include "manuscript/items.h"

#include <cstddef>

namespace pam::manuscript {

/// Makes lists of paragraphs from `begin` on: two and more in a row with bullets of one
/// kind, or with numbers that count on; lists inside their entries, told by indents or by
/// another kind of mark; paragraphs that hang under a mark. One marked paragraph alone is a
/// paragraph.
void find_lists(Script& script, std::size_t begin);

}  // namespace pam::manuscript
