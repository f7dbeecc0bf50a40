#include "page/side_notes.h"

#include <algorithm>

namespace pam::page {

void part_side_notes(std::vector<SideNote>& notes, Length head, Length foot) {
    Length free = head;
    for (SideNote& note : notes) {
        const bool first = &note == &notes.front();
        note.top = std::max(note.top, first ? free : free + note.space);
        free = note.top + note.height;
    }
    Length end = foot;
    for (auto note = notes.rbegin(); note != notes.rend(); ++note) {
        note->top = std::max(head, std::min(note->top, end - note->height));
        end = note->top - note->space;
    }
}

}  // namespace pam::page
