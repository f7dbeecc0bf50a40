// What stands at the head of a Markdown manuscript: its title, author and date, however
// they are written; and what the quotations in it are.
#pragma once

#include "manuscript/manuscript.h"

#include <optional>
#include <string>

namespace pam::manuscript::markdown {

/// Makes the title block, and moves the headings up so that chapters are level 1. A title
/// is: labelled headings ("# Title: X", "## Author: Y", "## Year: Z"), or the only heading
/// of level 1 where it is the first thing. After it a paragraph "By X" is the author and a
/// short line with a year the date. A heading that says something else than the title that
/// the editor stated is none.
void infer_front(
    Manuscript& manuscript, const std::optional<std::string>& stated_title = std::nullopt
);

/// Finds letters, epigraphs and attributions among the block quotations.
void infer_divisions(Manuscript& manuscript);

}  // namespace pam::manuscript::markdown
