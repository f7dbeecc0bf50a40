#include "page/score.h"

#include "page/dummy.h"
#include "page/rivers.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <span>

namespace pam::page {
namespace {

using galley::SetLine;

/// Of the spaces of many lines: what their deviation comes from.
struct Moments {
    std::size_t count = 0;
    double sum = 0, squares = 0;

    void add(double value) {
        ++count;
        sum += value;
        squares += value * value;
    }
    [[nodiscard]] double deviation() const {
        if (count == 0) return 0;
        const double n = static_cast<double>(count);
        return std::sqrt(std::max(0.0, squares / n - (sum / n) * (sum / n)));
    }
};

/// The lines of one paragraph on one page, within the whole of it.
struct Passage {
    std::span<const SetLine> whole;
    std::size_t begin = 0, end = 0;
    std::size_t least_before = 2, least_after = 2;  // orphans and widows, as styled

    [[nodiscard]] std::span<const SetLine> here() const {
        return whole.subspan(begin, end - begin);
    }
    [[nodiscard]] bool is_last(std::size_t line) const { return line + 1 == whole.size(); }
};

class Scorer {
public:
    Scorer(const PagedDocument& paged, const Dummy& dummy) : paged_(paged), dummy_(dummy) {}
    Score run();

private:
    [[nodiscard]] PageScore page(const PagePlan& plan, const Page& page);
    void add_passage(const Passage& passage, PageScore& page);
    void add_line(const Passage& passage, std::size_t index, PageScore& page);
    static void add_ladders(std::span<const SetLine> lines, PageScore& page);
    void add_area(const AreaPlan& area, PageScore& page);
    void add_notes(const AreaPlan& area, PageScore& page) const;
    void add_to_total(const PageScore& page);
    void mark_uneven();

    const PagedDocument& paged_;
    const Dummy& dummy_;
    Moments here_, all_;
    Score score_;
};

/// A paragraph is justified when any of its lines was fitted; of those before the last one
/// all are then.
bool is_justified(std::span<const SetLine> lines) {
    return std::any_of(lines.begin(), lines.end(), [](const SetLine& line) {
        return line.ratio != 0;
    });
}

void note_extremes(SpacedLine line, PageScore& page) {
    if (line.wider > page.loosest.wider) page.loosest = line;
    if (line.wider < page.tightest.wider) page.tightest = line;
}

void Scorer::add_line(const Passage& passage, std::size_t index, PageScore& page) {
    const SetLine& line = passage.whole[index];
    const bool filled = line.ratio != 0 || !passage.is_last(index);
    if (!filled || gaps_of(line).empty()) return;
    ++page.filled;
    const double spaces = 1 + line.ratio / 1000.0;
    here_.add(spaces);
    all_.add(spaces);
    note_extremes({line.ratio, line.source}, page);
}

void Scorer::add_ladders(std::span<const SetLine> lines, PageScore& page) {
    std::size_t rungs = 0;
    const auto count = [&] {
        if (rungs == 2) ++page.ladders;
        if (rungs > 2) ++page.long_ladders;
        rungs = 0;
    };
    for (const SetLine& line : lines) {
        if (!line.hyphenated) {
            count();
            continue;
        }
        ++rungs;
        ++page.hyphens;
    }
    count();
}

void Scorer::add_passage(const Passage& passage, PageScore& page) {
    const std::size_t all = passage.whole.size();
    page.lines += passage.end - passage.begin;
    if (is_justified(passage.whole))
        for (std::size_t i = passage.begin; i < passage.end; ++i)
            add_line(passage, i, page);
    add_ladders(passage.here(), page);
    page.rivers += count_rivers(passage.here());
    if (all < 2) return;
    const bool goes_on = passage.end<all, came = passage.begin> 0;
    if (came && all - passage.begin < passage.least_after) ++page.widows;
    if (!came && goes_on && passage.end < passage.least_before) ++page.orphans;
    const bool has_last = passage.end == all;
    const bool divided = passage.whole[all - 2].hyphenated;
    if (has_last && divided && gaps_of(passage.whole[all - 1]).empty()) ++page.fragments;
}

void Scorer::add_notes(const AreaPlan& area, PageScore& page) const {
    const NoteCut from = area.start.notes, to = area.end.next.notes;
    const std::vector<Note>& notes = dummy_.column.notes;
    if (from == to) return;
    page.notes += to.note - from.note + (to.line > 0 ? 1 : 0) - (from.line > 0 ? 1 : 0);
    if (from.line == 0) return;
    const std::size_t end = to.note == from.note ? to.line : notes[from.note].lines.size();
    page.carried_lines += end - from.line;
}

/// A column that was filled up, or a page of one.
void Scorer::add_area(const AreaPlan& area, PageScore& page) {
    const bool full = area.end.ending == Ending::Full;
    if ((full || area.end.short_by < 0)
        && std::abs(area.end.short_by) > std::abs(page.short_by))
        page.short_by = area.end.short_by;
    for (const Segment& segment : area.segments) {
        const galley::Block& block = paged_.galley.blocks[segment.piece];
        if (block.kind == galley::Block::Kind::Panel) continue;
        const std::vector<SetLine>& lines = lines_of(block, segment.setting);
        const std::size_t end = std::min<std::size_t>(segment.end, lines.size());
        if (segment.begin >= end) continue;
        const auto least = [](int count) { return static_cast<std::size_t>(count); };
        add_passage(
            {lines, segment.begin, end, least(block.orphans), least(block.widows)}, page
        );
        const bool other = segment.setting != Setting::Best && segment.begin == 0;
        if (other) ++page.other_settings;
        page.hyphen_at_foot = end < lines.size() && lines[end - 1].hyphenated;
    }
    add_notes(area, page);
}

PageScore Scorer::page(const PagePlan& plan, const Page& made) {
    PageScore page;
    page.label = made.label;
    page.side = plan.side;
    page.foot = reason_of(plan);
    here_ = {};
    for (const AreaPlan& area : plan.areas)
        add_area(area, page);
    page.spread = here_.deviation();
    return page;
}

void Scorer::add_to_total(const PageScore& page) {
    PageScore& total = score_.total;
    total.lines += page.lines;
    total.filled += page.filled;
    note_extremes(page.loosest, total);
    note_extremes(page.tightest, total);
    total.hyphens += page.hyphens;
    total.ladders += page.ladders;
    total.long_ladders += page.long_ladders;
    total.rivers += page.rivers;
    total.widows += page.widows;
    total.orphans += page.orphans;
    total.fragments += page.fragments;
    total.other_settings += page.other_settings;
    total.notes += page.notes;
    total.carried_lines += page.carried_lines;
    if (page.short_by != 0) ++score_.off_height;
}

/// Only pages that are both full must end level.
void Scorer::mark_uneven() {
    for (std::size_t i = 0; i + 1 < score_.pages.size(); ++i) {
        PageScore& left = score_.pages[i];
        PageScore& right = score_.pages[i + 1];
        if (left.side != Side::Verso) continue;
        const bool full = left.foot == FootReason::Full && right.foot == FootReason::Full;
        if (!full || left.short_by == right.short_by) continue;
        left.uneven = right.uneven = true;
        ++score_.uneven_spreads;
    }
}

Score Scorer::run() {
    for (std::size_t i = 0; i < dummy_.plans.size(); ++i) {
        score_.pages.push_back(page(dummy_.plans[i], paged_.pages[i]));
        add_to_total(score_.pages.back());
    }
    score_.total.spread = all_.deviation();
    mark_uneven();
    return std::move(score_);
}

}  // namespace

Result<Score> score(
    const PagedDocument& paged, const style::PageStyles& styles, style::Direction direction
) {
    PAM_TRY(const Dummy dummy, plan_pages(paged.galley, styles, direction));
    return Scorer(paged, dummy).run();
}

}  // namespace pam::page
