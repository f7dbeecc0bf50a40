// Which paragraphs of a Markdown text are verse: those whose author kept every line apart.
#pragma once

#include "document/document.h"
#include "manuscript/markdown_inlines.h"

#include <string_view>

namespace pam::manuscript::markdown {

/// HardBreaks: every line of the paragraph (two or more that hold words, none long) ends in a
/// hard line break. Emphases: every line (three or more) is an emphasis of its own, as poems are
/// often typed.
enum class VerseShape { None, HardBreaks, Emphases };
/// `text` was cut into `cut` and became `inlines`.
[[nodiscard]] VerseShape verse_shape(
    std::string_view text, const InlineCut& cut, const document::Inlines& inlines
);

/// Puts the lines into a Verse, as a further stanza of the one that stands last in `made`,
/// if any. Emphasis that goes on over a line end is emphasis in each of its lines.
void add_stanza(
    document::Blocks& made, document::Inlines inlines, VerseShape shape, Span span
);

}  // namespace pam::manuscript::markdown
