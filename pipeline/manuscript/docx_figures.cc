// Tables and figures, and the captions beside them. A caption above a table is the table's,
// one below a picture is the picture's; where it might be either's, the sequence of its
// number tells ("Figure 3").
#include "manuscript/docx_builder.h"

#include <algorithm>
#include <array>

namespace pam::manuscript::docx {

namespace {

using namespace document;

bool counts_figures(const FlowParagraph& caption) {
    constexpr std::array<std::string_view, 8> words{
        "Fig", "fig", "Abb", "Ill", "ill", "Bild", "Photo", "Image"};
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return caption.sequence.starts_with(word);
    });
}

bool is_table(const Flow& flow, std::size_t at) {
    return at < flow.size() && std::holds_alternative<FlowTable>(flow[at].value);
}

const FlowParagraph* caption_at(const Flow& flow, std::size_t at) {
    const FlowParagraph* paragraph = paragraph_at(flow, at);
    return paragraph && paragraph->kind == Kind::Caption ? paragraph : nullptr;
}

Align align_of(Justify justify) {
    switch (justify) {
    case Justify::Centre:
        return Align::Centre;
    case Justify::End:
        return Align::Right;
    case Justify::Start:
        break;
    }
    return Align::Natural;
}

// A column is centred or flush right when all cells of its body with words are.
std::vector<Align> alignment(const FlowTable& table) {
    std::vector<std::optional<Justify>> found(table.columns);
    for (std::size_t r = table.head; r < table.rows.size(); ++r) {
        std::size_t at = 0;
        for (const FlowCell& cell : table.rows[r]) {
            if (cell.columns == 1 && at < found.size()
                && next_solid(cell.flow, 0) < cell.flow.size())
                found[at] = !found[at] || *found[at] == cell.justify ? cell.justify
                                                                     : Justify::Start;
            at += static_cast<std::size_t>(cell.columns);
        }
    }
    std::vector<Align> columns;
    for (const std::optional<Justify>& one : found)
        columns.push_back(align_of(one.value_or(Justify::Start)));
    return columns;
}

}  // namespace

// A caption that stands before what it names.
std::size_t Builder::captioned(const Flow& flow, std::size_t at, Blocks& blocks) {
    const FlowParagraph& caption = *paragraph_at(flow, at);
    const std::size_t next = next_solid(flow, at + 1);
    if (where_ == Where::Text && is_table(flow, next) && !counts_figures(caption))
        return table(flow, next, &caption, blocks);
    const FlowParagraph* picture = paragraph_at(flow, next);
    const bool before_picture = picture && where_ == Where::Text
                                && is_pictures(*picture, reading_)
                                && !caption_at(flow, next_solid(flow, next + 1));
    if (before_picture) return figures(flow, next, &caption, blocks);
    plain(caption, blocks);
    return at + 1;
}

std::size_t Builder::figures(
    const Flow& flow, std::size_t at, const FlowParagraph* caption, Blocks& blocks
) {
    const FlowParagraph& pictures = *paragraph_at(flow, at);
    std::size_t end = at + 1;
    if (!caption) {
        const std::size_t next = next_solid(flow, at + 1);
        const FlowParagraph* below = caption_at(flow, next);
        const bool of_table =
            below && is_table(flow, next_solid(flow, next + 1)) && !counts_figures(*below);
        if (below && !of_table) {
            caption = below;
            end = next + 1;
        }
    }
    for (const RunPiece& piece : pictures.pieces)
        if (const auto* image = std::get_if<Image>(&piece.value))
            blocks.push_back({Figure{*image, {}, "", image->span}});
    if (!caption) return end;
    auto& last = std::get<Figure>(blocks.back().value);
    last.caption = inlines(*caption);
    last.span = joined(last.span, caption->line);
    return end;
}

std::size_t Builder::table(
    const Flow& flow, std::size_t at, const FlowParagraph* caption, Blocks& blocks
) {
    const auto& read = std::get<FlowTable>(flow[at].value);
    std::size_t end = at + 1;
    const std::size_t next = next_solid(flow, at + 1);
    if (!caption && where_ == Where::Text) {
        const FlowParagraph* below = caption_at(flow, next);
        const std::size_t after = next_solid(flow, next + 1);
        const FlowParagraph* picture = paragraph_at(flow, after);
        const bool of_other =
            is_table(flow, after) || (picture && is_pictures(*picture, reading_));
        if (below && !of_other && !counts_figures(*below)) {
            caption = below;
            end = next + 1;
        }
    }
    Table table;
    table.columns = alignment(read);
    table.span = read.span;
    for (std::size_t r = 0; r < read.rows.size(); ++r)
        (r < read.head ? table.head : table.body).push_back(row(read.rows[r]));
    if (caption) {
        table.caption = inlines(*caption);
        table.span = joined(table.span, caption->line);
    }
    blocks.push_back({std::move(table)});
    return end;
}

TableRow Builder::row(const std::vector<FlowCell>& cells) {
    TableRow row;
    for (const FlowCell& read : cells) {
        TableCell cell;
        cell.column_span = read.columns;
        cell.row_span = read.rows;
        cell.blocks = build(read.flow, Where::Cell);
        for (const FlowItem& item : read.flow)
            if (const auto* paragraph = std::get_if<FlowParagraph>(&item.value))
                cell.span = joined(cell.span, paragraph->line);
        row.push_back(std::move(cell));
    }
    return row;
}

}  // namespace pam::manuscript::docx
