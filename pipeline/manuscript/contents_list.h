// The manuscript's own list of contents: a run of short items at its head that come again
// later. Its entries are told apart, and the items they name are headings.
#pragma once

#include "manuscript/items.h"

#include <set>
#include <string>

namespace pam::manuscript {

/// Marks the entries of contents lists (and other bare runs of numbered parts) as `listed`,
/// each an item of its own, and gives the keys under which they name headings.
[[nodiscard]] std::set<std::string> find_contents(Script& script);

/// Once the headings are known: runs of listed entries most of which name a later heading
/// become divisions of their own.
void confirm_contents(Script& script, std::vector<Inference>& inferences);

/// Makes each entry of a contents division a link to the heading it names, once headings
/// have their ids.
void link_contents(document::Document& document);

/// Short enough, and of a kind, to be an entry of such a list.
[[nodiscard]] bool could_be_listed(const Script& script, const Item& item);

}  // namespace pam::manuscript
