// Markdown: CommonMark with tables, notes, definition lists, attributes, divisions between
// colons, and facts of the work at the top. The copy desk is not called here; `read` calls it
// for every format.
#pragma once

#include "manuscript/manuscript.h"

namespace pam::manuscript {

[[nodiscard]] Manuscript
read_markdown(const Source& source, const ReadOptions& options, Diagnostics& log);

}  // namespace pam::manuscript
