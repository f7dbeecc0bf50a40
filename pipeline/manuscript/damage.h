// What happened to a text before it came to us: bytes of another encoding, characters that
// were lost, letters that were decoded wrongly, marks that nobody sees. Mended where the
// text itself tells how, by ledger entries; told by line in any case.
#pragma once

#include "manuscript/manuscript.h"

namespace pam::manuscript {

/// Puts the encoding among the inferences, where there is something to tell of it.
void tell_encoding(const Decoding& decoding, Manuscript& manuscript);

/// Bytes that the encoding does not know and that are evidently windows-1252 become their
/// characters; the others stay U+FFFD. Each is told.
void mend_odd_bytes(
    const Source& source, const Decoding& decoding, Manuscript& manuscript, Diagnostics& log
);

/// Tells of replacement characters in the source, of marks that turn the direction of
/// writing, and of characters that show nothing. Changes nothing.
void report_damage(const Source& source, const Decoding& decoding, Diagnostics& log);

}  // namespace pam::manuscript
