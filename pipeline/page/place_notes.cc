// The notes of a page: at the foot of the text or of a column, or in the outer margin.
#include "page/page_builder.h"
#include "page/side_notes.h"

#include <algorithm>

namespace pam::page {

using galley::Block;
using galley::SetLine;

void PageBuilder::place_notes(const AreaPlan& area, const style::PageStyle& style) {
    if (area.start.notes == area.end.next.notes) return;
    if (column_.notes_aside) return place_side_notes(area);
    place_note_rule(place_foot_notes(area), style);
}

/// Gives the top of the first one.
Length PageBuilder::place_foot_notes(const AreaPlan& area) {
    const NoteCut from = area.start.notes, to = area.end.next.notes;
    const Length foot =
        area_.origin.y + column_.grid * (area_.frame.lines - area.end.short_by);
    const Length top = foot - column_.foot_height(from, to);
    Length y = top;
    for (std::uint32_t number = from.note; number <= to.note; ++number) {
        if (number == to.note && to.line == 0) break;
        const Note& note = column_.notes[number];
        const std::size_t begin = number == from.note ? from.line : 0;
        const std::size_t end = number == to.note ? to.line : note.lines.size();
        if (number != from.note) y += note.space;
        const Length skipped = note.lines[begin].top;
        for (std::size_t i = begin; i < end; ++i) {
            const Length line_y = y + note.lines[i].top - skipped;
            place_note_line(note, note.lines[i], {area_.origin.x, line_y});
        }
        y += note.lines[end - 1].top + note.lines[end - 1].height - skipped;
    }
    return top;
}

void PageBuilder::place_note_rule(Length top, const style::PageStyle& style) {
    if (style.footnote_rule_width <= Length()) return;
    const bool whole = style.footnote_rule_length <= Length();
    const Length length =
        whole ? area_.measure : std::min(style.footnote_rule_length, area_.measure);
    const Length y = top - (style.footnote_gap + style.footnote_rule_width).scaled(1, 2);
    const Rect box{{area_.origin.x, y}, {length, style.footnote_rule_width}};
    furniture_.push_back(PlacedRule{box, {}, Layer::Furniture});
}

/// Level with their calls, where they do not push one another down.
void PageBuilder::place_side_notes(const AreaPlan& area) {
    const NoteCut from = area.start.notes, to = area.end.next.notes;
    std::vector<SideNote> aside;
    for (std::uint32_t number = from.note; number <= to.note; ++number) {
        if (number == to.note && to.line == 0) break;
        const Note& note = column_.notes[number];
        SideNote one;
        one.note = number;
        one.begin = number == from.note ? from.line : 0;
        one.end =
            number == to.note ? to.line : static_cast<std::uint32_t>(note.lines.size());
        const NoteLine& first = note.lines[one.begin];
        const NoteLine& last = note.lines[one.end - 1];
        one.height = last.top + last.height - first.top;
        one.space = note.space;
        one.top = area_.origin.y;
        const auto call = called_at_.find(note.index);
        if (call != called_at_.end())
            one.top = call->second - (first.height - first.under_baseline);
        aside.push_back(one);
    }
    part_side_notes(aside, area_.origin.y, area_.origin.y + area_.frame.height());
    const bool on_right = (page_.side == Side::Recto) != right_to_left_;
    const Length x = on_right
                         ? area_.origin.x + area_.measure + galley_.note_distance
                         : area_.origin.x - galley_.note_distance - galley_.note_measure;
    for (const SideNote& one : aside) {
        const Note& note = column_.notes[one.note];
        const Length skipped = note.lines[one.begin].top;
        for (std::uint32_t i = one.begin; i < one.end; ++i)
            place_note_line(
                note, note.lines[i], {x, one.top + note.lines[i].top - skipped}
            );
    }
}

void PageBuilder::place_note_line(const Note& note, const NoteLine& line, Point origin) {
    const Block& block = galley_.notes[note.index][line.block];
    if (line.line == 0) begin(block.ids, origin.y);
    if (block.kind == Block::Kind::Panel) return place_panel(block, origin, Layer::Note);
    const SetLine& set = block.lines[line.line];
    begin(set.ids, origin.y);
    add_line(set, {origin.x, origin.y + set.baseline}, Layer::Note);
}

}  // namespace pam::page
