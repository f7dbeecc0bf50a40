// What the source says where character references stand in it.
#pragma once

#include "manuscript/manuscript.h"

#include <string>
#include <vector>

namespace pam::manuscript {

using References = std::vector<Reference>;

/// The place, to the end of the reference that it ends in.
[[nodiscard]] Span widened(Span place, const References& references);

/// The words of the place, its references resolved.
[[nodiscard]] std::string
resolved(std::string_view source, Span place, const References& references);

}  // namespace pam::manuscript
