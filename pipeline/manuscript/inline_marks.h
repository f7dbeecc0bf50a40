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
    Gap,  // other text of the document stands here
};
enum class RunStyle { Emphasis, Strong };

struct InlineMark {
    Span span;
    MarkKind kind = MarkKind::NoteCall;
    std::size_t note = 0;     // of a call
    std::size_t partner = 0;  // of an opening and a closing mark, in the sorted list
    RunStyle style = RunStyle::Emphasis;
};
/// Ascending and disjoint; emphasised runs of one style do not overlap.
using InlineMarks = std::vector<InlineMark>;

/// Parts the texts of the document at the marks: calls and runs become inlines, the marks'
/// characters are consumed. Texts must be folded stretches of the source.
void apply_inline_marks(
    const Source& source, const InlineMarks& marks, Manuscript& manuscript
);

}  // namespace pam::manuscript
