// Letters by their form: the line of place and date, the address, the salutation, the
// valediction, the signature, the postscript; and the names and dates that sign a preface.
#pragma once

#include "manuscript/items.h"

#include <cstddef>

namespace pam::manuscript {

/// Marks the parts of letters from `begin` on. A letter among other text becomes a
/// division; one that is a whole section, or the whole work, does not.
void find_letters(Script& script, std::size_t begin, std::vector<Inference>& inferences);

}  // namespace pam::manuscript
