#include "manuscript/markdown_reader.h"

#include "document/walk.h"
#include "manuscript/codes.h"
#include "manuscript/markdown_reading.h"

#include <catch2/catch.hpp>

#include <string>

using namespace pam;
using namespace pam::testing;

TEST_CASE("a dollar sign is a dollar", "[markdown]") {
    CHECK(
        blocks("Bu$h said u.$. and 80% of $11.40\n")
        == "paragraph\n  \"Bu$h said u.$. and 80% of $11.40\"\n"
    );
}

TEST_CASE("a backslash before a mark is consumed as an escape", "[markdown]") {
    const Reading reading = read("\\* and \\[ but \\new\n");
    CHECK(reading.dumped.find("\"* and [ but \\new\"") != std::string::npos);
    CHECK(rules(reading) == "escape <\\>\nescape <\\>\n");
}

TEST_CASE("an entity is its character, and the ledger says so", "[markdown]") {
    const Reading reading = read("Caf&eacute; &#8212; &amp; &nosuch;\n");
    CHECK(
        reading.dumped.find("\"Caf\xC3\xA9 \xE2\x80\x94 & &nosuch;\"") != std::string::npos
    );
    REQUIRE(reading.manuscript.ledger.size() == 3);
    CHECK(reading.manuscript.ledger[0].before == "&eacute;");
    CHECK(reading.manuscript.ledger[0].after == "\xC3\xA9");
    CHECK(reading.manuscript.ledger[0].rule == "entity");
}

TEST_CASE("HTML that Markdown does not know is printed as it was typed", "[markdown]") {
    const Reading reading =
        read("a <blink>bold</blink> word\n\n<table>\nin a box\n</table>\n");
    CHECK(says(reading, codes::raw_html));
    CHECK(reading.dumped.find("\"a <blink>bold</blink> word\"") != std::string::npos);
    CHECK(reading.dumped.find("<table>") != std::string::npos);
    CHECK(reading.dumped.find("in a box") != std::string::npos);
    const Position place = reading.source.position(reading.log.entries.front().span.begin);
    CHECK(place == Position{1, 3});
}

TEST_CASE(
    "a table keeps its alignment, and cells beyond the head get a column", "[markdown]"
) {
    const Reading reading = read("| a | b |\n|:--|--:|\n| 1 | 2 | 3 |\n| x\\|y |\n");
    CHECK(says(reading, codes::surplus_cell));
    const auto& table =
        std::get<document::Table>(reading.manuscript.document.blocks.at(0).value);
    REQUIRE(table.columns.size() == 3);
    CHECK(table.columns[0] == document::Align::Left);
    CHECK(table.columns[1] == document::Align::Right);
    CHECK(document::plain_text(*document::single_line(table.body.at(0).at(2))) == "3");
    CHECK(document::plain_text(*document::single_line(table.body.at(1).at(0))) == "x|y");
}

TEST_CASE("notes are numbered by their first call, not by their place", "[markdown]") {
    const Reading reading =
        read("one[^b] two[^a] three[^b]\n\n[^a]: first written\n[^b]: first called\n");
    REQUIRE(reading.manuscript.document.notes.size() == 2);
    CHECK(reading.manuscript.document.notes[0].label == "b");
    CHECK(reading.manuscript.document.notes[1].label == "a");
    CHECK(reading.log.entries.empty());
}

TEST_CASE("a note nobody calls is kept and named", "[markdown]") {
    const Reading reading = read("text\n\n[^x]: lonely\n\n    with *more*\n");
    CHECK(says(reading, codes::unused_note));
    REQUIRE(reading.manuscript.document.notes.size() == 1);
    CHECK(reading.manuscript.document.notes[0].blocks.size() == 2);
}

TEST_CASE("of two notes with one label neither is lost", "[markdown]") {
    const Reading reading = read("text[^1]\n\n[^1]: one\n\n[^1]: two\n");
    CHECK(says(reading, codes::repeated_note));
    REQUIRE(reading.manuscript.document.notes.size() == 2);
    CHECK(reading.manuscript.document.notes[1].label == "1");
}

TEST_CASE("what looks like a note in code is code", "[markdown]") {
    const Reading reading = read("a[^1]\n\n[^1]: note\n\n```\n[^1]: code\n```\n");
    CHECK(reading.log.entries.empty());
    CHECK(reading.dumped.find("code-block \"[^1]: code\"") != std::string::npos);
}

TEST_CASE("a call without a note stays text", "[markdown]") {
    CHECK(blocks("as shown[^9] here\n") == "paragraph\n  \"as shown[^9] here\"\n");
}

TEST_CASE("a reference that nothing uses is printed where it reads as text", "[markdown]") {
    const Reading reading = read("[Trap]: word\n");
    CHECK(says(reading, codes::definition_as_text));
    CHECK(reading.dumped.find("\"[Trap]: word\"") != std::string::npos);
}

TEST_CASE("an address that no link uses is named and left out", "[markdown]") {
    const Reading reading = read("text\n\n[bl]: https://example.org/ \"Library\"\n");
    CHECK(says(reading, codes::unused_definition));
    CHECK(reading.dumped.find("example.org") == std::string::npos);
    CHECK(
        rules(reading) == "reference definition <[bl]: https://example.org/ \"Library\">\n"
    );
}

TEST_CASE("a link by reference consumes its definition", "[markdown]") {
    const Reading reading = read("see [the Library][BL]\n\n[bl]: https://example.org/\n");
    CHECK(reading.log.entries.empty());
    CHECK(reading.dumped.find("link \"https://example.org/\"") != std::string::npos);
}

TEST_CASE("a link to a heading leads to its id", "[markdown]") {
    const Reading reading =
        read("# One\n\n[back](#caf\xC3\xA9--bar)\n\n# Caf\xC3\xA9 & Bar\n");
    CHECK(reading.log.entries.empty());
    CHECK(reading.dumped.find("#cafe-bar") != std::string::npos);
    CHECK(reading.dumped.find("link \"#cafe-bar\"") != std::string::npos);
}

TEST_CASE("a link that leads nowhere leaves its text", "[markdown]") {
    const Reading reading = read("see [chapter two](chapter2.md) and [this](#none)\n");
    CHECK(says(reading, codes::link_without_goal));
    CHECK(reading.dumped.find("\"chapter two\"") != std::string::npos);
    CHECK(reading.dumped.find("link") == std::string::npos);
}

TEST_CASE("bare addresses are links", "[markdown]") {
    const std::string made = blocks("www.example.org and me@example.org\n");
    CHECK(made.find("link \"http://www.example.org\"") != std::string::npos);
    CHECK(made.find("link \"mailto:me@example.org\"") != std::string::npos);
}

TEST_CASE("ids are ASCII, begin with a letter and are unique", "[markdown]") {
    const Reading reading =
        read("# 1984\n\n# 1984\n\n# \xD0\x9C\xD0\xB8\xD1\x80\n\n# Note 1\n");
    std::vector<std::string> ids;
    for (const document::Block& block : reading.manuscript.document.blocks)
        ids.push_back(std::get<document::Heading>(block.value).id);
    CHECK(ids == std::vector<std::string>{"s-1984", "s-1984-2", "section", "note-1-2"});
}

TEST_CASE("numbers that do not count on are kept as typed", "[markdown]") {
    const Reading reading = read("1. one\n3. three\n");
    CHECK(says(reading, codes::list_numbers_kept));
    CHECK(reading.dumped.find("item \"3.\"") != std::string::npos);
    CHECK_FALSE(says(read("1. one\n1. two\n"), codes::list_numbers_kept));
    CHECK_FALSE(says(read("4. four\n5. five\n"), codes::list_numbers_kept));
}

TEST_CASE(
    "an image that is a paragraph is a figure with its title as caption", "[markdown]"
) {
    const Reading reading = read("![alt text](a.png \"The caption\")\n\n![only "
                                 "alt](b.png)\n\nx ![in line](c.png) y\n");
    CHECK(
        reading.dumped.find("figure \"a.png\" \"alt text\"\n  \"The caption\"")
        != std::string::npos
    );
    CHECK(
        reading.dumped.find("figure \"b.png\" \"only alt\"\n  \"only alt\"")
        != std::string::npos
    );
    CHECK(reading.dumped.find("image \"c.png\" \"in line\"") != std::string::npos);
}

TEST_CASE("lines kept apart by hard breaks are verse", "[markdown]") {
    CHECK(
        blocks("one\\\ntwo  \nthree\n\nfour\\\nfive\n")
        == "verse\n  stanza\n    line 0\n      \"one\"\n    line 0\n      \"two\"\n    "
           "line 0\n      \"three\"\n"
           "  stanza\n    line 0\n      \"four\"\n    line 0\n      \"five\"\n"
    );
    CHECK(blocks("_one_\n_two_\n_three_\n").substr(0, 5) == "verse");
}

TEST_CASE("the line of capitals below a poem names its poet", "[markdown]") {
    const std::string poem = "one\\\ntwo\n\n";
    CHECK(blocks(poem + "ADA LAMP.\n").find("paragraph attribution") != std::string::npos);
    CHECK(
        blocks(poem + "-- Ada Lamp\n").find("paragraph attribution") != std::string::npos
    );
    CHECK(blocks(poem + "Ada wrote this.\n").find("attribution") == std::string::npos);
}

TEST_CASE("a quotation that is written like a letter is a letter", "[markdown]") {
    const std::string made =
        blocks("> Dear friends,\n>\n> We are well.\n>\n> Yours,\n>\n> Ada\n");
    CHECK(made.substr(0, 6) == "letter");
    CHECK(made.find("paragraph signature") != std::string::npos);
    const std::string dated =
        blocks("> Fenn, 3rd May\n>\n> Sir,\n>\n> Sundries.\n>\n> Yours,\n>\n> Ada\n");
    CHECK(dated.substr(0, 6) == "letter");
    CHECK(dated.find("paragraph date-line\n    \"Fenn, 3rd May\"") != std::string::npos);
    CHECK(dated.find("paragraph salutation\n    \"Sir,\"") != std::string::npos);
    CHECK(
        blocks("> It rained.\n>\n> Then,\n>\n> all\n>\n> day,\n>\n> Ada\n").substr(0, 7)
        == "extract"
    );
}

TEST_CASE(
    "a quotation under a heading that names its source is an epigraph", "[markdown]"
) {
    CHECK(
        blocks("# A\n\n# B\n\n> Words.\n>\n> -- Somebody\n").find("epigraph")
        != std::string::npos
    );
    CHECK(
        blocks("Text.\n\n> Words.\n>\n> -- Somebody\n").find("extract") != std::string::npos
    );
}

TEST_CASE("the only heading of level 1 is the title, and the rest move up", "[markdown]") {
    const Reading reading =
        read("# The Room\n\n*By Ada Lamp*\n\n## First\n\ntext\n\n### Deeper\n");
    const document::Metadata& facts = reading.manuscript.document.metadata;
    CHECK(facts.title.value == "The Room");
    CHECK(facts.authors.at(0).value == "Ada Lamp");
    CHECK(reading.dumped.find("heading 1 #first") != std::string::npos);
    CHECK(reading.dumped.find("heading 2 #deeper") != std::string::npos);
    CHECK(reading.manuscript.inferences.size() == 2);
}

TEST_CASE("several headings of level 1 are chapters", "[markdown]") {
    const Reading reading = read("# One\n\ntext\n\n# Two\n");
    CHECK(reading.manuscript.document.metadata.title.value.empty());
    CHECK(reading.dumped.find("heading 1 #one") != std::string::npos);
}

TEST_CASE("labelled headings at the top are the facts of the work", "[markdown]") {
    const Reading reading = read(
        "# Title: The Room\n\n## Author: Ada Lamp\n\n## Year: 1911\n\n----\n\n### Chapter\n"
    );
    const document::Metadata& facts = reading.manuscript.document.metadata;
    CHECK(facts.title.value == "The Room");
    CHECK(facts.authors.at(0).value == "Ada Lamp");
    CHECK(facts.date.value == "1911");
    CHECK(rules(reading).find("label <Title:>") != std::string::npos);
    CHECK(reading.dumped.find("heading 1 #chapter") != std::string::npos);
    CHECK(reading.dumped.find("section-break") == std::string::npos);
}

TEST_CASE("front matter states the facts and is consumed", "[markdown]") {
    const Reading reading =
        read("---\ntitle: The Room\nauthor: [Ada, Bo]\ndate: 1911\n---\n\ntext\n");
    const document::Metadata& facts = reading.manuscript.document.metadata;
    CHECK(facts.title.value == "The Room");
    CHECK(facts.title.origin == document::Origin::FrontMatter);
    CHECK(facts.authors.size() == 2);
    CHECK(facts.date.value == "1911");
    CHECK(rules(reading).find("front matter <title: The Room>") != std::string::npos);
}

TEST_CASE("a fenced block that sets no fact is printed", "[markdown]") {
    const Reading reading = read("---\nTrap: a line that looks like YAML\n---\n\ntext\n");
    CHECK(says(reading, codes::front_matter_as_text));
    CHECK(reading.dumped.find("Trap: a line that looks like YAML") != std::string::npos);
}

TEST_CASE("front matter that is no YAML is told with its place and printed", "[markdown]") {
    const Reading reading = read("---\ntitle: \"not closed\nauthor: [Ada\n---\n\ntext\n");
    CHECK(says(reading, codes::settings_not_read));
    CHECK(reading.dumped.find("not closed") != std::string::npos);
}

TEST_CASE("what is nested too deep is set flat and not lost", "[markdown]") {
    std::string deep;
    for (int i = 0; i < 100; ++i)
        deep += "> ";
    const Reading quotes = read(deep + "the bottom\n");
    CHECK(says(quotes, codes::nested_too_deep));
    CHECK(quotes.dumped.find("the bottom") != std::string::npos);
    std::string stars;
    for (int i = 0; i < 100; ++i)
        stars += i % 2 == 0 ? "*a **b " : "*c **d ";
    CHECK(read(stars + "x" + std::string(300, '*')).dumped.find("x") != std::string::npos);
    std::string lists;
    for (std::size_t i = 0; i < 80; ++i)
        lists += std::string(2 * i, ' ') + "- item " + std::to_string(i) + "\n";
    CHECK(read(lists).dumped.find("item 79") != std::string::npos);
}

TEST_CASE("every text knows the place it came from", "[markdown]") {
    const Reading reading = read("> one *two* `three`\n> [four](https://e.org) five\n");
    document::for_each_text(reading.manuscript.document, [&](const document::Text& text) {
        for (std::size_t i = 0; i < text.text.size(); ++i) {
            const std::uint32_t at = document::source_offset(text, i);
            const char typed = reading.source.text()[at];
            CHECK((typed == text.text[i] || (typed == '\n' && text.text[i] == ' ')));
        }
    });
}

TEST_CASE("a byte order mark and line ends of other systems change nothing", "[markdown]") {
    const std::string made = blocks("# A\n\ntwo\nlines\n\n```\nx\ny\n```\n\n# B\n");
    CHECK(
        blocks(
            "\xEF\xBB\xBF# A\r\n\r\ntwo\r\nlines\r\n\r\n```\r\nx\r\ny\r\n```\r\n\r\n# B\r\n"
        )
        == made
    );
    CHECK(blocks("# A\r\rtwo\rlines\r\r```\rx\ry\r```\r\r# B\r") == made);
}

TEST_CASE("a control character in a link's target goes with the target", "[markdown]") {
    const Reading reading = read("# A b\n\nSee [there](#a\x01-b), and on.\n");
    CHECK(rules(reading).find("link target <(#a\x01-b)>") != std::string::npos);
}

TEST_CASE(
    "a bracket that only begins like a footnote's mark is text, also over lines",
    "[markdown]"
) {
    CHECK(read("See [^a\nb] there.\n").dumped.find("[^a b] there.") != std::string::npos);
    const Reading mixed = read("See [^a\nb] there.[^1]\n\n[^1]: A note.\n");
    CHECK(mixed.log.entries.empty());
    CHECK(mixed.dumped.find("note-reference 1") != std::string::npos);
}

TEST_CASE("several byte order marks at the start are all passed over", "[markdown]") {
    CHECK(blocks("\xEF\xBB\xBF\xEF\xBB\xBF# A\n\nb\n") == blocks("# A\n\nb\n"));
    CHECK(read("\xEF\xBB\xBF\xEF\xBB\xBF").manuscript.document.blocks.empty());
}
