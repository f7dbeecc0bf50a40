// OpenDocument text (ODF 1.0 to 1.3), as LibreOffice and others write it.
#pragma once

#include "manuscript/manuscript.h"

namespace pam::manuscript {

/// Unpacks and reads the file. Errors: those of OfficePackage and decode_xml; MS163 no text
/// document; MS165 our own fault.
[[nodiscard]] Result<Opened> open_odt(const Bytes& bytes, Diagnostics& log);

}  // namespace pam::manuscript
