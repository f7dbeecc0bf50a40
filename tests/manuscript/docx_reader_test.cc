// A whole file: its notes, comments, headers, contents list and statements about itself,
// and files that are none or mean harm.
#include "manuscript/docx_reader.h"

#include "base/limits.h"
#include "docx_support.h"
#include "manuscript/codes.h"

#include <chrono>
#include <functional>

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

std::string call(const std::string& id, const std::string& mark = "") {
    const std::string custom = mark.empty() ? "" : " w:customMarkFollows=\"1\"";
    const std::string after = mark.empty() ? "" : "<w:t>" + mark + "</w:t>";
    return "<w:r><w:footnoteReference" + custom + " w:id=\"" + id + "\"/>" + after
           + "</w:r>";
}

std::string
note(const std::string& id, const std::string& words, const std::string& type = "") {
    return "<w:footnote w:id=\"" + id + "\"" + type + ">"
           + para("", "<w:r><w:footnoteRef/></w:r>" + r(" " + words)) + "</w:footnote>";
}

std::string
entry(const std::string& words, const std::string& page, const std::string& place) {
    return para(
        "<w:pStyle w:val=\"TOC1\"/>",
        "<w:hyperlink w:anchor=\"" + place + "\">" + r(words)
            + "<w:r><w:tab/></w:r><w:r><w:fldChar "
              "w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGEREF "
            + place
            + "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
            + r(page) + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:hyperlink>"
    );
}

// Refused or read, but soon.
void in_time(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    CHECK(taken.count() < 5);  // a second where nothing else runs and nothing is checked
}

std::string repeated(const std::string& text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i)
        all += text;
    return all;
}

}  // namespace

TEST_CASE("notes are numbered by their calls, separators are none", "[docx]") {
    const DocxReading reading = read_docx(
        {para("", r("B") + call("3") + r(" then A") + call("2") + r(".")),
         {{"footnotes",
           note("0", "line", " w:type=\"separator\"") + note("2", "Second.")
               + note("3", "First.")}},
         ""}
    );
    CHECK(
        reading.dump()
        == "paragraph\n  \"B\"\n  note-reference 1\n  \" then A\"\n  note-reference 2\n  "
           "\".\"\nnote 1 \"3\"\n  paragraph\n    \"First.\"\nnote 2 \"2\"\n  paragraph\n  "
           "  "
           "\"Second.\"\n"
    );
    CHECK(reading.ledger() == "separator of notes:  line > \n");
}

TEST_CASE("a note's own mark is its label, and stands in the ledger", "[docx]") {
    const std::string own =
        "<w:footnote w:id=\"2\">" + para("", r("* Why.")) + "</w:footnote>";
    const DocxReading reading =
        read_docx({para("", r("A") + call("2", "*") + r(".")), {{"footnotes", own}}, ""});
    CHECK(
        reading.dump()
        == "paragraph\n  \"A\"\n  note-reference 1\n  \".\"\nnote 1 \"*\"\n  paragraph\n   "
           " "
           "\"Why.\"\n"
    );
    CHECK(reading.ledger() == "mark of a note: * > \nmark of a note: * > \n");
}

TEST_CASE("a note without a call is kept, a call without a note is told", "[docx]") {
    const DocxReading reading =
        read_docx({para("", r("A") + call("9")), {{"footnotes", note("2", "Lost.")}}, ""});
    CHECK(reading.has_code(codes::called_note_missing));
    CHECK(reading.has_code(codes::unused_note));
    REQUIRE(reading.manuscript.document.notes.size() == 2);
    CHECK(reading.dump().find("\"Lost.\"") != std::string::npos);
}

TEST_CASE("a note whose call was deleted is deleted", "[docx]") {
    const DocxReading reading = read_docx(
        {para("", r("A.") + "<w:del w:author=\"Eve\">" + call("2") + "</w:del>"),
         {{"footnotes", note("2", "Why.")}},
         ""}
    );
    CHECK(reading.manuscript.document.notes.empty());
    CHECK(reading.ledger() == "tracked deletion by Eve:  Why. > \n");
}

TEST_CASE("comments stand in the ledger by their author's name", "[docx]") {
    const std::string comment = "<w:comment w:id=\"0\" w:author=\"Eve\">" + p("Is this so?")
                                + p("Ask.") + "</w:comment>";
    const DocxReading reading = read_docx(
        {para(
             "",
             "<w:commentRangeStart w:id=\"0\"/>" + r("So.")
                 + "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference "
                   "w:id=\"0\"/></w:r>"
         ),
         {{"comments", comment}},
         ""}
    );
    CHECK(reading.dump() == "paragraph\n  \"So.\"\n");
    CHECK(reading.ledger() == "comment by Eve: Is this so? > \ncomment by Eve: Ask. > \n");
    CHECK(reading.has_code(codes::comments_set_aside));
}

TEST_CASE("page headers and footers stand in the ledger", "[docx]") {
    const DocxReading reading = read_docx(
        {p("Text."), {{"header1", p("My book")}, {"footer1", p("Draft of May")}}, ""}
    );
    CHECK(reading.dump() == "paragraph\n  \"Text.\"\n");
    CHECK(reading.ledger() == "page footer: Draft of May > \npage header: My book > \n");
    CHECK(reading.has_code(codes::headers_set_aside));
}

TEST_CASE("a contents list is linked, its page numbers stand in the ledger", "[docx]") {
    const std::string begin =
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>TOC "
        "\\o</w:instrText></w:r><w:r>"
        "<w:fldChar w:fldCharType=\"separate\"/></w:r>";
    const DocxReading reading = read_docx(
        {"<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of "
         "Contents\"/></w:docPartObj>"
         "</w:sdtPr><w:sdtContent>"
             + p("Contents", "TOCHeading") + para("<w:pStyle w:val=\"TOC1\"/>", begin)
             + entry("The Sea", "1", "_Toc1") + entry("The Land", "23", "_Toc2")
             + para("", "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>")
             + "</w:sdtContent></w:sdt>"
             + para(
                 "<w:pStyle w:val=\"h\"/>",
                 "<w:bookmarkStart w:name=\"_Toc1\"/>" + r("The Sea")
             )
             + p("Salt.")
             + para(
                 "<w:pStyle w:val=\"h\"/>",
                 "<w:bookmarkStart w:name=\"_Toc2\"/>" + r("The Land")
             )
             + p("Clay."),
         {{"styles",
           style("TOC1", "toc 1") + style("TOCHeading", "TOC Heading")
               + style("h", "heading 1")}},
         ""}
    );
    CHECK(
        reading.dump()
        == "contents\n  paragraph\n    \"Contents\"\n  verse\n    stanza\n      line 0\n   "
           "     link "
           "\"#the-sea\"\n          \"The Sea\"\n      line 0\n        link "
           "\"#the-land\"\n          "
           "\"The Land\"\nheading 1 #the-sea\n  \"The Sea\"\nparagraph\n  "
           "\"Salt.\"\nheading 1 "
           "#the-land\n  \"The Land\"\nparagraph\n  \"Clay.\"\n"
    );
    CHECK(
        reading.ledger()
        == "page number of the contents list: 1 > \npage number of the contents list: 23 > "
           "\n"
    );
}

TEST_CASE("a contents list that was typed has no page numbers either", "[docx]") {
    const std::string typed =
        para("<w:pStyle w:val=\"t\"/>", r("The Sea") + "<w:r><w:tab/></w:r>" + r("xii"));
    const DocxReading reading =
        read_docx({typed + p("Salt."), {{"styles", style("t", "toc 2")}}, ""});
    CHECK(
        reading.dump()
        == "contents\n  verse\n    stanza\n      line 1\n        \"The Sea\"\nparagraph\n  "
           "\"Salt.\"\n"
    );
    CHECK(reading.ledger() == "page number of the contents list: \txii > \n");
}

TEST_CASE("the file's own statements fill what the title page leaves open", "[docx]") {
    const std::string core =
        "<cp:coreProperties "
        "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/"
        "core-properties\" "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>Bread</"
        "dc:title><dc:creator>A. "
        "Baker</dc:creator><dc:description>Of bread.</dc:description><cp:keywords>bread; "
        "salt</cp:keywords></cp:coreProperties>";
    const DocxReading reading = read_docx({p("Text."), {{"docProps/core.xml", core}}, ""});
    const document::Metadata& facts = reading.manuscript.document.metadata;
    CHECK(facts.title.value == "Bread");
    CHECK(facts.title.origin == document::Origin::Inferred);
    REQUIRE(facts.authors.size() == 1);
    CHECK(facts.authors[0].value == "A. Baker");
    CHECK(facts.description.value == "Of bread.");
    REQUIRE(facts.subjects.size() == 2);
    CHECK(facts.subjects[1].value == "salt");
    CHECK(reading.inferences().find("title: Bread\n") != std::string::npos);
}

TEST_CASE("the language of most letters is the document's", "[docx]") {
    const DocxReading reading = read_docx(
        {para(
             "",
             r("Das Meer ist blau", "<w:lang w:val=\"de-DE\"/>")
                 + r(" blue", "<w:lang w:val=\"en-GB\"/>")
         ),
         {},
         ""}
    );
    CHECK(reading.manuscript.document.metadata.language.value == "de-DE");
    CHECK(
        reading.dump()
        == "paragraph\n  \"Das Meer ist blau \"\n  phrase en-GB\n    \"blue\"\n"
    );
}

TEST_CASE("a language that the text itself denies is not believed", "[docx]") {
    const std::string german =
        repeated("Der Mensch und das Meer, das ist nicht die Frage auf der Insel. ", 20);
    const DocxReading reading =
        read_docx({para("", r(german, "<w:lang w:val=\"en-US\"/>")), {}, ""});
    CHECK(reading.manuscript.document.metadata.language.value == "de");
    CHECK(reading.dump().find("phrase") == std::string::npos);
}

TEST_CASE("documents taken into a document are told", "[docx]") {
    const DocxReading reading = read_docx(
        {p("A.") + "<w:altChunk r:id=\"c\"/>",
         {},
         "<Relationship Id=\"c\" Type=\"x/aFChunk\" Target=\"chunk.html\"/>"}
    );
    CHECK(reading.has_code(codes::other_document_inside));
}

TEST_CASE("strict files and files with prefixes of their own are read alike", "[docx]") {
    const auto with = [](const std::string& prefix, const std::string& space) {
        const std::string q = prefix.empty() ? "" : prefix + ":";
        const std::string declared = prefix.empty() ? "xmlns" : "xmlns:" + prefix;
        const std::string attribute = prefix.empty() ? "z:val" : q + "val";
        const std::string z = prefix.empty() ? " xmlns:z=\"" + space + "\"" : "";
        return "<" + q + "document " + declared + "=\"" + space + "\"" + z + "><" + q
               + "body><" + q + "p><" + q + "pPr><" + q + "outlineLvl " + attribute
               + "=\"0\"/></" + q + "pPr><" + q + "r><" + q + "t>Sea</" + q + "t><" + q
               + "noBreakHyphen/></" + q + "r></" + q + "p></" + q + "body></" + q
               + "document>";
    };
    for (const std::string& document :
         {with("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
          with("w", "http://purl.oclc.org/ooxml/wordprocessingml/main"),
          with("ns0", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
          with("", "http://purl.oclc.org/ooxml/wordprocessingml/main")}) {
        INFO(document);
        Diagnostics log;
        const auto opened = open_docx(zip_of({{"word/document.xml", document}}), log);
        REQUIRE(opened.has_value());
        CHECK(opened->text == "Sea\xE2\x80\x91\n");
        CHECK(
            document::dump(opened->draft->document).find("heading 1 #sea")
            != std::string::npos
        );
    }
}

TEST_CASE("what is no Word document is refused by what it is", "[docx]") {
    CHECK(code_of("") == codes::office_file_damaged);
    CHECK(code_of("Dear Sir,") == codes::office_file_damaged);
    CHECK(
        code_of(zip_of({{"xl/workbook.xml", "<a/>"}})) == codes::office_file_of_other_kind
    );
    CHECK(code_of(zip_of({{"letter.docx", "PK"}})) == codes::office_file_of_other_kind);
    CHECK(code_of(zip_of({{"a.txt", "x"}})) == codes::office_file_of_other_kind);
    CHECK(
        code_of(zip_of({{"word/document.xml", "<other/>"}}))
        == codes::office_file_of_other_kind
    );
    CHECK(
        code_of(zip_of({{"word/document.xml", "<w:document"}}))
        == codes::office_markup_refused
    );
    CHECK(
        code_of(zip_of({{"word/document.xml", "<a/>"}}, Packing::Encrypted))
        == codes::office_file_locked
    );
}

TEST_CASE("bombs and traps are refused", "[docx]") {
    in_time([] {
        CHECK(
            code_of(zip_of({{"word/document.xml", std::string(60 << 20, ' ')}}))
            == codes::office_file_unsafe
        );
    });
    in_time([] {
        const std::string lol =
            "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><x>&b;</x>";
        CHECK(
            code_of(zip_of({{"word/document.xml", lol}})) == codes::office_markup_refused
        );
    });
    in_time([] {
        const std::string deep = repeated("<a>", 20000);
        CHECK(
            code_of(zip_of({{"word/document.xml", deep}})) == codes::office_markup_refused
        );
    });
    CHECK(
        code_of(zip_of({{"word/document.xml", "<a/>"}, {"../x", "y"}}))
        == codes::office_file_unsafe
    );
}

TEST_CASE("nesting of every kind is bounded, and no word is lost", "[docx]") {
    constexpr std::size_t times = 1500;
    const auto nested =
        [](const std::string& open, const std::string& inside, const std::string& close) {
            return repeated(open, times) + inside + repeated(close, times);
        };
    const auto read = [](const std::string& body) {
        in_time([&] {
            const DocxReading reading = read_docx({body, {}, ""});
            CHECK(reading.transcript.find("core") != std::string::npos);
            CHECK(reading.has_code(codes::nested_too_deep));
        });
    };
    read(nested("<w:tbl><w:tr><w:tc>", p("core"), "</w:tc></w:tr></w:tbl>"));
    read(nested("<w:sdt><w:sdtContent>", p("core"), "</w:sdtContent></w:sdt>"));
    read("<w:p>" + nested("<w:smartTag>", r("core"), "</w:smartTag>") + "</w:p>");
    read("<w:p>" + nested("<w:ins>", r("core"), "</w:ins>") + "</w:p>");
    read(
        "<w:p>" + nested("<w:hyperlink w:anchor=\"a\">", r("core"), "</w:hyperlink>")
        + "</w:p>"
    );
    read(nested(
        "<w:p><w:r><w:pict><v:textbox><w:txbxContent>",
        p("core"),
        "</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
    ));
    read(
        "<w:p>"
        + nested(
            "<mc:AlternateContent><mc:Choice Requires=\"wps\">",
            r("core"),
            "</mc:Choice></mc:AlternateContent>"
        )
        + "</w:p>"
    );
}

TEST_CASE("a formula nested beyond reason keeps its characters", "[docx]") {
    const std::string deep = repeated("<m:sSup><m:e>", 2000) + "<m:r><m:t>core</m:t></m:r>"
                             + repeated("</m:e></m:sSup>", 2000);
    in_time([&] {
        CHECK(
            read_docx({"<w:p><m:oMath>" + deep + "</m:oMath></w:p>", {}, ""}).transcript
            == "core\n"
        );
    });
}

TEST_CASE("very many small things are read in time", "[docx]") {
    in_time([] {
        const DocxReading reading = read_docx(
            {"<w:p>" + repeated(r("x", "<w:b/>") + r("y"), 20000) + "</w:p>", {}, ""}
        );
        CHECK(reading.transcript.size() == 40001);
    });
    in_time([] {
        const std::string fields =
            repeated("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" + r("x"), 5000);
        static_cast<void>(read_docx({"<w:p>" + fields + "</w:p>", {}, ""}));
    });
    in_time([] {
        static_cast<void>(read_docx({repeated("<w:p/>", 100000) + p("x"), {}, ""}));
    });
}
