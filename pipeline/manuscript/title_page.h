// The head of a plain text: title, subtitle, author, organisation, date line.
#pragma once

#include "manuscript/archive_notices.h"
#include "manuscript/items.h"

namespace pam::manuscript {

/// Marks the lines of the title page among the first items and puts the facts into the
/// metadata. Gives the number of the first item after the title page.
std::size_t find_title_page(
    Script& script, const std::vector<HeaderField>& header, Manuscript& manuscript
);

}  // namespace pam::manuscript
