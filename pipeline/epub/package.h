// The package document: what the book is, what it holds, and in what order it is read.
#pragma once

#include "epub/publication.h"
#include "model/typeset_model.h"

#include <cstdint>
#include <string>

namespace pam::epub {

/// package.opf as EPUB 3.3, 5, with the guide and cover meta that EPUB 2 readers look for.
/// `date` is in seconds since 1970 UTC.
[[nodiscard]] std::string package_document(
    const model::TypesetModel& model, const Publication& book, std::int64_t date
);

}  // namespace pam::epub
