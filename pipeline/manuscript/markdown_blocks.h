// The first pass: the source, line by line, into blocks, as CommonMark 0.30 describes it in
// its appendix ("A parsing strategy"), with tables, notes, definitions of terms and
// containers between colons beside it. Every byte that is a mark is consumed here by a
// named rule, every other byte becomes a line of a leaf; nothing is looked at twice.
#pragma once

#include "manuscript/markdown_passage.h"
#include "manuscript/markdown_tree.h"

#include <cstddef>
#include <string_view>

namespace pam::manuscript::markdown {

/// `text` is the whole source, its Markdown begins at byte `from`.
[[nodiscard]] Tree parse_blocks(std::string_view text, std::size_t from, Record& record);

}  // namespace pam::manuscript::markdown
