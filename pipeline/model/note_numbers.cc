// Calls in the text come first, then those that stand in notes, note by note: no walk dives
// into a note from its call, so no chain of notes can exhaust the stack.
#include "model/note_numbers.h"

#include "base/assert.h"
#include "model/encounters.h"

namespace pam::model {

NoteNumbers number_notes(const document::Document& document) {
    constexpr auto unnumbered = static_cast<std::size_t>(-1);
    NoteNumbers numbers;
    numbers.place.assign(document.notes.size(), unnumbered);
    const auto number = [&](std::size_t note) {
        if (numbers.place[note] != unnumbered) return;
        numbers.place[note] = numbers.order.size();
        numbers.order.push_back(note);
    };
    Encounters tell;
    tell.note = [&](const document::NoteReference& call) {
        PAM_ASSERT(call.note < document.notes.size(), "a note reference leads to no note");
        number(call.note);
    };
    meet(document.blocks, tell);
    for (std::size_t next = 0; next < numbers.order.size(); ++next)
        meet(document.notes[numbers.order[next]].blocks, tell);
    numbers.called = numbers.order.size();
    for (std::size_t note = 0; note < document.notes.size(); ++note)
        number(note);
    return numbers;
}

}  // namespace pam::model
