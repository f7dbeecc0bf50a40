// Numbers of a table's column: where each one's whole part ends, so that their decimals can
// stand one under the other. Private to this room.
#pragma once

#include "galley/table_layout.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace pam::galley {

/// A body cell that holds a number, and the byte of its first text where what stands to the
/// right of the decimal begins: the separator, or what follows the last digit.
struct NumberCell {
    std::size_t cell = 0;  // in TableGrid::cells
    std::size_t cut = 0;
};

/// The numbers of a column that is to be aligned on its decimal: one that the manuscript
/// says to be so, or sets flush right. None where some cell with figures is not one number.
[[nodiscard]] std::vector<NumberCell>
numbers_of(const TableGrid& grid, std::size_t column, std::string_view language);

}  // namespace pam::galley
