// Annex C's limits of ISO 32000-1, as PDF/A-2 makes them binding (ISO 19005-2, 6.1.13), for
// values of objects and of content alike.
#pragma once

#include "preflight/content_lexer.h"
#include "preflight/pdf_log.h"

namespace pam::preflight {

void check_integer(double value, const PdfPlace& place, PdfLog& log);
void check_real(double value, const PdfPlace& place, PdfLog& log);
/// Of a name without its slash, and of a string: so many bytes.
void check_name_length(std::size_t bytes, const PdfPlace& place, PdfLog& log);
void check_string_length(std::size_t bytes, const PdfPlace& place, PdfLog& log);

/// Any operand of a content stream.
void check_operand(const ContentToken& token, const PdfPlace& place, PdfLog& log);

}  // namespace pam::preflight
