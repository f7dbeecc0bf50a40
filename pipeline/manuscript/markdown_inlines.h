// Finds the place in the source of every inline of one leaf block. The parser's own columns
// are only hints and often wrong, so the source is read again along with the events: each
// event says what must stand next, and what does not stand there is not explained away.
#pragma once

#include "manuscript/markdown_events.h"
#include "manuscript/markdown_passage.h"

#include <cstddef>
#include <vector>

namespace pam::manuscript::markdown {

/// Events [from, to) are the inlines of `passage`, whose text they begin at offset `at`.
void align_inlines(
    const Passage& passage,
    std::size_t at,
    std::vector<Event>& events,
    std::size_t from,
    std::size_t to,
    Record& record
);

}  // namespace pam::manuscript::markdown
