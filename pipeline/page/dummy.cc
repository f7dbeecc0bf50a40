#include "page/dummy.h"

#include "page/codes.h"

#include <algorithm>

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

FootReason reason_of(const PagePlan& plan) {
    if (plan.blank) return FootReason::Blank;
    switch (plan.end.ending) {
    case Ending::NewPage:
        return FootReason::NewPage;
    case Ending::LastOfAll:
        return FootReason::EndOfWork;
    case Ending::Full:
        break;
    }
    return FootReason::Full;
}

Result<Dummy> plan_pages(
    const galley::Galley& galley,
    const style::PageStyles& styles,
    style::Direction direction
) {
    PAM_TRY(const Frames frames, frames_of(styles));
    const int lines = std::min({frames.first.lines, frames.right.lines, frames.left.lines});
    const bool right_to_left = direction == style::Direction::RightToLeft;
    Column column(galley, styles.grid, lines, right_to_left);
    std::vector<PagePlan> plans = plans_of(column, frames, right_to_left);
    return Dummy{frames, std::move(column), std::move(plans)};
}

}  // namespace pam::page
