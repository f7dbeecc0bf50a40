// The floats of a page: which may stand on it, and what it costs that others wait.
#include "page/page_filler.h"

#include <algorithm>

namespace pam::page {
namespace {

/// More on one page would be a page of floats with a little text.
constexpr std::uint32_t most_floats = 3;
/// Text beside floats fills this many lines and this share of the area.
constexpr int least_lines = 5;
constexpr int least_share = 4;

}  // namespace

/// None, or the next few in their order. Choices whose floats have their place after the
/// page's end fall away when that is known.
void PageFiller::choose_floats() {
    const FloatQueue& floats = column_.floats;
    choices_.assign(1, Choice{start_.floats, {}, false});
    if (start_.floats == floats.size()) return;
    if (must_flush()) {
        const std::uint32_t called = floats.called(start_.cut.piece);
        choices_ = {{floats.filling(start_.floats, called, area_.height()), {}, true}};
        return;
    }
    const std::uint32_t most = std::min(floats.size(), start_.floats + most_floats);
    for (std::uint32_t to = start_.floats + 1; to <= most; ++to) {
        const std::optional<FloatRoom> room = floats.room(start_.floats, to);
        const Choice choice{to, room.value_or(FloatRoom{}), false};
        if (room && has_place(choice)) {
            choices_.push_back(choice);
            continue;
        }
        // One that leaves no room for text has a page to itself, once it is its turn.
        const bool first = to == start_.floats + 1;
        const bool tall = !room || area_.lines - room->lines() < least_lines;
        if (first && tall && area_.whole && to <= floats.called(start_.cut.piece))
            choices_.push_back({to, {}, true});
        return;
    }
}

bool PageFiller::has_place(const Choice& choice) const {
    const int rest = area_.lines - choice.room.lines();
    if (rest < std::max(least_lines, area_.lines / least_share)) return false;
    const std::uint32_t piece = start_.cut.piece;
    if (piece == column_.pieces.size()) return false;
    // Nothing stands above the head of a chapter.
    const bool opening = start_.cut.line == 0
                         && (piece == 0 || column_.pieces[piece].start != Start::Anywhere);
    if (choice.room.head > 0 && (opening || area_.under)) return false;
    const std::uint32_t last = column_.floats[choice.to - 1].before;
    return last <= piece
           || column_.height_between(piece, last)
                  <= area_.height() + column_.grid * area_.lines;
}

/// All floats of a chapter stand before the next one begins.
bool PageFiller::must_flush() const {
    const std::uint32_t piece = start_.cut.piece;
    if (start_.cut.line > 0 || start_.floats >= column_.floats.called(piece)) return false;
    return piece == column_.pieces.size() || column_.pieces[piece].start != Start::Anywhere;
}

void PageFiller::end_with_floats() {
    PageEnd end;
    end.next = start_;
    const bool flush = must_flush();
    if (flush) end.ending = ending_before(start_.cut.piece);
    const bool notes_wait = start_.notes != NoteCut{called_at_start_, 0};
    if (end.ending == Ending::LastOfAll && notes_wait) end.ending = Ending::Full;
    add(end);
}

bool PageFiller::settle_floats(PageEnd& end) const {
    end.next.floats = placed_;
    const std::uint32_t called = column_.floats.called(end.next.cut.piece);
    if (placed_ > called) return false;
    end.price += price::float_waits * (called - placed_);
    const bool last = end.ending == Ending::NewPage || end.ending == Ending::LastOfAll;
    if (last && placed_ < called) end.ending = Ending::Floats;
    return true;
}

}  // namespace pam::page
