// Pictures, boxes, diagrams, formulas.
#include "docx_support.h"
#include "manuscript/codes.h"

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

std::string drawing(const std::string& inside, const std::string& description = "") {
    return "<w:drawing><wp:inline><wp:docPr id=\"1\" name=\"x\"" + description
           + "/><a:graphic><a:graphicData>" + inside
           + "</a:graphicData></a:graphic></wp:inline></w:drawing>";
}

std::string picture(const std::string& id, const std::string& description = "") {
    return drawing(
        "<pic:pic><pic:blipFill><a:blip r:embed=\"" + id + "\"/></pic:blipFill></pic:pic>",
        description
    );
}

std::string
image(const std::string& id, const std::string& target, const std::string& mode = "") {
    return "<Relationship Id=\"" + id + "\" Type=\"x/image\" Target=\"" + target + "\""
           + mode + "/>";
}

std::string run(const std::string& inside) {
    return "<w:r>" + inside + "</w:r>";
}

std::string box(const std::string& words) {
    return "<wps:wsp><wps:txbx><w:txbxContent>" + words
           + "</w:txbxContent></wps:txbx></wps:wsp>";
}

std::string math(const std::string& inside) {
    return "<m:oMath>" + inside + "</m:oMath>";
}
std::string mr(const std::string& text) {
    return "<m:r><m:t>" + text + "</m:t></m:r>";
}

// The transcript of a formula, its shifts left out.
std::string line_of(const std::string& formula) {
    return read_docx({para("", math(formula)), {}, ""}).transcript;
}

}  // namespace

TEST_CASE(
    "a picture alone is a figure, with its alternative text and its bytes", "[docx]"
) {
    const DocxReading reading = read_docx(
        {para("", run(picture("img", " descr=\"A mill  by a stream\""))),
         {{"word/media/mill.png", "PNG"}},
         image("img", "media/mill.png")}
    );
    CHECK(reading.dump() == "figure \"media/mill.png\" \"A mill by a stream\"\n");
    REQUIRE(reading.images.count("media/mill.png") == 1);
    CHECK(reading.images.at("media/mill.png") == "PNG");
}

TEST_CASE("a picture among words is in their line", "[docx]") {
    const DocxReading reading = read_docx(
        {para("", r("see ") + run(picture("img", " title=\"mill\"")) + r(" here")),
         {{"word/media/a.png", "PNG"}},
         image("img", "/word/media/a.png")}
    );
    CHECK(
        reading.dump()
        == "paragraph\n  \"see \"\n  image \"media/a.png\" \"mill\"\n  \" here\"\n"
    );
}

TEST_CASE("a caption below a picture is the figure's", "[docx]") {
    const DocxReading reading = read_docx(
        {para("", run(picture("img"))) + p("Figure 1. The mill", "c") + p("Text."),
         {{"word/a.png", "PNG"}, {"styles", style("c", "caption")}},
         image("img", "a.png")}
    );
    CHECK(
        reading.dump()
        == "figure \"a.png\" \"\"\n  \"Figure 1. The mill\"\nparagraph\n  \"Text.\"\n"
    );
}

TEST_CASE("a picture outside the file, or not in it, is told", "[docx]") {
    const DocxReading outside = read_docx(
        {para("", run("<w:drawing><a:blip r:link=\"img\"/></w:drawing>")),
         {},
         image("img", "https://a.example/mill.png", " TargetMode=\"External\"")}
    );
    CHECK(outside.dump() == "figure \"https://a.example/mill.png\" \"\"\n");
    CHECK(outside.has_code(codes::picture_outside));
    const DocxReading missing =
        read_docx({para("", run(picture("img"))), {}, image("img", "media/gone.png")});
    CHECK(missing.has_code(codes::picture_not_read));
}

TEST_CASE("pictures of older files are pictures", "[docx]") {
    const DocxReading reading = read_docx(
        {para(
             "",
             run("<w:pict><v:shape alt=\"mill\"><v:imagedata r:id=\"img\" "
                 "o:title=\"t\"/></v:shape></w:pict>")
         ),
         {{"word/a.png", "PNG"}},
         image("img", "a.png")}
    );
    CHECK(reading.dump() == "figure \"a.png\" \"mill\"\n");
}

TEST_CASE("a text box is an aside after its paragraph", "[docx]") {
    const DocxReading reading = read_docx(
        {para("", r("Before ") + run(drawing(box(p("In the box.")))) + r("after."))
             + p("Next."),
         {},
         ""}
    );
    CHECK(
        reading.dump()
        == "paragraph\n  \"Before after.\"\naside\n  paragraph\n    \"In the "
           "box.\"\nparagraph\n  \"Next.\"\n"
    );
    CHECK(reading.transcript == "Before after.\nIn the box.\nNext.\n");
}

TEST_CASE(
    "of alternate contents one branch is read, the other is the same in old words", "[docx]"
) {
    const std::string both =
        "<mc:AlternateContent><mc:Choice Requires=\"wps\">" + drawing(box(p("Box.")))
        + "</mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>" + p("Box.")
        + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>";
    CHECK(dump_of(para("", run(both))) == "aside\n  paragraph\n    \"Box.\"\n");
    const std::string unknown = "<mc:AlternateContent><mc:Choice Requires=\"new99\">"
                                + r("new") + "</mc:Choice><mc:Fallback>" + r("old")
                                + "</mc:Fallback></mc:AlternateContent>";
    CHECK(dump_of(para("", unknown)) == "paragraph\n  \"old\"\n");
    const std::string only = "<mc:AlternateContent><mc:Choice Requires=\"new99\">"
                             + r("only") + "</mc:Choice></mc:AlternateContent>";
    CHECK(dump_of(para("", only)) == "paragraph\n  \"only\"\n");
}

TEST_CASE("a box that holds a figure and its caption is that figure", "[docx]") {
    const DocxReading reading = read_docx(
        {para("", run(drawing(box(para("", run(picture("img"))) + p("The mill", "c"))))),
         {{"word/a.png", "PNG"}, {"styles", style("c", "caption")}},
         image("img", "a.png")}
    );
    CHECK(reading.dump() == "figure \"a.png\" \"\"\n  \"The mill\"\n");
}

TEST_CASE("words in shapes, word art and diagrams are asides", "[docx]") {
    CHECK(
        dump_of(para(
            "",
            run(drawing("<a:txBody><a:p><a:r><a:t>In a "
                        "</a:t></a:r><a:r><a:t>shape</a:t></a:r></a:p></a:txBody>"))
        ))
        == "aside\n  paragraph\n    \"In a shape\"\n"
    );
    CHECK(
        dump_of(para(
            "", run("<w:pict><v:shape><v:textpath string=\"Art\"/></v:shape></w:pict>")
        ))
        == "aside\n  paragraph\n    \"Art\"\n"
    );
    const std::string data =
        "<dgm:dataModel "
        "xmlns:dgm=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\" "
        "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/"
        "main\"><dgm:pt><dgm:t><a:p><a:r>"
        "<a:t>Step</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:dataModel>";
    const DocxReading diagram = read_docx(
        {para("", run(drawing("<dgm:relIds r:dm=\"dm\"/>"))) + p("After."),
         {{"word/diagrams/data1.xml", data}},
         "<Relationship Id=\"dm\" Type=\"x/diagramData\" Target=\"diagrams/data1.xml\"/>"}
    );
    CHECK(diagram.dump() == "aside\n  paragraph\n    \"Step\"\nparagraph\n  \"After.\"\n");
    CHECK(diagram.has_code(codes::object_not_set));
}

TEST_CASE("a chart's words stand in the ledger, and the chart is told", "[docx]") {
    const std::string chart =
        "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" "
        "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/"
        "main\"><a:p><a:r><a:t>Rents</a:t>"
        "</a:r></a:p></c:chartSpace>";
    const DocxReading reading = read_docx(
        {para("", run(drawing("<c:chart r:id=\"ch\"/>"))),
         {{"word/charts/chart1.xml", chart}},
         "<Relationship Id=\"ch\" Type=\"x/chart\" Target=\"charts/chart1.xml\"/>"}
    );
    CHECK(reading.dump().empty());
    CHECK(reading.ledger() == "words of a chart: Rents > \n");
    CHECK(reading.has_code(codes::object_not_set));
}

TEST_CASE("an embedded object is its picture, and is told", "[docx]") {
    const DocxReading reading = read_docx(
        {para(
             "",
             run("<w:object><v:shape><v:imagedata r:id=\"img\"/></v:shape><o:OLEObject "
                 "ProgID=\"Excel.Sheet.12\"/></w:object>")
         ),
         {{"word/a.png", "PNG"}},
         image("img", "a.png")}
    );
    CHECK(reading.dump() == "figure \"a.png\" \"\"\n");
    CHECK(reading.has_code(codes::object_not_set));
}

TEST_CASE("a line across the page is a pause", "[docx]") {
    CHECK(
        dump_of(p("A.") + para("", run("<w:pict><v:rect o:hr=\"t\"/></w:pict>")) + p("B."))
        == "paragraph\n  \"A.\"\nsection-break\nparagraph\n  \"B.\"\n"
    );
    CHECK(
        dump_of(
            p("A.") + para("<w:pBdr><w:bottom w:val=\"single\"/></w:pBdr>", "") + p("B.")
        )
        == "paragraph\n  \"A.\"\nsection-break\nparagraph\n  \"B.\"\n"
    );
}

TEST_CASE("a formula is a line of text with its powers raised", "[docx]") {
    const std::string power =
        "<m:sSup><m:e>" + mr("x") + "</m:e><m:sup>" + mr("2") + "</m:sup></m:sSup>";
    CHECK(
        dump_of(para("", r("so ") + math(power + mr("+1")) + r(".")))
        == "paragraph\n  \"so \"\n  emphasis\n    \"x\"\n  superscript\n    \"2\"\n  "
           "\"+1.\"\n"
    );
    CHECK(
        line_of("<m:f><m:num>" + mr("a+b") + "</m:num><m:den>" + mr("2") + "</m:den></m:f>")
        == "(a+b)/2\n"
    );
    CHECK(
        line_of("<m:rad><m:deg>" + mr("3") + "</m:deg><m:e>" + mr("x+1") + "</m:e></m:rad>")
        == "3\xE2\x88\x9A(x+1)\n"
    );
    CHECK(
        line_of(
            "<m:nary><m:naryPr><m:chr m:val=\"\xE2\x88\x91\"/></m:naryPr><m:sub>" + mr("i")
            + "</m:sub><m:sup>" + mr("n") + "</m:sup><m:e>" + mr("i") + "</m:e></m:nary>"
        )
        == "\xE2\x88\x91ini\n"
    );
    CHECK(
        line_of(
            "<m:d><m:dPr><m:begChr m:val=\"[\"/><m:endChr m:val=\"]\"/></m:dPr><m:e>"
            + mr("a") + "</m:e><m:e>" + mr("b") + "</m:e></m:d>"
        )
        == "[a|b]\n"
    );
    CHECK(
        line_of(
            "<m:m><m:mr><m:e>" + mr("a") + "</m:e><m:e>" + mr("b")
            + "</m:e></m:mr><m:mr><m:e>" + mr("c") + "</m:e><m:e>" + mr("d")
            + "</m:e></m:mr></m:m>"
        )
        == "a, b; c, d\n"
    );
    CHECK(
        line_of(
            "<m:acc><m:accPr><m:chr m:val=\"\xCC\x83\"/></m:accPr><m:e>" + mr("x")
            + "</m:e></m:acc>"
        )
        == "x\xCC\x83\n"
    );
    CHECK(
        line_of(
            "<m:func><m:fName><m:r><m:rPr><m:sty "
            "m:val=\"p\"/></m:rPr><m:t>sin</m:t></m:r></m:fName><m:e>"
            + mr("x") + "</m:e></m:func>"
        )
        == "sin x\n"
    );
    CHECK(
        line_of(
            "<m:sSup><m:e>" + mr("e") + "</m:e><m:sup><m:sSup><m:e>" + mr("x")
            + "</m:e><m:sup>" + mr("2") + "</m:sup></m:sSup></m:sup></m:sSup>"
        )
        == "ex^2\n"
    );
}
