#include "preflight/expected_text.h"

#include "base/match.h"
#include "base/utf8.h"
#include "document/walk.h"

#include <algorithm>

namespace pam::preflight {

namespace {

using namespace document;

constexpr int deepest_heading = 6;

class Collector {
public:
    explicit Collector(const Document& document) : document_(document) {}

    ExpectedText collect() {
        called_.assign(document_.notes.size(), false);
        expected_.notes.resize(document_.notes.size());
        blocks(document_.blocks, expected_.body);
        // A note called in a note comes right after it.
        for (std::vector<std::size_t> waiting = calls_last_first(); !waiting.empty();) {
            const std::size_t note = waiting.back();
            waiting.pop_back();
            if (note >= called_.size() || called_[note]) continue;
            called_[note] = true;
            expected_.note_order.push_back(note);
            blocks(document_.notes[note].blocks, expected_.notes[note]);
            const std::vector<std::size_t> inner = calls_last_first();
            waiting.insert(waiting.end(), inner.begin(), inner.end());
        }
        for (std::size_t i = 0; i < called_.size(); ++i)
            if (!called_[i]) expected_.uncalled.push_back(i);
        for (const std::size_t note : expected_.uncalled)
            blocks(document_.notes[note].blocks, expected_.notes[note]);
        return std::move(expected_);
    }

private:
    /// The calls in what was collected since this was last asked.
    std::vector<std::size_t> calls_last_first() {
        std::vector<std::size_t> calls(calls_.rbegin(), calls_.rend());
        calls_.clear();
        return calls;
    }

    void text(const Text& text, TracedText& into) {
        for (std::size_t i = 0; i < text.text.size();) {
            const utf8::Decoded next = utf8::decode(text.text, i);
            const std::uint32_t offset = source_offset(text, i);
            if (utf8::is_space(next.code_point))
                into.space(offset);
            else
                into.append(printable(next.code_point), offset);
            i += next.bytes;
        }
    }

    void inlines(const Inlines& inlines, TracedText& into) {
        for (const Inline& piece : inlines)
            match(
                piece.value,
                [&](const Text& run) { text(run, into); },
                [&](const Code& code) { text(code.text, into); },
                [&](const NoteReference& reference) { calls_.push_back(reference.note); },
                [&](const Image& image) { picture(image); },
                [](const Anchor&) {},
                [](const PageReference&) {},
                [&](const LineBreak& end) { into.space(end.span.begin); },
                [&](const auto& group) { this->inlines(group.children, into); }
            );
    }

    void picture(const Image& image) {
        std::string words = utf8::collapse_spaces(image.alternative);
        if (!image.decorative && !words.empty())
            expected_.pictures.push_back({std::move(words), image.span.begin});
    }

    void paragraph(const Inlines& content, TracedText& into) {
        inlines(content, into);
        into.boundary();
    }

    void heading(int level, const Inlines& content, TracedText& into) {
        const std::size_t begin = into.characters.size();
        paragraph(content, into);
        if (&into != &expected_.body || into.characters.size() == begin) return;
        expected_.headings.push_back({std::min(level, deepest_heading), {}});
        expected_.headings.back().text.append(into, begin);
    }

    void blocks(const Blocks& blocks, TracedText& into) {
        for (const Block& block : blocks)
            match(block.value, [&](const auto& value) { one(value, into); });
    }

    void one(const Heading& heading, TracedText& into) {
        this->heading(heading.level + 1, heading.inlines, into);
    }
    void one(const Paragraph& text, TracedText& into) {
        if (text.role == Role::Title)
            heading(1, text.inlines, into);
        else
            paragraph(text.inlines, into);
    }
    void one(const Division& division, TracedText& into) { blocks(division.blocks, into); }
    void one(const Verse& verse, TracedText& into) {
        for (const Stanza& stanza : verse.stanzas)
            for (const VerseLine& line : stanza.lines)
                paragraph(line.inlines, into);
    }
    void one(const Speech& speech, TracedText& into) {
        paragraph(speech.speaker, into);
        blocks(speech.blocks, into);
    }
    void one(const List& list, TracedText& into) {
        for (const ListItem& item : list.items) {
            text(item.marker, into);
            into.boundary();
            blocks(item.blocks, into);
        }
    }
    void cell(const TableCell& cell, TracedText& into) {
        blocks(cell.blocks, into);
        if (cell.blocks.empty()) into.boundary();
    }
    void rows(const std::vector<TableRow>& rows, TracedText& into) {
        for (const TableRow& row : rows)
            for (const TableCell& cell : row)
                this->cell(cell, into);
    }
    void one(const Table& table, TracedText& into) {
        const std::size_t begin = into.characters.size();
        ++tables_around_;
        paragraph(table.caption, into);
        rows(table.head, into);
        rows(table.body, into);
        --tables_around_;
        note_figure(begin, into);
    }
    void one(const Figure& figure, TracedText& into) {
        picture(figure.image);
        const std::size_t begin = into.characters.size();
        paragraph(figure.caption, into);
        note_figure(begin, into);
    }
    void note_figure(std::size_t begin, const TracedText& into) {
        if (&into == &expected_.body && tables_around_ == 0)
            expected_.figures.emplace_back(begin, into.characters.size());
    }
    void one(const CodeBlock& code, TracedText& into) {
        text(code.text, into);
        into.boundary();
    }
    void one(const SectionBreak& pause, TracedText& into) {
        text(pause.mark, into);
        into.boundary();
    }

    const Document& document_;
    std::vector<bool> called_;
    std::vector<std::size_t> calls_;
    int tables_around_ = 0;
    ExpectedText expected_;
};

}  // namespace

std::u32string_view ligature_letters(char32_t c) {
    static constexpr std::u32string_view letters[] = {
        U"ff", U"fi", U"fl", U"ffi", U"ffl", U"st", U"st"};
    return c >= 0xFB00 && c <= 0xFB06 ? letters[c - 0xFB00] : std::u32string_view();
}

void TracedText::append(char32_t character, std::uint32_t offset) {
    if (const std::u32string_view letters = ligature_letters(character); !letters.empty()) {
        characters += letters;
        offsets.insert(offsets.end(), letters.size(), offset);
        return;
    }
    characters += character;
    offsets.push_back(offset);
}

void TracedText::space(std::uint32_t offset) {
    if (!characters.empty() && characters.back() != U' ' && characters.back() != U'\n')
        append(U' ', offset);
}

void TracedText::boundary() {
    if (characters.empty() || characters.back() == U'\n') return;
    if (characters.back() == U' ') {
        characters.back() = U'\n';
        return;
    }
    append(U'\n', offsets.back());
}

void TracedText::append(const TracedText& other, std::size_t from) {
    characters.append(other.characters, from);
    offsets.insert(
        offsets.end(),
        other.offsets.begin() + static_cast<std::ptrdiff_t>(from),
        other.offsets.end()
    );
}

char32_t printable(char32_t c) {
    const bool control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
    return control || c == 0xFFFE || c == 0xFFFF ? U'\xFFFD' : c;
}

ExpectedText expected_text(const document::Document& document) {
    return Collector(document).collect();
}

}  // namespace pam::preflight
