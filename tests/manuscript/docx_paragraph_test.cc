// Runs and what stands around them.
#include "docx_support.h"
#include "manuscript/codes.h"

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

std::string field(const std::string& instruction, const std::string& result) {
    return "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText "
           "xml:space=\"preserve\">"
           + instruction
           + "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
           + result + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
}

std::string bookmark(const std::string& name) {
    return "<w:bookmarkStart w:id=\"1\" w:name=\"" + name
           + "\"/><w:bookmarkEnd w:id=\"1\"/>";
}

std::string link_to(const std::string& target) {
    return "<Relationship Id=\"link\" Type=\"x/hyperlink\" Target=\"" + target
           + "\" TargetMode=\"External\"/>";
}

}  // namespace

TEST_CASE("runs cut by proofing and revision marks are one text", "[docx]") {
    CHECK(
        dump_of(para(
            "", r("Hel") + "<w:proofErr w:type=\"spellStart\"/>" + r("lo,") + r(" world")
        ))
        == "paragraph\n  \"Hello, world\"\n"
    );
}

TEST_CASE("blanks at a text's ends count only where the file keeps them", "[docx]") {
    CHECK(
        dump_of("<w:p><w:r><w:t> a </w:t></w:r><w:r><w:t xml:space=\"preserve\"> "
                "b</w:t></w:r></w:p>")
        == "paragraph\n  \"a b\"\n"
    );
    CHECK(
        dump_of("<w:p><w:r><w:t>a\n  b<![CDATA[<c>]]></w:t></w:r></w:p>")
        == "paragraph\n  \"a b<c>\"\n"
    );
}

TEST_CASE("direct formatting is emphasis of its kind", "[docx]") {
    CHECK(dump_of(para("", r("a", "<w:b/>"))) == "paragraph\n  strong\n    \"a\"\n");
    CHECK(
        dump_of(para("", r("a", "<w:i w:val=\"true\"/>")))
        == "paragraph\n  emphasis\n    \"a\"\n"
    );
    CHECK(dump_of(para("", r("a", "<w:b w:val=\"0\"/>"))) == "paragraph\n  \"a\"\n");
    CHECK(
        dump_of(para("", r("a", "<w:u w:val=\"double\"/>")))
        == "paragraph\n  underline\n    \"a\"\n"
    );
    CHECK(dump_of(para("", r("a", "<w:u w:val=\"none\"/>"))) == "paragraph\n  \"a\"\n");
    CHECK(
        dump_of(para("", r("a", "<w:dstrike/>")))
        == "paragraph\n  strikethrough\n    \"a\"\n"
    );
    CHECK(
        dump_of(para("", r("a", "<w:smallCaps/>")))
        == "paragraph\n  small-caps\n    \"a\"\n"
    );
    CHECK(
        dump_of(para("", r("H") + r("2", "<w:vertAlign w:val=\"subscript\"/>") + r("O")))
        == "paragraph\n  \"H\"\n  subscript\n    \"2\"\n  \"O\"\n"
    );
    CHECK(
        dump_of(para("", r("a", "<w:highlight w:val=\"red\"/><w:color w:val=\"FF0000\"/>")))
        == "paragraph\n  \"a\"\n"
    );
}

TEST_CASE("capitals that are only shown stay as typed", "[docx]") {
    CHECK(dump_of(para("", r("Nato", "<w:caps/>"))) == "paragraph\n  \"Nato\"\n");
}

TEST_CASE("line breaks stay, page breaks and tabs are spaces", "[docx]") {
    CHECK(
        dump_of(para(
            "",
            "<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:br "
            "w:type=\"page\"/><w:t>d</w:t><w:cr/><w:t>e</w:t></w:r>"
        ))
        == "paragraph\n  \"a\"\n  line-break\n  \"b c d\"\n  line-break\n  \"e\"\n"
    );
}

TEST_CASE("hyphens of their own kind are their characters", "[docx]") {
    CHECK(
        dump_of("<w:p><w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t><w:softHyphen/></"
                "w:r></w:p>")
        == "paragraph\n  \"co\xE2\x80\x91op\xC2\xAD\"\n"
    );
}

TEST_CASE("signs of a font of signs are shown as what they are", "[docx]") {
    const DocxReading reading = read_docx(
        {para(
             "",
             r("a ") + "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0E0\"/></w:r>"
                 + r(" \xEF\x81\xA1", "<w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/>")
         ),
         {},
         {}}
    );
    CHECK(
        reading.dump()
        == "paragraph\n  \"a \"\n  \"\xE2\x86\x92\"\n  \" \"\n  \"\xCE\xB1\"\n"
    );
    CHECK(
        reading.ledger()
        == "sign of the font Wingdings: \xEF\x83\xA0 > \xE2\x86\x92\n"
           "sign of the font Symbol: \xEF\x81\xA1 > \xCE\xB1\n"
    );
}

TEST_CASE("each entry of the ledger has the code of its rule", "[docx]") {
    const DocxReading reading = read_docx(
        {para(
             "",
             r("a", "<w:vanish/>") + "<w:r><w:sym w:font=\"Symbol\" w:char=\"F061\"/></w:r>"
                 + "<w:del>" + r("b") + "</w:del>"
         ) + p("\xC2\xA0"),
         {{"header1", p("h")}},
         {}}
    );
    for (const char* code :
         {codes::hidden_text_set_aside,
          codes::sign_shown,
          codes::tracked_changes_accepted,
          codes::not_of_the_text,
          codes::headers_set_aside})
        CHECK(reading.ledger_codes().find(code) != std::string::npos);
}

TEST_CASE("a sign of an unknown font is told", "[docx]") {
    const DocxReading reading = read_docx(
        {"<w:p><w:r><w:sym w:font=\"Webdings\" w:char=\"F021\"/></w:r></w:p>", {}, {}}
    );
    CHECK(reading.has_code(codes::sign_unknown));
    CHECK(reading.transcript == "\xEF\x80\xA1\n");
}

TEST_CASE("links lead to addresses with their fragments", "[docx]") {
    const DocxReading reading = read_docx(
        {para(
             "",
             r("see ") + "<w:hyperlink r:id=\"link\" w:anchor=\"part\" w:tooltip=\"t\">"
                 + r("here", "<w:u w:val=\"single\"/>") + "</w:hyperlink>"
         ),
         {},
         link_to("https://a.example/b")}
    );
    CHECK(
        reading.dump()
        == "paragraph\n  \"see \"\n  link \"https://a.example/b#part\"\n    \"here\"\n"
    );
}

TEST_CASE("links by fields, simple and complex, are links", "[docx]") {
    CHECK(
        dump_of(para(
            "",
            field(" HYPERLINK \"https://a.example/\" \\o \"tip\" ", r("here")) + r(" on")
        ))
        == "paragraph\n  link \"https://a.example/\"\n    \"here\"\n  \" on\"\n"
    );
    CHECK(
        dump_of(para(
            "",
            "<w:fldSimple w:instr=\"HYPERLINK https://a.example/\">" + r("here")
                + "</w:fldSimple>"
        ))
        == "paragraph\n  link \"https://a.example/\"\n    \"here\"\n"
    );
}

TEST_CASE("an instruction cut into many runs is one, and one may hold another", "[docx]") {
    CHECK(
        dump_of(para(
            "",
            "<w:r><w:fldChar "
            "w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPER</w:instrText>"
            "</w:r><w:r><w:instrText xml:space=\"preserve\">LINK "
            "\"https://a.</w:instrText></w:r>"
            "<w:r><w:instrText>example/\"</w:instrText></w:r><w:r><w:fldChar "
            "w:fldCharType=\"separate\"/></w:r>"
                + r("a ") + field("DATE", r("May")) + r(" b")
                + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        ))
        == "paragraph\n  link \"https://a.example/\"\n    \"a May b\"\n"
    );
}

TEST_CASE("references lead to bookmarks, in headings to the heading", "[docx]") {
    const DocxReading reading = read_docx(
        {para(
             "",
             field("REF _Ref1 \\h", r("Part")) + r(" and ") + field("REF place", r("there"))
         ) + para("<w:outlineLvl w:val=\"0\"/>", bookmark("_Ref1") + r("The Sea"))
             + para("", r("It is ") + bookmark("place") + bookmark("unused") + r("calm")),
         {},
         {}}
    );
    CHECK(
        reading.dump()
        == "paragraph\n  link \"#the-sea\"\n    \"Part\"\n  \" and \"\n  link "
           "\"#_place\"\n    "
           "\"there\"\nheading 1 #the-sea\n  \"The Sea\"\nparagraph\n  \"It is \"\n  "
           "anchor "
           "#_place\n  \"calm\"\n"
    );
}

TEST_CASE("a place without words goes to the next ones", "[docx]") {
    const DocxReading reading = read_docx(
        {para("", "<w:hyperlink w:anchor=\"a\">" + r("go") + "</w:hyperlink>")
             + bookmark("a") + para("", bookmark("b"))
             + para("<w:outlineLvl w:val=\"1\"/>", r("Here")),
         {},
         {}}
    );
    CHECK(
        reading.dump()
        == "paragraph\n  link \"#here\"\n    \"go\"\nheading 2 #here\n  \"Here\"\n"
    );
}

TEST_CASE("a link to a missing bookmark keeps its words", "[docx]") {
    const DocxReading reading = read_docx(
        {para("", "<w:hyperlink w:anchor=\"gone\">" + r("there") + "</w:hyperlink>"),
         {},
         {}}
    );
    CHECK(reading.dump() == "paragraph\n  \"there\"\n");
    CHECK(reading.has_code(codes::link_without_goal));
}

TEST_CASE("a page number in the text is told, for the book has other pages", "[docx]") {
    const DocxReading reading = read_docx(
        {para("", bookmark("x") + r("see page ") + field("PAGEREF x \\h", r("12"))), {}, {}}
    );
    CHECK(reading.has_code(codes::page_reference));
    CHECK(reading.dump().find("\"12\"") != std::string::npos);
}

TEST_CASE("deleted words stand in the ledger, inserted ones in text and ledger", "[docx]") {
    const DocxReading reading = read_docx(
        {para(
             "",
             r("A ")
                 + "<w:del w:author=\"Eve\"><w:r><w:delText>bad</w:delText></w:r></w:del>"
                 + "<w:ins w:author=\"Eve\">" + r("good ") + "</w:ins>" + r("day")
         ),
         {},
         {}}
    );
    CHECK(reading.dump() == "paragraph\n  \"A good day\"\n");
    CHECK(reading.transcript == "A good day\nbad\n");
    CHECK(
        reading.ledger()
        == "tracked insertion by Eve:  > good\ntracked deletion by Eve: bad > \n"
    );
    CHECK(reading.has_code(codes::tracked_changes_accepted));
}

TEST_CASE("words that were moved stand where they are now", "[docx]") {
    const DocxReading reading = read_docx(
        {para(
             "", "<w:moveFrom w:author=\"Eve\">" + r("old place") + "</w:moveFrom>" + r("A")
         )
             + para(
                 "",
                 r("B ") + "<w:moveTo w:author=\"Eve\">" + r("new place") + "</w:moveTo>"
             ),
         {},
         {}}
    );
    CHECK(reading.dump() == "paragraph\n  \"A\"\nparagraph\n  \"B new place\"\n");
    CHECK(
        reading.ledger()
        == "tracked move by Eve: old place > \ntracked move by Eve:  > new place\n"
    );
}

TEST_CASE("a deleted paragraph mark joins two paragraphs", "[docx]") {
    const DocxReading reading = read_docx(
        {para("<w:rPr><w:del w:author=\"Eve\"/></w:rPr>", r("One ")) + p("two.")
             + p("Three."),
         {},
         {}}
    );
    CHECK(reading.dump() == "paragraph\n  \"One two.\"\nparagraph\n  \"Three.\"\n");
    CHECK(reading.transcript == "One \ntwo.\nThree.\n");
}

TEST_CASE("hidden words stand in the ledger", "[docx]") {
    const DocxReading reading =
        read_docx({para("", r("seen") + r(" unseen", "<w:vanish/>")), {}, {}});
    CHECK(reading.dump() == "paragraph\n  \"seen\"\n");
    CHECK(reading.ledger() == "hidden text:  unseen > \n");
    CHECK(reading.has_code(codes::hidden_text_set_aside));
}

TEST_CASE(
    "controls and tags around words are transparent, placeholders no words", "[docx]"
) {
    const DocxReading reading = read_docx(
        {para(
             "",
             "<w:smartTag>" + r("a ") + "</w:smartTag><w:sdt><w:sdtPr/><w:sdtContent>"
                 + r("b ") + "</w:sdtContent></w:sdt><w:customXml><w:strange>" + r("c")
                 + "</w:strange></w:customXml><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
                   "<w:sdtContent>"
                 + r("Click here") + "</w:sdtContent></w:sdt>"
         ),
         {},
         {}}
    );
    CHECK(reading.dump() == "paragraph\n  \"a b c\"\n");
    CHECK(reading.ledger() == "placeholder of a form: Click here > \n");
}

TEST_CASE("words of another language are a phrase, another region is not", "[docx]") {
    CHECK(
        dump_of(para(
            "",
            r("The good word is the word of the people", "<w:lang w:val=\"en-US\"/>")
                + r(" colour ", "<w:lang w:val=\"en-GB\"/>")
                + r("mot juste", "<w:lang w:val=\"fr-FR\"/>")
        ))
        == "paragraph\n  \"The good word is the word of the people colour \"\n  phrase "
           "fr-FR\n    "
           "\"mot juste\"\n"
    );
}

TEST_CASE("paragraphs that run from right to left say so", "[docx]") {
    CHECK(
        dump_of(
            para(
                "<w:bidi/>",
                "<w:r><w:rPr><w:rtl/><w:lang "
                "w:bidi=\"he-IL\"/></w:rPr><w:t>\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D</w:t></"
                "w:r>"
            )
            + para("", r("Peace be with you all", "<w:lang w:val=\"en-GB\"/>"))
        )
        == "paragraph\n  phrase he-IL right-to-left\n    "
           "\"\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D\"\nparagraph\n  "
           "\"Peace be with you all\"\n"
    );
}

TEST_CASE("a large initial belongs to the paragraph it begins", "[docx]") {
    CHECK(
        dump_of(para("<w:framePr w:dropCap=\"drop\"/>", r("D", "<w:b/>")) + p("rop cap."))
        == "paragraph\n  \"Drop cap.\"\n"
    );
}

TEST_CASE("ruby stands after its base", "[docx]") {
    CHECK(
        dump_of(para(
            "",
            "<w:r><w:ruby><w:rubyPr/><w:rt>" + r("toukyou") + "</w:rt><w:rubyBase>"
                + r("Tokyo") + "</w:rubyBase></w:ruby></w:r>"
        ))
        == "paragraph\n  \"Tokyo(toukyou)\"\n"
    );
}

TEST_CASE("marks of an index are told", "[docx]") {
    const DocxReading reading = read_docx(
        {para(
             "",
             r("bread")
                 + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>XE "
                   "\"bread\"</w:instrText></w:r><w:r><w:fldChar "
                   "w:fldCharType=\"end\"/></w:r>"
         ),
         {},
         {}}
    );
    CHECK(reading.dump() == "paragraph\n  \"bread\"\n");
    CHECK(reading.has_code(codes::index_marks_left));
}

TEST_CASE("a field that lost its end does not swallow the text", "[docx]") {
    const DocxReading reading = read_docx(
        {para(
             "",
             "<w:r><w:fldChar "
             "w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>IF</w:instrText></w:r>"
         ) + p("one")
             + p("two") + p("three"),
         {},
         {}}
    );
    CHECK(reading.dump().find("\"three\"") != std::string::npos);
    CHECK(reading.dump().find("\"two\"") != std::string::npos);
}

TEST_CASE("elements where they do not belong keep their words", "[docx]") {
    CHECK(
        dump_of(
            r("run in the body") + "<w:t>bare</w:t><w:p><w:t>text without run</w:t></w:p>"
        )
        == "paragraph\n  \"run in the body\"\nparagraph\n  \"bare\"\nparagraph\n  \"text "
           "without run\"\n"
    );
}
