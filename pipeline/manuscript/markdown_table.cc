#include "manuscript/markdown_table.h"

#include "manuscript/markdown_scan.h"

namespace pam::manuscript::markdown {

namespace {

Stretch trimmed(std::string_view line, std::size_t begin, std::size_t end) {
    while (begin < end && is_white(line[begin]))
        ++begin;
    while (end > begin && is_white(line[end - 1]))
        --end;
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

bool is_rule_of_cell(std::string_view cell) {
    std::size_t begin = 0;
    std::size_t end = cell.size();
    if (begin < end && cell[begin] == ':') ++begin;
    if (end > begin && cell[end - 1] == ':') --end;
    return begin < end
           && cell.substr(begin, end - begin).find_first_not_of('-')
                  == std::string_view::npos;
}

}  // namespace

std::vector<Stretch> cells_of(std::string_view line) {
    std::vector<Stretch> cells;
    std::size_t begin = skip_blanks(line, 0);
    if (begin < line.size() && line[begin] == '|') ++begin;
    for (std::size_t i = begin; i < line.size(); ++i) {
        if (line[i] != '|' || (i > begin && line[i - 1] == '\\')) continue;
        cells.push_back(trimmed(line, begin, i));
        begin = i + 1;
    }
    if (skip_blanks(line, begin) < line.size())
        cells.push_back(trimmed(line, begin, line.size()));
    return cells;
}

std::size_t table_columns(std::string_view rule) {
    if (rule.find_first_not_of(" \t|:-") != std::string_view::npos) return 0;
    const std::vector<Stretch> cells = cells_of(rule);
    for (const Stretch& cell : cells)
        if (!is_rule_of_cell(rule.substr(cell.begin, cell.end - cell.begin))) return 0;
    return cells.size();
}

std::vector<document::Align> alignments(std::string_view rule) {
    std::vector<document::Align> columns;
    for (const Stretch& cell : cells_of(rule)) {
        const bool left = rule[cell.begin] == ':';
        const bool right = rule[cell.end - 1] == ':';
        columns.push_back(
            left && right ? document::Align::Centre
            : left        ? document::Align::Left
            : right       ? document::Align::Right
                          : document::Align::Natural
        );
    }
    return columns;
}

}  // namespace pam::manuscript::markdown
