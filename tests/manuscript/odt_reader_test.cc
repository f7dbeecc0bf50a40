#include "manuscript/odt_reader.h"

#include "base/files.h"
#include "document/dump.h"
#include "document/walk.h"
#include "manuscript/codes.h"
#include "manuscript/office_support.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

using namespace pam;
using namespace pam::manuscript;

namespace {

constexpr const char* spaces =
    R"( xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0")"
    R"( xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0")"
    R"( xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0")"
    R"( xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0")"
    R"( xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0")"
    R"( xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0")"
    R"( xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0")"
    R"( xmlns:xlink="http://www.w3.org/1999/xlink")"
    R"( xmlns:dc="http://purl.org/dc/elements/1.1/")";

std::string content(const std::string& body, const std::string& styles = "") {
    return std::string("<office:document-content") + spaces + "><office:automatic-styles>"
           + styles + "</office:automatic-styles><office:body><office:text>" + body
           + "</office:text></office:body></office:document-content>";
}

struct Read {
    std::string dump;
    Manuscript manuscript;
    Account account;
    Diagnostics log;
};

Read finished(const Bytes& bytes) {
    Read read;
    auto opened = open_odt(bytes, read.log);
    REQUIRE(opened);
    const Source source("a.odt", opened->text);
    ReadOptions options;
    options.copyedit = Copyedit::Off;
    read.manuscript = finish(std::move(*opened->draft), source, options, read.log);
    read.account = balance(source, read.manuscript);
    read.dump = document::dump(read.manuscript.document);
    return read;
}

Read read(const std::string& body, const std::string& styles = "") {
    Read made = finished(test::zip_of(
        {{"mimetype", "application/vnd.oasis.opendocument.text"},
         {"content.xml", content(body, styles)}}
    ));
    CHECK(made.account.balances());
    return made;
}

}  // namespace

TEST_CASE("spans of an OpenDocument text become emphasis", "[odt]") {
    CHECK(
        read(
            R"(<text:p>A <text:span text:style-name="T1">bold </text:span>word<text:s text:c="3"/>and <text:span text:style-name="Emphasis">more</text:span>.</text:p>)",
            R"(<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>)"
            R"(<style:style style:name="Emphasis" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>)"
        )
            .dump
        == R"(metadata
paragraph
  "A "
  strong
    "bold"
  " word and "
  emphasis
    "more"
  "."
)"
    );
}

TEST_CASE("notes, comments and deletions stand on lines of their own", "[odt]") {
    const Read made = read(
        R"(<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>Bo</dc:creator></office:change-info><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>)"
        R"(<text:p>One<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>The note.</text:p></text:note-body></text:note> and <office:annotation><dc:creator>Ada</dc:creator><text:p>Is it so?</text:p></office:annotation>two.</text:p>)"
    );
    CHECK(made.dump == R"(metadata
paragraph
  "One"
  note-reference 1
  " and two."
note 1 "1"
  paragraph
    "The note."
)");
    REQUIRE(made.manuscript.ledger.size() == 2);
    CHECK(made.manuscript.ledger[0].rule == "tracked deletion by Bo");
    CHECK(made.manuscript.ledger[0].before == "gone");
    CHECK(made.manuscript.ledger[1].rule == "comment by Ada");
    CHECK(made.manuscript.ledger[1].code == codes::comments_set_aside);
}

TEST_CASE("a title at the head is the work's, farther down a chapter's", "[odt]") {
    const Read made = read(
        R"(<text:p text:style-name="Title">The Room</text:p><text:p text:style-name="Subtitle">A story</text:p><text:p>Text.</text:p><text:p text:style-name="Title">Two</text:p>)"
    );
    CHECK(made.dump == R"(metadata
  title "The Room"
  subtitle "A story"
title-block
  paragraph title
    "The Room"
  paragraph subtitle
    "A story"
paragraph
  "Text."
heading 1 #two
  "Two"
)");
}

TEST_CASE("lines of code, of verse and quotations of neighbours are one block", "[odt]") {
    const Read made = read(
        R"(<text:p text:style-name="Preformatted_20_Text">a<text:tab/>b</text:p><text:p text:style-name="Preformatted_20_Text">  c</text:p>)"
        R"(<text:p text:style-name="Verse">One</text:p><text:p text:style-name="Verse">Two</text:p>)"
        R"(<text:p text:style-name="Quotations">Q</text:p><text:p text:style-name="Quotations">R</text:p>)"
    );
    CHECK(made.dump == R"(metadata
code-block "a\tb\n  c"
verse
  stanza
    line 0
      "One"
    line 0
      "Two"
extract
  paragraph
    "Q"
  paragraph
    "R"
)");
}

TEST_CASE("lists nest, and their headers have no number", "[odt]") {
    const Read made = read(
        R"(<text:list text:style-name="L1"><text:list-header><text:p>Head</text:p></text:list-header><text:list-item text:start-value="3"><text:p>three</text:p><text:list><text:list-item><text:p>inner</text:p></text:list-item></text:list></text:list-item></text:list>)",
        R"(<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/><text:list-level-style-bullet text:level="2"/></text:list-style>)"
    );
    CHECK(made.dump == R"(metadata
paragraph
  "Head"
list numbered from 3 tight
  item
    paragraph
      "three"
    list bulleted tight
      item
        paragraph
          "inner"
)");
}

TEST_CASE("cells span columns and rows, covered ones are left out", "[odt]") {
    const Read made = read(
        R"(<table:table><table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>Head</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows>)"
        R"(<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p><text:p>c</text:p></table:table-cell></table:table-row></table:table>)"
    );
    CHECK(made.dump == R"(metadata
table natural natural
  head
    cell columns 2
      "Head"
  row
    cell
      "a"
    cell
      paragraph
        "b"
      paragraph
        "c"
)");
}

TEST_CASE("references lead to marks, and a table of contents is one", "[odt]") {
    const Read made = read(
        R"(<text:table-of-content><text:index-body><text:p><text:a xlink:href="#here">Here</text:a></text:p></text:index-body></text:table-of-content>)"
        R"(<text:p>A <text:bookmark text:name="here"/><text:bookmark text:name="unused"/>place, see <text:bookmark-ref text:ref-name="here">12</text:bookmark-ref>.</text:p>)"
    );
    CHECK(made.dump == R"(metadata
contents
  paragraph
    link "#here"
      "Here"
paragraph
  "A "
  anchor #here
  "place, see "
  link "#here"
    "12"
  "."
)");
}

TEST_CASE("a contents list leads to its headings, not to pages of the file", "[odt]") {
    const Read made = read(
        R"(<text:table-of-content><text:index-body><text:p>1 <text:a xlink:href="#1.Of stoves|outline">Of stoves</text:a><text:tab/><text:a xlink:href="#1.Of stoves|outline">3</text:a></text:p></text:index-body></text:table-of-content>)"
        R"(<text:h text:outline-level="1">Of stoves</text:h><text:p>Text.</text:p>)"
    );
    CHECK(made.dump == R"(metadata
contents
  paragraph
    link "#1.Of stoves"
      "1 Of stoves"
heading 1 #1.Of stoves
  "Of stoves"
paragraph
  "Text."
)");
    REQUIRE(made.manuscript.ledger.size() == 1);
    CHECK(made.manuscript.ledger[0].code == codes::not_of_the_text);
    CHECK(made.manuscript.ledger[0].before == "3");
}

TEST_CASE("a box is an aside, an object is told of", "[odt]") {
    const Read made = read(
        R"(<text:p>Text.<draw:frame draw:name="f"><draw:text-box><text:p>Boxed.</text:p></draw:text-box></draw:frame></text:p>)"
        R"(<text:p>More.<draw:frame draw:name="Object1"><draw:object/></draw:frame></text:p>)"
    );
    CHECK(made.dump.find("aside\n  paragraph\n    \"Boxed.\"") != std::string::npos);
    REQUIRE(made.log.entries.size() == 1);
    CHECK(made.log.entries[0].code == codes::object_not_set);
}

TEST_CASE("a text inside itself a thousand times is read flat", "[odt]") {
    std::string body;
    for (int i = 0; i < 2000; ++i)
        body += "<text:section>";
    body += "<text:p>deep</text:p>";
    for (int i = 0; i < 2000; ++i)
        body += "</text:section>";
    CHECK(read(body).dump == "metadata\nparagraph\n  \"deep\"\n");
}

TEST_CASE("what is no OpenDocument text is refused", "[odt]") {
    Diagnostics log;
    const auto sheet = open_odt(
        test::zip_of(
            {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
             {"content.xml", content("")}}
        ),
        log
    );
    REQUIRE(!sheet);
    CHECK(sheet.error().code == codes::office_file_of_other_kind);
    const auto locked = open_odt(
        test::zip_of(
            {{"mimetype", "application/vnd.oasis.opendocument.text"},
             {"content.xml", "x"},
             {"META-INF/manifest.xml", "<manifest:encryption-data/>"}}
        ),
        log
    );
    REQUIRE(!locked);
    CHECK(locked.error().code == codes::office_file_locked);
}

TEST_CASE("the OpenDocument texts of the corpus are read whole", "[odt][corpus]") {
    const std::filesystem::path folder = PAM_CORPUS_DIR "/odt";
    if (!std::filesystem::exists(folder)) {
        WARN("SKIPPED: there is no corpus");
        return;
    }
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        INFO(entry.path());
        const auto bytes = read_file(entry.path(), 1 << 24);
        REQUIRE(bytes);
        const Read made = finished(*bytes);
        CHECK(made.account.balances());
        CHECK(!made.manuscript.document.blocks.empty());
        ++files;
    }
    CHECK(files >= 12);
}
