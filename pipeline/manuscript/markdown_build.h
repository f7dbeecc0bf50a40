// From aligned events to the document: blocks, inlines and notes, and what the marks meant.
#pragma once

#include "manuscript/manuscript.h"
#include "manuscript/markdown_events.h"
#include "manuscript/markdown_passage.h"

#include <vector>

namespace pam::manuscript::markdown {

/// Moves the texts out of `events`. The manuscript's consumed spans and ledger are in
/// order.
[[nodiscard]] Manuscript
build(std::vector<Event>& events, Record& record, Diagnostics& log);

}  // namespace pam::manuscript::markdown
