// Places what a page holds: its lines, rules and images in the text area, its notes at the
// foot.
#pragma once

#include "page/column.h"
#include "page/page_breaker.h"
#include "page/paged_document.h"

#include <map>
#include <string>
#include <unordered_set>
#include <vector>

namespace pam::page {

/// The text area: margins applied.
struct Area {
    Point origin;
    Length measure;
    Frame frame;
};

[[nodiscard]] Area area_of(const style::PageStyle& style, Length grid);

/// Shares out the space that is left over where the text returns to the grid: above a
/// heading all of it, around other pieces half above and half below.
void balance(std::vector<Segment>& segments, const Column& column);

class PageBuilder {
public:
    PageBuilder(const galley::Galley& galley, const Column& column, bool right_to_left)
        : galley_(galley)
        , column_(column)
        , right_to_left_(right_to_left) {}

    /// The page's text, floats and notes; `destinations` gets the elements that begin on
    /// it. Furniture that belongs to the text (repeated table heads, the rule above notes)
    /// comes last.
    [[nodiscard]] Page build(
        const PagePlan& plan,
        const style::PageStyle& style,
        std::vector<Destination>& destinations
    );

private:
    void place_area(const AreaPlan& area, const style::PageStyle& style);
    void place_segment(const Segment& segment);
    void place_panel(const galley::Block& block, Point origin, Layer layer);
    void place_lines(const Segment& segment);
    void place_rules(const Segment& segment);
    void place_repeated_head(const Piece& piece);
    void place_notes(const AreaPlan& area, const style::PageStyle& style);
    Length place_foot_notes(const AreaPlan& area);
    void place_note_rule(Length top, const style::PageStyle& style);
    void place_side_notes(const AreaPlan& area);
    void place_floats(const AreaPlan& area);
    void place_float(std::uint32_t number, Length y);
    void place_column_rules(const PagePlan& plan);
    [[nodiscard]] Layer layer_of(const galley::Block& block) const;
    void place_note_line(const Note& note, const NoteLine& line, Point origin);
    void add_line(const galley::SetLine& line, Point baseline, Layer layer);
    void add_rule(Rect box, style::Color color);
    void begin(const std::vector<std::string>& ids, Length y);

    const galley::Galley& galley_;
    const Column& column_;
    bool right_to_left_;
    Area page_area_;  // the whole text area
    Area area_;       // that is filled, a column perhaps; less the floats at its head
    std::map<std::size_t, Length> called_at_;  // tops of the lines that call notes
    Page page_;
    std::vector<Item> furniture_;
    std::vector<Destination>* destinations_ = nullptr;
    std::size_t index_ = 0;                      // of the page
    std::unordered_set<std::string> known_ids_;  // asked only, never listed
};

}  // namespace pam::page
