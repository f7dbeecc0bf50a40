// Tables: columns by what their cells need, cells set by the same total fit as the text,
// rows as panels on the grid. Rows that a cell binds together are one panel; one too high
// for that is cut between its lines, or its cells are set one under the other.
#include "galley/codes.h"
#include "galley/composer.h"
#include "galley/table_layout.h"
#include "galley/table_slices.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace pam::galley {

namespace {

/// A cell's content at its place, from the column's left and the cell's top.
struct SetCell {
    const TableCell* cell = nullptr;
    Block content;
    Length height;  // with padding
};

/// A table too wide for its columns first divides words, then takes smaller type, at last
/// brings its columns nearer to one another. In thousandths.
struct Squeeze {
    Hyphenation hyphenation = Hyphenation::AsStyled;
    int type = 1000;
    int padding = 1000;
};
constexpr std::array<Squeeze, 5> squeezes{
    {{},
     {Hyphenation::Always, 1000, 1000},
     {Hyphenation::Always, 900, 800},
     {Hyphenation::Always, 800, 600},
     {Hyphenation::Always, 800, 350}}};
/// A row higher than this part of the page may be parted.
constexpr int whole_row_share = 3;

void shift(Block& panel, Length down) {
    for (PanelLine& line : panel.panel_lines)
        line.origin.y += down;
    for (PlacedImage& image : panel.images)
        image.box.origin.y += down;
    for (Rule& rule : panel.rules)
        rule.box.origin.y += down;
}

template<typename Things>
void move_to_end(Things& from, Things& to) {
    to.insert(
        to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end())
    );
}

/// All that `from` shows, behind what `to` has.
void take_in(Block from, Block& to) {
    move_to_end(from.panel_lines, to.panel_lines);
    move_to_end(from.images, to.images);
    move_to_end(from.rules, to.rules);
    move_to_end(from.strings, to.strings);
    move_to_end(from.ids, to.ids);
}

/// A block of a cell as part of its panel, its top at `y`.
void stack(Block block, Length y, Block& cell) {
    Length line_y;
    for (SetLine& line : block.lines) {
        const Length height = line.height;
        block.panel_lines.push_back({{Length(), line_y}, std::move(line)});
        line_y += height;
    }
    if (!block.panel_lines.empty() && !block.ids.empty()) {
        std::vector<std::string>& ids = block.panel_lines.front().line.ids;
        ids.insert(ids.begin(), block.ids.begin(), block.ids.end());
        block.ids.clear();
    }
    shift(block, y);
    take_in(std::move(block), cell);
}

/// A cell's own alignment, or where it has none that of its style; justified cells would
/// gape.
style::TextAlign alignment(const model::Element& cell, const style::ComputedStyle& style) {
    switch (cell.align) {
    case document::Align::Left:
        return style::TextAlign::Left;
    case document::Align::Centre:
        return style::TextAlign::Centre;
    case document::Align::Right:
    case document::Align::Decimal:
        return style::TextAlign::Right;
    case document::Align::Natural:
        break;
    }
    return style.align == style::TextAlign::Justify ? style::TextAlign::Start : style.align;
}

}  // namespace

/// Sets one table; made for it and thrown away.
class Composer::TableComposer {
public:
    TableComposer(Composer& composer, const model::Element& table)
        : composer_(composer)
        , table_(table)
        , grid_(read_grid(table))
        , right_to_left_(composer.is_right_to_left(table))
        , hyphenation_(composer.hyphenation_)
        , scale_(composer.scale_) {
        for (std::size_t i = 0; i < grid_.cells.size(); ++i)
            while (first_cell_.size() <= grid_.cells[i].row)
                first_cell_.push_back(i);
        first_cell_.resize(grid_.rows.size() + 1, grid_.cells.size());
    }

    void compose() {
        if (grid_.caption) composer_.block(*grid_.caption);
        if (grid_.cells.empty()) return;
        place_columns(columns());
        for (std::size_t row = 0; row < grid_.rows.size();)
            row = compose_rows(row);
        close_table();
        composer_.hyphenation_ = hyphenation_;
        composer_.scale_ = scale_;
    }

private:
    [[nodiscard]] const style::ComputedStyle& style_of(const TableCell& cell) const {
        return composer_.style_of(*cell.element);
    }

    /// The table's edges are flush with the text's: no padding there.
    [[nodiscard]] Length padding_left(const TableCell& cell) const {
        const bool edge = right_to_left_ ? is_last(cell) : cell.column == 0;
        return edge ? Length() : style_of(cell).padding.left.scaled(padding_, 1000);
    }
    [[nodiscard]] Length padding_right(const TableCell& cell) const {
        const bool edge = right_to_left_ ? cell.column == 0 : is_last(cell);
        return edge ? Length() : style_of(cell).padding.right.scaled(padding_, 1000);
    }
    [[nodiscard]] bool is_last(const TableCell& cell) const {
        return cell.column + cell.column_span == grid_.columns;
    }

    void measure_cells() {
        for (TableCell& cell : grid_.cells) {
            const Widths widths = composer_.content_widths(*cell.element);
            const Length padding = padding_left(cell) + padding_right(cell);
            cell.least = widths.widest + padding;
            cell.most = widths.whole + padding;
            cell.inset = Length();
        }
        composer_.align_decimals(grid_, right_to_left_);
    }

    /// Widths that leave words whole, if there are any. Only a style that sets tables
    /// smaller than the text, and so holds the smaller type to be read well enough, lets
    /// them be smaller still.
    std::vector<Length> columns() {
        const bool shrinks = scale_ == 1000
                             && composer_.style_of(table_).size
                                    < composer_.style_of(composer_.model_.body).size;
        Columns found;
        for (const Squeeze& squeeze : squeezes) {
            if (squeeze.type < 1000 && !shrinks) break;
            composer_.hyphenation_ = squeeze.hyphenation;
            composer_.scale_ = scale_ * squeeze.type / 1000;
            padding_ = squeeze.padding;
            measure_cells();
            found = share_measure(grid_, composer_.measure());
            if (found.fit == ColumnFit::Fits) return found.widths;
        }
        composer_.log_.note(
            codes::table_too_wide,
            table_.span,
            "the table has more columns than its words leave room for; words are broken",
            {"set it in smaller type, or as two tables"}
        );
        return found.widths;
    }

    /// Columns begin at the side where lines begin.
    void place_columns(const std::vector<Length>& widths) {
        edges_.assign(1, Length());
        for (const Length width : widths)
            edges_.push_back(edges_.back() + width);
    }

    [[nodiscard]] Length left_of(std::size_t column, std::size_t end) const {
        if (!right_to_left_) return composer_.left_ + edges_[column];
        return composer_.galley_.measure - composer_.right_ - edges_[end];
    }

    SetCell set_cell(const TableCell& cell) {
        const style::ComputedStyle& style = style_of(cell);
        const std::size_t end = cell.column + cell.column_span;
        const Length left = left_of(cell.column, end) + padding_left(cell);
        const Length width =
            edges_[end] - edges_[cell.column] - padding_left(cell) - padding_right(cell);
        SetCell set;
        set.cell = &cell;
        set.content =
            is_line(cell) ? set_line(cell, left, width) : set_blocks(cell, left, width);
        shift(set.content, style.padding.top);
        set.height = set.content.panel_height + style.padding.top + style.padding.bottom;
        return set;
    }

    /// Words without a picture among them.
    [[nodiscard]] bool is_line(const TableCell& cell) {
        const model::Nodes& nodes = cell.element->children;
        return std::all_of(nodes.begin(), nodes.end(), [&](const model::Node& node) {
            const auto* element = std::get_if<model::Element>(&node.value);
            return composer_.is_inline(node) && (!element || !holds_picture(*element));
        });
    }
    static bool holds_picture(const model::Element& element) {
        return element.tag == "img"
               || std::any_of(
                   element.children.begin(),
                   element.children.end(),
                   [](const model::Node& node) {
                       const auto* child = std::get_if<model::Element>(&node.value);
                       return child && holds_picture(*child);
                   }
               );
    }

    Block set_line(const TableCell& cell, Length left, Length width) {
        composer_.start_copy(*cell.element);
        composer_.gather(
            cell.element->children, composer_.look_of(*cell.element), composer_.copy_
        );
        const style::ComputedStyle& style = style_of(cell);
        ParagraphPlace place;
        place.style = &style;
        place.left = left;
        // Where the column is too narrow for it, the number comes first.
        const bool has_room = cell.least <= edges_[cell.column + 1] - edges_[cell.column];
        place.measure = has_room ? width - cell.inset : width;
        place.align = alignment(*cell.element, style);
        place.variants = Variants::None;
        place.hyphenation = composer_.hyphenation_;
        place.scale = composer_.scale_;
        Block content;
        SetParagraph set;
        if (!composer_.copy_.text.empty())
            set = composer_.setter_.set(composer_.copy_, place);
        composer_.put_marker(set);
        Block lines;
        lines.lines = std::move(set.best.lines);
        content.panel_height = lines.height();
        if (!cell.element->id.empty()) lines.ids.push_back(cell.element->id);
        stack(std::move(lines), Length(), content);
        return content;
    }

    Block set_blocks(const TableCell& cell, Length left, Length width) {
        std::vector<Block> blocks;
        Block content;
        {
            const Apart apart(composer_, blocks, left, width);
            if (!cell.element->id.empty())
                composer_.pending_.ids.push_back(cell.element->id);
            composer_.flow(*cell.element);
            content.ids = std::move(composer_.pending_.ids);
        }
        Length y;
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            if (i > 0) y += blocks[i].space_before;
            const Length height = blocks[i].height();
            stack(std::move(blocks[i]), y, content);
            y += height;
        }
        content.panel_height = y;
        return content;
    }

    /// The row after the last one bound to `row` by a cell that reaches down.
    [[nodiscard]] std::size_t end_of_group(std::size_t row) const {
        std::size_t end = row < grid_.head_rows ? grid_.head_rows : row + 1;
        for (std::size_t at = row; at < end; ++at)
            for (std::size_t i = first_cell_[at]; i < first_cell_[at + 1]; ++i)
                end = std::max(end, grid_.cells[i].row + grid_.cells[i].row_span);
        return end;
    }

    std::size_t compose_rows(std::size_t first) {
        const std::size_t end = end_of_group(first);
        std::vector<SetCell> cells;
        std::vector<Length> heights(end - first);
        const Started started{
            composer_.note_label_,
            composer_.marker_,
            composer_.galley_.links.size(),
            composer_.galley_.folios.size()};
        for (std::size_t i = first_cell_[first]; i < first_cell_[end]; ++i)
            cells.push_back(set_cell(grid_.cells[i]));
        for (const SetCell& set : cells)
            if (set.cell->row_span == 1)
                heights[set.cell->row - first] =
                    std::max(heights[set.cell->row - first], set.height);
        for (const SetCell& set : cells)
            stretch_last(set, first, heights);
        std::vector<Block> parts = parts_of(first, end, std::move(cells), heights);
        const auto tallest = std::max_element(
            parts.begin(),
            parts.end(),
            [](const Block& a, const Block& b) { return a.panel_height < b.panel_height; }
        );
        if (tallest->panel_height <= page_height()) {
            for (Block& part : parts)
                composer_.emit(std::move(part));
        } else {
            begin_again(started);
            set_open(first, end);
        }
        return end;
    }

    /// What the setting of cells uses up, to be given back when they are set again.
    struct Started {
        std::string note_label;
        std::optional<Marker> marker;
        std::size_t links, folios;
    };
    void begin_again(const Started& started) {
        composer_.note_label_ = started.note_label;
        composer_.marker_ = started.marker;
        composer_.galley_.links.resize(started.links);
        composer_.galley_.folios.resize(started.folios);
    }

    /// What a cell over several rows needs more, the last of them gets.
    static void
    stretch_last(const SetCell& set, std::size_t first, std::vector<Length>& heights) {
        Length sum;
        const std::size_t begin = set.cell->row - first;
        for (std::size_t i = 0; i < set.cell->row_span; ++i)
            sum += heights[begin + i];
        if (set.height > sum) heights[begin + set.cell->row_span - 1] += set.height - sum;
    }

    [[nodiscard]] Length page_height() const {
        const style::PageStyle& page = composer_.model_.pages.right;
        return page.size.height - page.margin.top - page.margin.bottom;
    }

    /// The rows as one panel, or as several when it is high and can be cut.
    std::vector<Block> parts_of(
        std::size_t first,
        std::size_t end,
        std::vector<SetCell> cells,
        const std::vector<Length>& heights
    ) {
        Block block;
        block.kind = Block::Kind::Panel;
        block.keep_together = true;
        block.source = grid_.rows[first]->span;
        std::vector<Length> tops{Length()};
        for (const Length height : heights)
            tops.push_back(tops.back() + height);
        block.panel_height = tops.back();
        for (std::size_t row = first; row < end; ++row)
            if (!grid_.rows[row]->id.empty()) block.ids.push_back(grid_.rows[row]->id);
        for (SetCell& set : cells) {
            shift(set.content, tops[set.cell->row - first]);
            take_in(std::move(set.content), block);
        }
        add_rules(first, end, block);
        const bool head = first < grid_.head_rows;
        // Neither the head nor a single row stands alone at a page's foot or head.
        const bool second_to_last = end + 1 == grid_.rows.size();
        block.keep_with_next =
            end < grid_.rows.size() && (head || first == grid_.head_rows || second_to_last);
        if (block.panel_height * whole_row_share > page_height())
            return slices(
                std::move(block),
                tops,
                style_of(grid_.cells[first_cell_[first]]).padding.top
            );
        block.repeat_head = head;
        std::vector<Block> one;
        one.push_back(std::move(block));
        return one;
    }

    /// Cells that are higher than the page, side by side, could not be parted without
    /// losing the order in which they are read.
    void set_open(std::size_t first, std::size_t end) {
        composer_.log_.note(
            codes::row_set_open,
            grid_.rows[first]->span,
            "a row of the table is higher than the page; its cells are set one under the "
            "other",
            {"break the row's text into several rows"}
        );
        const style::ComputedStyle& table = composer_.style_of(table_);
        if (first == 0 && table.border.top > Length()) {
            composer_.rule_across(
                table.border.top, Length(), table.padding.top, table.border_color
            );
            composer_.out_->back().keep_with_next = true;
        }
        for (std::size_t row = first; row < end; ++row)
            if (!grid_.rows[row]->id.empty())
                composer_.pending_.ids.push_back(grid_.rows[row]->id);
        const Length between = composer_.style_of(table_).line_height.scaled(1, 2);
        for (std::size_t i = first_cell_[first]; i < first_cell_[end]; ++i) {
            const model::Element& cell = *grid_.cells[i].element;
            composer_.pending_.margin = std::max(composer_.pending_.margin, between);
            if (!cell.id.empty()) composer_.pending_.ids.push_back(cell.id);
            composer_.flow(cell);
        }
    }

    void add_rule(Block& block, Length y, Length thickness, style::Color color) const {
        if (thickness <= Length()) return;
        const Length left = left_of(0, edges_.size() - 1);
        block.rules.push_back({{{left, y}, {edges_.back(), thickness}}, color});
    }

    void add_rules(std::size_t first, std::size_t end, Block& block) const {
        const style::ComputedStyle& table = composer_.style_of(table_);
        if (first == 0) add_rule(block, Length(), table.border.top, table.border_color);
        if (grid_.head && end == grid_.head_rows) {
            const style::ComputedStyle& head = composer_.style_of(*grid_.head);
            add_rule(block, block.panel_height, head.border.bottom, head.border_color);
        }
        const style::ComputedStyle& row = composer_.style_of(*grid_.rows[end - 1]);
        add_rule(block, block.panel_height, row.border.bottom, row.border_color);
    }

    void close_table() {
        const style::ComputedStyle& table = composer_.style_of(table_);
        if (composer_.out_->empty()) return;
        Block& last = composer_.out_->back();
        add_rule(last, last.height(), table.border.bottom, table.border_color);
    }

    Composer& composer_;
    const model::Element& table_;
    TableGrid grid_;
    bool right_to_left_;
    Hyphenation hyphenation_;  // as the table found them
    int scale_;
    int padding_ = 1000;         // of the cells' sides, in thousandths
    std::vector<Length> edges_;  // of the columns, from the side where lines begin
    std::vector<std::size_t> first_cell_;  // of each row; one more for the end
};

void Composer::table(const model::Element& element) {
    TableComposer(*this, element).compose();
}

}  // namespace pam::galley
