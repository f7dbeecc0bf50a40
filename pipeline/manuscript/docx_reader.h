// Word files (.docx): unpacked, heard by a witness, read, and drafted as a document with a
// transcript for its source.
#pragma once

#include "base/diagnostic.h"
#include "manuscript/manuscript.h"

namespace pam::manuscript {

/// Errors: MS160 damaged, MS161 locked, MS162 unsafe, MS163 of another kind, MS164 markup
/// that is broken or beyond the limits, MS165 the witness heard something else than was
/// read. Whatever is odd but can be read is a diagnostic, its spans in the transcript.
[[nodiscard]] Result<Opened> open_docx(const Bytes& bytes, Diagnostics& log);

}  // namespace pam::manuscript
