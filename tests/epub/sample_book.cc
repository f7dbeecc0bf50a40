#include "epub/sample_book.h"

#include "document/walk.h"
#include "model/scribe.h"

#include <zlib.h>

#include <vector>

namespace pam::test {

namespace {

std::string big_endian(unsigned long value) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += static_cast<char>(value >> shift & 0xFF);
    return bytes;
}

std::string chunk(const std::string& type, const std::string& data) {
    const std::string body = type + data;
    const auto* bytes = reinterpret_cast<const Bytef*>(body.data());
    return big_endian(data.size()) + body
           + big_endian(crc32(0, bytes, static_cast<uInt>(body.size())));
}

Block letter(Scribe& scribe) {
    return Scribe::division(
        DivisionKind::Letter,
        Scribe::blocks(
            scribe.paragraph("Hull, 3 May", Role::DateLine),
            scribe.paragraph("Dear Editors,", Role::Salutation),
            scribe.paragraph("“The growing masses possess no standpoint of their own, and "
                             "80% & more < all say so."),
            scribe.paragraph("“Even under today’s changed conditions these facts hold.”"),
            scribe.paragraph("With regards,", Role::Valediction),
            scribe.paragraph("A Reader", Role::Signature)
        )
    );
}

Block reply(Scribe& scribe) {
    return Scribe::division(
        DivisionKind::Reply,
        Scribe::blocks(
            scribe.paragraph("The Editors respond:", Role::Byline),
            Scribe::paragraph(Scribe::inlines(
                scribe.run("We believe it is "),
                scribe.wrapped<Emphasis>("unwise"),
                scribe.run(" to say this."),
                Scribe::call(0),
                scribe.run(" It leads, as "),
                scribe.link("#verse-chapter", "another chapter"),
                scribe.run(" shows, nowhere."),
                Scribe::call(1)
            ))
        )
    );
}

Block table(Scribe& scribe) {
    Table made;
    made.id = "prices";
    made.columns = {Align::Left, Align::Decimal, Align::Centre};
    made.caption = scribe.words("Prices of bread");
    made.head.push_back(
        {document::cell_of(scribe.words("Year"), {}),
         document::cell_of(scribe.words("Pence"), {}),
         document::cell_of(scribe.words("Town"), {})}
    );
    for (const char* year : {"1847", "1848"})
        made.body.push_back(
            {document::cell_of(scribe.words(year), {}),
             document::cell_of(scribe.words("10.5"), {}),
             document::cell_of(scribe.words("Leeds"), {})}
        );
    return {std::move(made)};
}

Block figure(Scribe& scribe) {
    Figure made;
    made.id = "mill";
    made.image = {"Pictures/Old Mill.png", "", "An old mill by a river.", {}};
    made.caption = scribe.words("The mill");
    return {std::move(made)};
}

Block list(Scribe& scribe, ListKind kind, const std::vector<std::string>& markers) {
    List made;
    made.kind = kind;
    made.start = kind == ListKind::Numbered ? 4 : 1;
    for (const char* item : {"bread", "peace", "land"}) {
        Text marker;
        if (made.items.size() < markers.size())
            marker = scribe.text(markers[made.items.size()]);
        made.items.push_back({marker, Scribe::blocks(scribe.paragraph(item)), {}});
    }
    return {std::move(made)};
}

Block definitions(Scribe& scribe) {
    List made;
    made.kind = ListKind::Definition;
    made.items.push_back(
        {{},
         Scribe::blocks(scribe.paragraph("folio"), scribe.paragraph("a leaf of paper")),
         {}}
    );
    return {std::move(made)};
}

Block verse(Scribe& scribe) {
    Verse made;
    made.stanzas.push_back(
        {{{0, scribe.words("Rise like lions after slumber"), {}},
          {1, scribe.words("In unvanquishable number"), {}}}}
    );
    made.stanzas.push_back({{{0, scribe.words("Ye are many, they are few."), {}}}});
    return {std::move(made)};
}

Block speech(Scribe& scribe) {
    Speech made;
    made.speaker = scribe.words("Tom.");
    made.blocks = Scribe::blocks(scribe.paragraph("I will not."));
    return {std::move(made)};
}

Block title_block(Scribe& scribe) {
    return Scribe::division(
        DivisionKind::TitleBlock,
        Scribe::blocks(
            scribe.paragraph("The Mill & the Loom", Role::Title),
            scribe.paragraph("Letters from the North", Role::Subtitle),
            scribe.paragraph("Jane Weaver", Role::Author),
            scribe.paragraph("Northern Press", Role::Organisation),
            scribe.paragraph("May 1848", Role::DateLine)
        )
    );
}

void add_notes(Scribe& scribe) {
    scribe.note("a", "See the first volume.");
    scribe.document.notes.push_back(
        {"b",
         Scribe::blocks(
             Scribe::paragraph(Scribe::inlines(
                 scribe.run("So also "),
                 scribe.link("https://example.org/é?a=1&b=2", "here")
             )),
             Block{CodeBlock{scribe.text("x = 1\n  y"), "", {}}}
         ),
         {}}
    );
    scribe.note("c", "In the table of prices.");
}

void add_facts(Metadata& facts) {
    facts.title.value = "The Mill & the Loom";
    facts.subtitle.value = "Letters from the North";
    facts.authors.push_back({"Jane Weaver", Origin::Option, {}});
    facts.organisation.value = "Northern Press";
    facts.date.value = "May 1848";
    facts.rights.value = "Public domain.";
    facts.description.value = "Letters <about> mills.";
    facts.subjects.push_back({"Labour", Origin::Option, {}});
    facts.language.value = "en-GB";
}

void add_letters_chapter(Scribe& scribe) {
    scribe.add(
        scribe.heading(1, "letters", "Letters"),
        Scribe::division(
            DivisionKind::Epigraph,
            Scribe::blocks(
                scribe.paragraph("All that is solid melts."),
                scribe.paragraph("A Pamphlet", Role::Attribution)
            )
        ),
        Scribe::division(
            DivisionKind::EditorNote,
            Scribe::blocks(scribe.paragraph("[We received the following.]"))
        ),
        letter(scribe),
        reply(scribe)
    );
}

void add_facts_chapter(Scribe& scribe) {
    Heading heading;
    heading.id = "facts";
    heading.inlines = Scribe::inlines(
        scribe.run("Facts and "), scribe.wrapped<Emphasis>("Figures"), Scribe::call(2)
    );
    scribe.add(
        Block{std::move(heading)},
        Scribe::paragraph(Scribe::inlines(
            scribe.run("As "),
            scribe.link("#prices", "the table"),
            scribe.run(" and "),
            scribe.link("#mill", "the picture"),
            scribe.run(" show, H"),
            scribe.wrapped<Subscript>("2"),
            scribe.run("O at 10"),
            scribe.wrapped<Superscript>("3"),
            scribe.run(" "),
            scribe.wrapped<SmallCaps>("bc"),
            scribe.run(" "),
            scribe.wrapped<Strikethrough>("not"),
            scribe.run(" "),
            scribe.wrapped<Strong>("ever"),
            scribe.run(", and "),
            Inline{Code{scribe.text("u.$.  x")}},
            Inline{LineBreak{}},
            scribe.run("a new line, again."),
            Scribe::call(0)
        )),
        scribe.heading(2, "bread", "Bread"),
        table(scribe),
        figure(scribe),
        list(scribe, ListKind::Bulleted, {}),
        list(scribe, ListKind::Numbered, {}),
        list(scribe, ListKind::Numbered, {"(a)", "(b)", "(c)"}),
        definitions(scribe),
        Block{CodeBlock{scribe.text("if (a < b)\n    return \"]]>\";"), "cpp", {}}}
    );
}

void add_verse_chapter(Scribe& scribe) {
    scribe.add(
        scribe.heading(1, "verse-chapter", "Verse"),
        verse(scribe),
        Block{SectionBreak{}},
        scribe.paragraph("After a pause."),
        Block{SectionBreak{scribe.text("* * *"), {}}},
        speech(scribe),
        Scribe::division(
            DivisionKind::Extract, Scribe::blocks(scribe.paragraph("Quoted text."))
        ),
        Scribe::division(
            DivisionKind::Aside, Scribe::blocks(scribe.paragraph("By the way."))
        ),
        Scribe::division(
            DivisionKind::Provenance,
            Scribe::blocks(scribe.paragraph("This is an archive."))
        )
    );
}

}  // namespace

std::string grey_png(unsigned width, unsigned height) {
    std::string row(1 + width, '\x90');
    row[0] = '\0';  // filter: none
    std::string raw;
    for (unsigned y = 0; y < height; ++y)
        raw += row;
    uLongf size = compressBound(static_cast<uLong>(raw.size()));
    std::string packed(size, '\0');
    compress(
        reinterpret_cast<Bytef*>(packed.data()),
        &size,
        reinterpret_cast<const Bytef*>(raw.data()),
        static_cast<uLong>(raw.size())
    );
    packed.resize(size);
    const std::string header =
        big_endian(width) + big_endian(height) + std::string("\x08\x00\x00\x00\x00", 5);
    return "\x89PNG\r\n\x1A\n" + chunk("IHDR", header) + chunk("IDAT", packed)
           + chunk("IEND", "");
}

SampleBook sample_book() {
    Scribe scribe;
    add_facts(scribe.document.metadata);
    add_notes(scribe);
    scribe.add(
        title_block(scribe),
        Scribe::division(
            DivisionKind::Dedication, Scribe::blocks(scribe.paragraph("To the weavers."))
        )
    );
    add_letters_chapter(scribe);
    add_facts_chapter(scribe);
    add_verse_chapter(scribe);
    return {
        scribe.document,
        scribe.manuscript(),
        {{"Pictures/Old Mill.png", grey_png(320, 200)}}};
}

SampleBook sample_letter() {
    Scribe scribe;
    add_facts(scribe.document.metadata);
    scribe.note("a", "Only note.");
    scribe.note("b", "Another.");
    scribe.add(title_block(scribe), letter(scribe), reply(scribe));
    // The reply's link leads to a chapter that this one has not.
    auto& answer = std::get<Division>(scribe.document.blocks.back().value);
    auto& paragraph = std::get<Paragraph>(answer.blocks.back().value);
    paragraph.inlines.erase(paragraph.inlines.begin() + 5);
    return {scribe.document, scribe.manuscript(), {}};
}

}  // namespace pam::test
