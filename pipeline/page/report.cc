#include "page/report.h"

#include "page/codes.h"

#include <fmt/format.h>

#include <algorithm>

namespace pam::page {
namespace {

/// The last text on a page, where an editor would look for what to change.
Span span_of(const PagePlan& plan, const galley::Galley& galley) {
    const std::vector<Segment>& segments = plan.areas.back().segments;
    if (segments.empty()) return Span::none();
    const Segment& last = segments.back();
    const galley::Block& block = galley.blocks[last.piece];
    const std::vector<galley::SetLine>& lines = lines_of(block, last.setting);
    if (last.end == 0 || last.end > lines.size()) return block.source;
    const Span source = lines[last.end - 1].source;
    return source.is_none() ? block.source : source;
}

std::string lines(int count) {
    return fmt::format("{} line{}", count, count == 1 ? "" : "s");
}

void report_height(const PagePlan& plan, std::size_t number, Span span, Diagnostics& log) {
    if (plan.end().ending != Ending::Full || plan.end().short_by < 2) return;
    log.note(
        codes::page_short,
        span,
        fmt::format(
            "page {} is {} short: no better break", number, lines(plan.end().short_by)
        ),
        {"a figure, a table or lines that keep together wait on the next page"}
    );
}

void report_note(
    const PagePlan& plan,
    std::size_t number,
    const Column& column,
    const galley::Galley& galley,
    Diagnostics& log
) {
    const NoteCut cut = plan.end().next.notes;
    if (cut.line == 0 || cut == plan.areas.front().start.notes) return;
    const std::size_t note = column.notes[cut.note].index;
    log.note(
        codes::note_parted,
        galley.notes[note].front().source,
        fmt::format(
            "note {} is parted between pages {} and {}", note + 1, number, number + 1
        ),
        {"a shorter note, or its call further up the page, would let it stay whole"}
    );
}

void report_panels(
    const AreaPlan& area,
    std::size_t number,
    const Column& column,
    const galley::Galley& galley,
    Diagnostics& log
) {
    const Length room = area.frame.height();
    for (const Segment& segment : area.segments) {
        const galley::Block& block = galley.blocks[segment.piece];
        if (block.kind != galley::Block::Kind::Panel) continue;
        const Length over = segment.top + block.panel_height - room;
        if (over <= column.grid) continue;
        log.warn(
            codes::panel_too_tall,
            block.source,
            fmt::format(
                "a figure or table row on page {} is {:.1f} pt too tall for the page",
                number,
                over.points()
            ),
            {"make the figure smaller, or break the row's text into several rows"}
        );
    }
}

void report_break(const PagePlan& plan, std::size_t number, Span span, Diagnostics& log) {
    const auto broken = [](const AreaPlan& area) { return area.end.broken; };
    if (std::none_of(plan.areas.begin(), plan.areas.end(), broken)) return;
    log.warn(
        codes::keep_broken,
        span,
        fmt::format(
            "page {} ends where it should not: no other break was possible", number
        ),
        {"fewer lines that keep together would leave more choice"}
    );
}

bool level_with(const PagePlan& verso, const PagePlan& recto) {
    const bool both_full =
        verso.end().ending == Ending::Full && recto.end().ending == Ending::Full;
    return !both_full || verso.end().short_by == recto.end().short_by;
}

}  // namespace

void report(
    const std::vector<PagePlan>& plans,
    const Column& column,
    const galley::Galley& galley,
    Diagnostics& log
) {
    for (std::size_t i = 0; i < plans.size(); ++i) {
        const PagePlan& plan = plans[i];
        if (plan.blank) continue;
        const Span span = span_of(plan, galley);
        report_height(plan, i + 1, span, log);
        report_note(plan, i + 1, column, galley, log);
        for (const AreaPlan& area : plan.areas)
            report_panels(area, i + 1, column, galley, log);
        report_break(plan, i + 1, span, log);
        if (plan.side != Side::Verso || i + 1 == plans.size()) continue;
        if (plans[i + 1].blank) continue;
        if (level_with(plan, plans[i + 1])) continue;
        log.note(
            codes::spread_uneven,
            span,
            fmt::format("facing pages {} and {} do not end on the same line", i + 1, i + 2)
        );
    }
}

void report_overfull(const PagedDocument& paged, Diagnostics& log) {
    for (const Page& page : paged.pages) {
        for (const Item& item : page.items) {
            const auto* placed = std::get_if<PlacedLine>(&item);
            if (!placed || placed->layer == Layer::Furniture) continue;
            galley::report_overfull(*placed->line, page.label, log);
        }
    }
}

}  // namespace pam::page
