// From typeset model to content documents: which part of the tree stands in which file.
#pragma once

#include "epub/publication.h"
#include "model/typeset_model.h"

namespace pam::epub {

/// Every content document is written and every inner link leads to its file; the navigation
/// document stands in its place with an empty body, to be filled from the rest. `cover` is
/// the file name of the cover's picture, empty where there is none.
[[nodiscard]] Publication
compose(const model::TypesetModel& model, std::string cover, Reader reader);

}  // namespace pam::epub
