#include "manuscript/markdown_inlines.h"

#include "manuscript/codes.h"
#include "manuscript/markdown_reading.h"

#include <catch2/catch.hpp>

#include <string>

using namespace pam;
using namespace pam::testing;

TEST_CASE("dollars, backslashes and angle brackets of prose stand as typed", "[markdown]") {
    for (const std::string text :
         {"Bu$h paid $5 and $$6$$ u.$.",
          "C:\\new\\table",
          "a <word> and 1 < 2 > 0",
          "x_1 and snake_case_name",
          "5 * 3 * 2",
          "~100 and ~/home",
          "a ^ b",
          "[a note]",
          "R&D; AT&T",
          "#hash and @name",
          "50% | 60%",
          "!important"}) {
        INFO(text);
        CHECK(blocks(text + "\n") == "paragraph\n  \"" + text + "\"\n");
    }
}

TEST_CASE("a call that no note answers is told and stays text", "[markdown]") {
    const Reading reading = read("as shown[^9] here[^1]\n\n[^1]: one\n");
    CHECK(says(reading, codes::call_without_note));
    CHECK(reading.holds("\"as shown[^9] here\""));
    CHECK_FALSE(says(read("as shown\\[^9] here\n"), codes::call_without_note));
}

TEST_CASE("an exclamation mark before a note's call opens no picture", "[markdown]") {
    const Reading reading = read("Lit![^1] Out![^9] ![^2](b.png)\n\n[^1]: At *six*.\n");
    CHECK(reading.holds("\"Lit!\"\n  note-reference 1\n"));
    CHECK(reading.holds("Out![^9] "));
    CHECK(says(reading, codes::call_without_note));
    // No note has that name: a picture, as ever.
    CHECK(reading.holds("image \"b.png\" \"^2\""));
}

TEST_CASE("classes of pictures and tables are names for a house style", "[markdown]") {
    const Reading reading = read(
        "![A stove](a.png){.top .decorative .generated .top}\n\n| a |\n|---|\n| b |\n\n"
        "Table: Who {#who .full-page .wide}\n"
    );
    CHECK(reading.holds("figure .top \"a.png\""));
    CHECK(reading.holds("table .full-page .wide natural\n"));
}

TEST_CASE("words in brackets take attributes, and idle ones are told", "[markdown]") {
    const Reading reading = read("[Ada]{.smallcaps} [mot]{lang=fr} [sky]{.blue}\n");
    CHECK(reading.holds("small-caps\n    \"Ada\""));
    CHECK(reading.holds("phrase fr"));
    CHECK(reading.holds("sky"));
    CHECK(says(reading, codes::attribute_without_effect));
    CHECK(blocks("the set [a]{b, c}\n") == "paragraph\n  \"the set [a]{b, c}\"\n");
}

TEST_CASE("a character written by its name is in the ledger", "[markdown]") {
    const Reading reading = read("Caf&eacute;\n");
    CHECK(says(reading, codes::character_reference));
    CHECK_FALSE(says(read("Caf\\&eacute; and `&eacute;`\n"), codes::character_reference));
}

TEST_CASE("a comment is in the ledger and not in the text", "[markdown]") {
    const Reading words = read("one <!-- ask Bo --> two\n");
    CHECK(says(words, codes::comment));
    CHECK(words.manuscript.ledger.front().before == "<!-- ask Bo -->");
    CHECK(words.holds("\"one two\""));
    const Reading block = read("one\n\n<!-- ask\n\nBo -->\n\ntwo\n");
    CHECK(says(block, codes::comment));
    CHECK_FALSE(block.holds("Bo"));
}

TEST_CASE("references may not copy far more than the text holds", "[markdown]") {
    std::string text = "[a]: /" + std::string(20'000, 'x') + "\n\n";
    for (int i = 0; i < 1000; ++i)
        text += "[a] ";
    const Reading reading = read(text + "\n");
    CHECK(says(reading, codes::too_many_references));
    CHECK(reading.dumped.size() < 1'000'000);
}

TEST_CASE("a note may stand where it is called", "[markdown]") {
    const Reading reading = read("one^[a *short* note] two\n");
    CHECK(reading.holds("note-reference 1"));
    CHECK(reading.manuscript.document.notes.size() == 1);
}

TEST_CASE(
    "letters are raised and lowered, carets and tildes of prose are not", "[markdown]"
) {
    CHECK(read("x^2^ and H~2~O\n").holds("superscript\n    \"2\""));
    CHECK(blocks("x^2+y^2\n") == "paragraph\n  \"x^2+y^2\"\n");
}
