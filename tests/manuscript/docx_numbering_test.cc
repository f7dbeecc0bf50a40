#include "manuscript/docx_numbering.h"

#include "docx_support.h"

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

std::string level(
    int at, const std::string& format, const std::string& text, const std::string& more = ""
) {
    return "<w:lvl w:ilvl=\"" + std::to_string(at)
           + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + format
           + "\"/><w:lvlText w:val=\"" + text + "\"/>" + more + "<w:pPr><w:ind w:left=\""
           + std::to_string(720 * (at + 1)) + "\" w:hanging=\"360\"/></w:pPr></w:lvl>";
}

std::string definition(int id, const std::string& levels) {
    return "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) + "\">" + levels
           + "</w:abstractNum>";
}

std::string number(int id, int definition, const std::string& overrides = "") {
    return "<w:num w:numId=\"" + std::to_string(id) + "\"><w:abstractNumId w:val=\""
           + std::to_string(definition) + "\"/>" + overrides + "</w:num>";
}

std::string
item(const std::string& words, int list, int at = 0, const std::string& more = "") {
    return para(
        "<w:numPr><w:ilvl w:val=\"" + std::to_string(at) + "\"/><w:numId w:val=\""
            + std::to_string(list) + "\"/></w:numPr>" + more,
        r(words)
    );
}

// Only kinds, starts, markers and words of the dump, each line's indent kept.
std::string outline(
    const std::string& numbering, const std::string& body, const std::string& styles = ""
) {
    const std::string all =
        read_docx({body, {{"numbering", numbering}, {"styles", styles}}, ""}).dump();
    std::string kept;
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t end = all.find('\n', at);
        const std::string line = all.substr(at, end - at);
        if (line.find("paragraph") == std::string::npos) kept += line + "\n";
        at = end + 1;
    }
    return kept;
}

const std::string decimal =
    definition(1, level(0, "decimal", "%1.") + level(1, "decimal", "%2."));
const std::string bullets =
    definition(2, level(0, "bullet", "\xE2\x80\xA2") + level(1, "bullet", "o"));

}  // namespace

TEST_CASE("decimal numbers are counted by the house, bullets are its own", "[docx]") {
    CHECK(
        outline(
            decimal + bullets + number(1, 1) + number(2, 2),
            item("a", 1) + item("b", 1) + item("c", 2)
        )
        == "list numbered from 1 tight\n  item\n      \"a\"\n  item\n      \"b\"\nlist "
           "bulleted "
           "tight\n  item\n      \"c\"\n"
    );
}

TEST_CASE("levels are lists inside items", "[docx]") {
    CHECK(
        outline(
            decimal + number(1, 1),
            item("a", 1) + item("b", 1, 1) + item("c", 1, 1) + item("d", 1)
        )
        == "list numbered from 1 tight\n  item\n      \"a\"\n    list numbered from 1 "
           "tight\n      "
           "item\n          \"b\"\n      item\n          \"c\"\n  item\n      \"d\"\n"
    );
}

TEST_CASE("a list goes on counting after an interruption", "[docx]") {
    CHECK(
        outline(decimal + number(1, 1), item("a", 1) + p("Stop.") + item("b", 1))
        == "list numbered from 1 tight\n  item\n      \"a\"\n  \"Stop.\"\nlist numbered "
           "from 2 "
           "tight\n  item\n      \"b\"\n"
    );
}

TEST_CASE("a number with a start of its own begins anew", "[docx]") {
    const std::string again =
        "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>";
    CHECK(
        outline(
            decimal + number(1, 1) + number(2, 1, again),
            item("a", 1) + item("b", 2) + item("c", 2)
        )
        == "list numbered from 1 tight\n  item\n      \"a\"\nlist numbered from 5 tight\n  "
           "item\n   "
           "   \"b\"\n  item\n      \"c\"\n"
    );
}

TEST_CASE("two numbers of one definition count on together", "[docx]") {
    CHECK(
        outline(decimal + number(1, 1) + number(2, 1), item("a", 1) + item("b", 2))
        == "list numbered from 1 tight\n  item\n      \"a\"\n  item\n      \"b\"\n"
    );
}

TEST_CASE("what the house cannot count is printed as Word numbers it", "[docx]") {
    const std::string legal = definition(
        1,
        level(0, "upperRoman", "%1.") + level(1, "lowerLetter", "%1.%2)")
            + level(2, "decimal", "%1.%2.%3", "<w:isLgl/>")
    );
    CHECK(
        outline(
            legal + number(1, 1),
            item("a", 1) + item("b", 1) + item("c", 1, 1) + item("d", 1, 2)
        )
        == "list numbered from 1 tight\n  item \"I.\"\n      \"a\"\n  item \"II.\"\n      "
           "\"b\"\n    "
           "list numbered from 1 tight\n      item \"II.a)\"\n          \"c\"\n        "
           "list numbered "
           "from 1 tight\n          item \"2.1.1\"\n              \"d\"\n"
    );
}

TEST_CASE("a deeper level begins anew, unless it is told to count on", "[docx]") {
    const std::string never = definition(
        1,
        level(0, "decimal", "%1.")
            + level(1, "decimal", "%2.", "<w:lvlRestart w:val=\"0\"/>")
    );
    const std::string body =
        item("a", 1) + item("b", 1, 1) + item("c", 1) + item("d", 1, 1);
    CHECK(outline(decimal + number(1, 1), body).find("from 2") == std::string::npos);
    CHECK(outline(never + number(1, 1), body).find("from 2") != std::string::npos);
}

TEST_CASE("a style may number its paragraphs, and a paragraph may refuse", "[docx]") {
    const std::string styles =
        style("li", "Steps", "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>");
    CHECK(
        outline(
            decimal + number(1, 1),
            p("a", "li")
                + para(
                    "<w:pStyle w:val=\"li\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>",
                    r("plain")
                ),
            styles
        )
        == "list numbered from 1 tight\n  item\n      \"a\"\n  \"plain\"\n"
    );
}

TEST_CASE("a level that names a style is that style's level", "[docx]") {
    const std::string numbering = definition(
        1,
        level(0, "decimal", "%1.", "<w:pStyle w:val=\"h1\"/>")
            + level(1, "decimal", "%1.%2", "<w:pStyle w:val=\"h2\"/>")
    );
    const std::string has_number =
        "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>";
    const std::string styles =
        style("h1", "heading 1", has_number) + style("h2", "heading 2", has_number);
    CHECK(
        outline(
            numbering + number(1, 1),
            p("Sea", "h1") + p("Salt", "h2") + p("Land", "h1"),
            styles
        )
        == "heading 1 #1-sea\n  \"1. \"\n  \"Sea\"\nheading 2 #1-1-salt\n  \"1.1 \"\n  "
           "\"Salt\"\nheading 1 #2-land\n  \"2. \"\n  \"Land\"\n"
    );
}

TEST_CASE("a definition may be the one of a numbering style", "[docx]") {
    const std::string numbering =
        "<w:abstractNum w:abstractNumId=\"7\"><w:numStyleLink "
        "w:val=\"own\"/></w:abstractNum>"
        + definition(1, "<w:styleLink w:val=\"own\"/>" + level(0, "upperLetter", "(%1)"))
        + number(1, 1) + number(9, 7);
    const std::string styles = style(
        "own",
        "My list",
        "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>",
        "numbering"
    );
    CHECK(
        outline(numbering, item("a", 9), styles)
        == "list numbered from 1 tight\n  item \"(A)\"\n      \"a\"\n"
    );
}

TEST_CASE("paragraphs indented as an item's words belong to the item", "[docx]") {
    CHECK(
        outline(
            decimal + number(1, 1),
            item("a", 1) + para("<w:ind w:left=\"720\"/>", r("more")) + item("b", 1)
                + p("Done.")
        )
        == "list numbered from 1 loose\n  item\n      \"a\"\n      \"more\"\n  item\n      "
           "\"b\"\n  \"Done.\"\n"
    );
}

TEST_CASE("a list that is only indented deeper is inside", "[docx]") {
    CHECK(
        outline(
            decimal + bullets + number(1, 1) + number(2, 2),
            item("a", 1) + item("b", 2, 0, "<w:ind w:left=\"1440\" w:hanging=\"360\"/>")
                + item("c", 1)
        )
        == "list numbered from 1 tight\n  item\n      \"a\"\n    list bulleted tight\n     "
           " item\n "
           "         \"b\"\n  item\n      \"c\"\n"
    );
}

TEST_CASE("a numbering that the file does not have is none", "[docx]") {
    CHECK(outline(decimal, item("a.", 5)) == "  \"a.\"\n");
}

TEST_CASE("styles named as lists are lists without a numbering", "[docx]") {
    const std::string styles = style("b", "List Bullet") + style("b2", "List Bullet 2")
                               + style("n", "List Number");
    CHECK(
        outline(
            "",
            p("a", "b") + p("b", "b2") + p("c", "b") + p("Stop.") + p("d", "n")
                + p("e", "n"),
            styles
        )
        == "list bulleted tight\n  item\n      \"a\"\n    list bulleted tight\n      "
           "item\n          "
           "\"b\"\n  item\n      \"c\"\n  \"Stop.\"\nlist numbered from 1 tight\n  item\n  "
           "    "
           "\"d\"\n  item\n      \"e\"\n"
    );
}

TEST_CASE("numbers are written in their format", "[docx]") {
    using docx::formatted_number;
    CHECK(formatted_number(27, "lowerLetter") == "aa");
    CHECK(formatted_number(28, "upperLetter") == "BB");
    CHECK(formatted_number(1999, "lowerRoman") == "mcmxcix");
    CHECK(formatted_number(4, "upperRoman") == "IV");
    CHECK(formatted_number(7, "decimalZero") == "07");
    CHECK(formatted_number(12, "ordinal") == "12th");
    CHECK(formatted_number(22, "ordinal") == "22nd");
    CHECK(formatted_number(5, "chicago") == "**");
    CHECK(formatted_number(2, "russianLower") == "\xD0\xB1");
    CHECK(formatted_number(3, "thaiNumbers") == "\xE0\xB9\x93");
    CHECK(formatted_number(12, "cardinalText") == "12");
    CHECK(formatted_number(0, "lowerRoman") == "0");
    CHECK(formatted_number(-3, "lowerLetter") == "-3");
    CHECK(formatted_number(5000, "upperRoman") == "5000");
}
