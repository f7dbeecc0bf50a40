// What each property takes, and what it comes to.
#include "sheet.h"

using namespace pam;
using namespace pam::style;
using test::pt;
using test::Sheet;

namespace {

ComputedStyle with(const std::string& declarations) {
    const Sheet sheet("p { " + declarations + " }");
    CAPTURE(declarations, sheet.said());
    CHECK(sheet.log.entries.empty());
    return sheet.of("p");
}

bool refused(const std::string& declaration) {
    const Sheet sheet("p { " + declaration + " }");
    return sheet.log.entries.size() == 1 && sheet.log.entries[0].code == "ST011"
           && sheet.of("p") == Sheet().of("p");
}

}  // namespace

TEST_CASE("type", "[property]") {
    CHECK(
        with("font-family: \"EB Garamond\", Linux Libertine, serif").families
        == std::vector<std::string>{"EB Garamond", "Linux Libertine", "serif"}
    );
    CHECK(with("font-size: 9.5pt").size == pt(9.5));
    CHECK(with("font-size: large").size == pt(13.2));
    CHECK(with("font-style: italic").italic);
    CHECK_FALSE(with("font-style: normal").italic);
    CHECK(with("font-weight: bold").weight == 700);
    CHECK(with("font-weight: 600").weight == 600);
    CHECK(with("font-variant-caps: small-caps").caps == Caps::SmallCaps);
    CHECK(with("font-variant-caps: all-small-caps").caps == Caps::AllSmallCaps);
    CHECK(with("text-transform: uppercase").transform == TextTransform::Uppercase);
    CHECK(with("letter-spacing: 0.1em").letter_spacing == pt(1.1));
    CHECK(with("letter-spacing: normal").letter_spacing == Length{});
    CHECK(with("vertical-align: super").vertical_align == VerticalAlign::Super);
    CHECK(with("direction: rtl").direction == Direction::RightToLeft);
    CHECK(with("FONT-STYLE: Italic").italic);
    for (const char* bad :
         {"font-size: 0",
          "font-size: -1pt",
          "font-weight: heavy",
          "font-weight: 2000",
          "font-family: ",
          "font-family: a,",
          "letter-spacing: 2"}) {
        CHECK(refused(bad));
    }
}

TEST_CASE("figures and their spacing add up", "[property]") {
    const ComputedStyle table = with("font-variant-numeric: lining-nums tabular-nums");
    CHECK(table.figures == Figures::Lining);
    CHECK(table.figure_spacing == FigureSpacing::Tabular);
    CHECK(with("font-variant-numeric: normal").figures == Figures::Normal);
    CHECK(with("font-variant: small-caps oldstyle-nums").caps == Caps::SmallCaps);
    CHECK(with("font-variant: small-caps oldstyle-nums").figures == Figures::OldStyle);
    CHECK(refused("font-variant-numeric: lining-nums oldstyle-nums"));
    CHECK(refused("font-variant-numeric: lining-nums lining-nums"));
    CHECK(refused("font-variant-numeric: normal lining-nums"));
}

TEST_CASE("colours", "[property]") {
    CHECK(with("color: #369").color == Color{0x33, 0x66, 0x99});
    CHECK(with("color: #A1b2C3").color == Color{0xA1, 0xB2, 0xC3});
    CHECK(with("color: rgb(1, 2, 3)").color == Color{1, 2, 3});
    CHECK(with("color: rgb(100% 0% 50%)").color == Color{255, 0, 128});
    CHECK(with("color: Gray").color == Color{128, 128, 128});
    for (const char* bad :
         {"color: #12",
          "color: #12345g",
          "color: rgb(1, 2)",
          "color: rgb(1,2,3,4)",
          "color: blurple"}) {
        CHECK(refused(bad));
    }
}

TEST_CASE("lines under and through", "[property]") {
    CHECK(with("text-decoration: underline").underline);
    CHECK(with("text-decoration: line-through underline").strike);
    CHECK(with("text-decoration: line-through underline").underline);
    CHECK_FALSE(with("text-decoration: none").underline);
    CHECK(refused("text-decoration: underline underline"));
}

TEST_CASE("paragraphs", "[property]") {
    CHECK(with("text-align: center").align == TextAlign::Centre);
    CHECK(with("text-align: center").align_last == TextAlign::Centre);
    CHECK(with("text-align: justify").align_last == TextAlign::Start);
    CHECK(
        with("text-align: justify; text-align-last: center").align_last == TextAlign::Centre
    );
    CHECK(with("text-indent: -1.5em").indent == pt(-16.5));
    CHECK(with("hyphens: none").hyphens == Hyphens::None);
    CHECK(with("white-space: pre").white_space == WhiteSpace::Pre);
    CHECK(with("widows: 3; orphans: 4").widows == 3);
    CHECK(with("widows: 3; orphans: 4").orphans == 4);
    CHECK_FALSE(with("hanging-punctuation: none").hanging_punctuation);
    CHECK(with("hanging-punctuation: first allow-end last").hanging_punctuation);
    CHECK(refused("widows: 0"));
    CHECK(refused("widows: 2.5"));
    CHECK(refused("text-indent: 5"));
}

TEST_CASE("shorthands for four sides", "[property]") {
    CHECK(with("margin: 1pt").margin == Sides<Length>{pt(1), pt(1), pt(1), pt(1)});
    CHECK(with("margin: 1pt 2pt").margin == Sides<Length>{pt(1), pt(2), pt(1), pt(2)});
    CHECK(with("margin: 1pt 2pt 3pt").margin == Sides<Length>{pt(1), pt(2), pt(3), pt(2)});
    CHECK(
        with("margin: 1pt 2pt 3pt 4pt").margin == Sides<Length>{pt(1), pt(2), pt(3), pt(4)}
    );
    CHECK(with("padding: 1pt 2pt 0 4pt").padding == Sides<Length>{pt(1), pt(2), {}, pt(4)});
    CHECK(with("margin: 5pt; margin-left: 1pt").margin.left == pt(1));
    CHECK(refused("margin: 1pt 2pt 3pt 4pt 5pt"));
    CHECK(refused("margin: "));
    CHECK(refused("padding: -1pt"));
}

TEST_CASE("a border shows when it has a style", "[property]") {
    CHECK(
        with("border: 0.5pt solid").border
        == Sides<Length>{pt(0.5), pt(0.5), pt(0.5), pt(0.5)}
    );
    CHECK(with("border-top: solid").border.top == pt(1));
    CHECK(with("border-top: 2pt").border.top == Length{});
    CHECK(with("border-top-width: 2pt; border-top-style: solid").border.top == pt(2));
    CHECK(
        with("border-width: thin; border-style: solid none").border
        == Sides<Length>{pt(0.5), {}, pt(0.5), {}}
    );
    CHECK(with("border-bottom: solid #f00 1pt").border_color == Color{255, 0, 0});
    CHECK(with("color: #00f; border-bottom: 1pt solid").border_color == Color{0, 0, 255});
    CHECK(with("border: 1pt solid; border: none").border == Sides<Length>{});
    CHECK(refused("border: 1pt solid solid"));
}

TEST_CASE("width in lengths and shares; auto margins centre", "[property]") {
    CHECK(with("width: 40mm").width == Length::from_millimetres(40));
    CHECK(with("width: 80%").width_share == 800);
    CHECK(with("width: 80%").width == Length{});
    CHECK(with("width: auto").width == Length{});
    CHECK(with("margin: 0 auto").centred);
    CHECK_FALSE(with("margin: 0 auto; margin-left: 2pt").centred);
}

TEST_CASE("limits of hyphenation", "[property]") {
    CHECK(with("hyphenate-limit-chars: 6 3 2").hyphenate_chars == HyphenateChars{6, 3, 2});
    CHECK(with("hyphenate-limit-chars: 8 3").hyphenate_chars == HyphenateChars{8, 3, 3});
    CHECK(
        with("hyphenate-limit-chars: 8 auto 4").hyphenate_chars == HyphenateChars{8, 0, 4}
    );
    CHECK(with("hyphenate-limit-chars: auto").hyphenate_chars == HyphenateChars{});
    CHECK(refused("hyphenate-limit-chars: 0"));
    CHECK(refused("hyphenate-limit-chars: 5 2 2 2"));
    CHECK(with("hyphenate-limit-lines: 2").hyphenate_lines == 2);
    CHECK(with("hyphenate-limit-lines: no-limit").hyphenate_lines == 0);
    CHECK(refused("hyphenate-limit-lines: 0"));
    CHECK(with("hyphenate-limit-last: always").hyphenate_last == HyphenateLast::Always);
    CHECK(with("hyphenate-limit-zone: 12pt").hyphenate_zone == pt(12));
    CHECK(with("hyphenate-limit-zone: 8%").hyphenate_zone_share == 80);
    CHECK(with("hyphenate-limit-zone: 8%").hyphenate_zone == Length{});
    CHECK(refused("hyphenate-limit-zone: -1pt"));
    using Kind = HyphenSign::Kind;
    CHECK(with("hyphenate-character: auto").hyphen_sign == HyphenSign{});
    CHECK(
        with("hyphenate-character: \"\u2010\"").hyphen_sign
        == HyphenSign{Kind::Character, U'\u2010'}
    );
    CHECK(with("hyphenate-character: \"\"").hyphen_sign == HyphenSign{Kind::Nothing, 0});
    CHECK(refused("hyphenate-character: \"--\""));
}

TEST_CASE("breaks, under their new and old names", "[property]") {
    CHECK(with("break-before: recto").break_before == Break::Recto);
    CHECK(with("break-after: avoid").break_after == Break::Avoid);
    CHECK(with("page-break-before: always").break_before == Break::Page);
    CHECK(with("page-break-after: left").break_after == Break::Left);
    CHECK(with("break-inside: avoid").break_inside_avoid);
    CHECK(with("page-break-inside: avoid").break_inside_avoid);
}

TEST_CASE("display, list marks, initial letters, named pages", "[property]") {
    CHECK(with("").display == Display::Inline);
    CHECK(with("display: block").display == Display::Block);
    CHECK(with("display: list-item").display == Display::ListItem);
    CHECK(with("display: none").display == Display::None);
    CHECK(with("list-style-type: lower-roman").list_mark == ListMark::LowerRoman);
    CHECK(with("list-style: none").list_mark == ListMark::None);
    CHECK(with("list-style-type: \"– \"").list_mark == ListMark::Dash);
    CHECK(with("initial-letter: 3").initial_lines == 3);
    CHECK(with("initial-letter: 2 2").initial_lines == 2);
    CHECK(with("initial-letter: normal").initial_lines == 0);
    CHECK(with("page: frontispiece").page == "frontispiece");
    CHECK(with("page: auto").page.empty());
    CHECK(refused("initial-letter: 3 2"));
    CHECK(with("initial-words: 4").initial_words == 4);
    CHECK(with("initial-words: normal").initial_words == 0);
    CHECK(refused("initial-words: 0"));
    CHECK(refused("widows: normal"));
    CHECK(refused("list-style-type: \"*\""));
}

TEST_CASE("named strings", "[property]") {
    const auto sets =
        with("string-set: chapter content(), short \"A \" content()").string_sets;
    REQUIRE(sets.size() == 2);
    CHECK(sets[0] == StringSet{"chapter", {{ContentPart::Kind::NamedString, ""}}});
    CHECK(sets[1].value[0] == ContentPart{ContentPart::Kind::Literal, "A "});
    CHECK(with("string-set: none").string_sets.empty());
    CHECK(refused("string-set: chapter"));
    CHECK(refused("string-set: chapter content(text)"));
}

TEST_CASE("the font shorthand", "[property]") {
    const ComputedStyle style =
        with("font: italic small-caps bold 9pt/12pt \"Linux Libertine\", serif");
    CHECK(style.italic);
    CHECK(style.caps == Caps::SmallCaps);
    CHECK(style.weight == 700);
    CHECK(style.size == pt(9));
    CHECK(style.line_height == pt(12));
    CHECK(style.families.front() == "Linux Libertine");
    CHECK(with("font: 9pt x").line_height == pt(10.8));
    CHECK(refused("font: italic"));
    CHECK(refused("font: 9pt"));
}

TEST_CASE("content may state the page to which a link leads", "[property]") {
    const Sheet sheet("a::after { content: \" (\" target-counter(attr(href), page) \")\" }"
    );
    CAPTURE(sheet.said());
    CHECK(sheet.log.entries.empty());
    const Content content = sheet.of("a").after;
    REQUIRE(content.size() == 3);
    CHECK(content[1].kind == ContentPart::Kind::TargetFolio);
    for (const char* wrong :
         {"target-counter(attr(id), page)",
          "target-counter(attr(href), chapter)",
          "target-counter(attr(href))",
          "target-counter(page)"}) {
        const Sheet refused("a::after { content: " + std::string(wrong) + " }");
        CAPTURE(wrong);
        CHECK(refused.log.entries.size() == 1);
    }
}
