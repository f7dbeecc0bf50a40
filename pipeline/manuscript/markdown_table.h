// One row of a table: its cells between the pipes, and where they stand.
#pragma once

#include "manuscript/markdown_events.h"
#include "manuscript/markdown_passage.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace pam::manuscript::markdown {

/// True for a line such as "|---|:-:|", the marks of containers before it allowed.
[[nodiscard]] bool is_table_rule(std::string_view line);

/// `line` stands at source byte `offset`; `row` is the Enter event. Cells for which the
/// parser had no column become the row's `parts`.
void align_row(
    std::string_view line,
    std::size_t offset,
    std::vector<Event>& events,
    std::size_t row,
    Record& record
);

}  // namespace pam::manuscript::markdown
