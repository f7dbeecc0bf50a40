// Where notes may stand: lines that begin with a note's mark, each with all the lines that
// belong to it. The marks in running text that may call them.
#pragma once

#include "manuscript/lines.h"
#include "manuscript/note_matching.h"

#include <vector>

namespace pam::manuscript {

/// Lines of a text among which notes are looked for.
struct NoteField {
    const Source& source;
    const Lines& lines;
    std::size_t begin = 0;
    std::size_t end = 0;

    [[nodiscard]] std::string_view text(std::size_t line) const {
        return source.text(lines[line].text);
    }
    /// A line that begins a paragraph whatever its indent is.
    [[nodiscard]] bool opens(std::size_t line) const;
};

/// All places, ascending; those marked with plain numbers only under a heading "NOTES" or a
/// rule.
[[nodiscard]] std::vector<NotePlace> find_note_places(const NoteField& field);

/// A heading "NOTES", "FOOTNOTES" ... that notes stand under, and the line where they end.
struct NotesSection {
    std::size_t heading = 0;
    std::size_t end = 0;
};
[[nodiscard]] std::vector<NotesSection> find_notes_sections(const NoteField& field);

/// Calls of the families that `places` has, ascending. Asterisks around stressed words are
/// none.
[[nodiscard]] std::vector<CallPlace>
find_note_calls(const NoteField& field, const std::vector<NotePlace>& places);

/// Digits fused to words, on any line.
[[nodiscard]] std::vector<CallPlace> find_fused_digits(const NoteField& field);

/// "[Footnote: words]" in running text: `span` is the opening, `tail` the closing bracket.
[[nodiscard]] std::vector<NotePlace> find_inline_footnotes(const NoteField& field);

}  // namespace pam::manuscript
