// Every text of a document so that it may be changed: code, list markers and section marks
// too, which document/walk.h offers to read only.
#pragma once

#include "document/document.h"

#include <functional>

namespace pam::manuscript {

void for_each_text(
    document::Document& document, const std::function<void(document::Text&)>& visit
);

}  // namespace pam::manuscript
