#include "plain_text_support.h"

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

const std::string wrapped_paragraph =
    "It is a melancholy object to those, who walk through this great town,\n"
    "or travel in the country, when they see the streets, the roads, and\n"
    "cabbin-doors crowded with beggars of the female sex, followed by three,\n"
    "four, or six children, all in rags.\n";

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t total = 0;
    for (std::size_t at = text.find(part); at != std::string::npos;
         at = text.find(part, at + 1))
        ++total;
    return total;
}

}  // namespace

TEST_CASE("wrapped lines are one paragraph, joined with one space", "[plain]") {
    const Reading reading = read_literally(wrapped_paragraph + "\n" + wrapped_paragraph);
    CHECK(count(reading.dump(), "paragraph\n") == 2);
    CHECK(reading.text().find("great town, or travel") != std::string::npos);
}

TEST_CASE("line ends of every kind give the same document", "[plain]") {
    const auto with_ends = [](const std::string& end) {
        std::string text;
        for (const char c : wrapped_paragraph + "\n" + wrapped_paragraph)
            text += c == '\n' ? end : std::string(1, c);
        return read_literally(text).dump();
    };
    CHECK(with_ends("\n") == with_ends("\r\n"));
    CHECK(with_ends("\n") == with_ends("\r"));
}

TEST_CASE("a byte order mark is markup, an end-of-file mark too", "[plain]") {
    const Reading reading =
        read_literally("\xEF\xBB\xBFWe shall see how it goes in the end.\x1A");
    CHECK(reading.text() == "We shall see how it goes in the end.");
    REQUIRE(reading.manuscript.consumed.size() == 2);
    CHECK(reading.manuscript.consumed[0].rule == "byte order mark");
    CHECK(reading.manuscript.consumed[1].rule == "end-of-file mark");
}

TEST_CASE("a form feed parts paragraphs", "[plain]") {
    const Reading reading = read_literally("One page ends here.\n\fAnother begins here.\n");
    CHECK(count(reading.dump(), "paragraph\n") == 2);
}

TEST_CASE("one line a paragraph needs no blank lines between", "[plain]") {
    const std::string sentence = "Only yesterday, we laid to rest the mortal remains of "
                                 "our beloved President, and at a time "
                                 "like this, words are inadequate, for the most eloquent "
                                 "tribute would be a reverent silence.";
    const Reading reading = read_literally(
        sentence + "\n" + sentence + "\nWe must carry on.\n" + sentence + "\n"
    );
    CHECK(count(reading.dump(), "paragraph\n") == 4);
}

TEST_CASE("indented first lines open paragraphs without blank lines", "[plain]") {
    std::string text;
    for (int i = 0; i < 4; ++i)
        text += "    " + wrapped_paragraph;
    CHECK(count(read_literally(text).dump(), "paragraph\n") == 4);
}

TEST_CASE("verse is kept line for line with its indents", "[plain]") {
    const Reading reading = read_literally(
        wrapped_paragraph + "\n" + wrapped_paragraph
        + "\n    How doth the little crocodile\n      Improve his shining tail,\n"
          "    And pour the waters of the Nile\n      On every golden scale!\n\n"
        + wrapped_paragraph
    );
    const std::string dump = reading.dump();
    CHECK(count(dump, "verse\n") == 1);
    CHECK(count(dump, "line 0") == 2);
    CHECK(count(dump, "line 1") == 2);
}

TEST_CASE("an address is lines, not a paragraph", "[plain]") {
    const Reading reading = read_literally(
        wrapped_paragraph + "\n" + wrapped_paragraph
        + "\nProject Gutenberg\nP. O. Box 2782\nChampaign, IL 61825\n\n" + wrapped_paragraph
    );
    CHECK(count(reading.dump(), "line 0") == 3);
}

TEST_CASE("prose typed phrase by phrase is still prose", "[plain]") {
    const Reading reading = read_literally(
        wrapped_paragraph + "\n" + wrapped_paragraph
        + "\nWherefore, laying aside all national pride and prejudice\n"
          "in favour of modes and forms, the plain truth is, that\n"
          "IT IS WHOLLY OWING TO THE CONSTITUTION OF THE PEOPLE,\n"
          "that the crown is not as oppressive in England as in Turkey.\n\n"
        + wrapped_paragraph
    );
    CHECK(count(reading.dump(), "verse") == 0);
}

TEST_CASE("a notice in capitals is a wrapped paragraph", "[plain]") {
    std::string text;
    for (int i = 1; i <= 5; ++i)
        text += std::to_string(i)
                + ". The name of the room may not be used to praise or to sell what\n"
                  "was read in it without its own leave in writing, which it gives to\n"
                  "all who ask for it, and to nobody else.\n\n";
    const std::string loose =
        read_literally(
            text
            + "6. THE ROOM SHALL NOT BE LIABLE TO KEEPERS OR TO ANY READERS OF BOOKS\n"
              "FOR ANY INCIDENTAL, SPECIAL, OR CONSEQUENTIAL LOSS OF TIME AS\n"
              "A RESULT OF READING, LENDING, OR OTHERWISE USING THE BOOKS,\n"
              "OR ANY PART THEREOF, EVEN IF ADVISED OF THEIR LENGTH.\n"
        )
            .dump();
    CHECK(loose.find("verse") == std::string::npos);
    const std::string dump =
        read_literally(
            text
            + "6. THE ROOM IS PROVIDED \"AS IS\" AND WITHOUT ANY EXPRESS OR IMPLIED\n"
              "WARRANTIES, INCLUDING, WITHOUT LIMITATION, THE IMPLIED\n"
              "WARRANTIES OF WARMTH AND FITNESS FOR A PARTICULAR READER.\n"
        )
            .dump();
    CHECK(
        dump.find("paragraph\n      \"THE ROOM IS PROVIDED \"AS IS\" AND")
        != std::string::npos
    );
    CHECK(dump.find("verse") == std::string::npos);
}

TEST_CASE("a question of three lines is a paragraph", "[plain]") {
    std::string text;
    for (int i = 1; i <= 5; ++i)
        text += "A. Yes. The keepers of the room asked me not to touch the stove, for\n"
                "that is a thing which is often mended by whoever sits beside it, and\n"
                "so it burns as it likes.\n\n";
    const std::string dump =
        read_literally(
            text
            + "Q. There is a new stove in the room, and I have just lit it now.\n"
              "The list of things in the room says nineteen books, and I see eleven.\n"
              "Is this so?\n"
        )
            .dump();
    CHECK(dump.find("verse") == std::string::npos);
    CHECK(dump.find("and I see eleven. Is this so?\"") != std::string::npos);
}

TEST_CASE("lines at the edge that fall short of the measure stay lines", "[plain]") {
    std::string text;
    for (int i = 1; i <= 5; ++i)
        text += "The keepers of the room asked me not to touch the stove, for that is\n"
                "a thing which is often mended by whoever sits beside it, and so it\n"
                "burns as it likes.\n\n";
    const std::string dump = read_literally(
                                 text
                                 + "Ada Lamp, the Keeper of the Room\n"
                                   "The Reading Room at the Lock\nUpper Fenn\n"
    )
                                 .dump();
    CHECK(dump.find("line 0\n      \"The Reading Room at the Lock\"") != std::string::npos);
}

TEST_CASE("text wrapped twice loses its comb", "[plain]") {
    const std::string comb =
        "The bourgeoisie has torn away from the family its sentimental bonds and\n"
        "veils,\n"
        "and has reduced the family relation to a mere money relation of people\n"
        "and\n"
        "nothing else besides that, as everybody knows who has looked about him\n"
        "today.\n";
    const Reading reading = read_literally(
        wrapped_paragraph + "\n" + wrapped_paragraph + "\n" + wrapped_paragraph + "\n"
        + comb + "\n" + wrapped_paragraph + "\n" + wrapped_paragraph
    );
    CHECK(count(reading.dump(), "paragraph\n") == 6);
    CHECK(reading.text().find("bonds and veils, and has") != std::string::npos);
}

TEST_CASE("a scene break keeps its mark", "[plain]") {
    const Reading reading =
        read_literally("He went.\n\n* * *\n\nShe stayed.\n\n-----\n\nThey met.\n");
    CHECK(reading.dump().find("section-break \"* * *\"") != std::string::npos);
    CHECK(reading.dump().find("section-break \"-----\"") != std::string::npos);
    CHECK(reading.manuscript.consumed.empty());
}

TEST_CASE("a scene break may be any ornament", "[plain]") {
    for (const std::string mark :
         {"***",
          "* * * * *",
          "*",
          "#",
          "# # #",
          "~~~",
          "-----",
          "= = =",
          "+ + +",
          "\xE2\x81\x82",
          "\xE2\x9D\xA6",
          "\xC2\xA7 \xC2\xA7 \xC2\xA7",
          "oOo",
          "--o0o--",
          "<><><>",
          "\xE2\x80\x94\xE2\x80\x94\xE2\x80\x94"}) {
        INFO(mark);
        const Reading reading =
            read_literally("He went.\n\n          " + mark + "\n\nShe stayed.\n");
        CHECK(reading.dump().find("section-break \"" + mark + "\"") != std::string::npos);
    }
    for (const std::string words : {"o", "000", "...", "<p>", "-1-"}) {
        INFO(words);
        const Reading reading =
            read_literally("He went.\n\n" + words + "\n\nShe stayed.\n");
        CHECK(reading.dump().find("section-break") == std::string::npos);
    }
}

TEST_CASE("a list keeps its marks and hangs its entries together", "[plain]") {
    const Reading reading = read_literally(
        wrapped_paragraph
        + "\n 1. The first thing\n    Here is what it means to everybody who takes part in "
          "it.\n"
          " 2. The second thing\n    And here is what the second one means to all the "
          "others.\n\n"
        + wrapped_paragraph
    );
    const std::string dump = reading.dump();
    CHECK(dump.find("list numbered from 1 tight") != std::string::npos);
    CHECK(dump.find("item \"2.\"") != std::string::npos);
    CHECK(reading.manuscript.consumed.empty());
    CHECK(reading.told("list"));
}

TEST_CASE("one starred line is not a list", "[plain]") {
    const Reading reading =
        read_literally("* a note of the author, not a list.\n\nMore text follows it.\n");
    CHECK(reading.dump().find("list bulleted") == std::string::npos);
}

TEST_CASE("a play's speakers stand before their speeches", "[plain]") {
    const Reading reading = read_literally(
        "ALGERNON.\nDid you hear what I was playing, Lane?\n\nLANE.\nI did not think it "
        "polite to listen, "
        "sir.\n\nALGERNON.\nI am sorry for that, for your sake.\n\nLANE.\nYes, sir.\n"
    );
    CHECK(count(reading.dump(), "speech\n") == 4);
    CHECK(reading.dump().find("\"ALGERNON.\"") != std::string::npos);
}

TEST_CASE("no character of plain text is markup", "[plain]") {
    const std::vector<std::string> traps{
        "In reality, Bu$h is making it and the u.$. imperialists win.",
        "1917. Trap was the year it happened.",
        "[Trap]: this line looks like a reference definition",
        "<a@example.org> wrote to us, and <b> is a tag &amp; an entity.",
        "# pound sterling at line start",
        "5 * 3 * 2 and snake_case_name and __init__ here.",
        ":name: a line that looks like an attribute",
        "// a line that begins with two slashes",
        "at C:\\new\\table and a backslash \\ alone.",
        "{curly} and ((see note)) and <<ref>> and ifdef::x[] end.",
        "== equals at line start",
        "> quoted mail",
        "Trap28 | a | b | c pipe"};
    std::string all;
    for (const std::string& trap : traps)
        all += trap + "\n\n";
    const Reading reading = read_literally(all);
    for (const std::string& trap : traps) {
        INFO(trap);
        CHECK(("\n" + reading.text() + "\n").find("\n" + trap + "\n") != std::string::npos);
    }
    CHECK(reading.manuscript.consumed.empty());
}

TEST_CASE("control characters are shown, told and entered", "[plain]") {
    const Reading reading = read_literally("A bell\x07 rings in the text.\n");
    CHECK(reading.text() == "A bell\xEF\xBF\xBD rings in the text.");
    CHECK(reading.has_code("MS001"));
    REQUIRE(reading.manuscript.ledger.size() == 1);
    CHECK(reading.manuscript.ledger[0].rule == "control character");
}

TEST_CASE("an empty manuscript is an empty document with a warning", "[plain]") {
    const Reading reading = read_text(" \n\t\n");
    CHECK(reading.manuscript.document.blocks.empty());
    CHECK(reading.has_code("MS005"));
}

TEST_CASE("every text leads back to its source byte", "[plain]") {
    const Reading reading =
        read_literally("One   two\n  three, and the\tfourth word of this.\n");
    document::for_each_text(reading.manuscript.document, [&](const document::Text& text) {
        for (std::size_t i = 0; i < text.text.size(); ++i)
            if (text.text[i] != ' ')
                CHECK(
                    reading.source.text()[document::source_offset(text, i)] == text.text[i]
                );
    });
}

TEST_CASE("another language is guessed by its small words", "[plain]") {
    std::string german;
    for (int i = 0; i < 12; ++i)
        german += "Die Arbeit ist nicht das Ende, und die Freiheit wird auf dem Weg mit "
                  "den anderen sein.\n\n";
    CHECK(read_literally(german).manuscript.document.metadata.language.value == "de");
    CHECK(
        read_literally(wrapped_paragraph).manuscript.document.metadata.language.value
        == "en"
    );
}
