// What a PDF says of itself.
#pragma once

#include "preflight/preflight.h"

#include <qpdf/QPDF.hh>

#include <vector>

namespace pam::preflight {

/// The profiles among ours that the metadata claim; none where they claim none, or others.
[[nodiscard]] std::vector<PdfProfile> claims_of(QPDF& pdf);

}  // namespace pam::preflight
