// The manuscript's own list of contents: a run of short items at its head that come again
// later. It stays a list of lines, and the items it names are headings.
#pragma once

#include "manuscript/items.h"

#include <set>
#include <string>

namespace pam::manuscript {

/// Marks the entries of contents lists (and other bare runs of numbered parts) as `listed`
/// lines, and gives the words of each entry as a key.
[[nodiscard]] std::set<std::string> find_contents(Script& script, std::size_t begin);

/// Short enough, and of a kind, to be an entry of such a list.
[[nodiscard]] bool could_be_listed(const Script& script, const Item& item);

}  // namespace pam::manuscript
