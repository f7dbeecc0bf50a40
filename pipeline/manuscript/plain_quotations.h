// Words of others in a plain text: who said them ("-- Ada Lamp" under a poem), the motto
// over a chapter, prose set in deeper than the text around it.
#pragma once

#include "manuscript/items.h"

#include <cstddef>

namespace pam::manuscript {

/// Marks attributions, epigraphs and extracts from `begin` on; headings and lists are
/// known.
void find_quotations(Script& script, std::size_t begin, std::vector<Inference>& inferences);

}  // namespace pam::manuscript
