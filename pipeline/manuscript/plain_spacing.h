// Lines as other systems end and space them, brought to what the reader expects: Unicode's
// own line ends, line ends doubled in transfer, blank lines that hold a no-break space, and
// typescripts with a blank line after every line.
#pragma once

#include "manuscript/lines.h"
#include "manuscript/manuscript.h"

#include <vector>

namespace pam::manuscript {

/// Parts and drops lines; no character leaves them but the no-break spaces of blank lines,
/// which are consumed.
void settle_spacing(const Source& source, Lines& lines, std::vector<Consumed>& consumed);

}  // namespace pam::manuscript
