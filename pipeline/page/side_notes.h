// Notes in the margin: each as near to its call as the others let it.
#pragma once

#include "base/length.h"

#include <cstdint>
#include <vector>

namespace pam::page {

struct SideNote {
    std::uint32_t note = 0;            // in Column::notes
    std::uint32_t begin = 0, end = 0;  // of its lines
    Length top;                        // level with its call; then where it stands
    Length height;
    Length space;  // above it, where another is
};

/// Pushes notes down that would stand in others, and up again what does not end above
/// `foot`. They keep their order.
void part_side_notes(std::vector<SideNote>& notes, Length head, Length foot);

}  // namespace pam::page
