// Stretches of the source as document texts: white space folded, every byte led back to its
// place.
#pragma once

#include "base/source.h"
#include "document/document.h"

#include <string_view>

namespace pam::manuscript {

/// The source's `span` with each run of white space folded to one space and none at the
/// ends.
[[nodiscard]] document::Text folded(const Source& source, Span span);

/// The same for a stretch between other inlines: white space at its begin or its end stays
/// as one space where `keep_leading` or `keep_trailing` says so. Empty without other
/// characters.
[[nodiscard]] document::Text
folded_piece(const Source& source, Span span, bool keep_leading, bool keep_trailing);

/// One Text in a run of inlines; empty when the span holds only white space.
[[nodiscard]] document::Inlines folded_inlines(const Source& source, Span span);

/// Bytes [begin, end) of a text as a text of its own, led back to the same places.
[[nodiscard]] document::Text
text_between(const document::Text& text, std::size_t begin, std::size_t end);

/// Letters and digits only, in lower case, "&" as "and": two strings with equal keys say
/// the same words.
[[nodiscard]] std::string words_key(std::string_view text);

}  // namespace pam::manuscript
