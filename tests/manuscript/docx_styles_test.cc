#include "manuscript/docx_styles.h"

#include "docx_support.h"

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

std::string dump_with(const std::string& styles, const std::string& body) {
    return read_docx({body, {{"styles", styles}}, ""}).dump();
}

constexpr const char* outline_2 = "<w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr>";
constexpr const char* italic = "<w:rPr><w:i/></w:rPr>";

}  // namespace

TEST_CASE("a heading is known by the name of its style, whatever its id", "[docx]") {
    CHECK(
        dump_with(style("berschrift1", "heading 1"), p("Das Meer", "berschrift1"))
        == "heading 1 #das-meer\n  \"Das Meer\"\n"
    );
    CHECK(
        dump_with(style("a", "Heading 9,h9"), p("Deep", "a"))
        == "heading 6 #deep\n  \"Deep\"\n"
    );
}

TEST_CASE("a heading is known by the outline level of its style or its own", "[docx]") {
    CHECK(
        dump_with(
            style("a", "\xD0\x93\xD0\xBB\xD0\xB0\xD0\xB2\xD0\xB0", outline_2), p("A", "a")
        )
        == "heading 2 #a\n  \"A\"\n"
    );
    CHECK(
        dump_of(para("<w:outlineLvl w:val=\"2\"/>", r("A"))) == "heading 3 #a\n  \"A\"\n"
    );
    CHECK(dump_of(para("<w:outlineLvl w:val=\"9\"/>", r("A."))) == "paragraph\n  \"A.\"\n");
}

TEST_CASE("a style of one's own is what it is based on", "[docx]") {
    const std::string styles =
        style("q", "Quote") + style("mine", "My words", "<w:basedOn w:val=\"q\"/>");
    CHECK(dump_with(styles, p("A.", "mine")) == "extract\n  paragraph\n    \"A.\"\n");
}

TEST_CASE("styles based on one another in a ring end somewhere", "[docx]") {
    const std::string styles = style("a", "A", "<w:basedOn w:val=\"b\"/>")
                               + style("b", "B", "<w:basedOn w:val=\"a\"/>");
    CHECK(dump_with(styles, p("A.", "a")) == "paragraph\n  \"A.\"\n");
}

TEST_CASE("a style that is not in the file is the default one", "[docx]") {
    CHECK(
        dump_with(style("a", "heading 1"), p("A.", "nowhere")) == "paragraph\n  \"A.\"\n"
    );
}

TEST_CASE("toggles of styles cancel one another, a direct one holds", "[docx]") {
    const std::string styles = style("slanted", "Slanted words", italic)
                               + style("em", "Emphasis", italic, "character");
    CHECK(
        dump_with(
            styles,
            para(
                "<w:pStyle w:val=\"slanted\"/>",
                r("a ") + r("b ", "<w:rStyle w:val=\"em\"/>")
                    + r("c ", "<w:i w:val=\"0\"/>") + r("d", "<w:i/>")
            )
        )
        == "paragraph\n  emphasis\n    \"a\"\n  \" b c \"\n  emphasis\n    \"d\"\n"
    );
}

TEST_CASE("the look of the default style and of headings is no emphasis", "[docx]") {
    const std::string styles = "<w:style w:type=\"paragraph\" w:default=\"1\" "
                               "w:styleId=\"n\"><w:name w:val=\"Normal\"/>"
                               "<w:rPr><w:i/></w:rPr></w:style>"
                               + style("h", "heading 1", "<w:rPr><w:b/></w:rPr>");
    CHECK(dump_with(styles, p("Plain.")) == "paragraph\n  \"Plain.\"\n");
    CHECK(
        dump_with(styles, para("<w:pStyle w:val=\"h\"/>", r("All bold", "<w:b/>")))
        == "heading 1 #all-bold\n  \"All bold\"\n"
    );
    CHECK(
        dump_with(
            styles, para("<w:pStyle w:val=\"h\"/>", r("On ") + r("Liberty", "<w:i/>"))
        )
        == "heading 1 #on-liberty\n  \"On \"\n  emphasis\n    \"Liberty\"\n"
    );
}

TEST_CASE("character styles of code are code, of links have no underline", "[docx]") {
    const std::string styles =
        style("v", "Verbatim Char", "", "character")
        + style(
            "k", "KeywordTok", "<w:basedOn w:val=\"v\"/><w:rPr><w:b/></w:rPr>", "character"
        )
        + style("h", "Hyperlink", "<w:rPr><w:u w:val=\"single\"/></w:rPr>", "character");
    CHECK(
        dump_with(styles, para("", r("a  b", "<w:rStyle w:val=\"v\"/>")))
        == "paragraph\n  code \"a  b\"\n"
    );
    CHECK(
        dump_with(styles, para("", r("if", "<w:rStyle w:val=\"k\"/>")))
        == "paragraph\n  strong\n    code \"if\"\n"
    );
    CHECK(
        dump_with(styles, para("", r("blue", "<w:rStyle w:val=\"h\"/>")))
        == "paragraph\n  \"blue\"\n"
    );
}

TEST_CASE("neighbours of one kind are one division", "[docx]") {
    const std::string styles = style("q", "Quote") + style("b", "Block Text")
                               + style("e", "Epigraph") + style("at", "Attribution");
    CHECK(
        dump_with(styles, p("One.", "q") + p("Two.", "b") + p("Three."))
        == "extract\n  paragraph\n    \"One.\"\n  paragraph\n    \"Two.\"\nparagraph\n  "
           "\"Three.\"\n"
    );
    CHECK(
        dump_with(styles, p("Sing.", "e") + p("Homer", "at"))
        == "epigraph\n  paragraph\n    \"Sing.\"\n  paragraph attribution\n    \"Homer\"\n"
    );
}

TEST_CASE("letters' parts have their roles", "[docx]") {
    const std::string styles =
        style("s", "Salutation") + style("c", "Closing") + style("g", "Signature");
    CHECK(
        dump_with(styles, p("Dear Sir,", "s") + p("Yours,", "c") + p("J. S.", "g"))
        == "paragraph salutation\n  \"Dear Sir,\"\nparagraph valediction\n  "
           "\"Yours,\"\nparagraph "
           "signature\n  \"J. S.\"\n"
    );
}

TEST_CASE("lines of code are one block, with their blank lines", "[docx]") {
    const std::string styles = style("c", "HTML Preformatted");
    CHECK(
        dump_with(
            styles, p("if x:", "c") + para("<w:pStyle w:val=\"c\"/>", "") + p("    y", "c")
        )
        == "code-block \"if x:\\n\\n    y\"\n"
    );
    CHECK(
        dump_with(
            styles,
            para(
                "<w:pStyle w:val=\"c\"/>",
                "<w:r><w:t>a</w:t><w:br/><w:tab/><w:t>b</w:t></w:r>"
            )
        )
        == "code-block \"a\\n\\tb\"\n"
    );
}

TEST_CASE("verse is a line a paragraph, or a stanza a paragraph of lines", "[docx]") {
    const std::string styles = style("v", "Verse");
    CHECK(
        dump_with(styles, p("One,", "v") + p("two.", "v") + para("", "") + p("Three.", "v"))
        == "verse\n  stanza\n    line 0\n      \"One,\"\n    line 0\n      \"two.\"\n  "
           "stanza\n    line "
           "0\n      \"Three.\"\n"
    );
    const std::string stanza =
        para("<w:pStyle w:val=\"v\"/>", "<w:r><w:t>One,</w:t><w:br/><w:t>two.</w:t></w:r>");
    CHECK(
        dump_with(styles, stanza + p("Three.", "v"))
        == "verse\n  stanza\n    line 0\n      \"One,\"\n    line 0\n      \"two.\"\n  "
           "stanza\n    line "
           "0\n      \"Three.\"\n"
    );
}

TEST_CASE("the title page's styles are the title block and the metadata", "[docx]") {
    const std::string styles = style("t", "Title") + style("s", "Subtitle")
                               + style("a", "Author") + style("d", "Date");
    const DocxReading reading = read_docx(
        {p("Common Sense", "t") + p("Addressed to the Inhabitants", "s")
             + p("Thomas Paine", "a") + p("1776", "d") + p("In the following pages."),
         {{"styles", styles}},
         ""}
    );
    CHECK(
        reading.dump()
        == "title-block\n  paragraph title\n    \"Common Sense\"\n  paragraph subtitle\n   "
           " "
           "\"Addressed to the Inhabitants\"\n  paragraph author\n    \"Thomas Paine\"\n  "
           "paragraph "
           "date-line\n    \"1776\"\nparagraph\n  \"In the following pages.\"\n"
    );
    const document::Metadata& facts = reading.manuscript.document.metadata;
    CHECK(facts.title.value == "Common Sense");
    CHECK(facts.subtitle.value == "Addressed to the Inhabitants");
    REQUIRE(facts.authors.size() == 1);
    CHECK(facts.authors[0].value == "Thomas Paine");
    CHECK(facts.date.value == "1776");
}

TEST_CASE("a title that comes again later heads a part", "[docx]") {
    const std::string styles = style("t", "Title");
    CHECK(
        dump_with(styles, p("Book", "t") + p("A.") + p("Part Two", "t") + p("B."))
        == "title-block\n  paragraph title\n    \"Book\"\nparagraph\n  \"A.\"\nheading 1 "
           "#part-two\n  \"Part Two\"\nparagraph\n  \"B.\"\n"
    );
}

TEST_CASE("a style's name says its kind, in any spelling", "[docx]") {
    int level = 0;
    CHECK(docx::kind_by_name("heading 3", level) == docx::Kind::Heading);
    CHECK(level == 3);
    CHECK(docx::kind_by_name("toc 2", level) == docx::Kind::Contents);
    CHECK(level == 2);
    CHECK(docx::kind_by_name("heading", level) == docx::Kind::Body);
    CHECK(docx::kind_by_name("list bullet 2", level) == docx::Kind::ListBullet);
    CHECK(docx::kind_by_name("body text", level) == docx::Kind::Body);
}
