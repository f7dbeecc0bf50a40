// Pages that are no text: an error message that was saved in the place of an article, a
// form to log in, a frame around other pages, a shell that only scripts would fill.
#pragma once

#include "base/result.h"

#include <optional>
#include <string_view>

namespace pam::manuscript {

/// Why this page cannot be a manuscript; none for every page that holds a text. `text` is
/// UTF-8.
[[nodiscard]] std::optional<Error> html_refusal(std::string_view text);

}  // namespace pam::manuscript
