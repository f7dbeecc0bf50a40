// Who speaks: editor's notes in brackets, quotations over several paragraphs, letters with
// their salutations and signatures, and the reply.
#pragma once

#include "manuscript/items.h"

namespace pam::manuscript {

void find_correspondence(
    Script& script, std::size_t begin, std::vector<Inference>& inferences
);

}  // namespace pam::manuscript
