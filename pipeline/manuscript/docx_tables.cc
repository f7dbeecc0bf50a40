#include "manuscript/docx_tables.h"

#include "manuscript/docx_story.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>

namespace pam::manuscript::docx {

namespace {

using pugi::xml_node;

constexpr std::size_t deepest_table = 12;
constexpr std::size_t deepest_wrapping = 20;  // controls around rows and cells
constexpr int most_columns = 1000;
constexpr std::size_t widest_table = 100;

bool is_property(std::string_view name) {
    return name == "w:tblPr" || name == "w:trPr" || name == "w:tcPr" || name == "w:sdtPr"
           || name == "w:tblPrEx" || name == "w:sdtEndPr";
}

bool holds_words(const Flow& flow) {
    return std::any_of(flow.begin(), flow.end(), [](const FlowItem& item) {
        const auto* paragraph = std::get_if<FlowParagraph>(&item.value);
        return !paragraph || !paragraph->blank();
    });
}

bool any_words(const std::vector<FlowCell>& row) {
    return std::any_of(row.begin(), row.end(), [](const FlowCell& cell) {
        return holds_words(cell.flow);
    });
}

int span_of_columns(xml_node properties) {
    return std::clamp(
        number(value_of(properties, "w:gridSpan")).value_or(1), 1, most_columns
    );
}

bool goes_on(xml_node merge) {
    return merge && attribute(merge, "w:val") != "restart";
}

void append(Flow& flow, Flow more) {
    std::move(more.begin(), more.end(), std::back_inserter(flow));
}

Justify justify_of(const Flow& flow) {
    for (const FlowItem& item : flow)
        if (const auto* paragraph = std::get_if<FlowParagraph>(&item.value);
            paragraph && !paragraph->blank())
            return paragraph->justify;
    return Justify::Start;
}

bool all_bold(const std::vector<FlowCell>& row) {
    bool words = false;
    for (const FlowCell& cell : row)
        for (const FlowItem& item : cell.flow) {
            const auto* paragraph = std::get_if<FlowParagraph>(&item.value);
            if (!paragraph || paragraph->look.bold < paragraph->look.characters)
                return false;
            words = words || paragraph->look.characters > 0;
        }
    return words;
}

// The table's own word for it, by name or as a bit of the older number.
bool asks_for_first_row(xml_node look) {
    const std::string_view first = attribute(look, "w:firstRow");
    if (!first.empty()) return first == "1" || first == "true" || first == "on";
    const std::string value(attribute(look, "w:val"));
    return (std::strtoul(value.c_str(), nullptr, 16) & 0x20) != 0;
}

}  // namespace

// ---- the grid while it is read

void TableReader::read_rows(xml_node parent, std::size_t depth) {
    if (depth > deepest_wrapping) return;
    for (const xml_node node : parent.children()) {
        const std::string_view name = name_of(node);
        if (name == "w:tr")
            read_row(node);
        else if (name == "mc:AlternateContent")
            read_rows(chosen_branch(node), depth + 1);
        else if (!is_property(name) && name != "w:tblGrid")
            read_rows(node, depth + 1);
    }
}

void TableReader::read_row(xml_node node) {
    const xml_node properties = node.child("w:trPr");
    table_.rows.emplace_back();
    const bool heads = on_off(properties, "w:tblHeader").value_or(false);
    if (heads && table_.head + 1 == table_.rows.size()) ++table_.head;
    std::size_t at = 0;
    leave_out(number(value_of(properties, "w:gridBefore")).value_or(0), at);
    read_cells(node, at, 0);
    leave_out(number(value_of(properties, "w:gridAfter")).value_or(0), at);
    if (at < above_.size()) above_.resize(at);
    table_.columns = std::max(table_.columns, at);
    if (table_.rows.back().empty()) return drop_row();
    // Its words are told as deleted; what is left is an empty row.
    if (properties.child("w:del") && !any_words(table_.rows.back())) drop_row();
}

// A row of nothing but cells that go on from above, or without any.
void TableReader::drop_row() {
    std::size_t last = most_columns;
    for (const Above& above : above_) {
        if (!above.merged || above.column == last) continue;
        last = above.column;
        if (above.row + 1 == table_.rows.size()) continue;
        int& rows = table_.rows[above.row][above.cell].rows;
        rows = std::max(rows - 1, 1);
    }
    table_.rows.pop_back();
    for (Above& above : above_)
        above.merged = above.merged && above.row < table_.rows.size();
    table_.head = std::min(table_.head, table_.rows.size());
    if (table_.rows.empty()) above_.clear();
}

// Columns in which the row has no cell.
void TableReader::leave_out(int columns, std::size_t& at) {
    if (columns <= 0) return;
    FlowCell cell;
    cell.columns = std::min(columns, most_columns);
    put(std::move(cell), false, at);
}

void TableReader::read_cells(xml_node parent, std::size_t& at, std::size_t depth) {
    if (depth > deepest_wrapping) return;
    for (const xml_node node : parent.children()) {
        const std::string_view name = name_of(node);
        if (name == "w:tc")
            read_cell(node, at);
        else if (name == "mc:AlternateContent")
            read_cells(chosen_branch(node), at, depth + 1);
        else if (!is_property(name))
            read_cells(node, at, depth + 1);
    }
}

void TableReader::read_cell(xml_node node, std::size_t& at) {
    const xml_node properties = node.child("w:tcPr");
    FlowCell cell;
    cell.columns = span_of_columns(properties);
    cell.flow = read_flow_(node);
    cell.justify = justify_of(cell.flow);
    const xml_node down = properties.child("w:vMerge");
    const xml_node along = properties.child("w:hMerge");
    std::vector<FlowCell>& row = table_.rows.back();
    if (goes_on(along) && !row.empty()) {
        row.back().columns += cell.columns;
        if (holds_words(cell.flow)) append(row.back().flow, std::move(cell.flow));
        at += static_cast<std::size_t>(cell.columns);
        if (at <= most_columns) above_.resize(std::max(above_.size(), at));
        return;
    }
    if (goes_on(down) && at < above_.size() && above_[at].merged) {
        FlowCell& upper = table_.rows[above_[at].row][above_[at].cell];
        if (above_[at].column == at && upper.columns == cell.columns) {
            ++upper.rows;
            if (holds_words(cell.flow)) append(upper.flow, std::move(cell.flow));
            at += static_cast<std::size_t>(cell.columns);
            return;
        }
    }
    put(std::move(cell), static_cast<bool>(down), at);
}

void TableReader::put(FlowCell cell, bool merged, std::size_t& at) {
    std::vector<FlowCell>& row = table_.rows.back();
    const std::size_t end = at + static_cast<std::size_t>(cell.columns);
    if (end > most_columns) cell.columns = 1;
    if (above_.size() < std::min<std::size_t>(end, most_columns))
        above_.resize(std::min<std::size_t>(end, most_columns));
    for (std::size_t i = at; i < end && i < above_.size(); ++i)
        above_[i] = {table_.rows.size() - 1, row.size(), at, merged};
    row.push_back(std::move(cell));
    at = end;
}

// Head rows are told by the table; what they reach down to heads it too.
void TableReader::find_head(xml_node look, bool style_marks_first) {
    std::vector<std::vector<FlowCell>>& rows = table_.rows;
    if (table_.head == 0 && rows.size() > 1 && asks_for_first_row(look)
        && (style_marks_first || all_bold(rows.front())))
        table_.head = 1;
    for (std::size_t row = 0; row < table_.head && row < rows.size(); ++row)
        for (const FlowCell& cell : rows[row])
            table_.head = std::max(table_.head, row + static_cast<std::size_t>(cell.rows));
    if (table_.head >= rows.size()) table_.head = 0;
}

// ---- in the story

void Story::read_table(xml_node node, Flow& flow) {
    close_open(flow);
    if (tables_ >= deepest_table) return read_flat(node, flow);
    ++tables_;
    ++state_.depth;
    FlowTable table;
    table.span = reading_.here();
    TableReader reader(table, [&](xml_node cell) {
        Flow words;
        read_blocks(cell, words);
        close_open(words);
        return words;
    });
    reader.read_rows(node, 0);
    const xml_node properties = node.child("w:tblPr");
    reader.find_head(
        properties.child("w:tblLook"),
        reading_.styles.marks_first_row(std::string(value_of(properties, "w:tblStyle")))
    );
    table.span.end = reading_.transcript.size();
    --state_.depth;
    --tables_;
    put_table(std::move(table), flow);
}

// A table of one cell is a frame around its words, one without words is nothing, and one
// wider than any program makes is set as its words.
void Story::put_table(FlowTable table, Flow& flow) {
    const bool words = std::any_of(table.rows.begin(), table.rows.end(), any_words);
    if (!words || !state_.fate.is_set()) return;
    const bool frame = table.rows.size() == 1 && table.rows[0].size() == 1;
    if (frame || table.columns > widest_table) {
        FlowBox box;
        box.span = table.span;
        for (std::vector<FlowCell>& row : table.rows)
            for (FlowCell& cell : row)
                append(box.flow, std::move(cell.flow));
        flow.push_back({std::move(box)});
        return;
    }
    flow.push_back({std::move(table)});
}

}  // namespace pam::manuscript::docx
