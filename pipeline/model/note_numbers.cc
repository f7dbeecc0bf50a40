// A note called in a note comes right after it, as it stands on the page. A work list takes
// the place of recursion: no chain of notes can exhaust the stack.
#include "model/note_numbers.h"

#include "base/assert.h"
#include "model/encounters.h"

namespace pam::model {

namespace {

std::vector<std::size_t> calls_in(const std::vector<document::Block>& blocks) {
    std::vector<std::size_t> calls;
    Encounters tell;
    tell.note = [&](const document::NoteReference& call) { calls.push_back(call.note); };
    meet(blocks, tell);
    return calls;
}

}  // namespace

NoteNumbers number_notes(const document::Document& document) {
    constexpr auto unnumbered = static_cast<std::size_t>(-1);
    NoteNumbers numbers;
    numbers.place.assign(document.notes.size(), unnumbered);
    std::vector<std::size_t> waiting;
    const auto number = [&](std::size_t first) {
        waiting.push_back(first);
        while (!waiting.empty()) {
            const std::size_t note = waiting.back();
            waiting.pop_back();
            PAM_ASSERT(note < document.notes.size(), "a note reference leads to no note");
            if (numbers.place[note] != unnumbered) continue;
            numbers.place[note] = numbers.order.size();
            numbers.order.push_back(note);
            const std::vector<std::size_t> inner = calls_in(document.notes[note].blocks);
            waiting.insert(waiting.end(), inner.rbegin(), inner.rend());
        }
    };
    for (const std::size_t note : calls_in(document.blocks))
        number(note);
    numbers.called = numbers.order.size();
    for (std::size_t note = 0; note < document.notes.size(); ++note)
        number(note);
    return numbers;
}

}  // namespace pam::model
