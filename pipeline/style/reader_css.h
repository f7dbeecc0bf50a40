// The sheet for reading systems, written from the same rules; for a book that runs from
// right to left with left and right exchanged.
#pragma once

#include "style/rules.h"

#include <string>

namespace pam::style {

[[nodiscard]] std::string reader_css(const Rules& rules, Direction direction);

}  // namespace pam::style
