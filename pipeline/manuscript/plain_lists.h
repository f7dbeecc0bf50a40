// Lists and outlines of paragraphs.
#pragma once

#include "manuscript/items.h"

#include <cstddef>
#include <optional>

namespace pam::manuscript {

/// Makes lists of paragraphs from `begin` on: two and more in a row with bullets of one
/// kind, or with numbers that count on; lists inside their entries, told by indents or by
/// another kind of mark; paragraphs that hang under a mark. One marked paragraph alone is a
/// paragraph.
void find_lists(Script& script, std::size_t begin);

/// The line of a list's entry that line `line` hangs under: it begins with a mark and
/// stands less deep, and what is between them is as deep as `line`. What a colon announces
/// is no more of the entry's own words.
[[nodiscard]] std::optional<std::size_t>
mark_over(const Source& source, const Lines& lines, std::size_t line);

}  // namespace pam::manuscript
