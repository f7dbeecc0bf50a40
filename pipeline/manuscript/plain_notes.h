// Notes of a plain text: found by their marks, taken out of the running lines, and put
// where they are called. What does not fit one to one stays text and is told.
#pragma once

#include "manuscript/inline_marks.h"
#include "manuscript/lines.h"
#include "manuscript/note_matching.h"

#include <vector>

namespace pam::manuscript {

/// A note and its call.
struct PlainNote {
    NotePlace place;
    Span call;
    int confidence = 100;
    bool inside_line = false;  // "[Footnote: ...]" in running text: no lines of its own
};

struct PlainNotes {
    std::vector<PlainNote> notes;  // in the order of their calls
    /// Lines that are no running text: those of notes, their heading and their rules.
    std::vector<bool> taken;
    std::vector<Consumed> consumed;  // headings and rules of notes
    InlineMarks marks;               // not settled yet
};

/// Looks for notes among lines [begin, end).
[[nodiscard]] PlainNotes find_notes(
    const Source& source,
    const Lines& lines,
    std::size_t begin,
    std::size_t end,
    Diagnostics& log
);

/// The lines [begin, end) that are running text.
[[nodiscard]] Lines without_notes(
    const Lines& lines, std::size_t begin, std::size_t end, const PlainNotes& notes
);

}  // namespace pam::manuscript
