#include "document/walk.h"

#include "base/match.h"
#include "base/utf8.h"

#include <algorithm>
#include <type_traits>

namespace pam::document {

namespace {

using TextVisitor = std::function<void(const Text&)>;
using InlinesVisitor = std::function<void(Inlines&)>;

void texts_of(const Inline& piece, const TextVisitor& visit) {
    match(
        piece.value,
        [&](const Text& text) { visit(text); },
        [&](const Code& code) { visit(code.text); },
        [](const NoteReference&) {},
        [](const Anchor&) {},
        [](const PageReference&) {},
        [](const Image&) {},
        [](const LineBreak&) {},
        [&](const auto& group) { for_each_text(group.children, visit); }
    );
}

void texts_of(const std::vector<TableRow>& rows, const TextVisitor& visit) {
    for (const TableRow& row : rows)
        for (const TableCell& cell : row)
            for_each_text(cell.blocks, visit);
}

void texts_of(const Block& block, const TextVisitor& visit) {
    match(
        block.value,
        [&](const Heading& heading) { for_each_text(heading.inlines, visit); },
        [&](const Paragraph& paragraph) { for_each_text(paragraph.inlines, visit); },
        [&](const Division& division) { for_each_text(division.blocks, visit); },
        [&](const Verse& verse) {
            for (const Stanza& stanza : verse.stanzas)
                for (const VerseLine& line : stanza.lines)
                    for_each_text(line.inlines, visit);
        },
        [&](const Speech& speech) {
            for_each_text(speech.speaker, visit);
            for_each_text(speech.blocks, visit);
        },
        [&](const List& list) {
            for (const ListItem& item : list.items) {
                if (!item.marker.text.empty()) visit(item.marker);
                for_each_text(item.blocks, visit);
            }
        },
        [&](const Table& table) {
            for_each_text(table.caption, visit);
            texts_of(table.head, visit);
            texts_of(table.body, visit);
        },
        [&](const Figure& figure) { for_each_text(figure.caption, visit); },
        [&](const CodeBlock& code) { visit(code.text); },
        [&](const SectionBreak& pause) {
            if (!pause.mark.text.empty()) visit(pause.mark);
        }
    );
}

// One walk for both kinds of document: `Blocks` and `const Blocks`.
template<typename AnyBlocks, typename Visitor>
void inlines_of(AnyBlocks& blocks, const Visitor& visit);

template<typename Rows, typename Visitor>
void inlines_of_rows(Rows& rows, const Visitor& visit) {
    for (auto& row : rows)
        for (auto& cell : row)
            inlines_of(cell.blocks, visit);
}

template<typename AnyVerse, typename Visitor>
void inlines_of_verse(AnyVerse& verse, const Visitor& visit) {
    for (auto& stanza : verse.stanzas)
        for (auto& line : stanza.lines)
            visit(line.inlines);
}

template<typename AnyBlocks, typename Visitor>
void inlines_of(AnyBlocks& blocks, const Visitor& visit) {
    const auto inside = [&](auto& block) {
        using Kind = std::remove_cvref_t<decltype(block)>;
        if constexpr (std::is_same_v<Kind, Division>) {
            inlines_of(block.blocks, visit);
        } else if constexpr (std::is_same_v<Kind, Verse>) {
            inlines_of_verse(block, visit);
        } else if constexpr (std::is_same_v<Kind, Speech>) {
            visit(block.speaker);
            inlines_of(block.blocks, visit);
        } else if constexpr (std::is_same_v<Kind, List>) {
            for (auto& item : block.items)
                inlines_of(item.blocks, visit);
        } else if constexpr (std::is_same_v<Kind, Table>) {
            visit(block.caption);
            inlines_of_rows(block.head, visit);
            inlines_of_rows(block.body, visit);
        } else if constexpr (std::is_same_v<Kind, Figure>) {
            visit(block.caption);
        } else if constexpr (requires { block.inlines; }) {
            visit(block.inlines);
        }
    };
    for (auto& block : blocks)
        std::visit(inside, block.value);
}

void append_plain(const Inlines& inlines, std::string& text) {
    for (const Inline& piece : inlines)
        match(
            piece.value,
            [&](const Text& run) { text += run.text; },
            [&](const Code& code) { text += code.text.text; },
            [](const NoteReference&) {},
            [](const Anchor&) {},
            [](const PageReference&) {},
            [&](const Image& image) { text += image.alternative; },
            [&](const LineBreak&) { text += ' '; },
            [&](const auto& group) { append_plain(group.children, text); }
        );
}

}  // namespace

void for_each_text(const Inlines& inlines, const TextVisitor& visit) {
    for (const Inline& piece : inlines)
        texts_of(piece, visit);
}

void for_each_text(const Blocks& blocks, const TextVisitor& visit) {
    for (const Block& block : blocks)
        texts_of(block, visit);
}

void for_each_text(const Document& document, const TextVisitor& visit) {
    for_each_text(document.blocks, visit);
    for (const Note& note : document.notes)
        for_each_text(note.blocks, visit);
}

void for_each_inlines(Document& document, const InlinesVisitor& visit) {
    inlines_of(document.blocks, visit);
    for (Note& note : document.notes)
        inlines_of(note.blocks, visit);
}

void for_each_inlines(
    const Document& document, const std::function<void(const Inlines&)>& visit
) {
    inlines_of(document.blocks, visit);
    for (const Note& note : document.notes)
        inlines_of(note.blocks, visit);
}

void for_each_heading(Blocks& blocks, const std::function<void(Heading&)>& visit) {
    for (Block& block : blocks) {
        if (auto* heading = std::get_if<Heading>(&block.value)) visit(*heading);
        if (auto* division = std::get_if<Division>(&block.value))
            for_each_heading(division->blocks, visit);
        if (auto* list = std::get_if<List>(&block.value))
            for (ListItem& item : list->items)
                for_each_heading(item.blocks, visit);
    }
}

std::string plain_text(const Inlines& inlines) {
    std::string text;
    append_plain(inlines, text);
    return text;
}

std::uint32_t source_offset(const Text& text, std::size_t offset) {
    if (text.span.is_none() || text.splices.empty())
        return text.span.is_none() ? text.span.begin
                                   : text.span.begin + static_cast<std::uint32_t>(offset);
    const auto after = std::upper_bound(
        text.splices.begin(),
        text.splices.end(),
        offset,
        [](std::size_t wanted, const Splice& splice) { return wanted < splice.text_offset; }
    );
    const Splice& splice =
        after == text.splices.begin() ? text.splices.front() : *(after - 1);
    const auto within = static_cast<std::uint32_t>(offset) - splice.text_offset;
    return splice.source_offset + within;
}

std::vector<std::string> index_path(const IndexMark& mark) {
    if (!mark.path.empty()) return mark.path;
    return {utf8::collapse_spaces(plain_text(mark.children))};
}

const Inlines* single_line(const TableCell& cell) {
    static const Inlines nothing;
    if (cell.blocks.empty()) return &nothing;
    const auto* paragraph = std::get_if<Paragraph>(&cell.blocks.front().value);
    const bool single =
        paragraph && cell.blocks.size() == 1 && paragraph->role == Role::Body;
    return single ? &paragraph->inlines : nullptr;
}

TableCell cell_of(Inlines words, Span span, int column_span, int row_span) {
    TableCell cell{{}, column_span, row_span, span};
    if (!words.empty())
        cell.blocks.push_back({Paragraph{Role::Body, std::move(words), span}});
    return cell;
}

Text verbatim(const Source& source, Span span) {
    return {std::string(source.text(span)), span, {}};
}

Text generated(std::string text) {
    return {std::move(text), Span::none(), {}};
}

}  // namespace pam::document
