#include "docx_support.h"

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

std::string cell(const std::string& words, const std::string& properties = "") {
    return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + p(words) + "</w:tc>";
}
std::string going_on(const std::string& words = "") {
    return "<w:tc><w:tcPr><w:vMerge/></w:tcPr>" + (words.empty() ? "<w:p/>" : p(words))
           + "</w:tc>";
}
std::string row(const std::string& cells, const std::string& properties = "") {
    return "<w:tr><w:trPr>" + properties + "</w:trPr>" + cells + "</w:tr>";
}
std::string table(const std::string& rows, const std::string& properties = "") {
    return "<w:tbl><w:tblPr>" + properties + "</w:tblPr><w:tblGrid/>" + rows + "</w:tbl>";
}

constexpr const char* restart = "<w:vMerge w:val=\"restart\"/>";
constexpr const char* two_columns = "<w:gridSpan w:val=\"2\"/>";

}  // namespace

TEST_CASE("a table is rows of cells, those told so head it", "[docx]") {
    CHECK(
        dump_of(
            table(row(cell("A") + cell("B"), "<w:tblHeader/>") + row(cell("1") + cell("2")))
        )
        == "table natural natural\n  head\n    cell\n      \"A\"\n    cell\n      \"B\"\n  "
           "row\n    "
           "cell\n      \"1\"\n    cell\n      \"2\"\n"
    );
}

TEST_CASE("a first row that its style sets apart heads the table", "[docx]") {
    const std::string rows = row(cell("A") + cell("B")) + row(cell("1") + cell("2"));
    const std::string first = "<w:tblStyle w:val=\"t\"/><w:tblLook w:val=\"0020\"/>";
    const std::string styles =
        style("t", "Grid", "<w:tblStylePr w:type=\"firstRow\"/>", "table");
    CHECK(
        read_docx({table(rows, first), {{"styles", styles}}, ""}).dump().find("head")
        != std::string::npos
    );
    CHECK(read_docx({table(rows, first), {}, ""}).dump().find("head") == std::string::npos);
    const std::string bold =
        row("<w:tc>" + para("", r("A", "<w:b/>")) + "</w:tc><w:tc>"
            + para("", r("B", "<w:b/>")) + "</w:tc>");
    CHECK(
        dump_of(table(bold + row(cell("1") + cell("2")), "<w:tblLook w:firstRow=\"1\"/>"))
            .find("head")
        != std::string::npos
    );
}

TEST_CASE("cells merged along and down span columns and rows", "[docx]") {
    CHECK(
        dump_of(table(
            row(cell("A", restart) + cell("B", two_columns))
            + row(going_on() + cell("C") + cell("D"))
            + row(going_on() + cell("E") + cell("F"))
        ))
        == "table natural natural natural\n  row\n    cell rows 3\n      \"A\"\n    cell "
           "columns "
           "2\n      \"B\"\n  row\n    cell\n      \"C\"\n    cell\n      \"D\"\n  row\n   "
           " cell\n "
           "     \"E\"\n    cell\n      \"F\"\n"
    );
}

TEST_CASE("words in a cell that another covers come after that one's", "[docx]") {
    CHECK(
        dump_of(
            table(row(cell("A", restart) + cell("B")) + row(going_on("hidden") + cell("C")))
        )
        == "table natural natural\n  row\n    cell rows 2\n      paragraph\n        "
           "\"A\"\n      "
           "paragraph\n        \"hidden\"\n    cell\n      \"B\"\n  row\n    cell\n      "
           "\"C\"\n"
    );
}

TEST_CASE("a row of nothing but cells going on is no row", "[docx]") {
    CHECK(
        dump_of(table(
            row(cell("A", restart) + cell("B", restart)) + row(going_on() + going_on())
            + row(cell("C") + cell("D"))
        ))
        == "table natural natural\n  row\n    cell\n      \"A\"\n    cell\n      \"B\"\n  "
           "row\n    "
           "cell\n      \"C\"\n    cell\n      \"D\"\n"
    );
}

TEST_CASE("a row that begins late has an empty cell first", "[docx]") {
    CHECK(
        dump_of(table(
            row(cell("A") + cell("B")) + row(cell("C"), "<w:gridBefore w:val=\"1\"/>")
        ))
        == "table natural natural\n  row\n    cell\n      \"A\"\n    cell\n      \"B\"\n  "
           "row\n    "
           "cell\n    cell\n      \"C\"\n"
    );
}

TEST_CASE("a column is flush right when all its cells are", "[docx]") {
    const std::string right =
        "<w:tc>" + para("<w:jc w:val=\"right\"/>", r("1")) + "</w:tc>";
    const std::string centred =
        "<w:tc>" + para("<w:jc w:val=\"center\"/>", r("2")) + "</w:tc>";
    CHECK(dump_of(table(row(cell("A") + right + centred) + row(cell("B") + right + right)))
              .starts_with("table natural right natural\n"));
}

TEST_CASE(
    "a cell of several paragraphs holds blocks, a table in a table is one", "[docx]"
) {
    const std::string inner = table(row(cell("x") + cell("y")));
    CHECK(
        dump_of(table(row("<w:tc>" + p("A") + inner + p("B") + "</w:tc>" + cell("C"))))
        == "table natural natural\n  row\n    cell\n      paragraph\n        \"A\"\n      "
           "table "
           "natural natural\n        row\n          cell\n            \"x\"\n          "
           "cell\n      "
           "      \"y\"\n      paragraph\n        \"B\"\n    cell\n      \"C\"\n"
    );
}

TEST_CASE("a table of one cell is a frame, one without words is nothing", "[docx]") {
    CHECK(
        dump_of(table(row(cell("Note well."))))
        == "aside\n  paragraph\n    \"Note well.\"\n"
    );
    CHECK(dump_of(table(row("<w:tc><w:p/></w:tc>")) + p("A.")) == "paragraph\n  \"A.\"\n");
    CHECK(dump_of("<w:tbl/>" + p("A.")) == "paragraph\n  \"A.\"\n");
}

TEST_CASE("rows and cells in controls are rows and cells", "[docx]") {
    CHECK(
        dump_of(table(
            "<w:sdt><w:sdtPr/><w:sdtContent>"
            + row(
                "<w:sdt><w:sdtContent>" + cell("A") + "</w:sdtContent></w:sdt>" + cell("B")
            )
            + "</w:sdtContent></w:sdt>" + row(cell("C") + cell("D"))
        ))
        == "table natural natural\n  row\n    cell\n      \"A\"\n    cell\n      \"B\"\n  "
           "row\n    "
           "cell\n      \"C\"\n    cell\n      \"D\"\n"
    );
}

TEST_CASE("a row that was deleted is gone, its words in the ledger", "[docx]") {
    const std::string deleted =
        "<w:tc><w:p><w:del "
        "w:author=\"Eve\"><w:r><w:delText>old</w:delText></w:r></w:del></w:p></w:tc>";
    const DocxReading reading = read_docx(
        {table(
             row(cell("A") + cell("B"))
             + row(deleted + deleted, "<w:del w:author=\"Eve\"/>")
             + row(cell("C") + cell("D"))
         ),
         {},
         ""}
    );
    CHECK(reading.dump().find("old") == std::string::npos);
    CHECK(
        reading.ledger()
        == "tracked deletion by Eve: old > \ntracked deletion by Eve: old > \n"
    );
    CHECK(std::count(reading.transcript.begin(), reading.transcript.end(), '\n') == 6);
}

TEST_CASE("captions go to the table or the picture they stand by", "[docx]") {
    const std::string styles = style("c", "caption");
    const std::string grid = table(row(cell("A") + cell("B")));
    const auto dump = [&](const std::string& body) {
        return read_docx({body, {{"styles", styles}}, ""}).dump();
    };
    CHECK(
        dump(p("Table 1", "c") + grid).find("caption\n    \"Table 1\"") != std::string::npos
    );
    CHECK(
        dump(grid + p("Table 1", "c")).find("caption\n    \"Table 1\"") != std::string::npos
    );
    const std::string two = dump(p("One", "c") + grid + p("Two", "c") + grid);
    CHECK(two.find("caption\n    \"One\"") != std::string::npos);
    CHECK(two.find("caption\n    \"Two\"") != std::string::npos);
    CHECK(
        dump(p("Alone", "c") + p("Text."))
        == "paragraph\n  \"Alone\"\nparagraph\n  \"Text.\"\n"
    );
}

TEST_CASE("a table wider than any program makes is set as its words", "[docx]") {
    std::string cells;
    for (int i = 0; i < 150; ++i)
        cells += cell("x");
    CHECK(dump_of(table(row(cells))).starts_with("aside\n"));
}
