// Facts that catalogues and shops ask for: who had a part in the work and which, numbers of
// the book, its series.
#pragma once

#include "manuscript/manuscript.h"

#include <string_view>
#include <vector>

namespace pam::manuscript {

/// MARC relator code of a key that names a part in the work ("translator": "trl"); empty
/// for another key.
[[nodiscard]] std::string_view relator_of(std::string_view key);

/// The contributors that the settings state, of the strongest origin alone.
void set_contributors(document::Metadata& facts, const std::vector<Setting>& settings);

/// Once all settings are applied: a number that is none is told and left out, a form of
/// filing that files nothing is told.
void check_catalogue_facts(document::Metadata& facts, Diagnostics& log);

}  // namespace pam::manuscript
