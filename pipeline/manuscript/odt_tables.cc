// Tables: cells where they stand, covered ones left out, repeated ones set as often as they
// hold words.
#include "manuscript/odt_workshop.h"

#include <algorithm>
#include <string_view>

namespace pam::manuscript::odt {

namespace {

using namespace document;

// An empty cell that repeats to the sheet's edge is no cell.
constexpr int most_columns = 256;

Align alignment_in(pugi::xml_node cell, const Workshop& shop) {
    const pugi::xml_node paragraph = cell.child("text:p");
    return shop.styles.alignment(attribute(paragraph, "text:style-name"));
}

class TableReader {
public:
    explicit TableReader(Workshop& shop) : shop_(shop) {}

    Table read(pugi::xml_node node) {
        rows(node, false);
        cut_empty_ends();
        return std::move(table_);
    }

private:
    void rows(pugi::xml_node parent, bool head) {
        for (const pugi::xml_node node : parent.children()) {
            const std::string_view name = node.name();
            if (name == "table:table-header-rows")
                rows(node, true);
            else if (name == "table:table-rows" || name == "table:table-row-group")
                rows(node, head);
            else if (name == "table:table-row")
                row(node, head);
        }
    }

    void row(pugi::xml_node node, bool head) {
        TableRow cells;
        std::size_t column = 0;
        bool all_heads = true;
        for (const pugi::xml_node child : node.children()) {
            if (is(child, "table:covered-table-cell")) {
                column += covered(child);
                continue;
            }
            if (!is(child, "table:table-cell")) continue;
            all_heads = all_heads && is_head(child);
            add(child, cells, column);
        }
        if (cells.empty()) return;
        const bool first = table_.head.empty() && table_.body.empty();
        auto& part = head || (first && all_heads && !cells.front().blocks.empty())
                         ? table_.head
                         : table_.body;
        part.push_back(std::move(cells));
    }

    static std::size_t covered(pugi::xml_node node) {
        return static_cast<std::size_t>(
            count(node, "table:number-columns-repeated", 1, most_columns)
        );
    }

    bool is_head(pugi::xml_node cell) const {
        const pugi::xml_node paragraph = cell.child("text:p");
        return paragraph
               && shop_.styles.purpose(attribute(paragraph, "text:style-name"))
                      == Purpose::TableHead;
    }

    void add(pugi::xml_node node, TableRow& cells, std::size_t& column) {
        TableCell cell;
        cell.blocks = read_blocks(node, shop_);
        cell.column_span = count(node, "table:number-columns-spanned", 1, most_columns);
        cell.row_span = count(node, "table:number-rows-spanned", 1);
        note_alignment(column, alignment_in(node, shop_), cell);
        // The words stand once in the file, so they are set once.
        int repeats = count(node, "table:number-columns-repeated", 1, most_columns);
        column += static_cast<std::size_t>(cell.column_span * repeats);
        cells.push_back(std::move(cell));
        for (; repeats > 1; --repeats)
            cells.emplace_back();
    }

    // A column is aligned as the cells of its body are, if they agree.
    void note_alignment(std::size_t column, Align align, const TableCell& cell) {
        if (table_.columns.size() <= column) {
            table_.columns.resize(column + 1, Align::Natural);
            asked_.resize(column + 1, false);
        }
        if (cell.blocks.empty() || cell.column_span > 1) return;
        if (asked_[column] && table_.columns[column] != align) align = Align::Natural;
        table_.columns[column] = align;
        asked_[column] = true;
    }

    // Columns that hold nothing in any row, at the right.
    void cut_empty_ends() {
        std::size_t widest = 0;
        for (auto* part : {&table_.head, &table_.body})
            for (TableRow& cells : *part) {
                while (cells.size() > 1 && cells.back().blocks.empty()
                       && cells.size() > most_columns / 4)
                    cells.pop_back();
                std::size_t width = 0;
                for (const TableCell& cell : cells)
                    width += static_cast<std::size_t>(cell.column_span);
                widest = std::max(widest, width);
            }
        if (table_.columns.size() < widest) table_.columns.resize(widest, Align::Natural);
    }

    Workshop& shop_;
    Table table_;
    std::vector<bool> asked_;
};

}  // namespace

Table read_table(pugi::xml_node table, Workshop& shop) {
    return TableReader(shop).read(table);
}

}  // namespace pam::manuscript::odt
