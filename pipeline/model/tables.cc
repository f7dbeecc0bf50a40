// Tables and figures. A cell's alignment is that of the column it stands in, counted past
// the cells that reach down from rows above.
#include "base/utf8.h"
#include "document/walk.h"
#include "model/tree.h"
#include "model/xml_text.h"

#include <algorithm>

namespace pam::model {

namespace {

using namespace document;

const char* align_class(Align align) {
    switch (align) {
    case Align::Left:
        return "align-left";
    case Align::Centre:
        return "align-centre";
    case Align::Right:
        return "align-right";
    case Align::Decimal:
        return "align-decimal";
    case Align::Natural:
        break;
    }
    return nullptr;
}

class RowBuilder {
public:
    RowBuilder(const Table& table, const char* cell_tag, Workshop& shop)
        : table_(table)
        , cell_tag_(cell_tag)
        , shop_(shop) {}

    Element build(const TableRow& cells) {
        Span span;
        for (const TableCell& cell : cells)
            span = joined(span, cell.span);
        Element row = element("tr", Role::None, {}, span);
        std::size_t column = 0;
        for (const TableCell& cell : cells)
            append(row, build(cell, column));
        for (int& rows : reaching_)
            rows = std::max(0, rows - 1);
        return row;
    }

private:
    Element build(const TableCell& cell, std::size_t& column) {
        while (column < reaching_.size() && reaching_[column] > 0)
            ++column;
        Element made = element(cell_tag_, Role::None, {}, cell.span);
        made.column_span = std::max(1, cell.column_span);
        made.row_span = std::max(1, cell.row_span);
        made.align =
            column < table_.columns.size() ? table_.columns[column] : Align::Natural;
        if (const char* name = align_class(as_styled(made.align)))
            made.classes.emplace_back(name);
        if (const Inlines* words = single_line(cell))
            fill(made, *words, shop_);
        else
            made.children = block_nodes(cell.blocks, shop_);
        occupy(column, made);
        column += static_cast<std::size_t>(made.column_span);
        return made;
    }

    /// The sheet is mirrored for a work that runs from right to left; left and right of a
    /// table are the manuscript's.
    [[nodiscard]] Align as_styled(Align align) const {
        if (shop_.direction == style::Direction::LeftToRight) return align;
        if (align == Align::Left) return Align::Right;
        return align == Align::Right ? Align::Left : align;
    }

    void occupy(std::size_t column, const Element& cell) {
        if (cell.row_span == 1) return;
        const std::size_t end = column + static_cast<std::size_t>(cell.column_span);
        if (reaching_.size() < end) reaching_.resize(end, 0);
        for (std::size_t at = column; at < end; ++at)
            reaching_[at] = cell.row_span;
    }

    const Table& table_;
    const char* cell_tag_;
    Workshop& shop_;
    std::vector<int>
        reaching_;  // rows, this one counted, that a cell from above still fills
};

Element row_group(
    const char* tag,
    const char* cell_tag,
    const Table& table,
    const std::vector<TableRow>& rows,
    Workshop& shop
) {
    RowBuilder builder(table, cell_tag, shop);
    Element group = element(tag, Role::None, {}, Span::none());
    for (const TableRow& row : rows) {
        append(group, builder.build(row));
        group.span =
            joined(group.span, std::get<Element>(group.children.back().value).span);
    }
    return group;
}

/// An entry of the list of figures or tables; it needs a place to lead to.
Listed
listed(Element& made, const Inlines& caption, std::string_view stem, Workshop& shop) {
    if (made.id.empty()) made.id = shop.ids.fresh(stem);
    return {made.id, utf8::collapse_spaces(showable(plain_text(caption)))};
}

}  // namespace

Element table_element(const Table& table, Workshop& shop) {
    Element made = element("table", Role::None, {}, table.span);
    made.classes = table.classes;
    made.id = std::string(shop.ids.of(table.id));
    if (!table.caption.empty()) {
        if (shop.wanted.tables != Wish::None)
            shop.tables.push_back(listed(made, table.caption, "table", shop));
        Element caption = element("caption", Role::None, {}, table.span);
        fill(caption, table.caption, shop);
        append(made, std::move(caption));
    }
    if (!table.head.empty())
        append(made, row_group("thead", "th", table, table.head, shop));
    if (!table.body.empty())
        append(made, row_group("tbody", "td", table, table.body, shop));
    return made;
}

Element figure_element(const Figure& figure, Workshop& shop) {
    Element made = element("figure", Role::None, {}, figure.span);
    made.classes = figure.classes;
    made.id = std::string(shop.ids.of(figure.id));
    Element image = image_element(figure.image, shop);
    if (image.tag == "img") {
        append(made, std::move(image));
    } else if (!image.children.empty()) {
        Element words = element("p", Role::None, {"first"}, figure.span);
        append(words, std::move(image));
        append(made, std::move(words));
    }
    if (!figure.caption.empty()) {
        if (shop.wanted.figures != Wish::None)
            shop.figures.push_back(listed(made, figure.caption, "figure", shop));
        Element caption = element("figcaption", Role::None, {}, figure.span);
        fill(caption, figure.caption, shop);
        append(made, std::move(caption));
    }
    return made;
}

}  // namespace pam::model
