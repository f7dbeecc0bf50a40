// How names and titles are filed in a catalogue, as the editor stated it.
#pragma once

#include "document/document.h"

#include <string_view>

namespace pam::document {

/// The stated form that files `name`: it has the same words in another order, as "Lamp,
/// Ada" has those of "Ada Lamp". Null where none was stated; none is ever guessed, for what
/// is the family's name in it depends on the people.
[[nodiscard]] const Field* sort_name_of(const Metadata& facts, std::string_view name);

}  // namespace pam::document
