// Plain text, literal to the last character: structure is inferred from the shape of the
// lines and told in the inferences; nothing is markup but the underlines of headings.
#pragma once

#include "manuscript/manuscript.h"

#include <cstdint>
#include <vector>

namespace pam::manuscript {

/// The copy desk is not called here; `read` calls it for every format. Page furniture that
/// begins at one of the offsets `kept` (ascending) stays in the text.
[[nodiscard]] Manuscript read_plain_text(
    const Source& source,
    const ReadOptions& options,
    const std::vector<std::uint32_t>& kept,
    Diagnostics& log
);

}  // namespace pam::manuscript
