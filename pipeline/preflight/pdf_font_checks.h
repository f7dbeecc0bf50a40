// Fonts and the glyphs that content shows with them (ISO 14289-1, 7.21; ISO
// 19005-2, 6.2.11).
#pragma once

#include "preflight/pdf_font.h"
#include "preflight/pdf_log.h"

namespace pam::preflight {

void check_font(const PdfFont& font, PdfLog& log);

}  // namespace pam::preflight
