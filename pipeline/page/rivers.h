// Rivers: white runs down a paragraph where the spaces of successive lines stand one under
// the other.
#pragma once

#include "base/length.h"
#include "galley/galley.h"

#include <cstddef>
#include <span>
#include <vector>

namespace pam::page {

/// A space between two words of a line, from the column's left.
struct Gap {
    Length left, right;
};

/// The spaces of a line from left to right, without the one at its end, which nobody sees.
[[nodiscard]] std::vector<Gap> gaps_of(const galley::SetLine& line);

/// A river is a chain of spaces on so many successive lines or more, each lying under the
/// one before it by more than half of the narrower of the two.
inline constexpr std::size_t river_lines = 4;

/// Rivers in successive lines of one paragraph on one page.
[[nodiscard]] std::size_t count_rivers(std::span<const galley::SetLine> lines);

}  // namespace pam::page
