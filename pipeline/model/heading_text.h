// A heading as plain text, for the outline; and whether it has any.
#pragma once

#include "document/document.h"

#include <string>

namespace pam::model {

/// Fit for both outputs, without note numbers; a heading that is a picture gives the
/// picture's alternative text. Empty: there is nothing to set, and the model leaves the
/// heading out.
[[nodiscard]] std::string heading_text(const document::Heading& heading);

}  // namespace pam::model
