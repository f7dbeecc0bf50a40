// Divides the whole column into pages at the least price: a dynamic programme over the
// places where a page may begin, what side it is on, and how its facing page ends.
// docs/page-make-up.md tells how.
#pragma once

#include "page/column.h"
#include "page/frame.h"
#include "page/page_filler.h"
#include "page/spots.h"

#include <cstddef>
#include <vector>

namespace pam::page {

/// Frames of the pages of one name that bear text.
struct Frames {
    Frame first, right, left;
    [[nodiscard]] const Frame& of(Kind kind) const {
        if (kind == Kind::First) return first;
        return kind == Kind::Left ? left : right;
    }
};

/// A column, or whatever else is filled from its top to its foot.
struct AreaPlan {
    Spot spot;
    std::size_t columns = 0;  // for Galley::column_set
    Frame frame;              // its height, with what floats take of it
    PageStart start;
    PageEnd end;
    std::vector<Segment> segments;
};

/// One page of the division, with the places of its areas. A blank page has none, and
/// belongs to what is before it.
struct PagePlan {
    std::size_t page = 0;  // for PageStyles::kinds
    Side side = Side::Recto;
    Kind kind = Kind::Right;
    bool blank = false;
    std::vector<AreaPlan> areas;  // as they are read

    /// How the page ends. It must have an area.
    [[nodiscard]] const PageEnd& end() const { return areas.back().end; }
};

struct Division {
    std::vector<PagePlan> pages;
    Price price = 0;
};

/// The cheapest division. The first page is a recto. Right-to-left works have their rectos
/// on the left. `frames` as PageStyles::kinds has the pages.
[[nodiscard]] Division
break_pages(const Column& column, const std::vector<Frames>& frames, bool right_to_left);

/// What a page costs by where it stands: the hyphen at its foot, and the step to its facing
/// page. `facing` is how short the verso is that this recto faces; `free_foot` when there
/// is none to match.
[[nodiscard]] Price place_price(const PageEnd& end, Side side, int facing);

}  // namespace pam::page
