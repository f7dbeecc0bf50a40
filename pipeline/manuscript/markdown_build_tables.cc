// Tables and their captions.
#include "document/walk.h"
#include "manuscript/codes.h"
#include "manuscript/markdown_block_builder.h"
#include "manuscript/markdown_scan.h"
#include "manuscript/markdown_table.h"

#include <algorithm>
#include <utility>

namespace pam::manuscript::markdown {

using namespace document;

namespace {

/// Cells that rows may lack before they are all filled up: a wide head over many short rows
/// would make a hundred million empty ones of a small file.
constexpr std::size_t most_cells_added = 200'000;

// The cell's text without the backslashes before pipes, which work even in code.
Passage passage_of_cell(std::string_view words, std::uint32_t offset, Record& record) {
    Passage passage;
    std::size_t from = 0;
    const auto add = [&](std::size_t to) {
        passage.map.push_back(
            {static_cast<std::uint32_t>(passage.text.size()),
             offset + static_cast<std::uint32_t>(from)}
        );
        passage.text += words.substr(from, to - from);
    };
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (words[i] != '\\' || words[i + 1] != '|') continue;
        add(i);
        const std::uint32_t escape = offset + static_cast<std::uint32_t>(i);
        record.consume(escape, escape + 1, "escape");
        from = i + 1;
    }
    add(words.size());
    return passage;
}

}  // namespace

TableRow BlockBuilder::row(Line line, std::size_t columns) {
    const std::string_view all = text(line);
    TableRow cells;
    std::uint32_t at = line.begin;
    bool surplus_told = false;
    const auto consume_pipes = [&](std::uint32_t end) {
        for (; at < end; ++at)
            if (source_[at] == '|') record_.consume(at, at + 1, "table pipe");
    };
    for (const Stretch& cell : cells_of(all)) {
        const Stretch where{line.begin + cell.begin, line.begin + cell.end};
        consume_pipes(where.begin);
        at = where.end;
        const Span span = place(where);
        const bool surplus = cells.size() >= columns && !where.empty();
        if (surplus && !std::exchange(surplus_told, true))
            log_.warn(
                codes::surplus_cell,
                span,
                "this row has more cells than the table's head; a column is added for it",
                {"give the head as many cells as the widest row"}
            );
        const Passage passage = passage_of_cell(text(where), where.begin, record_);
        cells.push_back(cell_of(inlines_.build(passage, Reading::Markdown), span));
    }
    consume_pipes(line.end);
    // Empty cells beyond the head's are only a careless pipe.
    while (cells.size() > columns && single_line(cells.back())->empty())
        cells.pop_back();
    return cells;
}

void BlockBuilder::table(Blocks& made, std::uint32_t i) {
    const Block& block = tree_.blocks[i];
    Table table;
    table.columns = alignments(text(block.words));
    table.span = place(block.place);
    for (std::uint32_t k = 0; k < block.line_count; ++k) {
        TableRow cells = row(tree_.lines[block.first_line + k], table.columns.size());
        table.columns.resize(std::max(table.columns.size(), cells.size()), Align::Natural);
        (k == 0 ? table.head : table.body).push_back(std::move(cells));
    }
    std::size_t missing = 0;
    for (std::vector<TableRow>* part : {&table.head, &table.body})
        for (TableRow& cells : *part) {
            missing += table.columns.size() - cells.size();
            if (missing <= most_cells_added) cells.resize(table.columns.size());
        }
    if (block.previous != no_block && looks_like_caption(block.previous)
        && !captions_.contains(block.previous))
        take_caption(table, block.previous);
    else if (block.next != no_block && looks_like_caption(block.next))
        take_caption(table, block.next);
    made.push_back({std::move(table)});
}

// ---------------------------------------------------------------- captions

bool BlockBuilder::looks_like_caption(std::uint32_t i) const {
    const Block& block = tree_.blocks[i];
    return block.kind == Kind::Paragraph && block.line_count > 0
           && caption_mark(text(tree_.lines[block.first_line])) > 0;
}

// A caption stands above its table or below it. One that is above is met first, and waits.
bool BlockBuilder::is_caption(std::uint32_t i) const {
    if (!looks_like_caption(i)) return false;
    const std::uint32_t next = tree_.blocks[i].next;
    return captions_.contains(i)
           || (next != no_block && tree_.blocks[next].kind == Kind::Table);
}

void BlockBuilder::take_caption(Table& table, std::uint32_t paragraph) {
    captions_.insert(paragraph);
    const Passage passage = passage_of(tree_.blocks[paragraph]);
    const std::string_view all = passage.text;
    const std::size_t mark = caption_mark(all);
    const std::size_t end = attributes_at_end(all);
    if (end < all.size()) {
        const auto attributes = scan_attributes(all, skip_blanks(all, end));
        table.id = attributes->id;
        table.classes = attributes->names_for_styles();
        record_.consume(passage, end, all.size(), "attributes");
    }
    record_.consume(passage, 0, mark, "caption mark");
    table.caption = inlines_.build(passage.part(mark, end), Reading::Markdown);
}

}  // namespace pam::manuscript::markdown
