// KEPUB, the form of Kobo's own reading system: every sentence in a span with a number, by
// which it keeps the reader's place, bookmarks and marked passages.
#pragma once

#include "epub/publication.h"

#include <cstddef>
#include <string_view>

namespace pam::epub {

/// Wraps the text of all content documents but cover and navigation, and the body of each
/// in the two boxes by which Kobo's readers set margins and columns. The text itself and
/// all that stands around it stay as they were.
void make_kepub(Publication& book);

/// A little more than the bytes that the spans add to a text.
[[nodiscard]] std::size_t kobo_spans_weight(std::string_view text);

}  // namespace pam::epub
