// Figures and tables at the head and foot of a page, and rules between columns.
#include "page/page_builder.h"

#include <algorithm>

namespace pam::page {

/// After the text in the order of reading: those at the head stand above it, those at the
/// foot between it and the notes.
void PageBuilder::place_floats(const AreaPlan& area) {
    const std::uint32_t from = area.start.floats, to = area.end.next.floats;
    if (from == to) return;
    const Length foot =
        area_.origin.y + column_.grid * (area_.frame.lines - area.end.short_by);
    Length below = foot;
    const NoteCut notes = area.start.notes, noted = area.end.next.notes;
    if (notes != noted && !column_.notes_aside)
        below -= column_.foot_height(notes, noted) + area_.frame.note_gap;
    for (std::uint32_t i = from; i < to; ++i) {
        const WaitingFloat& waiting = column_.floats[i];
        if (waiting.place == style::Float::Bottom) below -= waiting.height;
        if (waiting.place == style::Float::Bottom && i > from
            && column_.floats[i - 1].place == style::Float::Bottom)
            below -= waiting.space;
    }
    Length y = area_.origin.y;
    // What has the page to itself stands in its middle.
    if (column_.floats[from].place == style::Float::Page)
        y += std::max(Length(), area_.frame.height() - column_.floats[from].height)
                 .scaled(1, 2);
    for (std::uint32_t i = from; i < to; ++i) {
        const WaitingFloat& waiting = column_.floats[i];
        const bool at_foot =
            waiting.place == style::Float::Bottom && !area.segments.empty();
        Length& at = at_foot ? below : y;
        place_float(i, at);
        at += waiting.height + waiting.space;
    }
}

void PageBuilder::place_float(std::uint32_t number, Length y) {
    for (const galley::Block& block : galley_.floats[number].blocks) {
        y += block.space_before;
        begin(block.ids, y);
        if (block.kind == galley::Block::Kind::Panel) {
            place_panel(block, {area_.origin.x, y}, Layer::Float);
            y += block.panel_height;
            continue;
        }
        for (const galley::Rule& rule : block.rules) {
            const Point origin{area_.origin.x + rule.box.origin.x, y + rule.box.origin.y};
            add_rule({origin, rule.box.size}, rule.color);
        }
        for (const galley::SetLine& line : block.lines) {
            begin(line.ids, y);
            add_line(line, {area_.origin.x, y + line.baseline}, Layer::Float);
            y += line.height;
        }
    }
}

/// As high as the columns that they part.
void PageBuilder::place_column_rules(const PagePlan& plan) {
    for (const AreaPlan& area : plan.areas) {
        const galley::ColumnSet* set = galley_.column_set(area.columns);
        if (!set || set->rule <= Length() || area.spot.column == 0) continue;
        const int column =
            set->right_to_left ? set->count - area.spot.column : area.spot.column;
        const Length x = page_area_.origin.x + set->left + set->pitch * column
                         - (set->gap + set->rule).scaled(1, 2);
        const Length y = page_area_.origin.y + column_.grid * area.spot.top;
        const int lines =
            area.frame.lines - std::max(0, std::min(area.spot.level, area.end.short_by));
        furniture_.push_back(PlacedRule{
            {{x, y}, {set->rule, column_.grid * lines}}, set->rule_color, Layer::Furniture}
        );
    }
}

}  // namespace pam::page
