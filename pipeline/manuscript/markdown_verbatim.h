// Blocks whose lines stand as they were typed: code and HTML.
#pragma once

#include "manuscript/markdown_lines.h"
#include "manuscript/markdown_passage.h"

#include <string_view>
#include <vector>

namespace pam::manuscript::markdown {

struct Verbatim {
    document::Text text;                // of code
    std::vector<document::Text> lines;  // of HTML; empty ones for blank lines
    std::uint32_t end = 0;              // source byte after the block
};

/// The cursor stands on the block's first line, `literal` is the parser's text of it.
/// Afterwards the cursor is past the block, or at the front of the first line that is none
/// of it.
[[nodiscard]] Verbatim align_code(
    std::string_view literal,
    LineCursor& cursor,
    const std::vector<Container>& containers,
    Record& record
);
[[nodiscard]] Verbatim align_html(
    std::string_view literal,
    LineCursor& cursor,
    const std::vector<Container>& containers,
    Record& record
);

}  // namespace pam::manuscript::markdown
