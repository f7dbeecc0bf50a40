// Plain text, literal to the last character: structure is inferred from the shape of the
// lines and told in the inferences; nothing is markup but the underlines of headings.
#pragma once

#include "manuscript/manuscript.h"

namespace pam::manuscript {

/// The copy desk is not called here; `read` calls it for every format.
[[nodiscard]] Manuscript
read_plain_text(const Source& source, const ReadOptions& options, Diagnostics& log);

}  // namespace pam::manuscript
