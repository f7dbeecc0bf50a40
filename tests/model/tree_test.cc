// The element vocabulary: which elements and classes each kind of block becomes.
#include "document/walk.h"
#include "model/model_of.h"
#include "model/scribe.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::test;

namespace {

std::string tree(const Scribe& scribe) {
    Diagnostics log;
    const std::string dump = tree_of(model_of(scribe.document, log));
    CHECK(log.entries.empty());
    return dump;
}

}  // namespace

TEST_CASE("headings open sections that nest by level and hold what follows") {
    Scribe scribe;
    scribe.add(
        scribe.heading(1, "one", "One"),
        scribe.paragraph("First."),
        scribe.paragraph("Second."),
        scribe.heading(2, "one-a", "Part"),
        scribe.paragraph("Inside."),
        scribe.heading(1, "two", "Two")
    );
    CHECK(tree(scribe) == R"(body
  section.chapter#one-section [chapter]
    h2.heading-1#one
      "One"
    p.first
      "First."
    p
      "Second."
    section.section#one-a-section [section]
      h3.heading-2#one-a
        "Part"
      p.first
        "Inside."
  section.chapter#two-section [chapter]
    h2.heading-1#two
      "Two"
)");
}

TEST_CASE("a deep heading is at most h6 and keeps its own level as a class") {
    Scribe scribe;
    scribe.add(scribe.heading(6, "deep", "Deep"));
    CHECK(tree(scribe).find("h6.heading-6#deep") != std::string::npos);
}

TEST_CASE("the title block becomes a header and the paragraph after it is not indented") {
    Scribe scribe;
    scribe.add(
        scribe.division(
            DivisionKind::TitleBlock,
            scribe.blocks(
                scribe.paragraph("Title", Role::Title),
                scribe.paragraph("Subtitle", Role::Subtitle),
                scribe.paragraph("Author", Role::Author),
                scribe.paragraph("House", Role::Organisation),
                scribe.paragraph("1848", Role::DateLine)
            )
        ),
        scribe.paragraph("Text."),
        scribe.paragraph("More.")
    );
    CHECK(tree(scribe) == R"(body
  header.title-block [title-page]
    h1.title [title]
      "Title"
    p.subtitle [subtitle]
      "Subtitle"
    p.author
      "Author"
    p.organisation
      "House"
    p.date-line
      "1848"
  p.first
    "Text."
  p
    "More."
)");
}

TEST_CASE("an editor's note stands apart and does not take the first paragraph's place") {
    Scribe scribe;
    scribe.add(
        scribe.division(
            DivisionKind::EditorNote, scribe.blocks(scribe.paragraph("[Note.]"))
        ),
        scribe.paragraph("Text."),
        scribe.division(DivisionKind::Extract, scribe.blocks(scribe.paragraph("Quoted."))),
        scribe.paragraph("After.")
    );
    CHECK(tree(scribe) == R"(body
  div.editor-note [editor-note]
    p.first
      "[Note.]"
  p.first
    "Text."
  blockquote.extract [extract]
    p.first
      "Quoted."
  p
    "After."
)");
}

TEST_CASE("letter and reply keep the roles of their lines") {
    Scribe scribe;
    scribe.add(
        scribe.division(
            DivisionKind::Letter,
            scribe.blocks(
                scribe.paragraph("Dear friend,", Role::Salutation),
                scribe.paragraph("Text."),
                scribe.paragraph("Yours,", Role::Valediction),
                scribe.paragraph("A.", Role::Signature)
            )
        ),
        scribe.division(
            DivisionKind::Reply,
            scribe.blocks(
                scribe.paragraph("B. replies:", Role::Byline), scribe.paragraph("Answer.")
            )
        )
    );
    CHECK(tree(scribe) == R"(body
  blockquote.letter [letter]
    p.salutation
      "Dear friend,"
    p.first
      "Text."
    p.valediction
      "Yours,"
    p.signature
      "A."
  div.reply [reply]
    p.byline
      "B. replies:"
    p.first
      "Answer."
)");
}

TEST_CASE("provenance closes every section and is the colophon") {
    Scribe scribe;
    scribe.add(
        scribe.heading(1, "one", "One"),
        scribe.division(
            DivisionKind::Provenance, scribe.blocks(scribe.paragraph("Kept by X."))
        )
    );
    CHECK(tree(scribe) == R"(body
  section.chapter#one-section [chapter]
    h2.heading-1#one
      "One"
  section.colophon#colophon [colophon]
    p.first
      "Kept by X."
)");
}

TEST_CASE("verse keeps stanzas, lines and steps of indent") {
    Scribe scribe;
    Verse verse;
    verse.stanzas.push_back(
        {{{0, scribe.words("Line"), {}}, {12, scribe.words("Deep"), {}}}}
    );
    scribe.add(Block{std::move(verse)});
    CHECK(tree(scribe) == R"(body
  div.verse [verse]
    div.stanza
      p.line
        "Line"
      p.line.indent-9
        "Deep"
)");
}

TEST_CASE("a speaker stands at the head of the speech's first paragraph") {
    Scribe scribe;
    Speech speech;
    speech.speaker = scribe.words("HAMLET.");
    speech.blocks = scribe.blocks(scribe.paragraph("Words, words."));
    scribe.add(Block{std::move(speech)});
    CHECK(tree(scribe) == R"(body
  div.speech [speech]
    p.first.opening
      span.speaker.capitals
        "HAMLET."
        generated " "
      "Words, words."
)");
}

TEST_CASE("lists are made by the style or literal with their own marks") {
    Scribe scribe;
    List numbered;
    numbered.kind = ListKind::Numbered;
    numbered.start = 3;
    numbered.items.push_back({{}, scribe.blocks(scribe.paragraph("Three")), {}});
    List literal;
    literal.kind = ListKind::Numbered;
    literal.tight = false;
    literal.items.push_back(
        {scribe.text("(a)"), scribe.blocks(scribe.paragraph("As typed")), {}}
    );
    literal.items.push_back({scribe.text("(b)"), {}, {}});
    scribe.add(Block{std::move(numbered)}, Block{std::move(literal)});
    CHECK(tree(scribe) == R"(body
  ol.tight from 3
    li
      p.first
        "Three"
  ul.literal
    li
      p.first
        span.marker [marker]
          "(a) "
        "As typed"
    li
      p.first
        span.marker [marker]
          "(b) "
)");
}

TEST_CASE("a definition list has a term and each of its definitions") {
    Scribe scribe;
    List list;
    list.kind = ListKind::Definition;
    list.items.push_back(
        {{},
         scribe.blocks(
             scribe.paragraph("folio"),
             scribe.paragraph("a leaf"),
             scribe.paragraph("a number")
         ),
         {}}
    );
    scribe.add(Block{std::move(list)});
    CHECK(tree(scribe) == R"(body
  dl
    dt
      "folio"
    dd
      p.first
        "a leaf"
    dd
      p.first
        "a number"
)");
}

TEST_CASE("a table's cells take the alignment of the column they stand in") {
    Scribe scribe;
    Table table;
    table.columns = {Align::Left, Align::Decimal};
    table.caption = scribe.words("Prices");
    table.head.push_back(
        {document::cell_of(scribe.words("What"), {}, 1, 2),
         document::cell_of(scribe.words("Price"), {})}
    );
    table.head.push_back({document::cell_of(scribe.words("in pence"), {})});
    table.body.push_back({document::cell_of(scribe.words("Bread"), {}, 2, 1)});
    scribe.add(Block{std::move(table)});
    CHECK(tree(scribe) == R"(body
  table
    caption
      "Prices"
    thead
      tr
        th.align-left rows 2
          "What"
        th.align-decimal
          "Price"
      tr
        th.align-decimal
          "in pence"
    tbody
      tr
        td.align-left columns 2
          "Bread"
)");
}

TEST_CASE("code and section breaks keep what was typed") {
    Scribe scribe;
    scribe.add(
        Block{CodeBlock{scribe.text("a  b\n\tc"), "", {}}},
        Block{SectionBreak{scribe.text("* * *"), {}}},
        scribe.paragraph("Text."),
        Block{SectionBreak{}}
    );
    CHECK(tree(scribe) == R"(body
  pre
    code
      "a  b\n\tc"
  p.section-break [section-break]
    "* * *"
  p.first
    "Text."
  hr.section-break [section-break]
)");
}

TEST_CASE("inlines become the phrasing elements of XHTML") {
    Scribe scribe;
    scribe.add(scribe.paragraph(Scribe::inlines(
        scribe.wrapped<Emphasis>("em"),
        scribe.wrapped<Strong>("strong"),
        scribe.wrapped<Strikethrough>("s"),
        scribe.wrapped<SmallCaps>("caps"),
        scribe.wrapped<Subscript>("2"),
        scribe.wrapped<Superscript>("3"),
        Inline{Code{scribe.text("x  = 1")}},
        Inline{LineBreak{}},
        scribe.link("https://example.org/a", "there")
    )));
    CHECK(tree(scribe) == R"(body
  p.first
    em
      "em"
    strong
      "strong"
    s
      "s"
    span.small-caps
      "caps"
    sub
      "2"
    sup
      "3"
    code
      "x  = 1"
    br
    a to https://example.org/a
      "there"
)");
}

TEST_CASE("headings inside an extract get no section and stay out of the outline") {
    Scribe scribe;
    scribe.add(scribe.division(
        DivisionKind::Extract, scribe.blocks(scribe.heading(2, "inner", "Inner"))
    ));
    Diagnostics log;
    const model::TypesetModel model = model_of(scribe.document, log);
    CHECK(model.outline.empty());
    CHECK(tree_of(model) == R"(body
  blockquote.extract [extract]
    h3.heading-2#inner
      "Inner"
)");
}
