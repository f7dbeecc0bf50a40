// Tables: columns by what their cells need, cells set by the same total fit as the text,
// rows as panels on the grid. Rows that a cell binds together are one panel.
#include "galley/codes.h"
#include "galley/composer.h"
#include "galley/table_layout.h"

#include <fmt/format.h>

#include <algorithm>

namespace pam::galley {

namespace {

struct SetCell {
    const TableCell* cell = nullptr;
    std::vector<SetLine> lines;
    Length above;   // padding
    Length height;  // with padding
};

Length height_of(const std::vector<SetLine>& lines) {
    Length sum;
    for (const SetLine& line : lines)
        sum += line.height;
    return sum;
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
        , grid_(read_grid(table)) {}

    void compose() {
        if (grid_.caption) composer_.block(*grid_.caption);
        if (grid_.cells.empty()) return;
        measure_cells();
        const Columns columns = share_measure(grid_, composer_.measure());
        if (columns.fit == ColumnFit::Squeezed) tell_squeezed();
        place_columns(columns.widths);
        for (std::size_t row = 0; row < grid_.rows.size();)
            row = compose_rows(row);
        close_table();
    }

private:
    [[nodiscard]] const style::ComputedStyle& style_of(const TableCell& cell) const {
        return composer_.style_of(*cell.element);
    }

    /// The table's edges are flush with the text's: no padding there.
    [[nodiscard]] Length padding_left(const TableCell& cell) const {
        return cell.column == 0 ? Length() : style_of(cell).padding.left;
    }
    [[nodiscard]] Length padding_right(const TableCell& cell) const {
        return cell.column + cell.column_span == grid_.columns
                   ? Length()
                   : style_of(cell).padding.right;
    }

    void gather(const TableCell& cell) {
        composer_.start_copy(*cell.element);
        composer_.gather(
            cell.element->children, composer_.look_of(*cell.element), composer_.copy_
        );
    }

    void measure_cells() {
        for (TableCell& cell : grid_.cells) {
            gather(cell);
            const ParagraphSetter::Widths widths =
                composer_.setter_.measure(composer_.copy_);
            const Length padding = padding_left(cell) + padding_right(cell);
            cell.least = widths.widest + padding;
            cell.most = widths.whole + padding;
        }
    }

    void tell_squeezed() const {
        composer_.log_.note(
            codes::table_too_wide,
            table_.span,
            "the table has more columns than its words leave room for; words are broken",
            {"set it in smaller type, or as two tables"}
        );
    }

    void place_columns(const std::vector<Length>& widths) {
        Length x = composer_.left_;
        edges_.push_back(x);
        for (const Length width : widths)
            edges_.push_back(x += width);
    }

    SetCell set_cell(const TableCell& cell) {
        gather(cell);
        const style::ComputedStyle& style = style_of(cell);
        ParagraphPlace place;
        place.style = &style;
        place.left = edges_[cell.column] + padding_left(cell);
        place.measure =
            edges_[cell.column + cell.column_span] - padding_right(cell) - place.left;
        place.align = alignment(*cell.element, style);
        place.variants = Variants::None;
        SetCell set;
        set.cell = &cell;
        set.above = style.padding.top;
        if (!composer_.copy_.text.empty())
            set.lines = composer_.setter_.set(composer_.copy_, place).best.lines;
        set.height = height_of(set.lines) + style.padding.top + style.padding.bottom;
        return set;
    }

    /// The row after the last one bound to `row` by a cell that reaches down.
    [[nodiscard]] std::size_t end_of_group(std::size_t row) const {
        std::size_t end = row < grid_.head_rows ? grid_.head_rows : row + 1;
        for (const TableCell& cell : grid_.cells)
            if (cell.row >= row && cell.row < end)
                end = std::max(end, cell.row + cell.row_span);
        return end;
    }

    std::size_t compose_rows(std::size_t first) {
        const std::size_t end = end_of_group(first);
        std::vector<SetCell> cells;
        std::vector<Length> heights(end - first);
        for (const TableCell& cell : grid_.cells)
            if (cell.row >= first && cell.row < end) cells.push_back(set_cell(cell));
        for (const SetCell& set : cells)
            if (set.cell->row_span == 1)
                heights[set.cell->row - first] =
                    std::max(heights[set.cell->row - first], set.height);
        for (const SetCell& set : cells)
            stretch_last(set, first, heights);
        emit_rows(first, end, cells, heights);
        return end;
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

    void emit_rows(
        std::size_t first,
        std::size_t end,
        std::vector<SetCell>& cells,
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
        for (SetCell& set : cells) {
            Length y = tops[set.cell->row - first] + set.above;
            for (SetLine& line : set.lines) {
                const Length height = line.height;
                block.panel_lines.push_back({{Length(), y}, std::move(line)});
                y += height;
            }
        }
        add_rules(first, end, block);
        const bool head = first < grid_.head_rows;
        block.repeat_head = head;
        // Neither the head nor a single row stands alone at a page's foot or head.
        const bool second_to_last = end + 1 == grid_.rows.size();
        block.keep_with_next =
            end < grid_.rows.size() && (head || first == grid_.head_rows || second_to_last);
        for (std::size_t row = first; row < end; ++row)
            if (!grid_.rows[row]->id.empty()) block.ids.push_back(grid_.rows[row]->id);
        composer_.emit(std::move(block));
    }

    void add_rule(Block& block, Length y, Length thickness, style::Color color) const {
        if (thickness <= Length()) return;
        block.rules.push_back(
            {{{edges_.front(), y}, {edges_.back() - edges_.front(), thickness}}, color}
        );
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
        Block& last = composer_.out_->back();
        add_rule(last, last.panel_height, table.border.bottom, table.border_color);
    }

    Composer& composer_;
    const model::Element& table_;
    TableGrid grid_;
    std::vector<Length> edges_;  // of the columns, from the column's left
};

void Composer::table(const model::Element& element) {
    TableComposer(*this, element).compose();
}

}  // namespace pam::galley
