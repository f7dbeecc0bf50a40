// The file's own statements about the work (docProps/core.xml), and the language its runs
// claim. Word fills some of these by itself, so each is told as an inference, and words of
// the title page are stronger.
#pragma once

#include "manuscript/docx_builder.h"

namespace pam::manuscript::docx {

[[nodiscard]] Facts facts_of(const Reading& reading);

/// Fills what the title block left open.
void read_metadata(Reading& reading, const Facts& facts, document::Metadata& metadata);

}  // namespace pam::manuscript::docx
