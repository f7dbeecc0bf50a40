// Every piece of a document, whatever it is, so that all of a kind can be changed in one
// place: spans led to another source, ids and links renamed, notes renumbered. `visit` is
// called with each block, inline, item, cell, verse line, note and text, the outer before
// the inner; what it does not care for it leaves alone (`if constexpr`).
#pragma once

#include "document/document.h"

#include <type_traits>

namespace pam::document {

template<typename Visitor>
void for_each_piece(Blocks& blocks, const Visitor& visit);

template<typename Visitor>
void for_each_piece(Inlines& inlines, const Visitor& visit) {
    const auto inside = [&](auto& piece) {
        visit(piece);
        if constexpr (requires { piece.children; }) for_each_piece(piece.children, visit);
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(piece)>, Code>)
            visit(piece.text);
    };
    for (Inline& piece : inlines)
        std::visit(inside, piece.value);
}

template<typename Visitor>
void for_each_piece(std::vector<TableRow>& rows, const Visitor& visit) {
    for (TableRow& row : rows)
        for (TableCell& cell : row) {
            visit(cell);
            for_each_piece(cell.blocks, visit);
        }
}

template<typename Visitor>
void for_each_piece_inside(Verse& verse, const Visitor& visit) {
    for (Stanza& stanza : verse.stanzas)
        for (VerseLine& line : stanza.lines) {
            visit(line);
            for_each_piece(line.inlines, visit);
        }
}

template<typename Visitor>
void for_each_piece_inside(List& list, const Visitor& visit) {
    for (ListItem& item : list.items) {
        visit(item);
        visit(item.marker);
        for_each_piece(item.blocks, visit);
    }
}

template<typename Visitor>
void for_each_piece_inside(Table& table, const Visitor& visit) {
    for_each_piece(table.caption, visit);
    for_each_piece(table.head, visit);
    for_each_piece(table.body, visit);
}

/// Blocks of one run of words or of blocks, and those that are a text themselves.
template<typename Plain, typename Visitor>
void for_each_piece_inside(Plain& block, const Visitor& visit) {
    if constexpr (requires { block.speaker; }) for_each_piece(block.speaker, visit);
    if constexpr (requires { block.inlines; }) for_each_piece(block.inlines, visit);
    if constexpr (requires { block.blocks; }) for_each_piece(block.blocks, visit);
    if constexpr (requires { block.image; }) visit(block.image);
    if constexpr (requires { block.caption; }) for_each_piece(block.caption, visit);
    if constexpr (requires { block.mark; }) visit(block.mark);
    if constexpr (std::is_same_v<Plain, CodeBlock>) visit(block.text);
}

template<typename Visitor>
void for_each_piece(Blocks& blocks, const Visitor& visit) {
    for (Block& block : blocks)
        std::visit(
            [&](auto& value) {
                visit(value);
                for_each_piece_inside(value, visit);
            },
            block.value
        );
}

template<typename Visitor>
void for_each_piece(Document& document, const Visitor& visit) {
    for_each_piece(document.blocks, visit);
    for (Note& note : document.notes) {
        visit(note);
        for_each_piece(note.blocks, visit);
    }
}

}  // namespace pam::document
