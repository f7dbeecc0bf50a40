// What PDF/A-2 asks of every property in the document's metadata (ISO 19005-2, 6.6.2.3).
#pragma once

#include "preflight/pdf_log.h"
#include "preflight/xmp.h"

namespace pam::preflight {

void check_properties(const XmpPacket& packet, const PdfPlace& place, PdfLog& log);

}  // namespace pam::preflight
