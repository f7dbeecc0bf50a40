// A table's cells in their columns, and how wide the columns are. Numbers only; the
// composer sets the cells. Private to this room.
#pragma once

#include "galley/copy.h"
#include "model/typeset_model.h"

#include <cstddef>
#include <vector>

namespace pam::galley {

struct TableCell {
    const model::Element* element = nullptr;
    std::size_t row = 0, column = 0;
    std::size_t row_span = 1, column_span = 1;
    Length least;  // widest part that should not be broken, with padding
    Length most;   // on one line, with padding
    Length inset;  // of a number from the column's right, for its decimal's sake
};

struct TableGrid {
    std::vector<const model::Element*> rows;  // tr
    std::size_t head_rows = 0;
    std::size_t columns = 0;
    std::vector<TableCell> cells;  // in reading order
    const model::Element* caption = nullptr;
    const model::Element* head = nullptr;  // thead
};

/// Finds rows and cells; a cell that reaches down keeps its columns in the rows below.
[[nodiscard]] TableGrid read_grid(const model::Element& table);

/// The widths of all columns together: where no word is broken, and where each cell has its
/// fewest lines.
struct TableWidths {
    Length least, most;
};
[[nodiscard]] TableWidths widths_of(const TableGrid& grid);

enum class ColumnFit { Fits, Squeezed };

struct Columns {
    std::vector<Length> widths;
    ColumnFit fit = ColumnFit::Fits;  // Squeezed: narrower than some word
};

/// Each column as wide as its widest cell where the measure allows that; else what is left
/// over after the least widths goes first to columns that lack no more than an equal share,
/// and then to the others in proportion to what they lack (after CSS 2.2, 17.5.2.2).
[[nodiscard]] Columns share_measure(const TableGrid& grid, Length measure);

}  // namespace pam::galley
