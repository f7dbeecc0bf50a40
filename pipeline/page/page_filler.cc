#include "page/page_filler.h"

#include "base/assert.h"

#include <algorithm>
#include <limits>

namespace pam::page {
namespace {

constexpr int near_lines = 3;        // missing lines that are looked at first
constexpr int near_lines_noted = 8;  // a long note may leave more room above the foot

int whole_lines(Length room, Length grid) {
    const std::int32_t units = room.units(), step = grid.units();
    return units >= 0 ? units / step : -((-units + step - 1) / step);
}

Price height_price(int short_by) {
    switch (short_by) {
    case -1:
        return price::long_by_one;
    case 0:
        return 0;
    case 1:
        return price::short_by_one;
    default:
        return price::short_by_two + price::each_further_line * (short_by - 2);
    }
}

/// The segment's first line whose foot is below `y`; there must be one.
std::uint32_t first_line_below(Length y, const Segment& segment, const Measure& measure) {
    const auto begin = measure.depth.begin() + segment.begin;
    const Length depth = y - segment.top + *begin;
    const auto below = std::upper_bound(begin + 1, measure.depth.end(), depth);
    return static_cast<std::uint32_t>(below - measure.depth.begin());
}

bool may_cut(const Piece& piece, const Measure& measure, std::uint32_t line) {
    if (line == measure.lines()) return true;
    return piece.may_part && line >= piece.orphans
           && measure.lines() - line >= piece.widows;
}

}  // namespace

const std::vector<PageEnd>&
PageFiller::fill(const PageStart& start, const Frame& frame, Price horizon) {
    horizon_ = horizon;
    start_ = start;
    area_ = frame;
    called_at_start_ = column_.called(start.cut);
    choose_floats();
    for (const Effort effort : {Effort::Near, Effort::Far, Effort::Desperate}) {
        try_all(effort);
        if (!ends_.empty()) break;
    }
    PAM_ASSERT(!ends_.empty(), "a page must be able to end");
    const Price limit = cheapest_ + horizon_;
    std::erase_if(ends_, [&](const PageEnd& end) { return end.price > limit; });
    return ends_;
}

void PageFiller::try_all(Effort effort) {
    ends_.clear();
    segments_.clear();
    cheapest_ = std::numeric_limits<Price>::max() / 2;
    for (const Choice& choice : choices_) {
        placed_ = choice.to;
        frame_ = area_;
        frame_.lines -= choice.room.lines();
        if (choice.alone)
            end_with_floats();
        else
            run(effort);
    }
}

void PageFiller::run(Effort effort) {
    effort_ = effort;
    partials_.assign(1, Partial{});
    const auto count = static_cast<std::uint32_t>(column_.pieces.size());
    for (std::uint32_t k = start_.cut.piece; !partials_.empty(); ++k) {
        const bool first = k == start_.cut.piece;
        if (k == count || (!first && column_.begins_area(k))) {
            return end_at_start_of(k);
        }
        const Piece& piece = column_.pieces[k];
        next_.clear();
        for (const Partial& partial : partials_) {
            if (first && start_.cut.line > 0) {
                set_piece(k, partial, {start_.cut.setting, {}, 0});
                continue;
            }
            for (const Setting setting :
                 {Setting::Best, Setting::Longer, Setting::Shorter}) {
                const Measure& measure = piece.measure(setting);
                if (!measure.exists()) continue;
                set_piece(k, partial, {setting, {}, measure.price});
                if (first || piece.stretch_price == 0) continue;
                const Price cost = measure.price + piece.stretch_price;
                set_piece(k, partial, {setting, frame_.grid, cost});
            }
        }
        std::swap(partials_, next_);
        drop_dear(partials_);
    }
}

void PageFiller::drop_dear(std::vector<Partial>& partials) const {
    Price cheapest = std::numeric_limits<Price>::max() / 2;
    for (const Partial& partial : partials)
        cheapest = std::min(cheapest, partial.price);
    const Price limit = cheapest + horizon_;
    std::erase_if(partials, [&](const Partial& partial) { return partial.price > limit; });
}

Length
PageFiller::top_of(const Piece& piece, const Partial& partial, Length stretch) const {
    if (!partial.empty) {
        return top_below(partial.y, piece.space + stretch, piece.on_grid, frame_.grid);
    }
    if (start_.cut.line > 0) return {};
    // Space at the head of a page falls away, unless the page was begun for this very
    // piece.
    if (is_sunk()) return top_below({}, piece.space, piece.on_grid, frame_.grid);
    return top_below(piece.head_height, {}, piece.on_grid, frame_.grid);
}

Length PageFiller::foot_of_notes(std::uint32_t called) const {
    const NoteCut all{called, 0};
    if (start_.notes == all) return {};
    return frame_.note_gap + column_.foot_height(start_.notes, all);
}

bool PageFiller::is_sunk() const {
    const std::uint32_t k = start_.cut.piece;
    if (start_.cut.line > 0 || k >= column_.pieces.size()) return false;
    return k == 0 || frame_.under || column_.pieces[k].start != Start::Anywhere;
}

void PageFiller::set_piece(std::uint32_t k, const Partial& partial, const Option& option) {
    const Piece& piece = column_.pieces[k];
    const Measure& measure = piece.measure(option.setting);
    Segment segment;
    segment.piece = k;
    segment.setting = option.setting;
    segment.begin = partial.empty ? start_.cut.line : 0;
    segment.end = measure.lines();
    segment.top = top_of(piece, partial, option.stretch);
    Partial page = partial;
    page.price += option.price;
    const Length foot = segment.top + measure.height() - measure.depth[segment.begin];
    const Length notes =
        foot_of_notes(measure.calls.empty() ? piece.notes_before : measure.calls.back());
    const int spare = notes == Length() ? near_lines : near_lines_noted;
    const Length near = frame_.grid * (frame_.lines - spare - 1) - notes;
    if (effort_ != Effort::Near)
        try_ends(k, segment, page, segment.begin + 1);
    else if (foot > near)
        try_ends(k, segment, page, first_line_below(near, segment, measure));
    // A note may be parted, so only the text says whether the next piece can still begin
    // here.
    if (foot > frame_.height() + frame_.grid) return;
    page.y = foot;
    page.empty = false;
    page.trace = trace(segment, partial.trace);
    keep_best(page);
}

void PageFiller::try_ends(
    std::uint32_t k, const Segment& segment, const Partial& partial, std::uint32_t first
) {
    const Piece& piece = column_.pieces[k];
    const Measure& measure = piece.measure(segment.setting);
    for (std::uint32_t line = first; line <= segment.end; ++line) {
        const bool whole = line == measure.lines();
        const Length foot =
            segment.top + measure.depth[line] - measure.depth[segment.begin];
        const bool overflows = foot > frame_.height() + frame_.grid;
        const bool first_line = partial.empty && line == segment.begin + 1;
        if (overflows && !first_line) return;
        // What ends before a new page or with the work is offered there.
        if (whole && starts_page(k + 1) && !overflows) return;
        const bool legal =
            may_cut(piece, measure, line) && (!whole || may_begin_page(k + 1));
        if (!legal && !overflows && effort_ != Effort::Desperate) continue;
        PageEnd end;
        end.next.cut = whole ? Cut{k + 1, 0, Setting::Best} : Cut{k, line, segment.setting};
        end.ending = whole ? ending_before(k + 1) : Ending::Full;
        end.broken = !legal;
        end.hyphen = !measure.hyphens.empty() && measure.hyphens[line];
        end.price = partial.price;
        if (legal) end.price += cut_price(k, whole);
        if (!legal) end.price += whole ? price::parted_blocks : price::parted_lines;
        if (overflows) end.price += price::overflow;
        Segment part = segment;
        part.end = line;
        end.trace = trace(part, partial.trace);
        offer(overflows ? frame_.height() : foot, end);
    }
}

bool PageFiller::starts_page(std::uint32_t k) const {
    return ending_before(k) != Ending::Full;
}

bool PageFiller::may_begin_page(std::uint32_t k) const {
    return k == column_.pieces.size() || column_.pieces[k].may_begin_page;
}

/// Of a cut inside the piece, or after the whole of it.
Price PageFiller::cut_price(std::uint32_t k, bool whole) const {
    if (!whole) return column_.pieces[k].part_price;
    return k + 1 == column_.pieces.size() ? 0 : column_.pieces[k + 1].begin_price;
}

Ending PageFiller::ending_before(std::uint32_t k) const {
    if (k == column_.pieces.size()) return Ending::LastOfAll;
    if (column_.pieces[k].start != Start::Anywhere) return Ending::NewPage;
    const bool same = k == 0 || column_.pieces[k].columns == column_.pieces[k - 1].columns;
    return same ? Ending::Full : Ending::Band;
}

void PageFiller::end_at_start_of(std::uint32_t k) {
    PageEnd end;
    end.next.cut = {k, 0, Setting::Best};
    end.ending = ending_before(k);
    for (const Partial& page : partials_) {
        end.trace = page.trace;
        end.price = page.price;
        offer(page.y, end);
    }
}

void PageFiller::offer(Length foot, PageEnd end) {
    const std::uint32_t called = column_.called(end.next.cut);
    end.next.notes = {called, 0};
    const bool last = end.ending == Ending::NewPage || end.ending == Ending::LastOfAll;
    if (last && frame_.whole) end.price += last_page_price(foot);
    if (column_.notes_aside) return offer_with_side_notes(foot, end, called);
    if (start_.notes == end.next.notes) return offer_without_notes(foot, end);
    offer_with_notes(foot, end, called);
}

/// What is higher than a page is set over its foot all the same, in the last resort.
bool PageFiller::runs_too_long(int short_by) const {
    return short_by < 0 && !frame_.may_run_long && effort_ != Effort::Desperate;
}

void PageFiller::offer_without_notes(Length foot, PageEnd end) {
    end.short_by = whole_lines(frame_.height() - foot, frame_.grid);
    if (runs_too_long(end.short_by)) return;
    const bool full = end.ending == Ending::Full;
    if (full && effort_ == Effort::Near && end.short_by > near_lines) return;
    if (full || end.short_by < 0) end.price += height_price(end.short_by);
    add(end);
}

void PageFiller::offer_with_notes(Length foot, PageEnd end, std::uint32_t called) {
    const Length spare = frame_.height() - foot - foot_of_notes(called);
    const int lines = whole_lines(spare, frame_.grid);
    if (lines < 0) {
        offer_parted_note(foot, end, called);
        if (lines < -1 || runs_too_long(lines)) return;
        end.short_by = -1;
        end.price += height_price(-1);
        return add(end);
    }
    const bool full = end.ending == Ending::Full;
    if (full && effort_ == Effort::Near && lines > near_lines_noted) return;
    // The last page of a chapter may have a hole; columns that shall be level may not.
    const bool may_gape = !full && frame_.whole;
    const auto gap_price = [&](int empty) {
        return may_gape ? 0 : price::note_gap * empty * empty;
    };
    PageEnd level = end;
    level.price += gap_price(lines);
    add(level);
    if (lines == 0) return;
    // The notes a line higher, to stand level with a facing page that is a line short.
    end.short_by = 1;
    end.price += height_price(1) + gap_price(lines - 1);
    add(end);
}

/// Notes in the margin take no room from the text, but all of a page's must fit beside it.
void PageFiller::offer_with_side_notes(Length foot, PageEnd end, std::uint32_t called) {
    const NoteCut reached = column_.furthest(start_.notes, called, frame_.height());
    end.next.notes = column_.without_widow(start_.notes, reached);
    const NoteCut all{called, 0};
    if (end.next.notes != all) {
        const bool notes_only = start_.cut.piece == column_.pieces.size();
        if (notes_only && end.next.notes == start_.notes)
            end.next.notes = column_.one_line_further(start_.notes);
        end.price += parting_price(end.next.notes, called);
        if (end.ending == Ending::LastOfAll && end.next.notes != all)
            end.ending = Ending::Full;
    }
    offer_without_notes(foot, end);
}

void PageFiller::offer_parted_note(Length foot, PageEnd end, std::uint32_t called) {
    const Length room = frame_.height() - foot - frame_.note_gap;
    NoteCut reached = column_.furthest(start_.notes, called, room);
    const bool moves = reached != start_.notes;
    // A note called here must at least begin here; one from before must go on.
    const bool begins = reached.note + 1 == called && reached.line > 0;
    if (called > called_at_start_ ? !begins : !moves) {
        const bool notes_only = start_.cut.piece == column_.pieces.size();
        if (!notes_only && effort_ != Effort::Desperate) return;
        // A single line higher than the page: set it all the same, or there is no end.
        if (notes_only)
            reached = column_.one_line_further(start_.notes);
        else
            end.price += price::note_after_page;
    }
    end.next.notes = column_.without_widow(start_.notes, reached);
    end.price += parting_price(end.next.notes, called);
    if (end.ending == Ending::NewPage) end.price += price::note_parted;
    if (end.ending == Ending::LastOfAll && end.next.notes != NoteCut{called, 0}) {
        end.ending = Ending::Full;
    }
    add(end);
}

Price PageFiller::parting_price(NoteCut reached, std::uint32_t called) const {
    Price cost = price::note_parted;
    std::int64_t carried = 0;
    for (std::uint32_t n = reached.note; n < called; ++n) {
        carried += static_cast<std::int64_t>(column_.notes[n].lines.size());
    }
    carried -= reached.line;
    const bool stub = reached.line == 1 || carried == 1;
    if (stub) cost += price::note_stub;
    return cost + price::note_line_carried * carried;
}

Price PageFiller::last_page_price(Length foot) const {
    if (is_sunk() || start_.cut.piece == column_.pieces.size()) return 0;
    const int missing = price::last_page_lines - whole_lines(foot, frame_.grid);
    return missing > 0 ? price::last_page_line * missing * missing : 0;
}

void PageFiller::add(PageEnd end) {
    if (!column_.floats.empty() && !settle_floats(end)) return;
    if (end.price > cheapest_ + horizon_) return;
    cheapest_ = std::min(cheapest_, end.price);
    ends_.push_back(end);
}

void PageFiller::keep_best(const Partial& page) {
    for (Partial& other : next_) {
        if (other.y != page.y) continue;
        if (page.price < other.price) other = page;
        return;
    }
    next_.push_back(page);
}

std::int32_t PageFiller::trace(Segment segment, std::int32_t before) {
    if (tracing_ == Tracing::Off) return -1;
    segment.before = before;
    segments_.push_back(segment);
    return static_cast<std::int32_t>(segments_.size()) - 1;
}

std::vector<Segment> PageFiller::segments(const PageEnd& end) const {
    std::vector<Segment> page;
    for (std::int32_t i = end.trace; i >= 0; i = page.back().before) {
        page.push_back(segments_[static_cast<std::size_t>(i)]);
    }
    std::reverse(page.begin(), page.end());
    return page;
}

}  // namespace pam::page
