// Settings that say how to read, not what the work is: profile, provenance, refuse, accept.
// They may stand wherever settings stand, and end in ReadOptions.
#pragma once

#include "manuscript/manuscript.h"

#include <vector>

namespace pam::manuscript {

/// `options` with what its own settings and the manuscript's (`front`) say, the stronger
/// origin last. Numbers add up over the origins; where one is both refused and accepted,
/// the stronger origin decides, and among equals the refusal. Values that nobody knows are
/// diagnostics.
[[nodiscard]] ReadOptions
settled(const ReadOptions& options, const std::vector<Setting>& front, Diagnostics& log);

}  // namespace pam::manuscript
