// One case for each code, with the place it is told at and the way out.
#include "sheet.h"
#include "style/reporter.h"

using namespace pam;
using namespace pam::style;
using test::pt;
using test::Sheet;

namespace {

/// What is said of a sheet that still counts: its last rule makes `hr` 7 pt.
std::string said(const std::string& text) {
    const Sheet sheet(text + "\nhr { font-size: 7pt }");
    CHECK(sheet.of("hr").size == pt(7));
    return sheet.said();
}

}  // namespace

TEST_CASE("a sheet without fault says nothing", "[diagnostics]") {
    CHECK(said("@charset \"utf-8\"; @import url(\"base.css\"); <!-- p { color: #333 } -->")
              .empty());
}

TEST_CASE("ST001: a brace that is never closed is told where it opens", "[diagnostics]") {
    const Sheet sheet("p { color: red }\nh2 {\n  color: red;\n");
    CHECK(
        sheet.said()
        == "2:4 ST001 this `{` is never closed | add the missing `}` at the end of the "
           "rule\n"
    );
    CHECK(sheet.of("h2").color == Color{255, 0, 0});
    CHECK(Sheet("p { color: rgb(1, 2, 3 }").said().substr(0, 10) == "1:12 ST001");
}

TEST_CASE("ST002: a string must end on its line", "[diagnostics]") {
    const std::string text =
        said("p.first::before { content: \"* * * }\n} h2 { color: red }");
    CHECK(text.substr(0, 10) == "1:28 ST002");
}

TEST_CASE("ST003: a comment must end", "[diagnostics]") {
    const Sheet sheet("p { color: red }\n/* h2 { }");
    CHECK(sheet.said() == "2:1 ST003 comment is never closed | end it with `*/`\n");
    CHECK(sheet.of("p").color == Color{255, 0, 0});
}

TEST_CASE("ST004: a stray brace takes the rule after it along", "[diagnostics]") {
    const std::string text = said("p { color: red } }\nh2 { color: red }");
    CHECK(text == "1:18 ST004 stray `}`: the rule after it does not count | remove it\n");
}

TEST_CASE("ST005: a declaration needs a name and a colon", "[diagnostics]") {
    const Sheet sheet("p { color red; font-size: 9pt; 12: x; text-indent: 0 }");
    CHECK(
        sheet.said()
        == "1:5 ST005 expected `property: value;` | is a `;` or a `}` missing before it?\n"
           "1:32 ST005 expected `property: value;` | is a `;` or a `}` missing before it?\n"
    );
    CHECK(sheet.of("p").size == pt(9));
}

TEST_CASE("ST006: a rule needs a block", "[diagnostics]") {
    CHECK(Sheet("p { } h2").said().substr(0, 9) == "1:7 ST006");
    CHECK(said("@page;").substr(0, 9) == "1:1 ST006");
    CHECK(said("@media print;").substr(0, 9) == "1:1 ST006");
}

TEST_CASE(
    "ST007: bytes that are no characters are told, and cost no more than themselves",
    "[diagnostics]"
) {
    CHECK(said("p { color: red }\n/* caf\xE9 \xFF */").substr(0, 9) == "2:7 ST007");
}

TEST_CASE("ST008: media rules nest only so deep", "[diagnostics]") {
    std::string text;
    for (int i = 0; i < 70; ++i)
        text += "@media all { ";
    text += "p { color: red }";
    for (int i = 0; i < 70; ++i)
        text += " }";
    CHECK(said(text).find("ST008 @media nested too deeply") != std::string::npos);
}

TEST_CASE("ST008: a sheet has four thousand selectors at most", "[diagnostics]") {
    std::string text;
    for (int i = 0; i < 4000; ++i)
        text += "p { color: red }\n";
    CHECK(Sheet(text).log.entries.empty());
    const Sheet sheet(text + "h2 { color: red } h3 { color: red }");
    CHECK(sheet.said().substr(0, 45) == "4001:1 ST008 more than 4000 selectors: this r");
    CHECK(sheet.log.entries.size() == 1);
    CHECK(sheet.of("p").color == Color{255, 0, 0});
    CHECK(sheet.of("h2").color == Color{});
}

TEST_CASE("ST009: a flood of faults is counted, not told one by one", "[diagnostics]") {
    std::string text = "p {";
    for (int i = 0; i < 1000; ++i)
        text += " colour: red;";
    const Sheet sheet(text + "}");
    CHECK(sheet.log.entries.size() == 201);
    CHECK(sheet.log.entries.back().code == "ST009");
    CHECK(sheet.log.entries.back().message == "800 more faults in this style sheet");
    CHECK(sheet.log.entries.back().severity == Severity::Error);
}

TEST_CASE(
    "ST010: an unknown property is told with the nearest known one", "[diagnostics]"
) {
    CHECK(
        said("p {\n  colour: red;\n  txet-indent: 0\n}")
        == "2:3 ST010 unknown property `colour` | did you mean `color`?\n"
           "3:3 ST010 unknown property `txet-indent` | did you mean `text-indent`?\n"
    );
    CHECK(
        said("p { quux-frobnicate: 1 }") == "1:5 ST010 unknown property `quux-frobnicate`\n"
    );
}

TEST_CASE("ST011: an unknown value is told with what the property takes", "[diagnostics]") {
    const std::string text = said("p { text-align: centre }");
    CHECK(
        text.substr(0, 60) == "1:17 ST011 `text-align` cannot be `centre` | did you mean `c"
    );
    CHECK(
        text.find("takes: start, end, left, right, center, justify") != std::string::npos
    );
    CHECK(
        said("p { font-size: 11 }").substr(0, 48)
        == "1:16 ST011 `font-size` cannot be `11` | `font-si"
    );
    CHECK(
        said("p { color: red font-size: 9pt }").find("is a `;` or a `}` missing")
        != std::string::npos
    );
    CHECK(said("p { color: }").find("`color` has no value") != std::string::npos);
    CHECK(said("p { color: gery }").find("did you mean `grey`?") != std::string::npos);
    CHECK(said("p { margin-left: 10px 5px }").substr(0, 10) == "1:18 ST011");
}

TEST_CASE(
    "ST012: a property without effect where it stands is a warning", "[diagnostics]"
) {
    const Sheet sheet("p { size: a5 } p { content: \"x\" } p::before { color: red } @page "
                      "{ display: none }");
    CHECK(
        sheet.said()
        == "1:5 ST012 `size` has no effect on an element\n"
           "1:20 ST012 `content` has no effect on an element\n"
           "1:47 ST012 `color` has no effect on ::before and ::after, which take `content` "
           "only\n"
           "1:68 ST012 `display` has no effect on @page\n"
    );
    CHECK_FALSE(sheet.log.has_errors());
}

TEST_CASE("ST013: what only e-readers know belongs in @media screen", "[diagnostics]") {
    const std::string hint = "the page passes over it | put it in @media screen { }\n";
    CHECK(
        said("img { max-width: 100% }")
        == "1:7 ST013 only e-readers know `max-width: 100%`; " + hint
    );
    CHECK(
        said("td { vertical-align: top }")
        == "1:6 ST013 only e-readers know `vertical-align: top`; " + hint
    );
    CHECK(said("@media screen { img { max-width: 100% } }").empty());
}

TEST_CASE(
    "ST020: a selector that cannot be read spoils its list, not the sheet", "[diagnostics]"
) {
    for (const char* selector :
         {"p..x",
          "p >",
          "> p",
          "p, ",
          "p[title]",
          "p % q",
          "p.",
          "p::before em",
          ":not(p em)"}) {
        CAPTURE(selector);
        const Sheet sheet(
            std::string("h2, ") + selector + " { color: red } h3 { color: red }"
        );
        REQUIRE_FALSE(sheet.log.entries.empty());
        CHECK(sheet.log.entries[0].code == "ST020");
        CHECK(sheet.log.entries[0].severity == Severity::Error);
        CHECK(sheet.of("h2").color == Color{});
        CHECK(sheet.of("h3").color == Color{255, 0, 0});
    }
}

TEST_CASE("ST021: an unknown pseudo-class is told with the nearest", "[diagnostics]") {
    CHECK(
        said("p:frist-child { }")
        == "1:3 ST021 `:frist-child` is not known | did you mean `first-child`?\n"
    );
    CHECK(said("p:hover { }").substr(0, 27) == "1:3 ST021 `:hover` is not k");
}

TEST_CASE(
    "ST022, ST023: a name or class that nothing carries is a warning", "[diagnostics]"
) {
    CHECK(
        said("blockqoute { }")
        == "1:1 ST022 no element is called `blockqoute` | did you mean `blockquote`?\n"
    );
    CHECK(
        said("p.valedicton { }")
        == "1:3 ST023 no element carries the class `valedicton` | did you mean "
           "`valediction`?\n"
    );
    CHECK_FALSE(Sheet("blockqoute, p.valedicton { }").log.has_errors());
    // A manuscript may give its figures and tables any class.
    CHECK(said("figure.top, table.full-page td { }").empty());
    CHECK(said(".top { }").substr(0, 8) == "1:2 ST02");
}

TEST_CASE(
    "ST030: an unknown at-rule is told with the nearest and stepped over", "[diagnostics]"
) {
    CHECK(
        said("@pgae { margin: 0 }")
        == "1:1 ST030 unknown rule `@pgae` | did you mean `page`?\n"
    );
    CHECK(
        said("@font-face { src: url(x) }").find("fonts are declared in fonts/families.yaml")
        != std::string::npos
    );
    CHECK(said("@supports (x) { p { color: red } }").substr(0, 9) == "1:1 ST030");
    CHECK(said("@top-left { }").find("inside @page") != std::string::npos);
}

TEST_CASE("ST031: media are print, screen and all", "[diagnostics]") {
    CHECK(
        said("@media pritn { p { color: red } }").find("did you mean `print`?")
        != std::string::npos
    );
    CHECK(said("@media print and (color) { }").substr(0, 11) == "1:14 ST031 ");
}

TEST_CASE("ST032: kinds of page", "[diagnostics]") {
    CHECK(said("@page :frist { }").find("1:8 ST032") == 0);
    CHECK(said("@page :frist { }").find("did you mean `first`?") != std::string::npos);
    CHECK(said("@page 3 { }").find("1:7 ST032") == 0);
    CHECK(said("@page front:left { size: a4 }").find("1:20 ST012") == 0);
}

TEST_CASE("ST033: boxes in a page's margin", "[diagnostics]") {
    CHECK(
        said("@page { @top-centre { content: none } }")
        == "1:9 ST033 `@top-centre` cannot stand here | did you mean `top-center`?\n"
    );
    CHECK(said("p { @top-left { content: none } }").find("1:5 ST033") == 0);
}

TEST_CASE("ST034: other sheets are not imported", "[diagnostics]") {
    CHECK(said("@import \"other.css\";").find("1:9 ST034") == 0);
    CHECK(said("@import \"base.css\"; @import url(base.css); @import url('base.css');")
              .empty());
}

TEST_CASE("ST040: paper that is not known names the nearest", "[diagnostics]") {
    const Error error = paper_size("lettre").error();
    CHECK(error.code == "ST040");
    CHECK(error.hints.front() == "did you mean `letter`?");
}

TEST_CASE("spans point into the sheet they were read from", "[diagnostics]") {
    Sheet sheet("p { color: red }");
    sheet.add("h2 { colr: red }", "second.css");
    REQUIRE(sheet.log.entries.size() == 1);
    const Span span = sheet.log.entries[0].span;
    CHECK(span.source == 1);
    CHECK(sheet.sources[1].text(span) == "colr");
}
