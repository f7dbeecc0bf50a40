// The finisher: from Cairo's raw file to the finished one. Cairo only paints; whatever a
// PDF has beyond marks on pages is written here with libqpdf, whose exceptions end here
// too.
#pragma once

#include "base/files.h"
#include "base/result.h"
#include "model/typeset_model.h"
#include "page/paged_document.h"
#include "press/drawing_fonts.h"
#include "press/paint.h"
#include "press/press.h"

namespace pam::press {

/// `fonts` are for the words in drawings. Errors: PR002 the painted file is not what it
/// should be, PR003 an image, PR004 a font.
[[nodiscard]] Result<Bytes> finish(
    const Painted& painted,
    const page::PagedDocument& paged,
    const model::TypesetModel& model,
    const PdfOptions& options,
    DrawingFonts& fonts
);

}  // namespace pam::press
