#include "page/page_breaker.h"

#include "base/assert.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace pam::page {
namespace {

/// A page may begin here, or a column of it, with everything before it divided at this
/// price.
struct Node {
    PageStart start;
    Spot spot;
    Side side = Side::Recto;
    bool first = false;      // on the first page
    int facing = free_foot;  // how short the verso is that this page faces
    Price price = 0;
    std::int32_t from = -1;  // the node of the page or column before
    std::int32_t next = -1;  // in the same slot
    bool followed = false;

    [[nodiscard]] bool is_like(const Node& other) const {
        return start == other.start && side == other.side && facing == other.facing
               && spot == other.spot && first == other.first;
    }
};

/// So many of the cheapest places ahead are followed; the tests compare with full search.
constexpr std::size_t beam = 80;
/// Where the way is easy, only ends nearly as good as the best have a chance.
constexpr Price least_breadth = 300;
/// Eight lines.
constexpr std::size_t lookout = 24;
/// Beyond this all pages are merely short.
constexpr int facing_ceiling = 4;

bool before(const Node& a, const Node& b) {
    const auto order = [](const Node& node) {
        return std::tuple(node.start.notes.note, node.start.notes.line, node.start.floats);
    };
    return order(a) < order(b);
}

class Breaker {
public:
    Breaker(const Column& column, const std::vector<Frames>& frames, bool right_to_left);
    Division run();

private:
    [[nodiscard]] std::size_t slot_of(Cut cut) const;
    [[nodiscard]] Kind kind_of(const Node& node) const;
    [[nodiscard]] const Frame& page_of(const Node& node) const {
        return frames_[column_.page_of(node.start.cut)].of(kind_of(node));
    }
    [[nodiscard]] Frame frame_of(const Node& node) const {
        return frame_at(node.spot, column_.columns_at(node.start.cut), page_of(node));
    }
    void begin();
    void follow_slot(std::size_t slot);
    [[nodiscard]] std::int32_t next_in(std::size_t slot) const;
    void follow(std::size_t index);
    void arrive_from_best(Side side, const PageEnd& end);
    void arrive(std::size_t from, const PageEnd& end);
    void arrive_in_part(std::size_t from, const PageEnd& end);
    void turn(Node& node, const Node& page, const PageEnd& end) const;
    void place(const Node& node, const PageEnd& arrival);
    void place_last(const Node& node, const PageEnd& arrival);
    [[nodiscard]] bool comes_from_same_place(const Node& node) const;
    [[nodiscard]] bool is_hopeless(Price price, std::size_t slot);
    void look_ahead(std::size_t slot);
    [[nodiscard]] Division division() const;
    [[nodiscard]] AreaPlan plan(const Node& node, const PageEnd& chosen) const;
    void add_page(const Node& node, Division& division) const;

    const Column& column_;
    const std::vector<Frames>& frames_;
    bool right_to_left_;
    PageFiller filler_;
    Steps steps_;
    std::vector<std::size_t> slot_base_;  // by piece; one more for the end
    std::vector<std::int32_t> slots_;     // first node of each
    std::vector<Node> nodes_;
    std::vector<PageEnd> arrivals_;  // by node: how the page or column before it ended
    Node last_;                      // the end of the work,
    PageEnd last_arrival_;           // and how its last page ended
    std::size_t furthest_slot_ = 0;
    Price limit_ = -1;                // dearer places are not followed
    Price breadth_ = price::horizon;  // by which ends of one page may differ in price
    std::size_t look_again_ = 0;      // the slot from which the limit is out of date
    std::vector<std::size_t> alike_;  // nodes that are followed together
    std::vector<std::pair<Price, std::size_t>> ahead_;  // prices and slots of open nodes
};

Breaker::Breaker(
    const Column& column, const std::vector<Frames>& frames, bool right_to_left
)
    : column_(column)
    , frames_(frames)
    , right_to_left_(right_to_left)
    , filler_(column)
    , steps_(column) {
    std::size_t base = 0;
    slot_base_.reserve(column.pieces.size() + 1);
    for (const Piece& piece : column.pieces) {
        slot_base_.push_back(base);
        std::uint32_t lines = 0;
        for (const Measure& measure : piece.settings) {
            if (measure.exists()) lines = std::max(lines, measure.lines());
        }
        base += std::size_t{lines} * 3;
    }
    slot_base_.push_back(base);
    slots_.assign(base + 1, -1);
}

std::size_t Breaker::slot_of(Cut cut) const {
    return slot_base_[cut.piece] + std::size_t{cut.line} * 3
           + static_cast<std::size_t>(cut.setting);
}

Kind Breaker::kind_of(const Node& node) const {
    if (node.first && node.side == Side::Recto) return Kind::First;
    return (node.side == Side::Recto) != right_to_left_ ? Kind::Right : Kind::Left;
}

void Breaker::begin() {
    Node node;
    const bool on_verso =
        !column_.pieces.empty() && column_.pieces[0].start == Start::Verso;
    node.side = on_verso ? Side::Verso : Side::Recto;
    node.first = true;
    for (const Step& step : steps_.first(page_of(node))) {
        node.spot = step.spot;
        place(node, {});
    }
}

Division Breaker::run() {
    begin();
    for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
        if (slots_[slot] >= 0) follow_slot(slot);
    }
    PAM_ASSERT(last_.from >= 0, "the work must come to an end");
    return division();
}

void Breaker::follow_slot(std::size_t slot) {
    for (std::int32_t i = next_in(slot); i >= 0; i = next_in(slot)) {
        const auto index = static_cast<std::size_t>(i);
        if (!comes_from_same_place(nodes_[index]) && is_hopeless(nodes_[index].price, slot))
            nodes_[index].followed = true;
        else
            follow(index);
    }
}

/// The node not yet followed that has fewest notes set. Pages of notes alone, at the very
/// end, lead from one node of a slot to another; in this order none is improved after it
/// was followed.
std::int32_t Breaker::next_in(std::size_t slot) const {
    std::int32_t best = -1;
    for (std::int32_t i = slots_[slot]; i >= 0;
         i = nodes_[static_cast<std::size_t>(i)].next) {
        const Node& node = nodes_[static_cast<std::size_t>(i)];
        if (node.followed) continue;
        if (best < 0 || before(node, nodes_[static_cast<std::size_t>(best)])) best = i;
    }
    return best;
}

/// After a page of floats or notes alone, on which nothing of the text was set: the limit
/// was set before such a page was known.
bool Breaker::comes_from_same_place(const Node& node) const {
    return node.from >= 0
           && nodes_[static_cast<std::size_t>(node.from)].start.cut == node.start.cut;
}

bool Breaker::is_hopeless(Price price, std::size_t slot) {
    const bool at_the_end = slot + 1 == slots_.size();
    if (price <= limit_ || at_the_end) return false;
    if (slot >= look_again_) look_ahead(slot);
    return price > limit_;
}

/// Sets the limit by rank: the cheapest places from here on are followed. It holds for some
/// lines, but no further than there are such places.
void Breaker::look_ahead(std::size_t slot) {
    ahead_.clear();
    for (std::size_t s = slot; s <= furthest_slot_; ++s) {
        for (std::int32_t i = slots_[s]; i >= 0;
             i = nodes_[static_cast<std::size_t>(i)].next) {
            const Node& node = nodes_[static_cast<std::size_t>(i)];
            if (!node.followed) ahead_.push_back({node.price, s});
        }
    }
    const auto rank = std::min(ahead_.size() - 1, beam);
    const auto nth = ahead_.begin() + static_cast<std::ptrdiff_t>(rank);
    std::nth_element(ahead_.begin(), nth, ahead_.end());
    const auto cheapest = std::min_element(ahead_.begin(), nth + 1);
    limit_ = std::min(nth->first, cheapest->first + price::horizon);
    const bool crowded = ahead_.size() > beam;
    breadth_ =
        crowded ? std::clamp(2 * (limit_ - cheapest->first), least_breadth, price::horizon)
                : price::horizon;
    look_again_ = std::min(slot + lookout, cheapest->second + 1);
}

/// Fills one page for all nodes that begin alike: only what comes before them differs.
void Breaker::follow(std::size_t index) {
    const Node leader = nodes_[index];
    const Frame frame = frame_of(leader);
    const std::vector<PageEnd>& ends = filler_.fill(leader.start, frame, breadth_);
    alike_.clear();
    for (std::int32_t i = slots_[slot_of(leader.start.cut)]; i >= 0;
         i = nodes_[static_cast<std::size_t>(i)].next) {
        Node& node = nodes_[static_cast<std::size_t>(i)];
        if (node.followed || node.start != leader.start) continue;
        if (frame_of(node) != frame) continue;
        node.followed = true;
        alike_.push_back(static_cast<std::size_t>(i));
    }
    for (const PageEnd& end : ends) {
        if (!column_.has_column_sets()) {
            arrive_from_best(Side::Recto, end);
            arrive_from_best(Side::Verso, end);
            continue;
        }
        for (const std::size_t node : alike_)
            arrive(node, end);
    }
}

/// Whole pages that begin alike and stand on the same side differ by the page they face,
/// and what comes after them does not: only the cheapest of them counts.
void Breaker::arrive_from_best(Side side, const PageEnd& end) {
    const Node* best = nullptr;
    Price least = 0;
    for (const std::size_t index : alike_) {
        const Node& node = nodes_[index];
        if (node.side != side) continue;
        const Price price = node.price + place_price(end, side, node.facing);
        if (best && price >= least) continue;
        best = &node;
        least = price;
    }
    if (best) arrive(static_cast<std::size_t>(best - nodes_.data()), end);
}

void Breaker::arrive(std::size_t from, const PageEnd& end) {
    const Node& page = nodes_[from];
    const bool whole = page.spot == Spot{} && column_.columns_at(page.start.cut) == 1;
    const bool goes_on = end.ending != Ending::LastOfAll;
    if (!whole || (goes_on && column_.columns_at(end.next.cut) > 1))
        return arrive_in_part(from, end);
    Node node;
    node.start = end.next;
    node.from = static_cast<std::int32_t>(from);
    node.price = page.price + end.price + place_price(end, page.side, page.facing);
    if (!goes_on) return place_last(node, end);
    if (end.ending == Ending::Band) return arrive_in_part(from, end);
    turn(node, page, end);
    place(node, end);
}

/// The next page's side, and what it faces.
void Breaker::turn(Node& node, const Node& page, const PageEnd& end) const {
    node.side = other(page.side);
    node.facing = free_foot;
    if (end.ending == Ending::NewPage) {
        const Start start = column_.pieces[end.next.cut.piece].start;
        if (start == Start::Recto) node.side = Side::Recto;
        if (start == Start::Verso) node.side = Side::Verso;
    } else if (end.ending == Ending::Full && node.side == Side::Recto) {
        node.facing = std::min(end.short_by, facing_ceiling);
    }
}

/// From columns, or from above or below what stands across them.
void Breaker::arrive_in_part(std::size_t from, const PageEnd& end) {
    const Node page = nodes_[from];
    const Frame& frame = page_of(page);
    const int columns = column_.columns_at(page.start.cut);
    const bool last_column = page.spot.column + 1 == columns;
    Node node;
    node.start = end.next;
    node.from = static_cast<std::int32_t>(from);
    // Only what reaches the foot of the page is compared with the facing one.
    const bool to_foot = end.ending == Ending::Full && page.spot.lines == 0;
    const int facing = to_foot ? page.facing : free_foot;
    const Side side = last_column ? page.side : Side::Verso;
    const Price price = page.price + end.price + place_price(end, side, facing);
    if (end.ending == Ending::LastOfAll) {
        node.price = price + Steps::uneven_columns(page.spot, end, columns, frame);
        return place_last(node, end);
    }
    for (const Step& step : steps_.after(page.spot, page.start.cut, end, frame)) {
        node.spot = step.spot;
        node.price = price + step.price;
        node.first = page.first && !step.turns;
        node.side = page.side;
        node.facing = page.facing;
        if (step.turns) turn(node, page, end);
        place(node, end);
    }
}

void Breaker::place_last(const Node& node, const PageEnd& arrival) {
    if (last_.from >= 0 && node.price >= last_.price) return;
    last_ = node;
    last_arrival_ = arrival;
}

void Breaker::place(const Node& node, const PageEnd& arrival) {
    const std::size_t slot = slot_of(node.start.cut);
    std::int32_t* link = &slots_[slot];
    while (*link >= 0) {
        Node& known = nodes_[static_cast<std::size_t>(*link)];
        if (known.is_like(node)) {
            if (node.price >= known.price) return;
            PAM_ASSERT(!known.followed, "pages are followed in the order of the column");
            known.price = node.price;
            known.from = node.from;
            arrivals_[static_cast<std::size_t>(*link)] = arrival;
            return;
        }
        link = &known.next;
    }
    *link = static_cast<std::int32_t>(nodes_.size());
    nodes_.push_back(node);
    arrivals_.push_back(arrival);
    furthest_slot_ = std::max(furthest_slot_, slot);
}

Division Breaker::division() const {
    std::vector<std::size_t> chain;
    for (std::int32_t i = last_.from; i >= 0;
         i = nodes_[static_cast<std::size_t>(i)].from) {
        chain.push_back(static_cast<std::size_t>(i));
    }
    std::reverse(chain.begin(), chain.end());
    Division division;
    division.price = last_.price;
    for (std::size_t i = 0; i < chain.size(); ++i) {
        const Node& node = nodes_[chain[i]];
        if (node.spot.begins_page()) add_page(node, division);
        const PageEnd& end = i + 1 < chain.size() ? arrivals_[chain[i + 1]] : last_arrival_;
        division.pages.back().areas.push_back(plan(node, end));
    }
    return division;
}

/// A page without areas, and a blank one before it where it would stand on the wrong side.
void Breaker::add_page(const Node& node, Division& division) const {
    std::vector<PagePlan>& pages = division.pages;
    const Side side = pages.empty() ? Side::Recto : other(pages.back().side);
    if (node.side != side) {
        PagePlan blank;
        if (!pages.empty()) blank.page = pages.back().page;
        blank.side = side;
        blank.kind = Kind::Blank;
        blank.blank = true;
        pages.push_back(std::move(blank));
    }
    PagePlan page;
    page.page = column_.page_of(node.start.cut);
    page.side = node.side;
    page.kind = kind_of(node);
    pages.push_back(std::move(page));
}

/// Fills the chosen area once more, this time keeping track of what stands where.
AreaPlan Breaker::plan(const Node& node, const PageEnd& chosen) const {
    AreaPlan area;
    area.spot = node.spot;
    area.start = node.start;
    area.frame = frame_of(node);
    const std::uint32_t piece = node.start.cut.piece;
    if (piece < column_.pieces.size()) area.columns = column_.pieces[piece].columns;
    PageFiller filler(column_, PageFiller::Tracing::On);
    const PageEnd* found = nullptr;
    for (const PageEnd& end : filler.fill(node.start, area.frame)) {
        const bool same = end.next == chosen.next && end.ending == chosen.ending
                          && end.short_by == chosen.short_by && end.price <= chosen.price;
        if (same && (!found || end.price < found->price)) found = &end;
    }
    PAM_ASSERT(found, "a chosen page must be found again");
    area.end = *found;
    area.segments = filler.segments(*found);
    return area;
}

}  // namespace

Price place_price(const PageEnd& end, Side side, int facing) {
    Price cost = 0;
    if (end.hyphen)
        cost += side == Side::Recto ? price::hyphen_at_leaf : price::hyphen_at_fold;
    if (side == Side::Verso || facing == free_foot) return cost;
    // The last page of a chapter may be shorter than its neighbour, not longer.
    const int step = facing - end.short_by;
    if (end.ending == Ending::Full || step > 0) cost += price::uneven_line * std::abs(step);
    return cost;
}

Division
break_pages(const Column& column, const std::vector<Frames>& frames, bool right_to_left) {
    return Breaker(column, frames, right_to_left).run();
}

}  // namespace pam::page
