#include "document/dump.h"

#include "base/match.h"
#include "document/walk.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string_view>

namespace pam::document {

namespace {

std::string quoted(std::string_view text) {
    std::string shown = "\"";
    for (const char c : text) {
        if (c == '\n')
            shown += "\\n";
        else if (c == '\t')
            shown += "\\t";
        else
            shown += c;
    }
    return shown + '"';
}

std::string_view name(Role role) {
    switch (role) {
    case Role::Body:
        return "";
    case Role::Title:
        return "title";
    case Role::Subtitle:
        return "subtitle";
    case Role::Author:
        return "author";
    case Role::Organisation:
        return "organisation";
    case Role::DateLine:
        return "date-line";
    case Role::Byline:
        return "byline";
    case Role::Salutation:
        return "salutation";
    case Role::Valediction:
        return "valediction";
    case Role::Signature:
        return "signature";
    case Role::Attribution:
        return "attribution";
    case Role::StageDirection:
        return "stage-direction";
    }
    return "";
}

std::string_view name(DivisionKind kind) {
    switch (kind) {
    case DivisionKind::TitleBlock:
        return "title-block";
    case DivisionKind::Extract:
        return "extract";
    case DivisionKind::Letter:
        return "letter";
    case DivisionKind::Reply:
        return "reply";
    case DivisionKind::EditorNote:
        return "editor-note";
    case DivisionKind::Epigraph:
        return "epigraph";
    case DivisionKind::Dedication:
        return "dedication";
    case DivisionKind::Aside:
        return "aside";
    case DivisionKind::PullQuote:
        return "pull-quote";
    case DivisionKind::Contents:
        return "contents";
    case DivisionKind::Personae:
        return "personae";
    case DivisionKind::Provenance:
        return "provenance";
    }
    return "";
}

std::string_view name(Align align) {
    switch (align) {
    case Align::Natural:
        return "natural";
    case Align::Left:
        return "left";
    case Align::Centre:
        return "centre";
    case Align::Right:
        return "right";
    case Align::Decimal:
        return "decimal";
    }
    return "";
}

std::string_view name(ListKind kind) {
    switch (kind) {
    case ListKind::Bulleted:
        return "bulleted";
    case ListKind::Numbered:
        return "numbered";
    case ListKind::Definition:
        return "definition";
    }
    return "";
}

std::string phrase(const Phrase& phrase) {
    std::string title = "phrase";
    if (!phrase.language.empty()) title += " " + phrase.language;
    if (phrase.direction == Direction::LeftToRight) title += " left-to-right";
    if (phrase.direction == Direction::RightToLeft) title += " right-to-left";
    return title;
}

std::string index_mark(const IndexMark& mark) {
    std::string title = "index";
    if (mark.extent == IndexMark::Extent::Begin) title += " from";
    if (mark.extent == IndexMark::Extent::End) title += " to";
    if (!mark.path.empty())
        title += " " + quoted(fmt::format("{}", fmt::join(mark.path, " > ")));
    if (!mark.see.empty()) title += " see " + quoted(mark.see);
    if (!mark.see_also.empty()) title += " see-also " + quoted(mark.see_also);
    return title;
}

std::string image(const Image& image) {
    return quoted(image.target) + ' '
           + (image.decorative ? "decorative" : quoted(image.alternative));
}

class Dumper {
public:
    [[nodiscard]] std::string document(const Document& document) {
        metadata(document.metadata);
        blocks(document.blocks);
        for (std::size_t i = 0; i < document.notes.size(); ++i) {
            line(fmt::format("note {} {}", i + 1, quoted(document.notes[i].label)));
            indented([&] { blocks(document.notes[i].blocks); });
        }
        for (const IndexTerm& term : document.index_terms)
            line(fmt::format("index-term {} {}", term.letter, quoted(term.term)));
        return std::move(out_);
    }

private:
    template<typename Body>
    void indented(Body body) {
        ++depth_;
        body();
        --depth_;
    }

    void line(std::string_view text) {
        out_.append(depth_ * 2, ' ');
        out_ += text;
        out_ += '\n';
    }

    void field(std::string_view key, const Field& field) {
        if (!field.value.empty() && field.origin != Origin::Default)
            line(fmt::format("{} {}", key, quoted(field.value)));
    }

    void metadata(const Metadata& metadata) {
        line("metadata");
        indented([&] {
            field("title", metadata.title);
            field("subtitle", metadata.subtitle);
            for (const Field& author : metadata.authors)
                field("author", author);
            for (const Contributor& one : metadata.contributors)
                field("contributor " + one.role, one.name);
            for (const Field& name : metadata.sort_names)
                field("file-as", name);
            field("organisation", metadata.organisation);
            field("publisher", metadata.publisher);
            field("date", metadata.date);
            field("language", metadata.language);
            field("identifier", metadata.identifier);
            field("print-isbn", metadata.print_isbn);
            field("series", metadata.series);
            field("series-number", metadata.series_number);
            field("rights", metadata.rights);
            field("description", metadata.description);
            field("edition", metadata.edition);
            field("place", metadata.place);
            for (const Field& subject : metadata.subjects)
                field("subject", subject);
            for (const Field& word : metadata.hyphenation)
                field("hyphenation", word);
            field("certifier", metadata.certifier);
            field("cover", metadata.cover);
            field("parts", metadata.parts);
            field("contents", metadata.contents);
        });
    }

    void inlines(const Inlines& inlines) {
        for (const Inline& piece : inlines)
            one(piece);
    }

    void group(std::string_view title, const Inlines& children) {
        line(title);
        indented([&] { inlines(children); });
    }

    void one(const Inline& piece) {
        match(
            piece.value,
            [&](const Text& text) { line(quoted(text.text)); },
            [&](const Emphasis& x) { group("emphasis", x.children); },
            [&](const Strong& x) { group("strong", x.children); },
            [&](const Strikethrough& x) { group("strikethrough", x.children); },
            [&](const Underline& x) { group("underline", x.children); },
            [&](const SmallCaps& x) { group("small-caps", x.children); },
            [&](const Subscript& x) { group("subscript", x.children); },
            [&](const Superscript& x) { group("superscript", x.children); },
            [&](const Code& x) { line("code " + quoted(x.text.text)); },
            [&](const Phrase& x) { group(phrase(x), x.children); },
            [&](const Anchor& x) { line("anchor #" + x.id); },
            [&](const IndexMark& x) { group(index_mark(x), x.children); },
            [&](const PageReference& x) { line("page-of " + quoted(x.target)); },
            [&](const Link& x) { group("link " + quoted(x.target), x.children); },
            [&](const NoteReference& x) {
                line(fmt::format("note-reference {}", x.note + 1));
            },
            [&](const Image& x) { line("image " + image(x)); },
            [&](const LineBreak&) { line("line-break"); }
        );
    }

    void blocks(const Blocks& blocks) {
        for (const Block& block : blocks)
            match(block.value, [&](const auto& value) { one(value); });
    }

    void one(const Heading& heading) {
        group(fmt::format("heading {} #{}", heading.level, heading.id), heading.inlines);
    }

    void one(const Paragraph& paragraph) {
        const bool plain = paragraph.role == Role::Body;
        group(
            plain ? "paragraph" : fmt::format("paragraph {}", name(paragraph.role)),
            paragraph.inlines
        );
    }

    void one(const Division& division) {
        line(name(division.kind));
        indented([&] { blocks(division.blocks); });
    }

    void one(const Verse& verse) {
        line("verse");
        indented([&] {
            for (const Stanza& stanza : verse.stanzas) {
                line("stanza");
                indented([&] {
                    for (const VerseLine& verse_line : stanza.lines)
                        group(
                            fmt::format("line {}", verse_line.indent), verse_line.inlines
                        );
                });
            }
        });
    }

    void one(const Speech& speech) {
        group("speech", speech.speaker);
        indented([&] { blocks(speech.blocks); });
    }

    void one(const List& list) {
        const std::string start =
            list.kind == ListKind::Numbered ? fmt::format(" from {}", list.start) : "";
        line(fmt::format(
            "list {}{}{}", name(list.kind), start, list.tight ? " tight" : " loose"
        ));
        indented([&] {
            for (const ListItem& item : list.items) {
                line(
                    item.marker.text.empty() ? "item" : "item " + quoted(item.marker.text)
                );
                indented([&] { blocks(item.blocks); });
            }
        });
    }

    void cell(const TableCell& cell) {
        std::string title = "cell";
        if (cell.column_span != 1) title += fmt::format(" columns {}", cell.column_span);
        if (cell.row_span != 1) title += fmt::format(" rows {}", cell.row_span);
        line(title);
        indented([&] {
            if (const Inlines* words = single_line(cell))
                inlines(*words);
            else
                blocks(cell.blocks);
        });
    }

    void rows(std::string_view part, const std::vector<TableRow>& rows) {
        for (const TableRow& row : rows) {
            line(part);
            indented([&] {
                for (const TableCell& table_cell : row)
                    cell(table_cell);
            });
        }
    }

    static std::string named(const std::vector<std::string>& classes) {
        std::string names;
        for (const std::string& name : classes)
            names += " ." + name;
        return names;
    }

    void one(const Table& table) {
        std::string columns;
        for (const Align align : table.columns)
            columns += fmt::format(" {}", name(align));
        line("table" + named(table.classes) + columns);
        indented([&] {
            if (!table.caption.empty()) group("caption", table.caption);
            rows("head", table.head);
            rows("row", table.body);
        });
    }

    void one(const Figure& figure) {
        line("figure" + named(figure.classes) + " " + image(figure.image));
        indented([&] { inlines(figure.caption); });
    }

    void one(const CodeBlock& code) {
        const std::string language = code.language.empty() ? "" : " " + code.language;
        line("code-block" + language + " " + quoted(code.text.text));
    }

    void one(const SectionBreak& pause) {
        line(
            pause.mark.text.empty() ? "section-break"
                                    : "section-break " + quoted(pause.mark.text)
        );
    }

    std::string out_;
    std::size_t depth_ = 0;
};

}  // namespace

std::string dump(const Document& document) {
    return Dumper().document(document);
}

}  // namespace pam::document
