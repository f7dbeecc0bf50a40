// A font's names (OpenType 1.9, `name`): what its makers say of copyright and licence, and
// what it is called.
#pragma once

#include "base/files.h"

#include <string>
#include <string_view>

namespace pam::foundry {

/// The string of that id as UTF-8, Windows' English one first; empty where there is none.
[[nodiscard]] std::string name_of(std::string_view name_table, unsigned int id);

/// True where the makers keep the name for their own version ("with Reserved Font Name
/// ...", SIL Open Font License 1.1, clause 3): a font that was cut down may not bear it.
[[nodiscard]] bool reserves_name(std::string_view name_table);

/// The table with another family name in all names that hold one (ids 1, 3, 4, 6, 16);
/// copyright and licence stay.
[[nodiscard]] Bytes renamed(std::string_view name_table, std::string_view family);

}  // namespace pam::foundry
