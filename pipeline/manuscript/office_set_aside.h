// Words of a word processor's file that are not the text: deleted while changes were
// tracked, comments, page headers, hidden text. They stand in the ledger.
#pragma once

#include <string_view>

namespace pam::manuscript {

/// The code of a ledger entry of that rule ("tracked deletion by Bo", "page header").
[[nodiscard]] const char* code_of_set_aside(std::string_view rule);

}  // namespace pam::manuscript
