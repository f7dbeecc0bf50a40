// A note is read where it is called, so the walk dives into it there. A chain of notes that
// call each other is followed to limits::nesting and the rest taken up afterwards: no input
// can exhaust the stack.
#include "model/note_numbers.h"

#include "base/assert.h"
#include "base/limits.h"
#include "model/encounters.h"

namespace pam::model {

namespace {

constexpr std::size_t unnumbered = static_cast<std::size_t>(-1);

class Numbering {
public:
    explicit Numbering(const document::Document& document) : document_(document) {
        numbers_.place.assign(document.notes.size(), unnumbered);
        numbers_.order.reserve(document.notes.size());
        tell_.note = [this](const document::NoteReference& call) { answer(call.note); };
    }

    NoteNumbers finish() {
        read(document_.blocks);
        numbers_.called = numbers_.order.size();
        for (std::size_t note = 0; note < document_.notes.size(); ++note)
            if (numbers_.place[note] == unnumbered) {
                number(note);
                read(document_.notes[note].blocks);
            }
        return std::move(numbers_);
    }

private:
    void number(std::size_t note) {
        numbers_.place[note] = numbers_.order.size();
        numbers_.order.push_back(note);
    }

    void answer(std::size_t note) {
        PAM_ASSERT(note < document_.notes.size(), "a note reference leads to no note");
        if (numbers_.place[note] != unnumbered) return;
        number(note);
        if (depth_ >= limits::nesting) {
            deferred_.push_back(note);
            return;
        }
        ++depth_;
        meet(document_.notes[note].blocks, tell_);
        --depth_;
    }

    /// Ends, for each note is deferred at most once.
    void read(const document::Blocks& blocks) {
        meet(blocks, tell_);
        for (std::size_t next = 0; next < deferred_.size(); ++next)
            meet(document_.notes[deferred_[next]].blocks, tell_);
        deferred_.clear();
    }

    const document::Document& document_;
    NoteNumbers numbers_;
    Encounters tell_;
    std::vector<std::size_t> deferred_;
    std::size_t depth_ = 0;
};

}  // namespace

NoteNumbers number_notes(const document::Document& document) {
    return Numbering(document).finish();
}

}  // namespace pam::model
