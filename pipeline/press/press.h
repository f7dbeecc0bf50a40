// The press: pages to PDF bytes, and the cover's picture. It decides no position.
#pragma once

#include "base/files.h"
#include "base/result.h"
#include "foundry/foundry.h"
#include "model/typeset_model.h"
#include "page/paged_document.h"

#include <cstdint>
#include <string>

namespace pam::press {

struct PdfOptions {
    /// Seconds since 1970 UTC, for the document's dates; comes from outside so that bytes
    /// are the same every day.
    std::int64_t date = 0;
    std::string producer = "Pamphleteer";
};

/// A whole PDF 1.7 for the screen. Errors: PR001 Cairo failed, PR002 the finisher failed,
/// PR003 an image cannot be painted.
[[nodiscard]] Result<Bytes> print(
    const page::PagedDocument& paged,
    const model::TypesetModel& model,
    const foundry::Foundry& foundry,
    const PdfOptions& options
);

/// The cover as a PNG, 1400 x 2240 pixels: title, subtitle, authors, organisation, set in
/// the style's own faces. Errors: those of the foundry, PR001.
[[nodiscard]] Result<Bytes>
cover(const model::TypesetModel& model, foundry::Foundry& foundry);

}  // namespace pam::press
