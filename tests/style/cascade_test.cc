#include "sheet.h"

using namespace pam;
using namespace pam::style;
using test::pt;
using test::Sheet;

namespace {

constexpr Color red{255, 0, 0};
constexpr Color blue{0, 0, 255};

bool matches(const char* selector, const char* path) {
    const Sheet sheet(std::string(selector) + " { color: red }");
    CHECK(sheet.log.entries.empty());
    // The color is inherited, so a margin tells whether the element itself is meant.
    const Sheet margin(std::string(selector) + " { margin-top: 3pt }");
    return margin.of(path).margin.top == pt(3);
}

}  // namespace

TEST_CASE("selectors match what they name", "[selector]") {
    CHECK(matches("p", "p"));
    CHECK(matches("P", "p"));
    CHECK_FALSE(matches("p", "h2"));
    CHECK(matches("*", "p"));
    CHECK(matches(".first", "p.first.line"));
    CHECK(matches("p.first.line", "p.first.line"));
    CHECK_FALSE(matches("p.first.line", "p.first"));
    CHECK(matches("#x", "p#x"));
    CHECK_FALSE(matches("p#x", "p"));
    CHECK(matches("h2, p", "p"));
    CHECK(matches("body", ""));
    CHECK(matches("html", ""));
    CHECK(matches(":root", ""));
    CHECK_FALSE(matches(":root", "p"));
}

TEST_CASE("selectors look up and back", "[selector]") {
    CHECK(matches("blockquote p", "blockquote p"));
    CHECK(matches("blockquote p", "blockquote div p"));
    CHECK_FALSE(matches("blockquote > p", "blockquote div p"));
    CHECK(matches("blockquote>p", "blockquote p"));
    CHECK(matches("body > p", "p"));
    CHECK(matches("h2 + p", "h2+p"));
    CHECK_FALSE(matches("h2 + p", "h2+h3+p"));
    CHECK(matches("p:first-child", "div p"));
    CHECK_FALSE(matches("p:first-child", "div h2+p"));
    CHECK(matches("p:not(.first)", "p"));
    CHECK_FALSE(matches("p:not(.first)", "p.first"));
    CHECK(matches("div > blockquote p", "div blockquote blockquote p"));
    CHECK(matches(".extract > div p", ".extract div div p"));
    CHECK_FALSE(matches(".extract > div > p", ".extract div div p"));
}

TEST_CASE(
    "a language is matched by its tag or a prefix of it, and inherited", "[selector]"
) {
    const Sheet sheet("p:lang(ja, zh-Hant) { color: blue } p:lang(eng) { color: red }");
    const auto color = [&](std::string_view body, std::string_view own) {
        const ElementView root{"body", {}, {}, nullptr, nullptr, body};
        const ElementView p{"p", {}, {}, &root, nullptr, own};
        return sheet.style.compute(p, nullptr).color;
    };
    CHECK(color("ja", "") == blue);
    CHECK(color("en", "ja-JP") == blue);
    CHECK(color("zh-hant-TW", "") == blue);
    CHECK_FALSE(color("zh-Hans", "") == blue);
    CHECK_FALSE(color("ja", "en") == blue);
    CHECK_FALSE(color("en", "") == red);
    CHECK_FALSE(color("", "") == blue);
}

TEST_CASE("the more specific rule wins, then the later one", "[cascade]") {
    CHECK(Sheet("p { color: red } p { color: blue }").of("p").color == blue);
    CHECK(Sheet(".first { color: blue } p { color: red }").of("p.first").color == blue);
    CHECK(
        Sheet("#x { color: blue } p.first.line { color: red }").of("p#x.first.line").color
        == blue
    );
    CHECK(Sheet("div p { color: blue } p { color: red }").of("div p").color == blue);
    CHECK(Sheet(".first { color: blue } * { color: red }").of("p.first").color == blue);
    CHECK(Sheet("p { color: red !important } #x { color: blue }").of("p#x").color == red);
    CHECK(Sheet("p:not(.line) { color: blue } p { color: red }").of("p").color == blue);
}

TEST_CASE("a sheet added later wins over an earlier one", "[cascade]") {
    Sheet sheet("p { color: red; font-size: 9pt }");
    sheet.add("p { color: blue }");
    CHECK(sheet.of("p").color == blue);
    CHECK(sheet.of("p").size == pt(9));
}

TEST_CASE("type is inherited, boxes are not", "[cascade]") {
    const Sheet sheet("div { font-style: italic; text-indent: 5pt; margin: 7pt; border: "
                      "1pt solid; width: 50pt;"
                      "      string-set: a content(); break-before: page; vertical-align: "
                      "super; page: x }");
    const ComputedStyle child = sheet.of("div p");
    CHECK(child.italic);
    CHECK(child.indent == pt(5));
    CHECK(child.margin == Sides<Length>{});
    CHECK(child.border == Sides<Length>{});
    CHECK(child.width == Length{});
    CHECK(child.string_sets.empty());
    CHECK(child.break_before == Break::Auto);
    CHECK(child.vertical_align == VerticalAlign::Baseline);
    CHECK(child.page.empty());
}

TEST_CASE("inherit, initial and unset", "[cascade]") {
    const Sheet sheet(
        "div { margin-top: 7pt; color: red; font-weight: bold; border-top: 2pt solid blue }"
        "p { margin-top: inherit; color: initial; font-weight: unset; border-top: inherit }"
        "h2 { margin-top: 3pt; margin: unset; font-size: initial }"
    );
    const ComputedStyle p = sheet.of("div p");
    CHECK(p.margin.top == pt(7));
    CHECK(p.color == Color{});
    CHECK(p.weight == 700);
    CHECK(p.border.top == pt(2));
    CHECK(p.border_color == blue);
    CHECK(sheet.of("h2").margin.top == Length{});
    CHECK(sheet.of("h2").size == pt(11));
}

TEST_CASE("rules for e-readers leave the page alone", "[cascade]") {
    const Sheet sheet("p { color: blue } @media screen { p { color: red } } @media print { "
                      "h2 { color: red } }"
                      "@media print, screen { h3 { color: red } } @media screen { @media "
                      "print { h4 { color: red } } }");
    CHECK(sheet.of("p").color == blue);
    CHECK(sheet.of("h2").color == red);
    CHECK(sheet.of("h3").color == red);
    CHECK(sheet.of("h4").color == Color{});
}

TEST_CASE("::before and ::after give made text", "[cascade]") {
    const Sheet sheet(
        "hr::before { content: \"* * *\" } hr:after { content: counter(page) \"x\" }"
    );
    const ComputedStyle hr = sheet.of("hr");
    CHECK(hr.before == Content{{ContentPart::Kind::Literal, "* * *"}});
    CHECK(
        hr.after
        == Content{{ContentPart::Kind::Folio, ""}, {ContentPart::Kind::Literal, "x"}}
    );
    CHECK(sheet.of("hr p").before.empty());
}

TEST_CASE("relative lengths are of the element, the root, the line", "[cascade]") {
    const Sheet sheet(
        "body { font-size: 10pt; line-height: 15pt }"
        "div { font-size: 2em; line-height: 20pt; text-indent: 1em; margin: 1rem 1lh 1rlh "
        "1ex }"
        "p { font-size: 50%; padding: 1ch 12px 1pc 1in; margin: 10mm 1cm 40q 0 }"
    );
    const ComputedStyle div = sheet.of("div");
    CHECK(div.size == pt(20));
    CHECK(div.indent == pt(20));
    CHECK(div.margin == Sides<Length>{pt(10), pt(20), pt(15), pt(10)});
    const ComputedStyle p = sheet.of("div p");
    CHECK(p.size == pt(10));
    CHECK(p.indent == pt(20));
    CHECK(p.padding == Sides<Length>{pt(5), pt(9), pt(12), pt(72)});
    CHECK(p.margin.top == Length::from_millimetres(10));
    CHECK(p.margin.right == p.margin.top);
    CHECK(p.margin.bottom == p.margin.top);
}

TEST_CASE("a line height given as a number follows the size, a length stays", "[cascade]") {
    const Sheet number("body { font-size: 10pt; line-height: 1.5 } h2 { font-size: 20pt }");
    CHECK(number.of("p").line_height == pt(15));
    CHECK(number.of("h2").line_height == pt(30));
    const Sheet length("body { font-size: 10pt; line-height: 150% } h2 { font-size: 20pt }"
    );
    CHECK(length.of("h2").line_height == pt(15));
    CHECK(Sheet("p { line-height: normal }").of("p").line_height == pt(13.2));
    CHECK(Sheet("p { line-height: 1lh }").of("p").line_height == pt(14));
}
