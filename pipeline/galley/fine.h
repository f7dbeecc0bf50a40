// The unit in which lines are reckoned.
#pragma once

#include "base/length.h"

#include <cstdint>

namespace pam::galley {

/// 1/65536 pt, finer than Length, so that sums of a thousand words stay exact to the eye.
using Fine = std::int64_t;

inline constexpr int fine_shift = 6;  // a Length unit is 1/1024 pt

[[nodiscard]] constexpr Fine to_fine(Length length) {
    return Fine{length.units()} << fine_shift;
}

/// Nearest unit, halves upwards.
[[nodiscard]] constexpr Length to_length(Fine fine) {
    return Length::from_units((fine + (Fine{1} << (fine_shift - 1))) >> fine_shift);
}

}  // namespace pam::galley
