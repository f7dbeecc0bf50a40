// Where on a page an area of text stands: the whole text area, one of its columns, or what
// is left above or below something that stands across the columns. And where the text may
// go on when an area ends: the columns of one page are filled one after another like pages
// of their own, and what must come out level is tried in all heights that can do.
#pragma once

#include "page/column.h"
#include "page/frame.h"
#include "page/page_filler.h"

#include <vector>

namespace pam::page {

/// Stands for what need not be level with anything.
inline constexpr int free_foot = 100;

struct Spot {
    int top = 0;            // lines of the grid above it
    int lines = 0;          // its height; 0: down to the foot of the page
    int column = 0;         // counted as they are read
    int level = free_foot;  // how short the column before it is
    bool operator==(const Spot&) const = default;
    [[nodiscard]] bool begins_page() const { return top == 0 && column == 0; }
};

/// The spot's own frame; `columns` is how many stand beside one another there.
[[nodiscard]] Frame frame_at(const Spot& spot, int columns, const Frame& page);

struct Step {
    Spot spot;
    bool turns = false;  // to the next page
    Price price = 0;
};

class Steps {
public:
    explicit Steps(const Column& column) : column_(column) {}

    /// Where the text can begin.
    [[nodiscard]] const std::vector<Step>& first(const Frame& page);
    /// Where it can go on after an area that began at `cut` ended so. Nowhere when all is
    /// done. Valid until the next call.
    [[nodiscard]] const std::vector<Step>&
    after(const Spot& spot, Cut cut, const PageEnd& end, const Frame& page);

    /// Of columns that are left empty or end higher than the one before.
    [[nodiscard]] static Price
    uneven_columns(const Spot& spot, const PageEnd& end, int columns, const Frame& page);

private:
    void go_on(Spot spot, bool turns, Price price);
    void after_full(const Spot& spot, int columns);
    void after_band(const Spot& spot, int columns);
    [[nodiscard]] int gap_above_columns() const;

    const Column& column_;
    Frame page_;
    PageEnd end_;
    std::vector<Step> steps_;
};

}  // namespace pam::page
