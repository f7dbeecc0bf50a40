// Images and graphics states, wherever content uses them (ISO 19005-2, 6.2.5, 6.2.6, 6.2.8
// and 6.2.10).
#pragma once

#include "preflight/pdf_content_state.h"
#include "preflight/pdf_log.h"

namespace pam::preflight {

/// An image amid the content, its keys long or brief (ISO 32000-1, 8.9.7).
struct InlineImage {
    std::string space;
    std::string filter;
    std::string intent;
    bool interpolate = false;
    bool mask = false;
};

[[nodiscard]] InlineImage read_inline_image(const std::vector<ContentToken>& operands);
void check_inline_image(const InlineImage& image, const PdfPlace& place, PdfLog& log);
void check_image(QPDFObjectHandle image, const PdfPlace& place, PdfLog& log);
void check_graphics_state(QPDFObjectHandle state, const PdfPlace& place, PdfLog& log);
/// An empty name is none, and sound.
void check_rendering_intent(const std::string& name, const PdfPlace& place, PdfLog& log);

}  // namespace pam::preflight
