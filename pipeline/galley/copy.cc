#include "galley/copy.h"

#include <algorithm>

namespace pam::galley {

namespace {

Span source_of(const Piece& piece, std::uint32_t begin, std::uint32_t end) {
    if (!piece.node || piece.node->generated || piece.node->span.is_none())
        return Span::none();
    const std::uint32_t first = piece.node_offset + begin - piece.begin;
    const std::uint32_t last = piece.node_offset + end - piece.begin;
    Span span = piece.node->span;
    span.begin = model::source_offset(*piece.node, first);
    span.end = last > first ? model::source_offset(*piece.node, last - 1) + 1 : span.begin;
    return span;
}

}  // namespace

void Copy::clear() {
    text.clear();
    pieces.clear();
    anchors.clear();
    isolates.clear();
    direction = style::Direction::LeftToRight;
}

void Copy::append(
    std::string_view characters,
    const Look& look,
    const model::TextNode* node,
    std::uint32_t node_offset
) {
    if (characters.empty()) return;
    Piece piece;
    piece.begin = static_cast<std::uint32_t>(text.size());
    piece.look = look;
    piece.node = node;
    piece.node_offset = node_offset;
    pieces.push_back(piece);
    text += characters;
}

void Copy::drop_front(std::uint32_t end) {
    *this = [&] {
        Copy rest = slice(end, static_cast<std::uint32_t>(text.size()));
        rest.anchors = std::move(anchors);
        return rest;
    }();
    for (Anchor& anchor : anchors)
        anchor.at = anchor.at < end ? 0 : anchor.at - end;
}

void Copy::cut_piece(std::uint32_t at) {
    if (at == 0 || at >= text.size()) return;
    const std::size_t i = piece_at(at);
    if (pieces[i].begin == at) return;
    Piece rest = pieces[i];
    rest.node_offset += at - rest.begin;
    rest.begin = at;
    pieces.insert(pieces.begin() + static_cast<std::ptrdiff_t>(i) + 1, rest);
}

Copy Copy::slice(std::uint32_t begin, std::uint32_t end) const {
    Copy part;
    part.direction = direction;
    part.text = text.substr(begin, end - begin);
    for (std::size_t i = piece_at(begin); i < pieces.size() && pieces[i].begin < end; ++i) {
        Piece piece = pieces[i];
        const std::uint32_t from = std::max(begin, piece.begin);
        piece.node_offset += from - piece.begin;
        piece.begin = from - begin;
        part.pieces.push_back(piece);
    }
    for (const foundry::Isolate& isolate : isolates) {
        const std::uint32_t from = std::max(begin, isolate.begin);
        const std::uint32_t to = std::min(end, isolate.end);
        if (from < to)
            part.isolates.push_back({from - begin, to - begin, isolate.direction});
    }
    return part;
}

std::size_t Copy::piece_at(std::uint32_t byte) const {
    const auto after = std::upper_bound(
        pieces.begin(),
        pieces.end(),
        byte,
        [](std::uint32_t at, const Piece& piece) { return at < piece.begin; }
    );
    return after == pieces.begin() ? 0
                                   : static_cast<std::size_t>(after - pieces.begin()) - 1;
}

Span Copy::source(std::uint32_t begin, std::uint32_t end) const {
    Span result = Span::none();
    for (std::size_t i = piece_at(begin); i < pieces.size() && pieces[i].begin < end; ++i) {
        const std::uint32_t from = std::max(begin, pieces[i].begin);
        const std::uint32_t next = i + 1 < pieces.size()
                                       ? pieces[i + 1].begin
                                       : static_cast<std::uint32_t>(text.size());
        const Span span = source_of(pieces[i], from, std::min(end, next));
        if (span.is_none()) continue;
        if (!result.is_none() && result.source != span.source) break;
        result = joined(result, span);
    }
    return result;
}

}  // namespace pam::galley
