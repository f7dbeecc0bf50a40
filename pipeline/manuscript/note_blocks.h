// The notes of a plain text as notes of the document: their marks consumed, their lines
// read as paragraphs.
#pragma once

#include "manuscript/layout.h"
#include "manuscript/plain_notes.h"

namespace pam::manuscript {

/// In the order of `found.notes`; `layout` is that of the text around them. Tells each note
/// in the inferences.
void build_notes(
    const Source& source,
    const Lines& lines,
    const Layout& layout,
    const PlainNotes& found,
    Manuscript& manuscript
);

}  // namespace pam::manuscript
