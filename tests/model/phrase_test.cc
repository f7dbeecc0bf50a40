// What is said of a block as a whole: the language and direction of all its words, the
// place that links lead to. And the parts of plays and of lists of contents.
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

Inline
phrase(std::string language, Inlines children, Direction direction = Direction::Natural) {
    return {Phrase{std::move(language), direction, std::move(children), {}}};
}

Inline anchor(std::string id) {
    return {Anchor{std::move(id), {}}};
}

}  // namespace

TEST_CASE("a phrase around all words of a block is said of the block") {
    Scribe scribe;
    scribe.add(
        Scribe::paragraph(Scribe::inlines(phrase("DE_de", scribe.words("Ganz deutsch.")))),
        Scribe::paragraph(
            Scribe::inlines(scribe.run("Partly "), phrase("fr", scribe.words("autre")))
        )
    );
    CHECK(tree(scribe) == R"(body
  p.first in de-DE
    "Ganz deutsch."
  p
    "Partly "
    span in fr
      "autre"
)");
}

TEST_CASE("a phrase that runs the other way says so, by its language or as stated") {
    Scribe scribe;
    scribe.add(Scribe::paragraph(Scribe::inlines(
        scribe.run("a "),
        phrase("he", scribe.words("שלום")),
        phrase("", scribe.words("123"), Direction::RightToLeft),
        phrase("ar-Latn", scribe.words("salaam"))
    )));
    CHECK(tree(scribe) == R"(body
  p.first
    "a "
    span in he rtl
      "שלום"
    span rtl
      "123"
    span in ar-Latn
      "salaam"
)");
}

TEST_CASE("a malformed language of a phrase is told and left out") {
    Scribe scribe;
    scribe.add(Scribe::paragraph(Scribe::inlines(phrase("no tag!", scribe.words("words"))))
    );
    Diagnostics log;
    CHECK(tree_of(model_of(scribe.document, log)) == "body\n  p.first\n    \"words\"\n");
    REQUIRE(log.entries.size() == 1);
    CHECK(log.entries[0].code == "MO007");
}

TEST_CASE("an anchor at the head of a block is the block's id, else the next element's") {
    Scribe scribe;
    Emphasis emphasis;
    emphasis.children = Scribe::inlines(anchor("deep"), scribe.run("deep"));
    scribe.add(
        Scribe::paragraph(Scribe::inlines(anchor("head"), scribe.run("Words."))),
        Scribe::paragraph(Scribe::inlines(Inline{std::move(emphasis)})),
        Scribe::paragraph(Scribe::inlines(
            scribe.run("a "),
            anchor("mid"),
            scribe.run("b "),
            anchor("em"),
            scribe.wrapped<Strong>("c")
        ))
    );
    CHECK(tree(scribe) == R"(body
  p.first#head
    "Words."
  p#deep
    em
      "deep"
  p
    "a "
    span#mid
    "b "
    strong#em
      "c"
)");
}

TEST_CASE("an anchor in a heading means the heading, and links find it") {
    Scribe scribe;
    Heading heading{1, "one", Scribe::inlines(anchor("a7"), scribe.run("One")), {}};
    scribe.add(
        Block{std::move(heading)},
        Scribe::paragraph(Scribe::inlines(scribe.link("#a7", "back")))
    );
    CHECK(tree(scribe) == R"(body
  section.chapter#one-section [chapter]
    h2.heading-1#one
      "One"
    p.first
      a to #one
        "back"
)");
}

TEST_CASE("a paragraph that is but an anchor gives its id to the block below") {
    Scribe scribe;
    scribe.add(
        Scribe::paragraph(Scribe::inlines(anchor("place"))), scribe.paragraph("Words.")
    );
    CHECK(tree(scribe) == "body\n  p.first#place\n    \"Words.\"\n");
}

TEST_CASE("lines of the contents that are one link into the work are its entries") {
    Scribe scribe;
    List list;
    list.items.push_back(
        {{},
         Scribe::blocks(Scribe::paragraph(Scribe::inlines(scribe.link("#one", "One")))),
         {}}
    );
    scribe.add(
        Scribe::division(
            DivisionKind::Contents,
            Scribe::blocks(
                scribe.paragraph("Contents"),
                Block{list},
                Scribe::paragraph(
                    Scribe::inlines(scribe.link("#one", "One"), scribe.run(" and more"))
                )
            )
        ),
        scribe.heading(1, "one", "One")
    );
    const std::string dump = tree(scribe);
    CHECK(dump.find("section.contents#contents [contents]") != std::string::npos);
    CHECK(dump.find("p.first.entry [contents-entry]") != std::string::npos);
    CHECK(dump.find("      a to #one\n        \"One\"\n    p\n") == std::string::npos);
    CHECK(dump.rfind("[contents-entry]") == dump.find("[contents-entry]"));
}

TEST_CASE("a speaker opens the speech's first paragraph, or stands in one of its own") {
    Scribe scribe;
    Speech prose{scribe.words("Jack."), Scribe::blocks(scribe.paragraph("Well?")), {}};
    Verse verse;
    verse.stanzas.push_back({{{0, scribe.words("A line"), {}}}});
    Speech lines{scribe.words("THE GHOST"), Scribe::blocks(Block{verse}), {}};
    scribe.add(
        Block{prose},
        Block{lines},
        scribe.paragraph("Exit.", document::Role::StageDirection)
    );
    CHECK(tree(scribe) == R"(body
  div.speech [speech]
    p.first.opening
      span.speaker
        "Jack."
        generated " "
      "Well?"
  div.speech [speech]
    p.first.opening.speaker-line
      span.speaker.capitals
        "THE GHOST"
        generated " "
    div.verse [verse]
      div.stanza
        p.line
          "A line"
  p.stage-direction
    "Exit."
)");
}
