// KEPUB, the form of Kobo's own reading system: every sentence in a span with a number, by
// which it keeps the reader's place, bookmarks and marked passages.
#pragma once

#include "epub/publication.h"

namespace pam::epub {

/// Wraps the text of all content documents but cover and navigation. The text itself and
/// all that stands around it stay as they were.
void add_kobo_spans(Publication& book);

}  // namespace pam::epub
