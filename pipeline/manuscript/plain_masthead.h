// Who publishes: a line over the title that names a paper or a body, though none of its
// words says so.
#pragma once

#include "manuscript/items.h"

#include <cstddef>
#include <string_view>

namespace pam::manuscript {

/// True when the rest of the work speaks of the words of item `i`, in the head that ends
/// before item `end`, as of its publisher: by their initials, in a byline, in an archive's
/// notice; or when the number of an issue stands with them.
[[nodiscard]] bool names_publisher(const Script& script, std::size_t i, std::size_t end);

/// "Vol. 3, No. 2", "Issue 17": the number of a paper.
[[nodiscard]] bool is_issue_line(std::string_view words);

}  // namespace pam::manuscript
