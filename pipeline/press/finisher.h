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

#include <memory>

namespace pam::press {

/// The steps, each to be taken once and in this order. What a step has used up, it lets go
/// of. Errors: PR002 the painted file is not what it should be.
class Finisher {
public:
    /// `fonts` are for the words in drawings. All but `painted` must outlive this object.
    Finisher(
        Painted painted,
        const page::PagedDocument& paged,
        const model::TypesetModel& model,
        const PdfOptions& options,
        DrawingFonts& fonts
    );
    Finisher(Finisher&& other) noexcept;
    Finisher& operator=(Finisher&& other) = delete;
    Finisher(const Finisher&) = delete;
    Finisher& operator=(const Finisher&) = delete;
    ~Finisher();

    /// Cairo's file.
    [[nodiscard]] Result<void> read();
    /// Errors: PR004 a font.
    [[nodiscard]] Result<void> mend_fonts();
    /// The content of the pages and their images. Errors: PR003 an image.
    [[nodiscard]] Result<void> finish_pages();
    /// Outline, page labels, links.
    [[nodiscard]] Result<void> add_ways();
    /// The structure tree.
    [[nodiscard]] Result<void> add_tree();
    /// Metadata, output intent.
    [[nodiscard]] Result<void> add_about();
    [[nodiscard]] Result<Bytes> write();

private:
    struct Work;
    std::unique_ptr<Work> work_;
};

}  // namespace pam::press
