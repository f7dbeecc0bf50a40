// The place for text on a page: lines on the grid inside the margins.
#pragma once

#include "base/length.h"
#include "style/computed_style.h"

namespace pam::page {

enum class Side { Recto, Verso };

[[nodiscard]] constexpr Side other(Side side) {
    return side == Side::Recto ? Side::Verso : Side::Recto;
}

/// How much a page holds, as far as breaking cares: whole lines of the grid, and the least
/// space between text and notes.
struct Frame {
    int lines = 0;
    Length grid;
    Length note_gap;
    bool whole = true;   // the text area of a page; else a column, or a part of its height
    bool under = false;  // other text stands above, so space at the head counts
    /// Below the last line the margin holds another one, and still is a margin.
    bool may_run_long = true;
    bool operator==(const Frame&) const = default;
    [[nodiscard]] Length height() const { return grid * lines; }
};

/// The kinds of page, as @page selectors tell them apart.
enum class Kind { First, Right, Left, Blank };

[[nodiscard]] const style::PageStyle& style_of(const style::PageKinds& kinds, Kind kind);
[[nodiscard]] Frame frame_of(const style::PageStyle& style, Length grid);

/// Where the next block begins under content that ends at `y`. A block on the grid goes
/// down to the next grid line; one that overshoots a line by little gives up some of its
/// space instead.
[[nodiscard]] Length top_below(Length y, Length space, bool on_grid, Length grid);

}  // namespace pam::page
