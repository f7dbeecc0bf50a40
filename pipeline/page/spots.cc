#include "page/spots.h"

#include <algorithm>
#include <cstdlib>

namespace pam::page {
namespace {

/// Level columns are tried this much higher than their text would need without notes and
/// paragraphs that must not be parted.
constexpr int most_tried = 8;
/// Fewer lines than this at the foot of a page are no place for a new band.
constexpr int least_band = 2;

int height_of(const Spot& spot, const Frame& page) {
    return spot.lines > 0 ? spot.lines : page.lines - spot.top;
}

}  // namespace

Frame frame_at(const Spot& spot, int columns, const Frame& page) {
    Frame frame = page;
    frame.lines = height_of(spot, page);
    frame.whole = spot == Spot{} && columns == 1;
    frame.under = spot.top > 0 && columns == 1;
    return frame;
}

const std::vector<Step>& Steps::first(const Frame& page) {
    steps_.clear();
    page_ = page;
    end_ = {};
    go_on({}, true, 0);
    return steps_;
}

const std::vector<Step>&
Steps::after(const Spot& spot, Cut cut, const PageEnd& end, const Frame& page) {
    steps_.clear();
    page_ = page;
    end_ = end;
    const int columns = column_.columns_at(cut);
    switch (end.ending) {
    case Ending::Full:
        after_full(spot, columns);
        break;
    case Ending::Band:
        after_band(spot, columns);
        break;
    case Ending::NewPage:
    case Ending::Floats:
        go_on({}, true, uneven_columns(spot, end, columns, page));
        break;
    case Ending::LastOfAll:
        break;
    }
    return steps_;
}

/// A spot, and where its columns shall come out level all heights that they may have.
void Steps::go_on(Spot spot, bool turns, Price price) {
    steps_.push_back({spot, turns, price});
    const int columns = column_.columns_at(end_.next.cut);
    if (columns < 2) return;
    const int room = page_.lines - spot.top;
    const int rest = column_.rest_of_band(end_.next);
    const int least = std::max(1, (rest + columns - 1) / columns - 1);
    for (int lines = least; lines <= std::min(room, least + most_tried); ++lines) {
        spot.lines = lines;
        steps_.push_back({spot, turns, price});
    }
}

void Steps::after_full(const Spot& spot, int columns) {
    const bool free = spot.column == 0 || spot.level == free_foot;
    Price price = free ? 0 : price::uneven_line * std::abs(spot.level - end_.short_by);
    if (spot.column + 1 < columns) {
        steps_.push_back(
            {{spot.top, spot.lines, spot.column + 1, end_.short_by}, false, price}
        );
        return;
    }
    // The text did not fit into this height.
    if (spot.lines > 0) price += price::parted_blocks;
    go_on({}, true, price);
}

/// What is left free above columns is left free above all of them.
int Steps::gap_above_columns() const {
    if (column_.columns_at(end_.next.cut) == 1) return 0;
    const Length space = column_.pieces[end_.next.cut.piece].space;
    const std::int32_t grid = page_.grid.units();
    return std::max(0, (space.units() + grid - 1) / grid);
}

void Steps::after_band(const Spot& spot, int columns) {
    const Price price = uneven_columns(spot, end_, columns, page_);
    const bool one = spot.column == 0 && spot.lines == 0;
    const int used = height_of(spot, page_) - (one ? end_.short_by : 0);
    const int room = page_.lines - spot.top - used;
    const int gap = gap_above_columns();
    if (room - gap >= least_band)
        go_on({spot.top + used + gap, 0, 0, free_foot}, false, price);
    const bool may_turn = column_.pieces[end_.next.cut.piece].may_begin_page;
    const Price turning =
        may_turn ? price::each_further_line * std::max(0, room) : price::parted_blocks;
    go_on({}, true, price + turning);
}

Price Steps::uneven_columns(
    const Spot& spot, const PageEnd& end, int columns, const Frame& page
) {
    if (columns == 1) return 0;
    const int empty = columns - 1 - spot.column;
    const Price cost = price::uneven_line * empty * height_of(spot, page);
    if (spot.column == 0) return cost;
    const int shorter = end.short_by - spot.level;
    return cost
           + (shorter > 0 ? price::last_column_line * shorter
                          : price::uneven_line * -shorter);
}

}  // namespace pam::page
