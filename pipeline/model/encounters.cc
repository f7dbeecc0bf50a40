// One walk for note numbers and image files, so that both know the same places where
// inlines stand.
#include "model/encounters.h"

#include "base/match.h"

namespace pam::model {

namespace {

using namespace document;

class Walk {
public:
    explicit Walk(const Encounters& tell) : tell_(tell) {}

    void read_all(const Blocks& blocks) {
        for (const Block& block : blocks)
            match(block.value, [this](const auto& b) { read(b); });
    }

private:
    void read_all(const Inlines& inlines) {
        for (const Inline& piece : inlines)
            match(piece.value, [this](const auto& p) { read(p); });
    }
    void read_all(const std::vector<TableRow>& rows) {
        for (const TableRow& row : rows)
            for (const TableCell& cell : row)
                read_all(cell.blocks);
    }

    void read(const Heading& heading) { read_all(heading.inlines); }
    void read(const Paragraph& paragraph) { read_all(paragraph.inlines); }
    void read(const Division& division) { read_all(division.blocks); }
    void read(const Verse& verse) {
        for (const Stanza& stanza : verse.stanzas)
            for (const VerseLine& line : stanza.lines)
                read_all(line.inlines);
    }
    void read(const Speech& speech) {
        read_all(speech.speaker);
        read_all(speech.blocks);
    }
    void read(const List& list) {
        for (const ListItem& item : list.items)
            read_all(item.blocks);
    }
    void read(const Table& table) {
        read_all(table.caption);
        read_all(table.head);
        read_all(table.body);
    }
    void read(const Figure& figure) {
        read(figure.image);
        read_all(figure.caption);
    }
    void read(const Anchor&) {}
    void read(const PageReference&) {}
    void read(const CodeBlock&) {}
    void read(const SectionBreak&) {}

    void read(const NoteReference& reference) {
        if (tell_.note) tell_.note(reference);
    }
    void read(const Image& image) {
        if (tell_.image) tell_.image(image);
    }
    void read(const Text&) {}
    void read(const Code&) {}
    void read(const LineBreak&) {}
    template<typename Wrapping>
    void read(const Wrapping& wrapping) {
        read_all(wrapping.children);
    }

    const Encounters& tell_;
};

}  // namespace

void meet(const Blocks& blocks, const Encounters& tell) {
    Walk(tell).read_all(blocks);
}

}  // namespace pam::model
