// Figures and tables that an output shows out of their place: what they say is taken out of
// the body and compared by itself, in order.
#pragma once

#include "preflight/comparison.h"
#include "preflight/expected_text.h"

namespace pam::preflight {

/// Moves the words of those figures that begin what is left of `floats`, one after another,
/// from the body to a text of their own, which is given back.
[[nodiscard]] TracedText take_floats(ExpectedText& expected, const FoundText& floats);

}  // namespace pam::preflight
