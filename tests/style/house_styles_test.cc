// The styles that are delivered: without a fault, on their grid, and with the values
// promised.
#include "base/files.h"
#include "base/limits.h"
#include "sheet.h"

#include <algorithm>
#include <filesystem>
#include <iterator>

using namespace pam;
using namespace pam::style;
using test::pt;
using test::Sheet;

namespace {

Sheet house(const std::string& name) {
    Sheet sheet;
    for (const std::string& file : {std::string("base"), name}) {
        const std::string path = std::string(PAM_SOURCE_DIR) + "/styles/" + file + ".css";
        auto text = read_file(path, limits::style_sheet_bytes);
        REQUIRE(text.has_value());
        sheet.add(*text, path);
    }
    INFO(sheet.said());
    REQUIRE(sheet.log.entries.empty());
    return sheet;
}

Length measure(const PageStyle& page) {
    return page.size.width - page.margin.left - page.margin.right;
}
Length depth(const PageStyle& page) {
    return page.size.height - page.margin.top - page.margin.bottom;
}

/// Height of a one-line block with the space that is its own, in thousandths of a line.
std::int64_t lines_of(const ComputedStyle& style, Length grid) {
    const Length height =
        style.margin.top + style.padding.top + style.line_height + style.margin.bottom;
    return std::int64_t{1000} * height.units() / grid.units();
}

/// The declarations of the rule whose whole selector is `selector`.
std::string rule_of(const std::string& css, const std::string& selector) {
    const std::size_t at = ("\n" + css).find("\n" + selector + " {\n");
    REQUIRE(at != std::string::npos);
    return css.substr(at, css.find('}', at) - at);
}

const char* const names[] = {
    "academic", "book", "booklet", "large-print", "pamphlet", "play", "poetry", "zine"};
/// Those whose text is justified on the grid; large print and the zine go other ways.
const char* const quiet[] = {"academic", "book", "booklet", "pamphlet", "play", "poetry"};

}  // namespace

TEST_CASE("house styles have no fault", "[house-styles]") {
    for (const char* name : names) {
        CAPTURE(name);
        house(name);
    }
}

TEST_CASE("every block element is a block, every word an inline", "[house-styles]") {
    for (const char* name : names) {
        const Sheet sheet = house(name);
        for (const char* tag :
             {"p",          "div", "section", "header", "h1", "h2", "h6",
              "blockquote", "ul",  "ol",      "dl",     "dt", "dd", "figure",
              "figcaption", "pre", "hr",      "tr",     "td", "th", "caption"}) {
            CAPTURE(name, tag);
            CHECK(sheet.of(tag).display == Display::Block);
        }
        for (const char* tag : {"em", "strong", "span", "sup", "a", "code", "img"}) {
            CHECK(sheet.of(std::string("p ") + tag).display == Display::Inline);
        }
        CHECK(sheet.of("ul li").display == Display::ListItem);
        CHECK(sheet.of("table").display == Display::Table);
    }
}

TEST_CASE("facing pages mirror each other and hold whole lines", "[house-styles]") {
    for (const char* name : names) {
        CAPTURE(name);
        const PageStyles pages = house(name).pages();
        CHECK(pages.left.margin.left == pages.right.margin.right);
        CHECK(pages.left.margin.right == pages.right.margin.left);
        CHECK(pages.left.margin.top == pages.right.margin.top);
        CHECK(measure(pages.left) == measure(pages.right));
        // What is over after the last whole line would show as a foot larger than planned.
        CHECK(depth(pages.right).units() % pages.grid.units() < pages.grid.units() * 2 / 3);
        CHECK(pages.right.margin.top < pages.right.margin.bottom);
        CHECK(pages.right.margin.left <= pages.right.margin.right);
    }
}

TEST_CASE("every delivered style is held to these rules", "[house-styles]") {
    std::vector<std::string> delivered;
    const std::filesystem::path folder = std::string(PAM_SOURCE_DIR) + "/styles";
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().stem() != "base") delivered.push_back(entry.path().stem());
    std::sort(delivered.begin(), delivered.end());
    CHECK(delivered == std::vector<std::string>(std::begin(names), std::end(names)));
}

TEST_CASE("a house style is short enough to be copied and changed", "[house-styles]") {
    for (const char* name : names) {
        const std::string path = std::string(PAM_SOURCE_DIR) + "/styles/" + name + ".css";
        const auto text = read_file(path, limits::style_sheet_bytes);
        REQUIRE(text.has_value());
        CAPTURE(name);
        CHECK(std::count(text->begin(), text->end(), '\n') <= 130);
        CHECK(text->starts_with("/* " + std::string(name) + ".css: "));
    }
}

TEST_CASE("no type is grey on white", "[house-styles]") {
    for (const char* name : names) {
        const Sheet sheet = house(name);
        for (const char* path :
             {"p",
              "h2",
              "p.byline",
              "li.note p",
              "td p",
              "figure figcaption p",
              "p.stage-direction",
              "section.colophon p"}) {
            CAPTURE(name, path);
            CHECK(sheet.of(path).color == Color{});
        }
        for (const MarginBox& box : sheet.pages().right.boxes)
            CHECK(box.style.color == Color{});
    }
}

TEST_CASE("no type is too small to read", "[house-styles]") {
    for (const char* name : names) {
        const Sheet sheet = house(name);
        for (const char* path :
             {"li.note p",
              "td p",
              "figure figcaption p",
              "table caption p",
              "section.colophon p"}) {
            CAPTURE(name, path, sheet.of(path).size.points());
            CHECK(sheet.of(path).size >= pt(8));
            CHECK(sheet.of(path).line_height >= sheet.of(path).size.scaled(115, 100));
        }
        for (const MarginBox& box : sheet.pages().right.boxes)
            CHECK(box.style.size >= pt(8));
    }
}

TEST_CASE("headings fall in size from rank to rank", "[house-styles]") {
    for (const char* name : names) {
        const Sheet sheet = house(name);
        Length above = sheet.of("header.title-block h1.title").size;
        for (const char* rank : {"h2", "h3", "h4", "h5", "h6"}) {
            CAPTURE(name, rank);
            const ComputedStyle head = sheet.of(rank);
            CHECK(head.size <= above);
            CHECK(head.size >= sheet.body().size);
            CHECK(head.hyphens == Hyphens::None);
            CHECK(head.break_after == Break::Avoid);
            above = head.size;
        }
    }
}

TEST_CASE("headings and bylines come to whole lines", "[house-styles]") {
    for (const char* name : quiet) {
        const Sheet sheet = house(name);
        const Length grid = sheet.pages().grid;
        for (const char* path : {"h2", "h3", "h4", "p.byline"}) {
            CAPTURE(name, path, lines_of(sheet.of(path), grid));
            CHECK(lines_of(sheet.of(path), grid) % 1000 == 0);
        }
    }
}

TEST_CASE("text set in or apart keeps the body's leading", "[house-styles]") {
    for (const char* name : quiet) {
        const Sheet sheet = house(name);
        for (const char* path :
             {"blockquote.extract p", "blockquote.letter p", "div.editor-note p"}) {
            CAPTURE(name, path);
            CHECK(sheet.of(path).line_height == sheet.body().line_height);
            CHECK(sheet.of(path).size < sheet.body().size);
        }
    }
}

TEST_CASE("rows of a table stand apart, the lines of a cell together", "[house-styles]") {
    for (const char* name : names) {
        CAPTURE(name);
        const Sheet sheet = house(name);
        const ComputedStyle cell = sheet.of("table tr td");
        const Length row = cell.line_height + cell.padding.top + cell.padding.bottom;
        CHECK(cell.line_height < sheet.body().line_height);
        CHECK(row > sheet.body().line_height);
        CHECK(cell.padding.top == cell.padding.bottom);
    }
}

TEST_CASE(
    "the pamphlet is A5, EB Garamond 11 on 14, 34 lines of 312 points", "[house-styles]"
) {
    const Sheet sheet = house("pamphlet");
    const ComputedStyle body = sheet.body();
    CHECK(body.families.front() == "EB Garamond");
    CHECK(body.size == pt(11));
    CHECK(body.line_height == pt(14));
    CHECK(body.figures == Figures::OldStyle);
    CHECK(body.align == TextAlign::Justify);
    CHECK(body.hyphens == Hyphens::Auto);
    const PageStyles pages = sheet.pages();
    CHECK(pages.right.size == *paper_size("a5"));
    CHECK(std::abs(measure(pages.right).points() - 312) < 0.5);
    CHECK(depth(pages.right).units() / pages.grid.units() == 34);
    CHECK(
        pages.right.box(MarginBoxPlace::BottomCentre).content
        == Content{{ContentPart::Kind::Folio, ""}}
    );
    CHECK(
        pages.left.box(MarginBoxPlace::TopCentre).content
        == Content{{ContentPart::Kind::NamedString, "title"}}
    );
    CHECK(
        pages.right.box(MarginBoxPlace::TopCentre).content
        == Content{{ContentPart::Kind::NamedString, "chapter"}}
    );
    CHECK(pages.first.box(MarginBoxPlace::TopCentre).content.empty());
    CHECK(pages.right.footnote_rule_width > Length{});

    const ComputedStyle title = sheet.of("header.title-block h1.title");
    CHECK(title.size == pt(22));
    CHECK(title.line_height == pt(28));
    CHECK(title.align == TextAlign::Centre);
    CHECK(title.string_sets.size() == 2);
    CHECK(sheet.of("section.chapter h2.heading-1").string_sets.size() == 1);
    CHECK(sheet.of("p").indent > Length{});
    CHECK(sheet.of("p.first").indent == Length{});
    CHECK(sheet.of("blockquote.letter p").size == pt(10.5));
    CHECK(sheet.of("div.editor-note p").italic);
    CHECK_FALSE(sheet.of("div.editor-note p em").italic);
    CHECK(sheet.of("li.note p").size == pt(9));
    CHECK(sheet.of("li.note p").line_height == pt(11));
    CHECK(sheet.of("pre code").size == sheet.of("pre").size);
    CHECK(sheet.of("pre").white_space == WhiteSpace::Pre);
    CHECK(sheet.of("p code").hyphens == Hyphens::None);
    CHECK(sheet.of("table").figure_spacing == FigureSpacing::Tabular);
    CHECK(sheet.of("td.align-right").align == TextAlign::Right);
    CHECK(sheet.of("hr.section-break").before.size() == 1);
}

TEST_CASE("the book opens chapters on right-hand pages with sunk heads", "[house-styles]") {
    const Sheet sheet = house("book");
    CHECK(sheet.pages().right.size == Size{pt(432), pt(648)});
    CHECK(sheet.of("section.chapter").break_before == Break::Recto);
    CHECK(sheet.of("header.title-block").break_after == Break::Recto);
    CHECK(sheet.of("h2").padding.top > 5 * sheet.body().line_height);
    CHECK(sheet.pages().first.box(MarginBoxPlace::BottomCentre).content.empty());
    CHECK(sheet.of("section.chapter h2.heading-1+p.first").initial_lines == 3);
}

TEST_CASE(
    "the book's front matter has Roman folios, its text begins on page 1", "[house-styles]"
) {
    const Sheet sheet = house("book");
    const PageStyles pages = sheet.pages();
    CHECK(sheet.of("section.half-title").page == "leaf");
    CHECK(sheet.of("section.contents.made").page == "front");
    REQUIRE(pages.find("leaf") > 0);
    REQUIRE(pages.find("front") > 0);
    const auto& leaf = pages.kinds(pages.find("leaf")).left;
    CHECK(leaf.box(MarginBoxPlace::TopCentre).content.empty());
    CHECK(leaf.box(MarginBoxPlace::BottomCentre).content.empty());
    const Content folio =
        pages.kinds(pages.find("front")).right.box(MarginBoxPlace::BottomCentre).content;
    REQUIRE(folio.size() == 1);
    CHECK(folio[0].numbering == ListMark::LowerRoman);
    CHECK(sheet.of("section.chapter.text-begins").page_number == 1);
    CHECK(sheet.of("section.chapter+section.chapter").page_number == 0);
}

TEST_CASE("the zine is set in two columns under a title across both", "[house-styles]") {
    const Sheet sheet = house("zine");
    CHECK(sheet.body().column_count == 2);
    CHECK(sheet.of("header.title-block").column_span);
}

TEST_CASE(
    "poems begin a page of their own and stand by their longest line", "[house-styles]"
) {
    const Sheet sheet = house("poetry");
    CHECK(sheet.of("section.chapter").break_before == Break::Page);
    CHECK(sheet.of("div.verse").width_fits);
    CHECK(sheet.of("div.verse").centred);
    CHECK(sheet.of("div.verse div.stanza").break_inside_avoid);
    CHECK(sheet.of("div.verse p.line").hyphens == Hyphens::None);
    // In a quotation or a speech it stands where that stands.
    for (const char* inside : {"blockquote.extract div.verse", "div.speech div.verse"})
        CHECK_FALSE(sheet.of(inside).centred);
}

TEST_CASE("speeches hang from the names of the speakers", "[house-styles]") {
    const Sheet sheet = house("play");
    const ComputedStyle speech = sheet.of("div.speech");
    const ComputedStyle opening = sheet.of("div.speech p.opening");
    CHECK(speech.padding.left > Length{});
    CHECK(opening.indent == -speech.padding.left);
    CHECK(sheet.of("div.speech p span.speaker").caps == Caps::SmallCaps);
    CHECK(sheet.of("p.stage-direction").italic);
}

TEST_CASE("large print has no italic, no hyphen, nothing small", "[house-styles]") {
    const Sheet sheet = house("large-print");
    CHECK(sheet.of("p em").weight == 700);
    for (const char* path :
         {"p",
          "p em",
          "li.note p",
          "blockquote.extract p",
          "div.editor-note p",
          "figure figcaption",
          "p.byline",
          "td p",
          "section.colophon p",
          "div.epigraph p",
          "aside.pull-quote p",
          "section.index ul li p.index-entry",
          "section.contents p.entry",
          "dl dt",
          "th p",
          "h4"}) {
        CAPTURE(path);
        const ComputedStyle style = sheet.of(path);
        CHECK(style.size >= pt(18));
        CHECK_FALSE(style.italic);
        CHECK(style.hyphens == Hyphens::None);
        CHECK(style.align == TextAlign::Left);
        CHECK(style.caps == Caps::Normal);
    }
}

TEST_CASE("the e-book's sheet has nothing that refuses a reader", "[house-styles]") {
    for (const char* name : names) {
        CAPTURE(name);
        const std::string css = house(name).style.reader_css();
        for (const char* forbidden :
             {"@",
              "!important",
              "rlh",
              "pt;",
              "string(",
              "string-set",
              "first-child",
              " + ",
              ":not",
              " direction",
              "position",
              "rem;",
              "text-align-last",
              "::",
              "justify",
              "calc"}) {
            CAPTURE(forbidden);
            CHECK(css.find(forbidden) == std::string::npos);
        }
        for (const char* plain : {"body", "p"}) {
            const std::string own = rule_of(css, plain);
            for (const char* readers :
                 {"font-size", "line-height", "font-family", " color", "text-align"})
                CHECK(own.find(readers) == std::string::npos);
        }
        CHECK(css.find("a.note-call") != std::string::npos);
        CHECK(css.find(".endnotes") != std::string::npos);
        CHECK(css.find("max-width: 100%") != std::string::npos);
        CHECK(
            std::count(css.begin(), css.end(), '{')
            == std::count(css.begin(), css.end(), '}')
        );
    }
}

TEST_CASE("in the e-book colours are the reader's, by day and by night", "[house-styles]") {
    for (const char* name : names) {
        CAPTURE(name);
        const std::string css = house(name).style.reader_css();
        // Neither ink nor ground is stated, so their contrast is the reading system's.
        std::string stated = css;
        for (std::size_t at = 0; (at = stated.find("color: inherit")) != std::string::npos;)
            stated.erase(at, 14);
        // Pictures alone lie on paper of their own.
        const std::size_t paper = stated.find("background-color: white");
        REQUIRE(paper != std::string::npos);
        CHECK(stated.rfind("\nimg {", paper) > stated.rfind('}', paper));
        stated.erase(paper, 23);
        for (const char* property : {"color:", "background", "opacity", "!important"})
            CHECK(stated.find(property) == std::string::npos);
    }
}

TEST_CASE("the e-book's sheet holds nothing that old engines choke on", "[house-styles]") {
    for (const char* name : names) {
        CAPTURE(name);
        const std::string css = house(name).style.reader_css();
        for (const char* word :
             {"@media",
              ":not",
              ":has",
              ":first-child",
              ":nth",
              "[",
              "min(",
              "calc(",
              "var(",
              "position:",
              "direction:",
              "unicode-bidi",
              "font-size: 0",
              "pt;",
              "mm;",
              "initial;"})
            if (css.find(word) != std::string::npos) {
                const std::string where = css.substr(css.find(word) - 60, 120);
                CAPTURE(where);
                const bool small = std::string(word) == "font-size: 0";
                CHECK((small && css.find("font-size: 0.") != std::string::npos));
            }
        // Sides of margins are named one by one, and none reaches out.
        for (const char* shorthand : {"\n  margin:", "\n  padding:", "\n  font:"})
            CHECK(css.find(shorthand) == std::string::npos);
        CHECK(css.find("margin-left: -") == std::string::npos);
        CHECK(css.find("margin-right: -") == std::string::npos);
    }
}
