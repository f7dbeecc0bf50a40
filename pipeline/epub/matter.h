// Parts before, after and around the chapters that their headings name: a preface, an
// appendix. Voices announce them, and catalogues of reading systems list them.
#pragma once

#include "epub/semantics.h"

#include <string_view>

namespace pam::epub {

/// The part's type (EPUB Structural Semantics Vocabulary 1.1) and its role (DPUB-ARIA 1.1),
/// or a chapter's where the heading names no other.
[[nodiscard]] Semantics matter_of(std::string_view heading);

}  // namespace pam::epub
