// Boxes of pages, and what pages inherit (ISO 32000-1, 7.7.3.4 and 7.9.5).
#pragma once

#include "preflight/pdf_objects.h"

namespace pam::preflight {

struct PdfBox {
    double left = 0;
    double bottom = 0;
    double right = 0;
    double top = 0;

    [[nodiscard]] bool within(const PdfBox& other, double by) const;
    [[nodiscard]] bool meets(const PdfBox& other) const;
};

/// Nothing where the array is no rectangle.
[[nodiscard]] std::optional<PdfBox> box_of(QPDFObjectHandle array);
/// A page's own value, or that of the nearest node above it; null where none has it.
[[nodiscard]] QPDFObjectHandle inherited(QPDFObjectHandle page, const std::string& key);
[[nodiscard]] std::optional<PdfBox>
inherited_box(QPDFObjectHandle page, const std::string& key);

}  // namespace pam::preflight
