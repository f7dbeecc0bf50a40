// Finds the place in the source of everything the parser reported, block by block. Whatever
// the parser took out on its own (reference definitions, footnotes moved to the end) is met
// on the way, because every line is looked at exactly once; a line that no block and no
// rule claims stays unexplained.
#pragma once

#include "manuscript/markdown_events.h"
#include "manuscript/markdown_passage.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace pam::manuscript::markdown {

/// `text` is the whole source, its Markdown begins at byte `from`; the events' lines count
/// from there.
void align(
    std::string_view text, std::size_t from, std::vector<Event>& events, Record& record
);

}  // namespace pam::manuscript::markdown
