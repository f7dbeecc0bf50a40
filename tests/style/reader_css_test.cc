#include "sheet.h"

using namespace pam;
using namespace pam::style;
using test::Sheet;

namespace {

std::string css(const std::string& text) {
    const Sheet sheet(text);
    CHECK_FALSE(sheet.log.has_errors());
    return sheet.style.reader_css();
}

}  // namespace

TEST_CASE("shorthands become longhands, points become ems of the element", "[reader]") {
    CHECK(
        css("body { font-size: 10pt } blockquote { margin: 10pt 1em 0; font-size: 8pt }")
        == "blockquote {\n  font-size: 0.8em;\n  margin-top: 1.25em;\n  margin-right: "
           "1em;\n"
           "  margin-bottom: 0;\n  margin-left: 1em;\n}\n"
    );
}

TEST_CASE("a size is of the parent that the selector names", "[reader]") {
    CHECK(
        css(".letter { font-size: 22pt } .letter p.first { font-size: 11pt }")
            .find("p.first {\n  font-size: 0.5em;")
        != std::string::npos
    );
}

TEST_CASE("a line of the body becomes ems", "[reader]") {
    CHECK(
        css("body { font-size: 10pt; line-height: 15pt } h2 { margin-top: 2rlh; font-size: "
            "20pt }")
            .find("margin-top: 1.5em")
        != std::string::npos
    );
}

TEST_CASE("body text is left to the reader", "[reader]") {
    CHECK(css("body { font: 11pt/14pt x; color: red; text-align: justify; "
              "font-variant-numeric: oldstyle-nums }")
              .empty());
    CHECK(css("p, div p { font-size: 11pt; line-height: 2; color: red; text-align: left; "
              "font-family: x }")
              .empty());
    CHECK(css("blockquote p { text-align: justify; color: red; line-height: 2; "
              "font-family: x }")
              .empty());
    CHECK(css("p { text-indent: 1em }") == "p {\n  text-indent: 1em;\n}\n");
    CHECK(css("@media screen { body { font-size: 12pt; color: red } }").empty());
}

TEST_CASE("what stands in @media screen is taken as it is meant", "[reader]") {
    CHECK(
        css("@media screen { sup { line-height: 0; color: #f00 } img { max-width: 100%; "
            "height: auto } }")
        == "sup {\n  line-height: 0;\n  color: #ff0000;\n}\nimg {\n  max-width: 100%;\n  "
           "height: auto;\n}\n"
    );
    CHECK(css("@media print { h2 { margin-top: 1em } }").empty());
}

TEST_CASE("breaks have both names and no sides", "[reader]") {
    CHECK(
        css("h2 { break-before: recto; break-after: avoid; break-inside: avoid }")
        == "h2 {\n  page-break-before: always;\n  break-before: page;\n  page-break-after: "
           "avoid;\n"
           "  break-after: avoid;\n  page-break-inside: avoid;\n  break-inside: avoid;\n}\n"
    );
}

TEST_CASE("hyphens are told to every engine in its tongue", "[reader]") {
    CHECK(
        css("h2 { hyphens: manual }")
        == "h2 {\n  adobe-hyphenate: explicit;\n  -webkit-hyphens: manual;\n  "
           "-epub-hyphens: manual;\n  hyphens: manual;\n}\n"
    );
}

TEST_CASE("small capitals by the oldest name", "[reader]") {
    CHECK(
        css("h2 { font-variant-caps: small-caps }")
        == "h2 {\n  font-variant: small-caps;\n}\n"
    );
    CHECK(
        css("h2 { font-variant-caps: all-small-caps }")
        == "h2 {\n  font-variant: small-caps;\n  text-transform: lowercase;\n}\n"
    );
}

TEST_CASE("what belongs to paper, or is forbidden, stays out", "[reader]") {
    CHECK(css("@page { size: a5; @top-left { content: \"x\" } }").empty());
    CHECK(css("h2 { string-set: chapter content(); page: x; text-align-last: center; "
              "direction: rtl }")
              .empty());
    CHECK(css("h2 { hanging-punctuation: first; initial-letter: 2; initial-words: 3 }")
              .empty());
    CHECK(css("h2 { margin-top: -1em }").empty());
}

TEST_CASE("left and right change places for a book from right to left", "[reader]") {
    Sheet sheet("h2 { margin-left: 1em; border-right: 1pt solid; text-align: right; "
                "padding: 0 1em 0 2em }");
    const std::string css = sheet.style.reader_css(style::Direction::RightToLeft);
    CHECK_THAT(css, Catch::Contains("margin-right: 1em"));
    CHECK_THAT(css, Catch::Contains("border-left-width: 1px"));
    CHECK_THAT(css, Catch::Contains("text-align: left"));
    CHECK_THAT(css, Catch::Contains("padding-left: 1em"));
    CHECK_THAT(css, !Catch::Contains("margin-left"));
}

TEST_CASE("selectors that old readers do not know take only themselves along", "[reader]") {
    CHECK(
        css("p:first-child, h2 + p, p:not(.first), h3 { text-indent: 0 }")
        == "h3 {\n  text-indent: 0;\n}\n"
    );
    CHECK(css("p:lang(ja) { text-indent: 0 }").empty());
    CHECK(css(":root h2 { text-indent: 0 }") == "html h2 {\n  text-indent: 0;\n}\n");
    CHECK(
        css("div > p.first { text-indent: 0 }") == "div > p.first {\n  text-indent: 0;\n}\n"
    );
}

TEST_CASE("made text is kept where it is literal", "[reader]") {
    CHECK(
        css("hr::before { content: \"\\2766 \\\"\" }")
        == "hr:before {\n  content: \"\u2766\\\"\";\n}\n"
    );
    CHECK(css("hr::before { content: string(title) }").empty());
    CHECK(css("hr::before { content: counter(page) }").empty());
}

TEST_CASE("only code has a typeface, and rules are whole pixels", "[reader]") {
    CHECK(
        css("code { font-family: \"DejaVu Sans Mono\" } h2 { font-family: x }")
        == "code {\n  font-family: monospace;\n}\n"
    );
    CHECK(
        css("hr { border-top: 0.4pt solid } h2 { border-left: 3pt solid red }")
        == "hr {\n  border-top-width: 1px;\n  border-top-style: solid;\n}\n"
           "h2 {\n  border-left-width: 4px;\n  border-left-style: solid;\n}\n"
    );
}

TEST_CASE("side margins are two ems at most", "[reader]") {
    CHECK(
        css("blockquote { margin: 5em 5em }")
        == "blockquote {\n  margin-top: 5em;\n  margin-right: 2em;\n  margin-bottom: "
           "5em;\n  margin-left: 2em;\n}\n"
    );
}

TEST_CASE("selectors whose lengths come out differently are parted", "[reader]") {
    const std::string text = css("h2 { font-size: 22pt } h2, h3, h4 { margin-top: 11pt }");
    CHECK(
        text.find("h2 {\n  margin-top: 0.5em;\n}\nh3,\nh4 {\n  margin-top: 1em;\n}")
        != std::string::npos
    );
}
