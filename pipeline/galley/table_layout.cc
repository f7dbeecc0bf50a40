#include "galley/table_layout.h"

#include <algorithm>
#include <numeric>

namespace pam::galley {

namespace {

/// Spans beyond these are nonsense and would fill the memory.
constexpr std::size_t most_columns = 200;

class GridReader {
public:
    TableGrid take() {
        for (const TableCell& cell : grid_.cells)
            grid_.columns = std::max(grid_.columns, cell.column + cell.column_span);
        for (TableCell& cell : grid_.cells)
            cell.row_span = std::min(cell.row_span, grid_.rows.size() - cell.row);
        return std::move(grid_);
    }

    void read(const model::Element& parent) {
        for (const model::Node& node : parent.children) {
            const auto* element = std::get_if<model::Element>(&node.value);
            if (!element) continue;
            if (element->tag == "caption") grid_.caption = element;
            if (element->tag == "tr") row(*element);
            if (element->tag == "thead") head(*element);
            if (element->tag == "tbody" || element->tag == "tfoot") read(*element);
        }
    }

private:
    void head(const model::Element& element) {
        grid_.head = &element;
        read(element);
        grid_.head_rows = grid_.rows.size();
    }

    void row(const model::Element& element) {
        std::size_t column = 0;
        for (const model::Node& node : element.children) {
            const auto* cell = std::get_if<model::Element>(&node.value);
            if (!cell || (cell->tag != "td" && cell->tag != "th")) continue;
            while (column < reaching_.size() && reaching_[column] > 0)
                ++column;
            if (column >= most_columns) break;
            add(*cell, column);
        }
        grid_.rows.push_back(&element);
        for (std::size_t& rows : reaching_)
            rows -= rows > 0 ? 1 : 0;
    }

    void add(const model::Element& element, std::size_t& column) {
        TableCell cell;
        cell.element = &element;
        cell.row = grid_.rows.size();
        cell.column = column;
        cell.row_span = static_cast<std::size_t>(std::max(1, element.row_span));
        cell.column_span =
            room_for(column, static_cast<std::size_t>(std::max(1, element.column_span)));
        grid_.cells.push_back(cell);
        if (reaching_.size() < column + cell.column_span)
            reaching_.resize(column + cell.column_span, 0);
        for (std::size_t i = 0; i < cell.column_span; ++i)
            reaching_[column + i] = cell.row_span;
        column += cell.column_span;
    }

    /// No cell lies over one that reaches down from above.
    [[nodiscard]] std::size_t room_for(std::size_t column, std::size_t span) const {
        const std::size_t end = std::min(column + span, most_columns);
        for (std::size_t at = column + 1; at < std::min(end, reaching_.size()); ++at)
            if (reaching_[at] > 0) return at - column;
        return end - column;
    }

    TableGrid grid_;
    std::vector<std::size_t>
        reaching_;  // rows, this one counted, that a cell above still fills
};

using Widths = std::vector<Length>;

Length sum_of(const Widths& widths) {
    return std::accumulate(widths.begin(), widths.end(), Length());
}

/// Widens the columns under a spanning cell, evenly, until it has room.
void make_room(const TableCell& cell, Length wanted, Widths& widths) {
    const auto first = widths.begin() + static_cast<std::ptrdiff_t>(cell.column);
    const auto last = first + static_cast<std::ptrdiff_t>(cell.column_span);
    const Length lacking = wanted - std::accumulate(first, last, Length());
    if (lacking <= Length()) return;
    const auto columns = static_cast<std::int64_t>(cell.column_span);
    for (auto width = first; width != last; ++width)
        *width += lacking.scaled(1, columns);
}

/// Cells of one column first, then those that span several.
Widths widths_of(const TableGrid& grid, Length TableCell::*wanted) {
    Widths widths(grid.columns);
    for (const TableCell& cell : grid.cells)
        if (cell.column_span == 1)
            widths[cell.column] = std::max(widths[cell.column], cell.*wanted);
    for (const TableCell& cell : grid.cells)
        if (cell.column_span > 1) make_room(cell, cell.*wanted, widths);
    return widths;
}

/// Columns that lack little get all of it, for a broken name costs a whole line; long texts
/// share the rest in proportion to what they lack.
void share_spare(const Widths& most, Length spare, Widths& widths) {
    std::vector<std::size_t> order(widths.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto lack = [&](std::size_t i) {
        return std::max(Length(), most[i] - widths[i]);
    };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return lack(a) < lack(b);
    });
    const auto share_of = [&](auto at) {
        return Length::from_units(static_cast<std::int32_t>(
            spare.units() / static_cast<std::int64_t>(order.end() - at)
        ));
    };
    auto rest = order.begin();
    for (; rest != order.end() && lack(*rest) <= share_of(rest); ++rest) {
        const Length given = lack(*rest);
        widths[*rest] += given;
        spare -= given;
    }
    Length lacking;
    for (auto i = rest; i != order.end(); ++i)
        lacking += lack(*i);
    for (; rest != order.end(); ++rest)
        widths[*rest] += lack(*rest).scaled(spare.units(), std::max(1, lacking.units()));
}

}  // namespace

TableGrid read_grid(const model::Element& table) {
    GridReader reader;
    reader.read(table);
    return reader.take();
}

TableWidths widths_of(const TableGrid& grid) {
    return {
        sum_of(widths_of(grid, &TableCell::least)),
        sum_of(widths_of(grid, &TableCell::most))};
}

Columns share_measure(const TableGrid& grid, Length measure) {
    Columns columns;
    const Widths most = widths_of(grid, &TableCell::most);
    if (sum_of(most) <= measure) {
        columns.widths = most;
        return columns;
    }
    const Widths least = widths_of(grid, &TableCell::least);
    const Length spare = measure - sum_of(least);
    if (spare < Length()) {
        columns.fit = ColumnFit::Squeezed;
        columns.widths.resize(least.size());
        share_spare(least, measure, columns.widths);
        return columns;
    }
    columns.widths = least;
    share_spare(most, spare, columns.widths);
    return columns;
}

}  // namespace pam::galley
