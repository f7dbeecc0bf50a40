// Commands and program text that a manual sets in for its readers to type, and drawings
// made of signs: lines that are kept to the blank, because nothing in them is prose.
#pragma once

#include "document/document.h"
#include "manuscript/items.h"

#include <cstddef>
#include <optional>

namespace pam::manuscript {

/// Lines [first, last), a block without a blank line, are commands, program text or a
/// drawing. Right after code less is asked of them.
[[nodiscard]] bool is_code(
    const Source& source,
    const Lines& lines,
    const Layout& layout,
    std::size_t first,
    std::size_t last,
    bool after_code
);

/// The item and the one before it are one block of code: only white space parts them.
[[nodiscard]] bool continues_code(const Script& script, std::size_t item);

/// Lines [first, last) as typed, less the margin that all of them have; none where a mark
/// among them, of a note or of emphasis, is no part of the text.
[[nodiscard]] std::optional<document::CodeBlock>
code_of(const Script& script, std::size_t first, std::size_t last);

}  // namespace pam::manuscript
