// Tables: their parts, the regularity of their grid, and whether each cell's headers can be
// found (ISO 14289-1, 7.2 and 7.5).
#include "base/limits.h"
#include "preflight/pdf_subject.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace pam::preflight {

namespace {

constexpr std::size_t largest_span = 10000;

struct Cell {
    int element = 0;
    std::size_t row = 0;
    std::size_t column = 0;
    std::size_t rows = 1;
    std::size_t columns = 1;
};

class TableChecks {
public:
    TableChecks(PdfSubject& subject, const StructElement& table)
        : tree_(subject.tree)
        , log_(subject.log)
        , table_(table)
        , place_(place_of(table.object, table.page)) {}

    void check() {
        check_parts();
        gather_rows();
        lay_out();
        if (regular_) check_headers();
    }

private:
    void irregular(const std::string& message, const char* hint) {
        log_.breach(rules::table, place_, message, hint);
    }

    const StructElement& element(int index) const {
        return tree_.elements[static_cast<std::size_t>(index)];
    }

    void check_parts() {
        const auto kinds = tree_.kinds_of_kids(table_);
        const auto count = [&](const char* kind) {
            return std::count(kinds.begin(), kinds.end(), kind);
        };
        static const std::set<std::string> allowed = {
            "TR", "THead", "TBody", "TFoot", "Caption"};
        for (const std::string& kind : kinds)
            if (allowed.count(kind) == 0)
                irregular(
                    fmt::format("a table holds a {}", kind),
                    "a table holds rows, or head, body and foot, and a caption: move the "
                    "rest out of its tag"
                );
        if (count("THead") > 1 || count("TFoot") > 1 || count("Caption") > 1)
            irregular(
                "a table has two heads, feet or captions",
                "it may have one of each: join them, or make two tables"
            );
        if ((count("THead") > 0 || count("TFoot") > 0) && count("TBody") == 0)
            irregular(
                "a table has a head or foot and no body", "put its other rows in a TBody"
            );
        for (std::size_t i = 1; i + 1 < kinds.size(); ++i)
            if (kinds[i] == "Caption")
                irregular("a caption stands amid the table", "put it first or last");
    }

    void gather_rows() {
        for (const int kid : table_.seen_kids) {
            const std::string& kind = element(kid).standard;
            if (kind == "TR") rows_.push_back(kid);
            if (kind != "THead" && kind != "TBody" && kind != "TFoot") continue;
            for (const int row : element(kid).seen_kids)
                if (element(row).standard == "TR") rows_.push_back(row);
        }
    }

    std::size_t span(const StructElement& cell, const char* name) const {
        QPDFObjectHandle value = attribute_of(cell, "Table", name);
        if (!value.isInteger() || value.getIntValue() < 1) return 1;
        return std::min<std::size_t>(
            static_cast<std::size_t>(value.getIntValue()), largest_span
        );
    }

    void lay_out() {
        std::vector<std::vector<bool>> taken(rows_.size());
        std::size_t squares = 0;
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            std::size_t column = 0;
            for (const int kid : element(rows_[row]).seen_kids) {
                const StructElement& one = element(kid);
                if (one.standard != "TH" && one.standard != "TD") continue;
                while (column < taken[row].size() && taken[row][column])
                    ++column;
                Cell cell{kid, row, column, span(one, "RowSpan"), span(one, "ColSpan")};
                squares += cell.rows * cell.columns;
                if (squares > limits::pdf_elements) {
                    regular_ = false;
                    return irregular(
                        "a table is too large",
                        "correct its spans (the cells' ColSpan and RowSpan)"
                    );
                }
                place_cell(cell, taken);
                cells_.push_back(cell);
                column += cell.columns;
            }
        }
        check_widths(taken);
    }

    void place_cell(Cell& cell, std::vector<std::vector<bool>>& taken) {
        if (cell.row + cell.rows > taken.size()) {
            irregular(
                fmt::format("a cell in row {} reaches below the table", cell.row + 1),
                "correct its RowSpan (Acrobat: Accessibility, Reading Order, Table Editor)"
            );
            cell.rows = taken.size() - cell.row;
            regular_ = false;
        }
        for (std::size_t r = cell.row; r < cell.row + cell.rows; ++r) {
            auto& squares = taken[r];
            if (squares.size() < cell.column + cell.columns)
                squares.resize(cell.column + cell.columns);
            for (std::size_t c = cell.column; c < cell.column + cell.columns; ++c) {
                if (squares[c]) {
                    irregular(
                        fmt::format("two cells overlap in row {}", r + 1),
                        "correct their spans (Acrobat: Accessibility, Reading Order, Table "
                        "Editor)"
                    );
                    regular_ = false;
                }
                squares[c] = true;
            }
        }
    }

    void check_widths(const std::vector<std::vector<bool>>& taken) {
        for (std::size_t row = 0; row < taken.size(); ++row) {
            const bool full =
                std::find(taken[row].begin(), taken[row].end(), false) == taken[row].end();
            if (full && taken[row].size() == taken[0].size()) continue;
            irregular(
                fmt::format(
                    "row {} has {} columns, and the first {}",
                    row + 1,
                    taken[row].size(),
                    taken[0].size()
                ),
                "let every row fill the same columns, by cells or by spans: part or join "
                "cells in the program that made the file, and export anew"
            );
            regular_ = false;
        }
    }

    [[nodiscard]] std::string scope(const Cell& cell) const {
        return name_of(attribute_of(element(cell.element), "Table", "Scope"));
    }

    static bool overlap(std::size_t a, std::size_t na, std::size_t b, std::size_t nb) {
        return a < b + nb && b < a + na;
    }

    [[nodiscard]] bool scoped(const Cell& cell) const {
        for (const Cell& head : cells_) {
            if (element(head.element).standard != "TH") continue;
            const std::string reach = scope(head);
            if ((reach == "Column" || reach == "Both")
                && overlap(head.column, head.columns, cell.column, cell.columns))
                return true;
            if ((reach == "Row" || reach == "Both")
                && overlap(head.row, head.rows, cell.row, cell.rows))
                return true;
        }
        return false;
    }

    void check_headers() {
        std::set<std::string> ids;
        bool any = false;
        for (const Cell& cell : cells_) {
            if (element(cell.element).standard != "TH") continue;
            any = true;
            if (const auto id = text_at(element(cell.element).object, "/ID"))
                ids.insert(*id);
        }
        // A table without any header cell is no fault that a program could tell: it may be
        // laid out for the eye alone.
        if (!any) return;
        for (const Cell& cell : cells_)
            if (element(cell.element).standard == "TD") check_cell(cell, ids);
    }

    void check_cell(const Cell& cell, const std::set<std::string>& ids) {
        const StructElement& one = element(cell.element);
        const auto named = elements(attribute_of(one, "Table", "Headers"));
        bool known = !named.empty();
        for (const QPDFObjectHandle& name : named)
            known = known && ids.count(text_of(name).value_or("")) > 0;
        if (known || scoped(cell)) return;
        log_.breach(
            rules::header_cells,
            place_of(one.object, one.page),
            named.empty() ? "no header belongs to a cell of the table"
                          : "a cell names headers that its table does not have",
            "mark the head row as one (Word: Repeat Header Rows; InDesign: Convert to "
            "Header Row; Acrobat: Table Editor, Header Cell, Scope), so that each TH has "
            "its Scope, or each TD the IDs of its Headers"
        );
    }

    const StructureTree& tree_;
    PdfLog& log_;
    const StructElement& table_;
    PdfPlace place_;
    std::vector<int> rows_;
    std::vector<Cell> cells_;
    bool regular_ = true;
};

// What belongs in a table, and stands elsewhere or holds something else.
void check_part(const StructElement& one, PdfSubject& subject) {
    static const std::map<std::string, std::set<std::string>> parents = {
        {"TR", {"Table", "THead", "TBody", "TFoot"}},
        {"THead", {"Table"}},
        {"TBody", {"Table"}},
        {"TFoot", {"Table"}},
        {"TH", {"TR"}},
        {"TD", {"TR"}}};
    static const std::map<std::string, std::set<std::string>> kids = {
        {"TR", {"TH", "TD"}}, {"THead", {"TR"}}, {"TBody", {"TR"}}, {"TFoot", {"TR"}}};
    const PdfPlace place = place_of(one.object, one.page);
    const auto parent = parents.find(one.standard);
    if (parent != parents.end()
        && parent->second.count(subject.tree.standard_of_parent(one)) == 0)
        subject.log.breach(
            rules::table,
            place,
            fmt::format("a {} does not stand where it belongs in a table", one.standard),
            "rows stand in tables, cells in rows: move the tag, or make it a Div or P"
        );
    const auto allowed = kids.find(one.standard);
    if (allowed == kids.end()) return;
    for (const std::string& kind : subject.tree.kinds_of_kids(one))
        if (allowed->second.count(kind) == 0)
            subject.log.breach(
                rules::table,
                place,
                fmt::format("a {} holds a {}", one.standard, kind),
                "rows hold cells; head, body and foot hold rows: move the tag"
            );
}

}  // namespace

void check_tables(PdfSubject& subject) {
    for (const StructElement& one : subject.tree.elements) {
        check_part(one, subject);
        if (one.standard == "Table") TableChecks(subject, one).check();
    }
}

}  // namespace pam::preflight
