// What the file's colours mean (ISO 32000-1, 14.11.5; PDF/A-2, ISO 19005-2, 6.2.3): all of
// them are sRGB, as the screen has them.
#pragma once

#include "base/files.h"

#include <qpdf/QPDF.hh>

namespace pam::press {

/// sRGB (IEC 61966-2-1) as a display profile of the ICC's version 4, made here: primaries
/// and white adapted to D50 with Bradford's matrix, and one curve for all three channels.
[[nodiscard]] Bytes srgb_profile();

/// libqpdf's exceptions pass through.
void add_output_intent(QPDF& pdf);

}  // namespace pam::press
