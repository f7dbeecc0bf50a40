// Headings of plain texts that are underlined with "=", "-" and other marks.
#pragma once

#include "manuscript/lines.h"

#include <cstddef>
#include <string_view>

namespace pam::manuscript {

/// "=", "-" and the like, one mark repeated.
[[nodiscard]] bool is_rule(std::string_view text);

/// The end of an underlined (perhaps also overlined) heading that begins with line `at` of
/// the block [first, last); `at` where none does.
[[nodiscard]] std::size_t underlined_end(
    const Source& source,
    const Lines& lines,
    std::size_t at,
    std::size_t first,
    std::size_t last
);

}  // namespace pam::manuscript
