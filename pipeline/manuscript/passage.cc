#include "manuscript/passage.h"

#include "base/match.h"
#include "base/utf8.h"

namespace pam::manuscript {

namespace {

using namespace document;
using Visitor = std::function<void(Passage&)>;

// Stands for code or an image: a letter to its neighbours, and to no rule a word it knows.
constexpr std::string_view opaque = "\xE4\xB8\x80";

void gather(Inlines& inlines, Passage& passage) {
    for (Inline& piece : inlines)
        match(
            piece.value,
            [&](Text& text) {
                passage.pieces.push_back({&text, passage.flat.size()});
                passage.flat += text.text;
            },
            [&](Code&) {
                passage.pieces.push_back({nullptr, passage.flat.size()});
                passage.flat += opaque;
            },
            [&](Image&) {
                passage.pieces.push_back({nullptr, passage.flat.size()});
                passage.flat += opaque;
            },
            [&](LineBreak&) {
                passage.pieces.push_back({nullptr, passage.flat.size()});
                passage.flat += '\n';
            },
            [](NoteReference&) {},
            [](Anchor&) {},
            [&](auto& group) { gather(group.children, passage); }
        );
}

void offer(Inlines& inlines, const Visitor& visit) {
    Passage passage;
    gather(inlines, passage);
    if (!passage.pieces.empty()) visit(passage);
}

void offer(Verse& verse, const Visitor& visit) {
    Passage passage;
    for (Stanza& stanza : verse.stanzas)
        for (VerseLine& line : stanza.lines) {
            gather(line.inlines, passage);
            passage.pieces.push_back({nullptr, passage.flat.size()});
            passage.flat += '\n';
        }
    if (!passage.pieces.empty()) visit(passage);
}

void offer(Blocks& blocks, const Visitor& visit);

void offer(std::vector<TableRow>& rows, const Visitor& visit) {
    for (TableRow& row : rows)
        for (TableCell& cell : row)
            offer(cell.blocks, visit);
}

void offer(Blocks& blocks, const Visitor& visit) {
    for (Block& block : blocks)
        match(
            block.value,
            [&](Heading& heading) { offer(heading.inlines, visit); },
            [&](Paragraph& paragraph) { offer(paragraph.inlines, visit); },
            [&](Division& division) { offer(division.blocks, visit); },
            [&](Verse& verse) { offer(verse, visit); },
            [&](Speech& speech) {
                offer(speech.speaker, visit);
                offer(speech.blocks, visit);
            },
            [&](List& list) {
                for (ListItem& item : list.items)
                    offer(item.blocks, visit);
            },
            [&](Table& table) {
                offer(table.caption, visit);
                offer(table.head, visit);
                offer(table.body, visit);
            },
            [&](Figure& figure) { offer(figure.caption, visit); },
            [](CodeBlock&) {},
            [](SectionBreak&) {}
        );
}

}  // namespace

void for_each_passage(Document& document, const Visitor& visit) {
    offer(document.blocks, visit);
    for (Note& note : document.notes)
        offer(note.blocks, visit);
}

void apply(
    const Edits& edits,
    Passage& passage,
    const Source& source,
    std::vector<LedgerEntry>& ledger
) {
    std::size_t next = 0;
    for (std::size_t i = 0; i < passage.pieces.size() && next < edits.size(); ++i) {
        const Piece& piece = passage.pieces[i];
        const std::size_t end = i + 1 < passage.pieces.size() ? passage.pieces[i + 1].begin
                                                              : passage.flat.size();
        Edits own;
        for (; next < edits.size() && edits[next].begin < end; ++next) {
            Edit edit = edits[next];
            if (!piece.text || edit.begin < piece.begin || edit.end > end) continue;
            edit.begin -= piece.begin;
            edit.end -= piece.begin;
            own.push_back(std::move(edit));
        }
        if (piece.text) apply(own, *piece.text, source, ledger);
    }
}

char32_t before(std::string_view flat, std::size_t at) {
    if (at == 0) return 0;
    const char32_t c = utf8::decode_before(flat, at).code_point;
    return c == '\n' ? 0 : c;
}

char32_t at_or_end(std::string_view flat, std::size_t at) {
    if (at >= flat.size()) return 0;
    const char32_t c = utf8::decode(flat, at).code_point;
    return c == '\n' ? 0 : c;
}

}  // namespace pam::manuscript
