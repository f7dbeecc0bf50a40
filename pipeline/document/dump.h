// The document as text, two spaces a level, one thing a line: for tests and `dump --stage
// document`.
#pragma once

#include "document/document.h"

#include <string>

namespace pam::document {

[[nodiscard]] std::string dump(const Document& document);

}  // namespace pam::document
