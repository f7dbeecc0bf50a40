#include "manuscript/markdown_table.h"

#include "manuscript/markdown_inlines.h"
#include "manuscript/markdown_scan.h"

namespace pam::manuscript::markdown {

namespace {

// Bytes [begin, end) of the line.
struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
};

// A pipe after a backslash is text, even in code; all others part cells, and those at the
// ends of the line part nothing.
std::vector<Stretch> cells_of(std::string_view line) {
    std::vector<Stretch> cells;
    std::size_t begin = skip_blanks(line, 0);
    if (begin < line.size() && line[begin] == '|') ++begin;
    for (std::size_t i = begin; i < line.size(); ++i) {
        if (line[i] != '|' || (i > 0 && line[i - 1] == '\\')) continue;
        cells.push_back({begin, i});
        begin = i + 1;
    }
    if (skip_blanks(line, begin) < line.size()) cells.push_back({begin, line.size()});
    return cells;
}

// The cell's text without the backslashes before pipes.
Passage
passage_of(std::string_view line, Stretch cell, std::size_t offset, Record& record) {
    while (cell.begin < cell.end && is_white(line[cell.begin]))
        ++cell.begin;
    while (cell.end > cell.begin && is_white(line[cell.end - 1]))
        --cell.end;
    Passage passage;
    std::size_t from = cell.begin;
    const auto add = [&](std::size_t to) {
        passage.map.push_back(
            {static_cast<std::uint32_t>(passage.text.size()),
             static_cast<std::uint32_t>(offset + from)}
        );
        passage.text += line.substr(from, to - from);
    };
    for (std::size_t i = cell.begin; i + 1 < cell.end; ++i) {
        if (line[i] != '\\' || line[i + 1] != '|') continue;
        add(i);
        const auto escape = static_cast<std::uint32_t>(offset + i);
        record.consume(escape, escape + 1, "escape");
        from = i + 1;
    }
    add(cell.end);
    return passage;
}

void consume_pipes(
    std::string_view line,
    const std::vector<Stretch>& cells,
    std::size_t offset,
    Record& record
) {
    const auto consume = [&](std::size_t at) {
        if (at >= line.size() || line[at] != '|') return;
        const auto pipe = static_cast<std::uint32_t>(offset + at);
        record.consume(pipe, pipe + 1, "table pipe");
    };
    const std::size_t first = skip_blanks(line, 0);
    if (cells.empty() || cells.front().begin != first) consume(first);
    for (const Stretch& cell : cells)
        consume(cell.end);
}

}  // namespace

bool is_table_rule(std::string_view line) {
    return line.find('-') != std::string_view::npos
           && line.find_first_not_of(" \t>|:-") == std::string_view::npos;
}

void align_row(
    std::string_view line,
    std::size_t offset,
    std::vector<Event>& events,
    std::size_t row,
    Record& record
) {
    const std::vector<Stretch> cells = cells_of(line);
    consume_pipes(line, cells, offset, record);
    std::size_t next = row + 1;
    for (const Stretch& cell : cells) {
        const Passage passage = passage_of(line, cell, offset, record);
        if (next < events[row].partner) {
            events[next].span = {
                passage.source(0), passage.source(passage.text.size()), record.source};
            align_inlines(passage, 0, events, next + 1, events[next].partner, record);
            next = events[next].partner + 1;
            continue;
        }
        TextMaker maker(record.source);
        maker.put_folded(passage.text, passage, 0);
        if (!maker.empty()) events[row].parts.push_back(maker.finish());
    }
    const auto begin = static_cast<std::uint32_t>(offset);
    events[row].span = {
        begin, begin + static_cast<std::uint32_t>(line.size()), record.source};
}

}  // namespace pam::manuscript::markdown
