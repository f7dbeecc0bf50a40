// The press: pages to PDF bytes, and the cover's picture. It decides no position.
#pragma once

#include "base/files.h"
#include "base/result.h"
#include "foundry/foundry.h"
#include "model/typeset_model.h"
#include "page/paged_document.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace pam::press {

struct PdfOptions {
    /// Seconds since 1970 UTC, for the document's dates; comes from outside so that bytes
    /// are the same every day.
    std::int64_t date = 0;
    std::string producer = "Pamphleteer";
    /// In the order in which a viewer on the web asks for it (ISO 32000-1, annex F).
    bool linearized = false;
};

/// A whole PDF 1.7 for the screen, which is PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO
/// 19005-2) at once. It is made step by step, for whoever wants to know what each costs.
/// Errors: PR001 Cairo failed, PR002 the finisher failed, PR003 an image cannot be painted.
class Printing {
public:
    /// All must outlive this object.
    Printing(
        const page::PagedDocument& paged,
        const model::TypesetModel& model,
        const foundry::Foundry& foundry,
        const PdfOptions& options
    );
    Printing(const Printing&) = delete;
    Printing& operator=(const Printing&) = delete;
    ~Printing();

    /// What the next step does; null when all is done.
    [[nodiscard]] const char* step() const;
    /// Takes it.
    [[nodiscard]] Result<void> go_on();
    /// The file, when all is done.
    [[nodiscard]] Bytes take();

private:
    struct Work;
    std::unique_ptr<Work> work_;
    std::size_t done_ = 0;
};

/// Book: a PNG of 1400 x 2240 pixels, below every shop's limit for pictures inside a book;
/// of type alone, it is sharper and smaller than a JPEG. Store: a JPEG of 1600 x 2560
/// pixels, for the shop's window. Drawing: an SVG of outlines, for print and for changes.
enum class CoverUse { Book, Store, Drawing };

/// The cover: title, subtitle, authors, and the publisher or organisation, set in the
/// style's own faces. Errors: those of the foundry, PR001.
[[nodiscard]] Result<Bytes>
cover(const model::TypesetModel& model, foundry::Foundry& foundry, CoverUse use);

}  // namespace pam::press
