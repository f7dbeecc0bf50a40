#include "manuscript/passage.h"

#include "base/match.h"
#include "base/utf8.h"

#include <algorithm>

namespace pam::manuscript {

namespace {

using namespace document;
using Visitor = std::function<void(const Passage&)>;

// Stands for code or an image: a letter to its neighbours, and to no rule a word it knows.
constexpr std::string_view opaque = "\xE4\xB8\x80";
// Stands for the folio of a reference: "p. 9" is not parted, whatever the page will be.
constexpr std::string_view folio = "9";

// Walks the blocks and offers one passage after another, all in the same storage.
class Gatherer {
public:
    explicit Gatherer(const Visitor& visit) : visit_(visit) {}

    void offer(Blocks& blocks) {
        for (Block& block : blocks)
            match(block.value, [&](auto& one) { offer(one); });
    }

private:
    void offer(Heading& heading) { offer(heading.inlines); }
    void offer(Paragraph& paragraph) { offer(paragraph.inlines); }
    void offer(Division& division) { offer(division.blocks); }
    void offer(Figure& figure) { offer(figure.caption); }
    void offer(CodeBlock&) {}
    void offer(SectionBreak&) {}

    void offer(Speech& speech) {
        offer(speech.speaker);
        offer(speech.blocks);
    }

    void offer(List& list) {
        for (ListItem& item : list.items)
            offer(item.blocks);
    }

    void offer(Table& table) {
        offer(table.caption);
        for (std::vector<TableRow>* rows : {&table.head, &table.body})
            for (TableRow& row : *rows)
                for (TableCell& cell : row)
                    offer(cell.blocks);
    }

    void offer(Inlines& inlines) {
        begin();
        gather(inlines);
        end();
    }

    void offer(Verse& verse) {
        begin();
        passage_.verse = true;
        for (Stanza& stanza : verse.stanzas)
            for (VerseLine& line : stanza.lines) {
                gather(line.inlines);
                add(nullptr, "\n");
            }
        end();
    }

    void gather(Inlines& inlines) {
        for (Inline& piece : inlines)
            match(
                piece.value,
                [&](Text& text) { add(&text, text.text); },
                [&](Code&) { add(nullptr, opaque); },
                [&](Image&) { add(nullptr, opaque); },
                [&](LineBreak&) { add(nullptr, "\n"); },
                [](NoteReference&) {},
                [](Anchor&) {},
                [&](PageReference&) { add(nullptr, folio); },
                [&](Phrase& phrase) { gather_phrase(phrase); },
                [&](auto& group) { gather(group.children); }
            );
    }

    void gather_phrase(Phrase& phrase) {
        if (phrase.language.empty()) return gather(phrase.children);
        const std::string_view around = passage_.languages.back().language;
        speak(phrase.language);
        gather(phrase.children);
        speak(around);
    }

    void speak(std::string_view language) {
        if (passage_.languages.back().begin == length_)
            passage_.languages.back().language = language;
        else
            passage_.languages.push_back({length_, language});
    }

    void begin() {
        passage_.pieces.clear();
        passage_.languages.assign(1, {0, {}});
        passage_.verse = false;
        length_ = 0;
    }

    void add(Text* text, std::string_view shown) {
        if (passage_.pieces.empty())
            first_ = shown;
        else if (passage_.pieces.size() == 1)
            passage_.buffer.assign(first_).append(shown);
        else
            passage_.buffer += shown;
        passage_.pieces.push_back({text, length_});
        length_ += shown.size();
    }

    void end() {
        if (passage_.pieces.empty()) return;
        passage_.flat = passage_.pieces.size() == 1 ? first_ : passage_.buffer;
        visit_(passage_);
    }

    const Visitor& visit_;
    Passage passage_;
    std::string_view first_;  // the first text, not copied until a second one follows
    std::size_t length_ = 0;
};

}  // namespace

const Piece* Passage::piece_at(std::size_t at) const {
    if (at >= flat.size()) return nullptr;
    const auto after = std::upper_bound(
        pieces.begin(),
        pieces.end(),
        at,
        [](std::size_t offset, const Piece& piece) { return offset < piece.begin; }
    );
    return after == pieces.begin() ? nullptr : &*std::prev(after);
}

void for_each_passage(Document& document, const Visitor& visit) {
    Gatherer gatherer(visit);
    gatherer.offer(document.blocks);
    for (Note& note : document.notes)
        gatherer.offer(note.blocks);
}

char32_t before(std::string_view flat, std::size_t at) {
    if (at == 0) return 0;
    const auto byte = static_cast<unsigned char>(flat[at - 1]);
    const char32_t c = byte < 0x80 ? byte : utf8::decode_before(flat, at).code_point;
    return c == '\n' ? 0 : c;
}

char32_t at_or_end(std::string_view flat, std::size_t at) {
    if (at >= flat.size()) return 0;
    const auto byte = static_cast<unsigned char>(flat[at]);
    const char32_t c = byte < 0x80 ? byte : utf8::decode(flat, at).code_point;
    return c == '\n' ? 0 : c;
}

}  // namespace pam::manuscript
