// The e-book: the typeset model as an EPUB 3.3 publication that EPUBCheck 4.2.6 and 5.3
// both accept.
#pragma once

#include "base/files.h"
#include "base/result.h"
#include "epub/reader.h"
#include "model/typeset_model.h"

#include <cstdint>
#include <string>

namespace pam::epub {

struct EpubOptions {
    std::int64_t date =
        0;        // seconds since 1970 UTC, for dcterms:modified and the zip entries
    Bytes cover;  // PNG or JPEG; empty: no cover
    Reader reader = Reader::Universal;
};

/// The publication's bytes. Errors: EP001 libzip failed, EP002 text that XML cannot hold.
[[nodiscard]] Result<Bytes>
write(const model::TypesetModel& model, const EpubOptions& options);

}  // namespace pam::epub
