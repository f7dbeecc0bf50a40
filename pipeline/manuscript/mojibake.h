// UTF-8 that was once read as an encoding of one byte a character: â€™ for ’, Ã© for é.
// Two or three letters that no language puts together give themselves away, for taken back
// to bytes they are well-formed UTF-8.
#pragma once

#include "manuscript/manuscript.h"

namespace pam::manuscript {

/// Mends it in the texts and in the metadata; each change is a ledger entry. With the copy
/// desk off it only proposes.
void mend_mojibake(const Source& source, Copyedit copyedit, Manuscript& manuscript);

/// Tells of each, once it is known which of them stay as typed.
void tell_mojibake(const Source& source, const Manuscript& manuscript, Diagnostics& log);

}  // namespace pam::manuscript
