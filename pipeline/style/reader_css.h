// The sheet for reading systems, written from the same rules.
#pragma once

#include "style/rules.h"

#include <string>

namespace pam::style {

[[nodiscard]] std::string reader_css(const Rules& rules);

}  // namespace pam::style
