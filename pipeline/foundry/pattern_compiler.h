// Compiles the .dic files of libhyphen (F. M. Liang's patterns, Word Hy-phen-a-tion by
// Com-put-er, 1983; L. Németh's respellings, TUGboat 27, 2006) into the compact form of
// foundry/pattern_table.h. The build does it once for every language that is installed;
// the program does it itself where a package came later.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pam::foundry {

/// The compact form of a .dic file; none when its character set is not known or it has more
/// than two levels.
[[nodiscard]] std::optional<std::string> compile_patterns(std::string_view dic);

}  // namespace pam::foundry
