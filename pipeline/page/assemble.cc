#include "page/assemble.h"

#include "page/codes.h"
#include "page/page_builder.h"
#include "page/report.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace pam::page {
namespace {

Result<Frames> frames_of(const style::PageStyles& styles) {
    const Length grid = styles.grid;
    const Error no_room{
        codes::no_room,
        "the page has no room for a line of text between its margins",
        Span::none(),
        {"choose smaller margins or a larger page"}};
    if (grid <= Length()) return no_room;
    const Frames frames{
        frame_of(styles.first, grid),
        frame_of(styles.right, grid),
        frame_of(styles.left, grid)};
    for (const Frame& frame : {frames.first, frames.right, frames.left}) {
        if (frame.lines < 1) return no_room;
    }
    return frames;
}

/// The page begins a chapter, or the work itself.
bool is_opening(const PagePlan& plan, const Column& column) {
    if (plan.segments.empty() || plan.segments.front().begin > 0) return false;
    const std::uint32_t piece = plan.segments.front().piece;
    return piece == 0 || column.pieces[piece].start != Start::Anywhere;
}

void set_strings(
    const PagePlan& plan, const galley::Galley& galley, NamedStrings& strings
) {
    strings.begin_page();
    for (const Segment& segment : plan.segments) {
        if (segment.begin > 0) continue;
        for (const galley::NamedString& string : galley.blocks[segment.piece].strings) {
            strings.set(string);
        }
    }
}

/// A work without a single line still has a page.
std::vector<PagePlan>
plans_of(const Column& column, const Frames& frames, bool right_to_left) {
    if (column.pieces.empty()) {
        PagePlan empty;
        empty.kind = Kind::First;
        return {empty};
    }
    return break_pages(column, frames, right_to_left).pages;
}

}  // namespace

void append_uncalled_notes(galley::Galley& galley) {
    for (const std::size_t note : uncalled_notes(galley)) {
        std::vector<galley::Block>& blocks = galley.notes[note];
        std::move(blocks.begin(), blocks.end(), std::back_inserter(galley.blocks));
        blocks.clear();
    }
}

Result<PagedDocument> assemble(
    galley::Galley galley,
    const style::PageStyles& styles,
    style::Direction direction,
    LabelSetter setter,
    Diagnostics& log
) {
    PAM_TRY(const Frames frames, frames_of(styles));
    append_uncalled_notes(galley);
    PagedDocument paged;
    paged.size = styles.right.size;
    paged.galley = std::move(galley);
    const int lines = std::min({frames.first.lines, frames.right.lines, frames.left.lines});
    const bool right_to_left = direction == style::Direction::RightToLeft;
    const Column column(paged.galley, styles.grid, lines, right_to_left);
    const std::vector<PagePlan> plans = plans_of(column, frames, right_to_left);
    PageBuilder builder(paged.galley, column);
    Furniture furniture(std::move(setter), paged.furniture_lines);
    NamedStrings strings;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        const style::PageStyle& style = style_of(styles, plans[i].kind);
        Page page = builder.build(plans[i], style, paged.destinations);
        page.label = std::to_string(i + 1);
        set_strings(plans[i], paged.galley, strings);
        const PageFacts facts{
            page.label, std::to_string(plans.size()), is_opening(plans[i], column)};
        PAM_TRY(
            const std::vector<Item> items,
            furniture.place(
                style, area_of(style, styles.grid), column.baseline, facts, strings, log
            )
        );
        page.items.insert(page.items.end(), items.begin(), items.end());
        paged.pages.push_back(std::move(page));
    }
    report(plans, column, paged.galley, frames, log);
    return paged;
}

}  // namespace pam::page
