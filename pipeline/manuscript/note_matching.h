// Which call belongs to which note. A pair is made only where marks and notes fit one to
// one and in order; what fits doubtfully is left as text on both sides.
#pragma once

#include "base/source.h"
#include "manuscript/note_marks.h"

#include <cstddef>
#include <vector>

namespace pam::manuscript {

/// A mark in running text that may call a note.
struct CallPlace {
    NoteMark mark;
    Span span;
    std::size_t line = 0;
    std::size_t block = 0;  // the line with which its paragraph begins
    bool weak = false;
};

/// Lines [first, last) that begin with a note's mark.
struct NotePlace {
    NoteMark mark;
    Span span;  // of the mark
    std::size_t first = 0;
    std::size_t last = 0;
    Span tail = Span::none();  // the bracket that closes the note
    bool certain = false;  // under a heading "NOTES", or under a rule at the foot of a page
};

struct NotePair {
    std::size_t call = 0;
    std::size_t note = 0;
    int confidence = 0;
};

struct MatchRules {
    std::size_t shortest_run = 1;
    bool complete = false;  // every note of a run must be called, none twice
    int best = 98;          // confidence where nothing speaks against it
};

/// Numbers and letters: runs of notes that count on, and calls that count likewise. Both
/// ascending by place.
[[nodiscard]] std::vector<NotePair> match_numbered(
    const std::vector<CallPlace>& calls,
    const std::vector<NotePlace>& notes,
    const MatchRules& rules
);

/// Asterisks and daggers: the notes of a group, called in the text just before it.
[[nodiscard]] std::vector<NotePair>
match_symbols(const std::vector<CallPlace>& calls, const std::vector<NotePlace>& notes);

}  // namespace pam::manuscript
