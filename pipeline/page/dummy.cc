#include "page/dummy.h"

#include "page/codes.h"

#include <algorithm>

namespace pam::page {
namespace {

int fewest_lines(const Frames& frames) {
    return std::min({frames.first.lines, frames.right.lines, frames.left.lines});
}

Result<std::vector<Frames>> frames_of(const style::PageStyles& styles) {
    const Length grid = styles.grid;
    const Error no_room{
        codes::no_room,
        "the page has no room for a line of text between its margins",
        Span::none(),
        {"choose smaller margins or a larger page"}};
    if (grid <= Length()) return no_room;
    std::vector<Frames> all;
    for (std::size_t page = 0; page <= styles.named.size(); ++page) {
        const style::PageKinds& kinds = styles.kinds(page);
        const Frames frames{
            frame_of(kinds.first, grid),
            frame_of(kinds.right, grid),
            frame_of(kinds.left, grid)};
        if (fewest_lines(frames) < 1) return no_room;
        all.push_back(frames);
    }
    return all;
}

/// A work without a single line still has a page.
std::vector<PagePlan>
plans_of(const Column& column, const std::vector<Frames>& frames, bool right_to_left) {
    if (column.pieces.empty()) {
        PagePlan empty;
        empty.kind = Kind::First;
        empty.areas.emplace_back();
        return {empty};
    }
    return break_pages(column, frames, right_to_left).pages;
}

}  // namespace

FootReason reason_of(const PagePlan& plan) {
    if (plan.blank) return FootReason::Blank;
    switch (plan.end().ending) {
    case Ending::NewPage:
        return FootReason::NewPage;
    case Ending::Floats:
        return FootReason::Floats;
    case Ending::LastOfAll:
        return FootReason::EndOfWork;
    case Ending::Full:
    case Ending::Band:
        break;
    }
    return FootReason::Full;
}

Result<Dummy> plan_pages(
    const galley::Galley& galley,
    const style::PageStyles& styles,
    style::Direction direction
) {
    PAM_TRY(std::vector<Frames> frames, frames_of(styles));
    const auto fewer = [](const Frames& a, const Frames& b) {
        return fewest_lines(a) < fewest_lines(b);
    };
    const int lines = fewest_lines(*std::min_element(frames.begin(), frames.end(), fewer));
    const bool right_to_left = direction == style::Direction::RightToLeft;
    Column column(galley, styles.grid, lines, right_to_left);
    std::vector<PagePlan> plans = plans_of(column, frames, right_to_left);
    return Dummy{std::move(frames), std::move(column), std::move(plans)};
}

}  // namespace pam::page
