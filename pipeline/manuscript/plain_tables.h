// Tables typed with tabs or spaces: columns that stand apart in every row.
#pragma once

#include "document/document.h"
#include "manuscript/lines.h"

#include <cstddef>

namespace pam::manuscript {

enum class Columns {
    None,
    Some,   // gaps in many of the lines: they must not be joined
    Clear,  // the same columns in every line: a table
};

/// What columns lines [first, last), a block without a blank line, have. Prose that was
/// justified with spaces has gaps too: where the lines run on like prose, `runs_on`, only
/// cells that all stand alone make a table.
[[nodiscard]] Columns columns_of(
    const Source& source,
    const Lines& lines,
    std::size_t first,
    std::size_t last,
    bool runs_on
);

/// The table of lines with clear columns.
[[nodiscard]] document::Table
table_of(const Source& source, const Lines& lines, std::size_t first, std::size_t last);

}  // namespace pam::manuscript
