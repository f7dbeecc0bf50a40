// What was stated (options, sidecar, front matter) overrules what was inferred, in the
// metadata and in the title block. One place for every reader, so that a setting means the
// same in every format.
#pragma once

#include "manuscript/manuscript.h"

#include <string>
#include <vector>

namespace pam::manuscript {

/// Puts each setting into the metadata unless a stronger origin stands there already, and
/// makes the title block say the same: a stated value the title block lacks becomes
/// generated text, an inferred line that says something else goes back to the text as an
/// ordinary paragraph. An empty value takes the fact out. Inferences that were overruled
/// are taken out of `manuscript.inferences`.
void apply_settings(
    Manuscript& manuscript, const std::vector<Setting>& settings, Diagnostics& log
);

/// Generates the title and author lines that an archive's header states and the text itself
/// lacks.
void complete_title_block(document::Document& document);

}  // namespace pam::manuscript
