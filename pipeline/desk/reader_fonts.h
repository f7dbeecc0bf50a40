// The typeface of the text for the e-book: which faces the work shows, and with which
// characters.
#pragma once

#include "base/result.h"
#include "foundry/foundry.h"
#include "model/typeset_model.h"

#include <vector>

namespace pam::desk {

/// The faces of the text's own family, upright before italic, cut down to what the work
/// shows in them. Other families are left to the reading system. Errors: FD002 to FD004,
/// FD009.
[[nodiscard]] Result<std::vector<model::FontResource>>
reader_fonts(const model::TypesetModel& model, foundry::Foundry& foundry);

}  // namespace pam::desk
