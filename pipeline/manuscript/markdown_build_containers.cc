// Containers between colons: letters, verse, plays and the rest.
#include "base/match.h"
#include "document/walk.h"
#include "manuscript/codes.h"
#include "manuscript/markdown_block_builder.h"
#include "manuscript/markdown_divisions.h"
#include "manuscript/markdown_scan.h"
#include "manuscript/markdown_verse.h"

#include <algorithm>

namespace pam::manuscript::markdown {

using namespace document;

namespace {

// All words of these blocks are of the language.
void set_language(Blocks& blocks, const Opening& opening) {
    const auto wrap = [&](Inlines& words, Span span) {
        if (words.empty()) return;
        Phrase phrase{opening.language, opening.direction, std::move(words), span};
        words.clear();
        words.push_back({std::move(phrase)});
    };
    for (document::Block& block : blocks)
        match(
            block.value,
            [&](Heading& one) { wrap(one.inlines, one.span); },
            [&](Paragraph& one) { wrap(one.inlines, one.span); },
            [&](Division& one) { set_language(one.blocks, opening); },
            [&](Speech& one) { set_language(one.blocks, opening); },
            [&](Verse& one) {
                for (Stanza& stanza : one.stanzas)
                    for (VerseLine& line : stanza.lines)
                        wrap(line.inlines, line.span);
            },
            [&](List& one) {
                for (ListItem& item : one.items)
                    set_language(item.blocks, opening);
            },
            [&](Table& one) {
                for (std::vector<TableRow>* rows : {&one.head, &one.body})
                    for (TableRow& row : *rows)
                        for (TableCell& cell : row)
                            set_language(cell.blocks, opening);
            },
            [](auto&) {}
        );
}

}  // namespace

void BlockBuilder::container(Blocks& made, std::uint32_t i) {
    const Block& block = tree_.blocks[i];
    const auto opening = read_opening(text(block.words));
    if (!opening || !opening->known)
        unknown_container(made, i, opening.value_or(Opening{}));
    else
        known_container(made, i, *opening);
    if (!block.closed)
        log_.warn(
            codes::container_not_closed,
            place({block.place.begin, block.words.end}),
            "this container is not closed; it ends with what is around it",
            {"write a line of as many colons where it ends"}
        );
}

void BlockBuilder::known_container(Blocks& made, std::uint32_t i, const Opening& opening) {
    const Block& block = tree_.blocks[i];
    consume_fences(block, opening);
    const Span span = place(block.place);
    if (!opening.id.empty()) anchors_.push_back({Anchor{opening.id, span}});
    Blocks blocks;
    container_title(blocks, block, opening);
    Blocks inner = children(i);
    std::move(inner.begin(), inner.end(), std::back_inserter(blocks));
    if (opening.kind == ContainerKind::Drama) blocks = as_drama(std::move(blocks));
    if (!opening.language.empty() || opening.direction != Direction::Natural)
        set_language(blocks, opening);
    if (opening.kind == ContainerKind::Division) {
        Division division{opening.division, std::move(blocks), span};
        find_roles(division);
        made.push_back({std::move(division)});
        return;
    }
    std::move(blocks.begin(), blocks.end(), std::back_inserter(made));
}

// The fences are lines of the text; nobody knows what they mean.
void BlockBuilder::unknown_container(
    Blocks& made, std::uint32_t i, const Opening& opening
) {
    const Block& block = tree_.blocks[i];
    const Stretch fence{block.place.begin, block.words.end};
    std::vector<std::string> hints;
    const std::string near = nearest_container(opening.word);
    if (!near.empty()) hints.push_back("the nearest known container is \"" + near + "\"");
    hints.emplace_back("known are letter, reply, editor-note, verse, epigraph, dedication, "
                       "aside, extract, contents, personae and drama");
    log_.warn(
        codes::unknown_container,
        place(fence),
        "no container is called \"" + opening.word + "\"; its lines of colons are printed",
        std::move(hints)
    );
    const auto print = [&](Stretch stretch) {
        Line line;
        line.begin = stretch.begin;
        line.end = stretch.end;
        made.push_back({Paragraph{Role::Body, {{inlines_.as_typed(line)}}, place(stretch)}}
        );
    };
    print(fence);
    Blocks inner = children(i);
    std::move(inner.begin(), inner.end(), std::back_inserter(made));
    if (block.closed) print(tree_.lines[block.first_line]);
}

// The words after the container's own are its title.
void BlockBuilder::container_title(
    Blocks& made, const Block& block, const Opening& opening
) {
    if (opening.title_begin >= opening.title_end) return;
    Passage passage;
    const auto begin = block.words.begin + static_cast<std::uint32_t>(opening.title_begin);
    const auto end = block.words.begin + static_cast<std::uint32_t>(opening.title_end);
    passage.add_line(text({begin, end}), begin);
    const Span span = place({begin, end});
    Inlines words = inlines_.build(passage, Reading::Markdown);
    add_paragraph(made, {{Strong{std::move(words), span}}}, span);
}

void BlockBuilder::consume_fences(const Block& block, const Opening& opening) {
    const auto begin = block.words.begin + static_cast<std::uint32_t>(opening.title_begin);
    const auto end = block.words.begin + static_cast<std::uint32_t>(opening.title_end);
    const bool titled = begin < end;
    Line line;
    line.begin = block.place.begin;
    line.end = titled ? begin : block.words.end;
    record_.consume(line.begin, trimmed_end(line), "container fence");
    line.begin = end;
    line.end = block.words.end;
    line.begin += static_cast<std::uint32_t>(skip_blanks(text(line), 0));
    if (titled) record_.consume(line.begin, trimmed_end(line), "container fence");
    if (!block.closed) return;
    const Line& closing = tree_.lines[block.first_line];
    record_.consume(closing.begin, closing.end, "container fence");
}

// ---------------------------------------------------------------- verse

std::size_t BlockBuilder::columns_before(const Line& line) const {
    constexpr std::size_t tab = 4;
    std::size_t columns = line.blanks;
    for (const char c : text(line)) {
        if (!is_blank_char(c)) break;
        columns += c == '\t' ? tab - columns % tab : 1;
    }
    return columns;
}

// Lines and their indents as typed; a blank line parts stanzas, and one line of a dash and
// a name after the last is whose they are.
void BlockBuilder::verse(Blocks& made, const Block& lines) {
    const auto is_blank = [&](std::uint32_t k) {
        const std::string_view line = text(tree_.lines[lines.first_line + k]);
        return skip_blanks(line, 0) == line.size();
    };
    std::size_t edge = static_cast<std::size_t>(-1);
    for (std::uint32_t k = 0; k < lines.line_count; ++k)
        if (!is_blank(k))
            edge = std::min(edge, columns_before(tree_.lines[lines.first_line + k]));
    Block part = lines;
    for (std::uint32_t k = 0; k < lines.line_count;) {
        std::uint32_t end = k;
        while (end < lines.line_count && !is_blank(end))
            ++end;
        part.first_line = lines.first_line + k;
        part.line_count = end - k;
        if (end > k) stanza(made, part, edge);
        k = end + 1;
    }
}

void BlockBuilder::stanza(Blocks& made, const Block& lines, std::size_t edge) {
    constexpr std::size_t columns_a_step = 2;
    Passage passage;
    std::vector<std::pair<std::uint32_t, int>> indents;
    for (std::uint32_t k = 0; k < lines.line_count; ++k) {
        const Line& line = tree_.lines[lines.first_line + k];
        const std::size_t blanks = skip_blanks(text(line), 0);
        const std::size_t steps = (columns_before(line) - edge + 1) / columns_a_step;
        const std::uint32_t begin = line.begin + static_cast<std::uint32_t>(blanks);
        indents.emplace_back(begin, static_cast<int>(steps));
        passage.add_line(trim_end(text(line).substr(blanks)), begin);
    }
    const Span span = place(
        {indents.front().first, tree_.lines[lines.first_line + lines.line_count - 1].end}
    );
    if (lines.line_count == 1 && !made.empty()
        && std::holds_alternative<Verse>(made.back().value)
        && begins_with_dash(passage.text)) {
        Inlines words = inlines_.build(passage, Reading::Markdown);
        made.push_back({Paragraph{Role::Attribution, std::move(words), span}});
        return;
    }
    Inlines words = inlines_.build(passage, Reading::Markdown, LineEnds::Keep);
    add_stanza(made, std::move(words), VerseShape::HardBreaks, span);
    auto* verse = made.empty() ? nullptr : std::get_if<Verse>(&made.back().value);
    if (verse == nullptr || verse->stanzas.empty()) return;
    for (VerseLine& line : verse->stanzas.back().lines) {
        const auto after = std::upper_bound(
            indents.begin(),
            indents.end(),
            line.span.begin,
            [](std::uint32_t at, const auto& one) { return at < one.first; }
        );
        if (after != indents.begin()) line.indent = std::prev(after)->second;
    }
}

}  // namespace pam::manuscript::markdown
