#include "page/frame.h"

#include <algorithm>

namespace pam::page {

const style::PageStyle& style_of(const style::PageKinds& kinds, Kind kind) {
    switch (kind) {
    case Kind::First:
        return kinds.first;
    case Kind::Left:
        return kinds.left;
    case Kind::Blank:
        return kinds.blank;
    case Kind::Right:
        break;
    }
    return kinds.right;
}

Frame frame_of(const style::PageStyle& style, Length grid) {
    const Length room = style.size.height - style.margin.top - style.margin.bottom;
    // Millimetres seldom divide by points: an eighth of a line over the margin counts as a
    // line.
    const Length eighth = grid.scaled(1, 8);
    const int lines = (room + eighth).units() / grid.units();
    Frame frame;
    frame.lines = std::max(lines, 0);
    frame.grid = grid;
    frame.note_gap = style.footnote_gap;
    const Length below = style.size.height - style.margin.top - frame.height();
    frame.may_run_long = below >= grid * 2;
    return frame;
}

Length top_below(Length y, Length space, bool on_grid, Length grid) {
    const Length natural = y + space;
    if (!on_grid) return natural;
    const Length overshoot =
        std::max(grid.scaled(1, 128), std::min(grid.scaled(1, 6), space.scaled(1, 3)));
    const std::int32_t reach = (natural - overshoot).units();
    const std::int32_t step = grid.units();
    const std::int32_t line = reach <= 0 ? 0 : (reach + step - 1) / step;
    return grid * line;
}

}  // namespace pam::page
