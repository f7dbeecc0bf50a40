// What the work is, for catalogues and shops: the metadata element (EPUB 3.3, 5.5).
#pragma once

#include "epub/publication.h"
#include "model/typeset_model.h"

#include <cstdint>

namespace pam::epub {

void add_metadata(
    const model::TypesetModel& model,
    const Publication& book,
    std::int64_t date,
    pugi::xml_node package
);

}  // namespace pam::epub
