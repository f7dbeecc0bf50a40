// Footnotes that the parser would drop without a word: those nobody calls, and all but the
// first of those with one label.
#pragma once

#include "base/diagnostic.h"
#include "manuscript/markdown_events.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace pam::manuscript::markdown {

/// Parses `body`, which stands at byte `offset` of the source, so that every footnote is
/// among the events. Repeated labels are diagnostics.
[[nodiscard]] std::vector<Event>
parse_with_all_notes(std::string_view body, std::size_t offset, Diagnostics& log);

}  // namespace pam::manuscript::markdown
