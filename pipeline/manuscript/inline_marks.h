// Marks inside the lines of a plain text that are no words of it: the call of a note, the
// opening and closing underscore of a profile that states what they mean, and the place
// where a note's own lines stand in the middle of a paragraph. They are found in the source
// and put into the finished blocks, so that no recogniser of structure needs to know them.
#pragma once

#include "manuscript/manuscript.h"

#include <cstddef>
#include <vector>

namespace pam::manuscript {

enum class MarkKind {
    NoteCall,  // becomes a NoteReference
    Opening,   // opens an emphasised run that the mark at `partner` closes
    Closing,
    Skipped,  // markup that leaves nothing behind; who finds it accounts for it
    Gap,      // other text of the document stands here
};
enum class RunStyle { Emphasis, Strong };

struct InlineMark {
    Span span;
    MarkKind kind = MarkKind::NoteCall;
    const char* rule = "note mark";  // that consumes its characters
    std::size_t note = 0;            // of a call
    /// Of an opening and a closing mark: the byte at which the other stands, and once the
    /// marks are settled its number among them.
    std::size_t partner = 0;
    RunStyle style = RunStyle::Emphasis;
};
/// Ascending once settled; emphasised runs of one style do not overlap. Marks inside a gap
/// belong to the text that stands there.
using InlineMarks = std::vector<InlineMark>;

/// Puts the marks in order and leads partners to each other.
void settle_marks(InlineMarks& marks);

/// Parts the texts of the document at the marks: calls and runs become inlines, the marks'
/// characters are consumed. The marks must be settled, and texts be folded stretches of the
/// source.
void apply_inline_marks(
    const Source& source, const InlineMarks& marks, Manuscript& manuscript
);

}  // namespace pam::manuscript
