#include "sheet.h"

using namespace pam;
using namespace pam::style;
using test::pt;
using test::Sheet;

namespace {

const char* const four_kinds =
    "body { font-size: 10pt; line-height: 12pt }"
    "@page { size: 300pt 400pt; margin: 1rlh 40pt 10% 20pt; font-size: 9pt;"
    "        @bottom-center { content: counter(page) } @top-left { content: \"x\" } }"
    "@page :left { margin-left: 40pt; margin-right: 20pt; @top-left { content: "
    "string(title); font-size: 2em } }"
    "@page :first { @top-left { content: none } }"
    "@page :blank { @top-left { content: none } @bottom-center { content: none } }";

const Content folio{{ContentPart::Kind::Folio, ""}};

}  // namespace

TEST_CASE("margins and boxes of each kind of page", "[pages]") {
    const Sheet sheet(four_kinds);
    CHECK(sheet.said().empty());
    const PageStyles pages = sheet.pages();
    CHECK(pages.grid == pt(12));
    CHECK(pages.right.size == Size{pt(300), pt(400)});
    CHECK(pages.right.margin == Sides<Length>{pt(12), pt(40), pt(40), pt(20)});
    CHECK(pages.left.margin == Sides<Length>{pt(12), pt(20), pt(40), pt(40)});
    CHECK(pages.first.margin == pages.right.margin);
    CHECK(pages.blank.margin == pages.left.margin);
    CHECK(pages.right.box(MarginBoxPlace::BottomCentre).content == folio);
    CHECK(
        pages.right.box(MarginBoxPlace::TopLeft).content
        == Content{{ContentPart::Kind::Literal, "x"}}
    );
    CHECK(
        pages.left.box(MarginBoxPlace::TopLeft).content
        == Content{{ContentPart::Kind::NamedString, "title"}}
    );
    CHECK(pages.first.box(MarginBoxPlace::TopLeft).content.empty());
    CHECK(pages.first.box(MarginBoxPlace::BottomCentre).content == folio);
    CHECK(pages.blank.box(MarginBoxPlace::BottomCentre).content.empty());
    CHECK(pages.right.box(MarginBoxPlace::TopRight).content.empty());
}

TEST_CASE("margin boxes inherit from the page, the page from the body", "[pages]") {
    const PageStyles pages = Sheet(four_kinds).pages();
    CHECK(pages.right.box(MarginBoxPlace::TopLeft).style.size == pt(9));
    CHECK(pages.left.box(MarginBoxPlace::TopLeft).style.size == pt(18));
    CHECK(pages.right.box(MarginBoxPlace::TopLeft).style.margin == Sides<Length>{});
}

TEST_CASE("margin boxes are set to their side and undivided", "[pages]") {
    const PageStyle page = Sheet("body { text-indent: 9pt; hyphens: auto } @page { "
                                 "@top-right { text-align: left } }")
                               .pages()
                               .right;
    CHECK(page.box(MarginBoxPlace::TopLeft).style.align == TextAlign::Left);
    CHECK(page.box(MarginBoxPlace::BottomCentre).style.align == TextAlign::Centre);
    CHECK(page.box(MarginBoxPlace::BottomRight).style.align == TextAlign::Right);
    CHECK(page.box(MarginBoxPlace::TopRight).style.align == TextAlign::Left);
    CHECK(page.box(MarginBoxPlace::TopLeft).style.indent == Length{});
    CHECK(page.box(MarginBoxPlace::TopLeft).style.hyphens == Hyphens::None);
}

TEST_CASE("first weighs more than right, whatever the order", "[pages]") {
    const PageStyles pages = Sheet("@page :first { margin-top: 9pt } @page :right { "
                                   "margin-top: 5pt } @page { margin-top: 1pt }")
                                 .pages();
    CHECK(pages.first.margin.top == pt(9));
    CHECK(pages.right.margin.top == pt(5));
    CHECK(pages.left.margin.top == pt(1));
    CHECK(
        Sheet("@page :left, :right { margin-top: 5pt }").pages().left.margin.top == pt(5)
    );
    CHECK(
        Sheet("@media screen { @page { margin-top: 5pt } }").pages().left.margin.top
        == Length{}
    );
    CHECK(Sheet("@page :verso { margin-top: 5pt }").pages().left.margin.top == pt(5));
}

TEST_CASE("sizes by name, turned, and measured", "[pages]") {
    const auto size = [](const char* value) {
        return Sheet(std::string("@page { size: ") + value + " }").pages().right.size;
    };
    CHECK(size("a5") == Size{Length::from_millimetres(148), Length::from_millimetres(210)});
    CHECK(
        size("A5 landscape")
        == Size{Length::from_millimetres(210), Length::from_millimetres(148)}
    );
    CHECK(size("6in 9in") == Size{pt(432), pt(648)});
    CHECK(size("200pt") == Size{pt(200), pt(200)});
    CHECK(Sheet("@page { size: 0 }").log.entries[0].code == "ST011");
    CHECK(Sheet("@page { size: a55 }").log.entries[0].code == "ST011");
}

TEST_CASE("the notes' area has a gap and a rule", "[pages]") {
    const char* const page = "@page { size: 300pt; margin: 20pt; @footnote { margin-top: "
                             "12pt; border-top: 0.5pt solid; width: 25% } }";
    const PageStyle style = Sheet(page).pages().left;
    CHECK(style.footnote_gap == pt(12));
    CHECK(style.footnote_rule_width == pt(0.5));
    CHECK(style.footnote_rule_length == pt(65));
    const PageStyle plain = Sheet("@page { size: 300pt; margin: 20pt }").pages().left;
    CHECK(plain.footnote_rule_width == Length{});
    CHECK(plain.footnote_rule_length == pt(260));
}

TEST_CASE("other paper keeps the margins' shares and never tires the eye", "[pages]") {
    Sheet sheet(
        "body { font-size: 10pt } @page { size: 200pt 300pt; margin: 30pt 20pt 60pt 10pt }"
    );
    sheet.style.set_paper({pt(100), pt(150)});
    CHECK(sheet.pages().right.size == Size{pt(100), pt(150)});
    CHECK(sheet.pages().right.margin == Sides<Length>{pt(15), pt(10), pt(30), pt(5)});
    sheet.style.set_paper({pt(600), pt(900)});
    const Sides<Length> wide = sheet.pages().right.margin;
    CHECK(pt(600) - wide.left - wide.right == pt(340));
    CHECK(std::abs(wide.right.points() - 2 * wide.left.points()) < 0.01);
    CHECK(wide.top == pt(90));
    sheet.style.set_paper({pt(200), pt(300)});
    CHECK(sheet.pages().right.margin == Sides<Length>{pt(30), pt(20), pt(60), pt(10)});
}

TEST_CASE("the option --paper takes names and measures", "[paper]") {
    CHECK(
        *paper_size("a5")
        == Size{Length::from_millimetres(148), Length::from_millimetres(210)}
    );
    CHECK(*paper_size("Letter") == Size{pt(612), pt(792)});
    CHECK(*paper_size("half-letter") == *paper_size("digest"));
    CHECK(*paper_size("148x210mm") == *paper_size("a5"));
    CHECK(*paper_size("5.5x8.5in") == *paper_size("digest"));
    CHECK(*paper_size("300×400pt") == Size{pt(300), pt(400)});
    for (const char* bad :
         {"",
          "a",
          "x",
          "148x210",
          "148mm",
          "0x10mm",
          "-5x10in",
          "1e9x1e9mm",
          "148x210em",
          "148 x 210mm",
          "5x5mm"}) {
        CAPTURE(bad);
        REQUIRE_FALSE(paper_size(bad).has_value());
        CHECK(paper_size(bad).error().code == "ST040");
    }
}

TEST_CASE("pages with a name take what all pages have, and their own", "[pages]") {
    const Sheet sheet("@page { size: 300pt 400pt; margin: 40pt; @bottom-center { content: "
                      "counter(page) } }"
                      "@page :left { margin-left: 50pt }"
                      "@page front { margin-top: 90pt;"
                      "  @bottom-center { content: counter(page, lower-roman) } }"
                      "@page front:right { margin-right: 10pt }"
                      "@page plate { @bottom-center { content: none } }");
    CHECK(sheet.said().empty());
    const PageStyles pages = sheet.pages();
    REQUIRE(pages.named.size() == 2);
    CHECK(pages.find("front") == 1);
    CHECK(pages.find("plate") == 2);
    CHECK(pages.find("back") == 0);
    const PageKinds& front = pages.kinds(pages.find("front"));
    CHECK(front.right.margin == Sides<Length>{pt(90), pt(10), pt(40), pt(40)});
    CHECK(front.left.margin == Sides<Length>{pt(90), pt(40), pt(40), pt(50)});
    CHECK(
        front.left.box(MarginBoxPlace::BottomCentre).content
        == Content{{ContentPart::Kind::Folio, "", ListMark::LowerRoman}}
    );
    CHECK(pages.kinds(2).right.box(MarginBoxPlace::BottomCentre).content.empty());
    CHECK(pages.kinds(0).right.margin.top == pt(40));
    CHECK(pages.kinds(0).right.box(MarginBoxPlace::BottomCentre).content == folio);
}

TEST_CASE("an element may state its kind of page and its number", "[pages]") {
    const Sheet sheet(".dedication { page: front; counter-reset: page 7 }"
                      ".chapter { counter-reset: page } p { counter-reset: none }");
    CHECK(sheet.said().empty());
    CHECK(sheet.of("div.dedication").page == "front");
    CHECK(sheet.of("div.dedication").page_number == 7);
    CHECK(sheet.of("section.chapter").page_number == 1);
    CHECK(sheet.of("p").page_number == 0);
}
