// The second pass: from blocks to the document.
#pragma once

#include "manuscript/manuscript.h"
#include "manuscript/markdown_passage.h"
#include "manuscript/markdown_tree.h"

#include <string_view>

namespace pam::manuscript::markdown {

/// The manuscript's consumed spans and ledger are in order. Nothing is inferred yet: a
/// heading is a heading, also where it is the title.
[[nodiscard]] Manuscript
build(std::string_view source, const Tree& tree, Record& record, Diagnostics& log);

}  // namespace pam::manuscript::markdown
