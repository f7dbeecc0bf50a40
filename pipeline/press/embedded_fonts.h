// Mends the fonts that Cairo 1.16 embeds: widths exact to the last fraction (Cairo cuts
// them to whole thousandths, so text drifts from where it was set), the CIDToGIDMap it
// leaves out, ToUnicode maps that spell ligatures. Fonts without outlines are refused.
#pragma once

#include "base/result.h"
#include "press/content_font.h"

#include <qpdf/QPDF.hh>

namespace pam::press {

/// Mends every font of the pages and returns what they say and their widths.
/// libqpdf's exceptions pass through to the finisher's fence. Errors: PR004 a Type 3 font
/// or one that is not embedded, PR002 a broken ToUnicode map.
[[nodiscard]] Result<ContentFonts> mend_fonts(QPDF& pdf);

/// The same for a drawing's own file, whose forms have fonts of their own.
[[nodiscard]] Result<void> mend_drawing_fonts(QPDF& drawing);

}  // namespace pam::press
