// Lines of tables: the cells between the pipes, and what the rule under the head says.
#pragma once

#include "document/document.h"
#include "manuscript/markdown_tree.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace pam::manuscript::markdown {

/// Offsets in the line of what stands between pipes. A pipe after a backslash is text, even
/// in code; one at an end of the line parts nothing.
[[nodiscard]] std::vector<Stretch> cells_of(std::string_view line);

/// How many columns the rule under a table's head has ("|---|:-:|"); 0 where it is none.
[[nodiscard]] std::size_t table_columns(std::string_view rule);
[[nodiscard]] std::vector<document::Align> alignments(std::string_view rule);

}  // namespace pam::manuscript::markdown
