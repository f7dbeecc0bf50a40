#include "paper.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

using namespace paper;

namespace {

page::PagedDocument pages_of(std::vector<galley::Block> blocks) {
    galley::Galley galley;
    galley.blocks = std::move(blocks);
    Diagnostics log;
    return make_up(std::move(galley), styles(), log);
}

}  // namespace

TEST_CASE("a widow is carried over to the next page with a line before it", "[page]") {
    const auto paged = pages_of({paragraph("a", 5), paragraph("b", 6), paragraph("c", 15)});
    // A full page would leave b6 alone at the head of page 2.
    CHECK(text(paged.pages[0]) == "a1 a2 a3 a4 a5 b1 b2 b3 b4");
    CHECK(text(paged.pages[1]).substr(0, 5) == "b5 b6");
}

TEST_CASE("an orphan waits for its paragraph on the next page", "[page]") {
    const auto paged = pages_of({paragraph("a", 9), paragraph("b", 8)});
    CHECK(text(paged.pages[0]) == "a1 a2 a3 a4 a5 a6 a7 a8 a9");
    CHECK(text(paged.pages[1]) == "b1 b2 b3 b4 b5 b6 b7 b8");
}

TEST_CASE("a paragraph lengthened at little cost saves a short page", "[page]") {
    std::vector<galley::Block> blocks{
        paragraph("a", 9), paragraph("b", 8), paragraph("c", 9)};
    vary(blocks[0], "A", +1, 3000);
    const auto paged = pages_of(blocks);
    CHECK(text(paged.pages[0]) == "A1 A2 A3 A4 A5 A6 A7 A8 A9 A10");
    CHECK(paged.pages.size() == 3);
}

TEST_CASE("a paragraph is not lengthened at great cost", "[page]") {
    std::vector<galley::Block> blocks{paragraph("a", 9), paragraph("b", 8)};
    vary(blocks[0], "A", +1, 3'000'000);
    CHECK(text(pages_of(blocks).pages[0]) == "a1 a2 a3 a4 a5 a6 a7 a8 a9");
}

TEST_CASE("a heading keeps with two lines of what follows", "[page]") {
    const auto paged = pages_of({paragraph("a", 8), heading("h"), paragraph("b", 20)});
    CHECK(text(paged.pages[0]) == "a1 a2 a3 a4 a5 a6 a7 a8");
    CHECK(text(paged.pages[1]).substr(0, 8) == "h1 b1 b2");
    const auto room = pages_of({paragraph("a", 6), heading("h"), paragraph("b", 8)});
    CHECK(text(room.pages[0]) == "a1 a2 a3 a4 a5 a6 h1 b1 b2");
}

TEST_CASE("a heading over a single line keeps with the paragraph after it", "[page]") {
    const auto paged =
        pages_of({paragraph("a", 7), heading("h"), paragraph("b", 1), paragraph("c", 5)});
    CHECK(text(paged.pages[1]).substr(0, 5) == "h1 b1");
}

TEST_CASE("a block that keeps together is not parted", "[page]") {
    std::vector<galley::Block> blocks{paragraph("a", 8), paragraph("b", 5)};
    blocks[1].keep_together = true;
    CHECK(text(pages_of(blocks).pages[0]) == "a1 a2 a3 a4 a5 a6 a7 a8");
}

/// Lines that keep together as those of a stanza do.
std::vector<galley::Block> stanza(const std::string& name, int lines) {
    std::vector<galley::Block> blocks;
    for (int i = 1; i <= lines; ++i) {
        blocks.push_back(paragraph(name + std::to_string(i) + ".", 1));
        blocks.back().keep_together = true;
        blocks.back().keep_with_next = i < lines;
    }
    return blocks;
}

TEST_CASE(
    "a stanza is not parted; a long speech in verse is, not near its ends", "[page]"
) {
    const auto places = [](int lines) {
        galley::Galley galley;
        galley.blocks = stanza("v", lines);
        const page::Column column(galley, pt(10), 40, false);
        std::vector<std::size_t> cuts;
        for (std::size_t k = 1; k < column.pieces.size(); ++k)
            if (column.pieces[k].may_begin_page) cuts.push_back(k);
        return cuts;
    };
    CHECK(places(8).empty());
    CHECK(places(9) == std::vector<std::size_t>{3, 4, 5, 6});
}

TEST_CASE("a block that keeps together is parted when it is taller than a page", "[page]") {
    std::vector<galley::Block> blocks{paragraph("a", 26)};
    blocks[0].keep_together = true;
    const auto paged = pages_of(blocks);
    REQUIRE(paged.pages.size() == 3);
    CHECK(text(paged.pages[0]) == "a1 a2 a3 a4 a5 a6 a7 a8 a9 a10");
}

TEST_CASE("facing pages end on the same line", "[page]") {
    // Page 2 cannot be full: c is an orphan there. Page 3 gives up a line to stand level
    // with it.
    const auto paged = pages_of(
        {paragraph("a", 10),
         paragraph("b", 9),
         paragraph("c", 3),
         paragraph("d", 14),
         paragraph("e", 12)}
    );
    CHECK(last_line(paged.pages[0]) == 10);
    CHECK(last_line(paged.pages[1]) == 9);
    CHECK(last_line(paged.pages[2]) == 9);
}

TEST_CASE("a page runs a line long only where the margin below has room for it", "[page]") {
    std::minstd_rand random(11);
    std::vector<galley::Block> blocks;
    for (int b = 0; b < 400; ++b)
        blocks.push_back(paragraph("p" + std::to_string(b) + ".", 2 + random() % 3));
    const auto longest_with = [&](double margin_below) {
        style::PageStyles sheet = styles();
        for (style::PageStyle* page :
             {&sheet.right, &sheet.left, &sheet.first, &sheet.blank}) {
            page->size.height = pt(120 + margin_below);  // ten lines each
            page->margin.bottom = pt(margin_below);
        }
        galley::Galley galley;
        galley.blocks = blocks;
        Diagnostics log;
        const auto paged = make_up(std::move(galley), sheet, log);
        int longest = 0;
        for (const page::Page& page : paged.pages)
            longest = std::max(longest, last_line(page));
        return longest;
    };
    CHECK(longest_with(20) == 11);
    CHECK(longest_with(19) == 10);
    CHECK(longest_with(0) == 10);
}

TEST_CASE("a hyphen is not left at a recto's foot where the leaf turns", "[page]") {
    std::vector<galley::Block> blocks{paragraph("a", 18)};
    // Page 1 is a recto: its last line would end in a hyphen.
    blocks[0].lines[9].hyphenated = true;
    const auto paged = pages_of(blocks);
    CHECK(text(paged.pages[0]) == "a1 a2 a3 a4 a5 a6 a7 a8 a9");
}

TEST_CASE("a new page is begun where the style asks for one", "[page]") {
    std::vector<galley::Block> blocks{paragraph("a", 3), paragraph("b", 3)};
    blocks[1].break_before = style::Break::Page;
    const auto paged = pages_of(blocks);
    CHECK(texts(paged) == std::vector<std::string>{"a1 a2 a3", "b1 b2 b3"});
}

TEST_CASE("a chapter that must begin on a recto leaves a blank verso", "[page]") {
    std::vector<galley::Block> blocks{
        paragraph("a", 3), paragraph("b", 3), paragraph("c", 3)};
    blocks[1].break_before = style::Break::Recto;
    blocks[2].break_before = style::Break::Verso;
    const auto paged = pages_of(blocks);
    CHECK(texts(paged) == std::vector<std::string>{"a1 a2 a3", "", "b1 b2 b3", "c1 c2 c3"});
    CHECK(paged.pages[1].side == page::Side::Verso);
    CHECK(paged.pages[2].side == page::Side::Recto);
}

TEST_CASE(
    "the right-hand page is the recto, or the verso in a book read from the right", "[page]"
) {
    std::vector<galley::Block> blocks{paragraph("a", 3), paragraph("b", 3)};
    blocks[1].break_before = style::Break::Right;
    galley::Galley galley;
    galley.blocks = blocks;
    Diagnostics log;
    CHECK(make_up(galley, styles(), log).pages.size() == 3);
    CHECK(
        page::assemble(galley, styles(), style::Direction::RightToLeft, set_label, log)
            ->pages.size()
        == 2
    );
}

TEST_CASE("pages are labelled 1, 2, 3, blank ones included", "[page]") {
    std::vector<galley::Block> blocks{paragraph("a", 3), paragraph("b", 3)};
    blocks[1].break_before = style::Break::Recto;
    const auto paged = pages_of(blocks);
    REQUIRE(paged.pages.size() == 3);
    CHECK(paged.pages[0].label == "1");
    CHECK(paged.pages[1].label == "2");
    CHECK(paged.pages[2].label == "3");
}

TEST_CASE("the last page of a chapter has a few lines where it can", "[page]") {
    std::vector<galley::Block> blocks{paragraph("a", 4), paragraph("b", 8)};
    vary(blocks[1], "B", +1, 1000);
    const auto paged = pages_of(blocks);
    CHECK(text(paged.pages[1]).size() > 6);
}

TEST_CASE("a work without a line still has a page", "[page]") {
    const auto paged = pages_of({});
    REQUIRE(paged.pages.size() == 1);
    CHECK(paged.pages[0].label == "1");
}

TEST_CASE("a page without room for a line is refused", "[page]") {
    style::PageStyles narrow = styles();
    narrow.left.margin.top = pt(120);
    Diagnostics log;
    const auto paged =
        page::assemble({}, narrow, style::Direction::LeftToRight, set_label, log);
    REQUIRE_FALSE(paged.has_value());
    CHECK(paged.error().code == "PG007");
}
