// The gutters between columns are blank in every row, two places wide at least; where tabs
// part the cells, every row has as many. What is not unmistakably a table stays lines.
#include "manuscript/plain_tables.h"

#include "base/utf8.h"
#include "document/walk.h"
#include "manuscript/folded.h"
#include "manuscript/list_marks.h"
#include "manuscript/shapes.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace pam::manuscript {

namespace {

using namespace document;

constexpr std::size_t least_rows = 3;
constexpr std::size_t most_columns = 12;
constexpr std::size_t most_rows = 2000;
constexpr int widest_cell = 40;

// A stretch of a line between two gaps, and the places it takes.
struct Piece {
    Span span;
    int from = 0;
    int to = 0;
};
using Row = std::vector<Piece>;

struct Stretch {
    int from = 0;
    int to = 0;
};

// The line's pieces: two spaces or a tab part them.
Row pieces_of(std::string_view source, const Line& line) {
    Row row;
    int place = line.indent;
    int blanks = 2;  // before the character at hand
    for (std::size_t at = line.text.begin; at < line.text.end;) {
        const utf8::Decoded next = utf8::decode(source, at);
        const auto begin = static_cast<std::uint32_t>(at);
        at += next.bytes;
        if (utf8::is_space(next.code_point)) {
            const bool tab = next.code_point == '\t';
            blanks += tab ? 2 : 1;
            place = tab ? (place / 8 + 1) * 8 : place + 1;
            continue;
        }
        if (blanks >= 2) row.push_back({{begin, begin, line.text.source}, place, place});
        blanks = 0;
        row.back().span.end = static_cast<std::uint32_t>(at);
        row.back().to = ++place;
    }
    return row;
}

bool is_figure(std::string_view text) {
    bool digits = false;
    for (const char c : text) {
        digits = digits || (c >= '0' && c <= '9');
        const bool known =
            (c >= '0' && c <= '9')
            || std::string_view(" ,.$%+-=_()/:").find(c) != std::string_view::npos;
        if (!known && static_cast<unsigned char>(c) < 0x80) return false;
    }
    return digits;
}

bool has_even_pipes(
    const Source& source, const Lines& lines, std::size_t first, std::size_t last
) {
    const auto pipes = [&](std::size_t line) {
        const std::string_view text = source.text(lines[line].text);
        return std::count(text.begin(), text.end(), '|');
    };
    const auto wanted = pipes(first);
    for (std::size_t i = first; i < last; ++i)
        if (wanted == 0 || pipes(i) != wanted) return false;
    return true;
}

class TableReader {
public:
    TableReader(
        const Source& source, const Lines& lines, std::size_t first, std::size_t last
    )
        : source_(source) {
        for (std::size_t i = first; i < last; ++i)
            rows_.push_back(pieces_of(source.text(), lines[i]));
        tabbed_ = std::all_of(
            lines.begin() + static_cast<std::ptrdiff_t>(first),
            lines.begin() + static_cast<std::ptrdiff_t>(last),
            [&](const Line& line) {
                return source.text(line.text).find('\t') != std::string_view::npos;
            }
        );
        if (!tabbed_ || !columns_by_count()) columns_by_gutters();
    }

    [[nodiscard]] bool is_clear() const {
        if (columns_ < 2 || columns_ > most_columns) return false;
        std::size_t full = 0;
        std::size_t marked = 0;
        for (const Row& row : cells_) {
            std::size_t filled = 0;
            for (const Piece& cell : row) {
                if (cell.to - cell.from > widest_cell) return false;
                filled += !cell.span.is_none();
            }
            full += filled >= 2;
            marked += opens_with_mark(row);
        }
        return full * 3 >= cells_.size() * 2 && marked * 2 <= cells_.size();
    }

    // Each row has one piece for each column.
    [[nodiscard]] bool is_full() const {
        return std::all_of(rows_.begin(), rows_.end(), [&](const Row& row) {
            return row.size() == columns_;
        });
    }

    [[nodiscard]] Table build() const {
        Table table;
        const bool headed = has_head();
        for (std::size_t column = 0; column < columns_; ++column)
            table.columns.push_back(is_of_figures(column) ? Align::Right : Align::Natural);
        for (std::size_t r = 0; r < cells_.size(); ++r) {
            TableRow row;
            for (const Piece& cell : cells_[r])
                row.push_back(cell_of(
                    cell.span.is_none() ? Inlines{} : folded_inlines(source_, cell.span),
                    cell.span
                ));
            (r == 0 && headed ? table.head : table.body).push_back(std::move(row));
        }
        return table;
    }

private:
    // Tabs: as many cells in each row.
    bool columns_by_count() {
        const std::size_t count = rows_.front().size();
        const bool even = std::all_of(rows_.begin(), rows_.end(), [&](const Row& row) {
            return row.size() == count;
        });
        if (!even || count < 2) return false;
        columns_ = count;
        cells_ = rows_;
        return true;
    }

    // Places taken in any row are a column; what is blank in all rows parts columns.
    void columns_by_gutters() {
        std::vector<Stretch> taken;
        for (const Row& row : rows_)
            for (const Piece& piece : row)
                taken.push_back({piece.from, piece.to});
        std::sort(taken.begin(), taken.end(), [](const Stretch& a, const Stretch& b) {
            return a.from < b.from;
        });
        std::vector<Stretch> columns;
        for (const Stretch& one : taken) {
            if (columns.empty() || one.from > columns.back().to + 1)
                columns.push_back(one);
            else
                columns.back().to = std::max(columns.back().to, one.to);
        }
        columns_ = columns.size();
        for (const Row& row : rows_)
            cells_.push_back(in_columns(row, columns));
    }

    static Row in_columns(const Row& row, const std::vector<Stretch>& columns) {
        Row cells(columns.size(), Piece{Span::none(), 0, 0});
        std::size_t column = 0;
        for (const Piece& piece : row) {
            while (piece.from >= columns[column].to)
                ++column;
            Piece& cell = cells[column];
            if (cell.span.is_none())
                cell = piece;
            else
                cell.span.end = piece.span.end, cell.to = piece.to;
        }
        return cells;
    }

    // "1.   The stove": the wide gap follows a list's mark.
    [[nodiscard]] bool opens_with_mark(const Row& row) const {
        const auto first = std::find_if(row.begin(), row.end(), [](const Piece& cell) {
            return !cell.span.is_none();
        });
        if (first == row.end()) return false;
        const auto mark = list_mark(source_.text().substr(first->span.begin, 16));
        return mark && mark->length == first->span.size();
    }

    [[nodiscard]] bool is_of_figures(std::size_t column) const {
        std::size_t filled = 0;
        std::size_t figures = 0;
        for (const Row& row : cells_) {
            if (row[column].span.is_none()) continue;
            ++filled;
            figures += is_figure(source_.text(row[column].span));
        }
        return figures > 0 && figures * 10 >= filled * 6;
    }

    // Words over figures.
    [[nodiscard]] bool has_head() const {
        bool over_figures = false;
        std::size_t filled = 0;
        for (std::size_t column = 0; column < columns_; ++column) {
            const Span span = cells_.front()[column].span;
            if (span.is_none()) continue;
            ++filled;
            const std::string_view words = source_.text(span);
            if (words.find_first_of("0123456789") != std::string_view::npos) return false;
            over_figures = over_figures || is_of_figures(column);
        }
        return over_figures && filled * 2 >= columns_;
    }

    const Source& source_;
    std::vector<Row> rows_;
    std::vector<Row> cells_;
    std::size_t columns_ = 0;
    bool tabbed_ = false;
};

}  // namespace

Columns columns_of(
    const Source& source,
    const Lines& lines,
    std::size_t first,
    std::size_t last,
    bool runs_on
) {
    std::size_t gaps = 0;
    std::size_t wide = 0;
    for (std::size_t i = first; i < last; ++i) {
        const std::string_view text = source.text(lines[i].text);
        const bool gap = has_gap(text, 2);
        gaps += gap;
        wide += gap && has_gap(text);
        // Prose shows none in its first lines.
        if (i - first == 3 && gaps == 0 && text.find('|') == std::string_view::npos)
            return Columns::None;
    }
    const std::size_t count = last - first;
    if (count >= least_rows && count <= most_rows && gaps * 3 >= count * 2) {
        const TableReader table(source, lines, first, last);
        if (table.is_clear() && (!runs_on || table.is_full())) return Columns::Clear;
    }
    // Pipes part cells, too, but they are characters of the text: the lines stay lines.
    if (count >= 2 && has_even_pipes(source, lines, first, last)) return Columns::Some;
    const bool some = count >= 2 && wide >= 2 && wide * 2 >= count;
    return some && !runs_on ? Columns::Some : Columns::None;
}

Table table_of(
    const Source& source, const Lines& lines, std::size_t first, std::size_t last
) {
    Table table = TableReader(source, lines, first, last).build();
    table.span = joined(lines[first].text, lines[last - 1].text);
    return table;
}

}  // namespace pam::manuscript
