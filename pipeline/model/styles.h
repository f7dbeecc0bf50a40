// Computed styles for the whole tree, each different one kept once.
#pragma once

#include "model/typeset_model.h"
#include "style/style_sheet.h"

namespace pam::model {

/// Fills `styles`, `pages`, `note_style` and `reader_css`, and every element's `style`.
void apply_styles(TypesetModel& model, const style::StyleSheet& sheet);

}  // namespace pam::model
