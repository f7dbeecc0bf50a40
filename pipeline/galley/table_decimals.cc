#include "galley/table_decimals.h"

#include "galley/composer.h"

#include <algorithm>
#include <array>

namespace pam::galley {

namespace {

constexpr std::string_view digits = "0123456789";

struct Number {
    std::string_view text;  // from the first figure to the last
    std::size_t begin = 0;  // in the cell
};

bool has_figures(std::string_view text) {
    return text.find_first_of(digits) != std::string_view::npos;
}

/// The cell's only number; without text where it has none, or more than one.
Number number_in(std::string_view text) {
    const std::size_t begin = text.find_first_of(digits);
    if (begin == std::string_view::npos) return {};
    const std::size_t last = text.find_last_of(digits);
    const std::string_view number = text.substr(begin, last + 1 - begin);
    if (number.find_first_not_of("0123456789.,") != std::string_view::npos) return {};
    return {number, begin};
}

/// The mark that must be the decimal one, for it cannot part thousands; 0: could be either.
char certain_mark(std::string_view number) {
    const std::size_t last = number.find_last_of(".,");
    if (last == std::string_view::npos) return 0;
    const char mark = number[last];
    const std::size_t first = number.find_first_of(".,");
    if (number[first] != mark) return mark;
    if (first != last) return mark == '.' ? ',' : '.';
    return number.size() - last - 1 == 3 && number.front() != '0' ? '\0' : mark;
}

char mark_of(std::string_view language) {
    constexpr std::array<std::string_view, 10> with_point{
        "en", "zh", "ja", "ko", "he", "th", "hi", "ga", "cy", "mt"};
    const std::string_view primary = language.substr(0, language.find('-'));
    const bool point =
        std::find(with_point.begin(), with_point.end(), primary) != with_point.end();
    return point ? '.' : ',';
}

/// The column's own mark, where all cells that can tell agree.
char mark_of(const std::vector<Number>& numbers, std::string_view language) {
    char found = 0;
    for (const Number& number : numbers) {
        const char mark = certain_mark(number.text);
        if (mark == 0 || mark == found) continue;
        if (found != 0) return mark_of(language);
        found = mark;
    }
    return found != 0 ? found : mark_of(language);
}

std::string_view first_text(const model::Element& cell) {
    if (cell.children.empty()) return {};
    const auto* text = std::get_if<model::TextNode>(&cell.children.front().value);
    return text ? std::string_view(text->text) : std::string_view();
}

bool is_in_column(const TableGrid& grid, const TableCell& cell, std::size_t column) {
    return cell.row >= grid.head_rows && cell.column == column && cell.column_span == 1
           && (cell.element->align == document::Align::Decimal
               || cell.element->align == document::Align::Right);
}

}  // namespace

std::vector<NumberCell>
numbers_of(const TableGrid& grid, std::size_t column, std::string_view language) {
    std::vector<Number> numbers;
    std::vector<NumberCell> cells;
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
        if (!is_in_column(grid, grid.cells[i], column)) continue;
        const model::Element& cell = *grid.cells[i].element;
        const Number number = number_in(first_text(cell));
        if (number.text.empty()) {
            if (has_figures(manuscript_text(cell))) return {};
            continue;
        }
        numbers.push_back(number);
        cells.push_back({i, 0});
    }
    const char mark = mark_of(numbers, language);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string_view text = numbers[i].text;
        const std::size_t at = text.find(mark);
        if (at != text.rfind(mark)) return {};
        cells[i].cut = numbers[i].begin + std::min(at, text.size());
    }
    return cells;
}

}  // namespace pam::galley
