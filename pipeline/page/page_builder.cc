#include "page/page_builder.h"

#include <algorithm>

namespace pam::page {
namespace {

using galley::Block;
using galley::SetLine;

Point moved(Point point, Point by) {
    return {point.x + by.x, point.y + by.y};
}

/// A border is drawn for the best setting: in another one its foot moves with the last
/// line.
Rect fitted(Rect box, Length natural, Length actual) {
    const Length foot = box.origin.y + box.size.height;
    if (foot * 2 <= natural || natural == actual) return box;
    const Length grown = actual - natural;
    if (box.origin.y * 2 > natural)
        box.origin.y += grown;
    else
        box.size.height += grown;
    return box;
}

}  // namespace

Area area_of(const style::PageStyle& style, Length grid) {
    Area area;
    area.origin = {style.margin.left, style.margin.top};
    area.measure = style.size.width - style.margin.left - style.margin.right;
    area.frame = frame_of(style, grid);
    return area;
}

namespace {

Length foot_of(const Segment& segment, const Column& column) {
    const Measure& measure = column.pieces[segment.piece].measure(segment.setting);
    return segment.top + measure.depth[segment.end] - measure.depth[segment.begin];
}

/// How far each segment goes down so that a line more after what stands apart is half above
/// it, half below.
std::vector<Length>
shares_of_stretches(const std::vector<Segment>& segments, const Column& column) {
    std::vector<Length> shifts(segments.size());
    for (std::size_t i = 1; i < segments.size(); ++i) {
        const Piece& piece = column.pieces[segments[i].piece];
        const std::size_t apart = piece.apart_before;
        // What began on the page before, or begins this one, stays at the head.
        if (apart == 0 || apart >= i) continue;
        const Length unstretched = top_below(
            foot_of(segments[i - 1], column), piece.space, piece.on_grid, column.grid
        );
        const Length stretch = segments[i].top - unstretched;
        for (std::size_t k = i - apart; k < i; ++k)
            shifts[k] += stretch.scaled(1, 2);
    }
    return shifts;
}

/// What is left over where text returns to the grid.
void share_rests(std::vector<Segment>& segments, const Column& column) {
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (column.pieces[segments[i].piece].on_grid) continue;
        std::size_t after = i;
        while (after < segments.size() && !column.pieces[segments[after].piece].on_grid)
            ++after;
        if (after == segments.size()) return;
        // What begins at the head of the page goes on there: rows of a table, for one.
        if (i == 0) {
            i = after;
            continue;
        }
        const Length gap = segments[after].top - foot_of(segments[after - 1], column);
        const Length left_over = gap - column.pieces[segments[after].piece].space;
        if (left_over > Length()) {
            const Length odd = Length::from_units(left_over.units() % column.grid.units());
            const bool heading = column.pieces[segments[after - 1].piece].is_heading;
            const Length shift = heading ? odd : odd.scaled(1, 2);
            for (std::size_t k = i; k < after; ++k)
                segments[k].top += shift;
        }
        i = after;
    }
}

}  // namespace

void balance(std::vector<Segment>& segments, const Column& column) {
    const std::vector<Length> shifts = shares_of_stretches(segments, column);
    share_rests(segments, column);
    for (std::size_t i = 0; i < segments.size(); ++i)
        segments[i].top += shifts[i];
}

Page PageBuilder::build(
    const PagePlan& plan,
    const style::PageStyle& style,
    std::vector<Destination>& destinations
) {
    page_ = {};
    page_.side = plan.side;
    furniture_.clear();
    destinations_ = &destinations;
    page_area_ = area_of(style, column_.grid);
    for (const AreaPlan& area : plan.areas)
        place_area(area, style);
    place_column_rules(plan);
    page_.items.insert(page_.items.end(), furniture_.begin(), furniture_.end());
    ++index_;
    return std::move(page_);
}

void PageBuilder::place_area(const AreaPlan& area, const style::PageStyle& style) {
    area_ = page_area_;
    area_.frame = area.frame;
    area_.origin.y += column_.grid * area.spot.top;
    if (const galley::ColumnSet* set = galley_.column_set(area.columns)) {
        const int column =
            set->right_to_left ? set->count - 1 - area.spot.column : area.spot.column;
        area_.origin.x += set->pitch * column;
        area_.measure = set->pitch - set->gap;
    }
    called_at_.clear();
    const Point head = area_.origin;
    const auto room = column_.floats.room(area.start.floats, area.end.next.floats);
    if (room) area_.origin.y += column_.grid * room->head;
    std::vector<Segment> segments = area.segments;
    balance(segments, column_);
    const bool row_first = !segments.empty() && segments.front().begin == 0;
    if (row_first) place_repeated_head(column_.pieces[segments.front().piece]);
    for (const Segment& segment : segments)
        place_segment(segment);
    area_.origin = head;
    place_floats(area);
    place_notes(area, style);
}

Layer PageBuilder::layer_of(const Block& block) const {
    return block.is_note ? Layer::Note : Layer::Text;
}

void PageBuilder::place_segment(const Segment& segment) {
    const Block& block = galley_.blocks[segment.piece];
    const Point origin = moved(area_.origin, {Length(), segment.top});
    if (segment.begin == 0) begin(block.ids, origin.y);
    if (block.kind == Block::Kind::Panel)
        return place_panel(block, origin, layer_of(block));
    place_rules(segment);
    place_lines(segment);
}

void PageBuilder::place_panel(const Block& block, Point origin, Layer layer) {
    for (const galley::Rule& rule : block.rules) {
        add_rule({moved(rule.box.origin, origin), rule.box.size}, rule.color);
    }
    for (const galley::PlacedImage& image : block.images) {
        const Rect box{moved(image.box.origin, origin), image.box.size};
        page_.items.push_back(PlacedImage{box, image.image, layer, image.element});
    }
    for (const galley::PanelLine& line : block.panel_lines) {
        const Point top = moved(line.origin, origin);
        if (layer != Layer::Furniture) begin(line.line.ids, top.y);
        for (const std::size_t note : line.line.notes)
            called_at_.emplace(note, top.y + line.line.baseline);
        add_line(line.line, moved(top, {Length(), line.line.baseline}), layer);
    }
}

void PageBuilder::place_lines(const Segment& segment) {
    const Piece& piece = column_.pieces[segment.piece];
    const Measure& measure = piece.measure(segment.setting);
    const std::vector<SetLine>& lines =
        lines_of(galley_.blocks[segment.piece], segment.setting);
    for (std::size_t i = segment.begin;
         i < std::min<std::size_t>(segment.end, lines.size());
         ++i) {
        const SetLine& line = lines[i];
        const Length top =
            area_.origin.y + segment.top + measure.depth[i] - measure.depth[segment.begin];
        begin(line.ids, top);
        const bool like_body = piece.on_grid || line.height == column_.grid;
        const Length baseline = like_body ? column_.baseline : line.baseline;
        for (const std::size_t note : line.notes)
            called_at_.emplace(note, top + baseline);
        const Layer layer = layer_of(galley_.blocks[segment.piece]);
        add_line(line, {area_.origin.x, top + baseline}, layer);
    }
}

void PageBuilder::place_rules(const Segment& segment) {
    const Block& block = galley_.blocks[segment.piece];
    if (block.rules.empty()) return;
    const Piece& piece = column_.pieces[segment.piece];
    const Measure& measure = piece.measure(segment.setting);
    const bool has_head = segment.begin == 0, has_foot = segment.end == measure.lines();
    const Length begin = measure.depth[segment.begin], end = measure.depth[segment.end];
    for (const galley::Rule& rule : block.rules) {
        const Rect box = fitted(rule.box, piece.settings[0].height(), measure.height());
        const Length top = box.origin.y, foot = top + box.size.height;
        const Length cut_top = has_head ? top : std::max(top, begin);
        const Length cut_foot = has_foot ? foot : std::min(foot, end);
        if (cut_foot <= cut_top) continue;
        const Length y = area_.origin.y + segment.top + cut_top - begin;
        const Point origin{area_.origin.x + box.origin.x, y};
        add_rule({origin, {box.size.width, cut_foot - cut_top}}, rule.color);
    }
}

/// The rows were read where the table begins; here they are a help to the eye.
void PageBuilder::place_repeated_head(const Piece& piece) {
    Point origin = area_.origin;
    for (std::uint32_t row = piece.head; row < piece.head + piece.head_rows; ++row) {
        const Block& block = galley_.blocks[row];
        const std::size_t before = page_.items.size();
        place_panel(block, origin, Layer::Furniture);
        const auto first = page_.items.begin() + static_cast<std::ptrdiff_t>(before);
        furniture_.insert(furniture_.end(), first, page_.items.end());
        page_.items.resize(before);
        origin.y += block.panel_height;
    }
}

void PageBuilder::add_line(const SetLine& line, Point baseline, Layer layer) {
    page_.items.push_back(PlacedLine{baseline, &line, layer});
}

void PageBuilder::add_rule(Rect box, style::Color color) {
    page_.items.push_back(PlacedRule{box, color, Layer::Furniture});
}

void PageBuilder::begin(const std::vector<std::string>& ids, Length y) {
    for (const std::string& id : ids) {
        if (!known_ids_.insert(id).second) continue;
        page_.ids.push_back(id);
        destinations_->push_back({id, index_, y});
    }
}

}  // namespace pam::page
