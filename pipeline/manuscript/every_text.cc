#include "manuscript/every_text.h"

#include "base/match.h"
#include "document/walk.h"

namespace pam::manuscript {

namespace {

using namespace document;
using Visitor = std::function<void(Text&)>;

void visit_texts(Inlines& inlines, const Visitor& visit) {
    for (Inline& piece : inlines)
        match(
            piece.value,
            [&](Text& text) { visit(text); },
            [&](Code& code) { visit(code.text); },
            [](NoteReference&) {},
            [](Anchor&) {},
            [](PageReference&) {},
            [](Image&) {},
            [](LineBreak&) {},
            [&](auto& group) { visit_texts(group.children, visit); }
        );
}

// What for_each_inlines does not offer: code blocks, list markers, section marks.
void visit_marks(Blocks& blocks, const Visitor& visit);

void visit_marks(std::vector<TableRow>& rows, const Visitor& visit) {
    for (TableRow& row : rows)
        for (TableCell& cell : row)
            visit_marks(cell.blocks, visit);
}

void visit_marks(Blocks& blocks, const Visitor& visit) {
    for (Block& block : blocks)
        match(
            block.value,
            [&](Division& division) { visit_marks(division.blocks, visit); },
            [&](Speech& speech) { visit_marks(speech.blocks, visit); },
            [&](List& list) {
                for (ListItem& item : list.items) {
                    visit(item.marker);
                    visit_marks(item.blocks, visit);
                }
            },
            [&](Table& table) {
                visit_marks(table.head, visit);
                visit_marks(table.body, visit);
            },
            [&](CodeBlock& code) { visit(code.text); },
            [&](SectionBreak& pause) { visit(pause.mark); },
            [](auto&) {}
        );
}

}  // namespace

void for_each_text(Document& document, const Visitor& visit) {
    for_each_inlines(document, [&](Inlines& inlines) { visit_texts(inlines, visit); });
    visit_marks(document.blocks, visit);
    for (Note& note : document.notes)
        visit_marks(note.blocks, visit);
}

}  // namespace pam::manuscript
