#include "page/score.h"

#include "page/dummy.h"
#include "paper.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace paper;

namespace {

/// Its lines have a space each, set so many thousandths wider; the last line is loose.
galley::Block spaced(const std::string& name, std::vector<std::int32_t> wider) {
    galley::Block block = paragraph(name, wider.size() + 1);
    for (std::size_t i = 0; i < block.lines.size(); ++i) {
        foundry::GlyphRun& run = block.lines[i].fragments[0].run;
        run.text = "a b";
        run.glyphs = {
            {1, pt(0), {}}, {1, pt(5 + static_cast<double>(i) * 7), {}}, {1, pt(90), {}}};
        run.clusters = {{1, 1}, {1, 1}, {1, 1}};
        if (i < wider.size()) block.lines[i].ratio = wider[i];
    }
    return block;
}

page::Score scored(galley::Galley galley) {
    Diagnostics log;
    const page::PagedDocument paged = make_up(std::move(galley), styles(), log);
    auto score = page::score(paged, styles(), style::Direction::LeftToRight);
    REQUIRE(score);
    return std::move(*score);
}

}  // namespace

TEST_CASE(
    "a page's score tells how its spaces vary, and which line is the loosest", "[page]"
) {
    galley::Galley galley;
    galley.blocks.push_back(spaced("p", {200, -200, 100}));
    const page::Score score = scored(std::move(galley));
    REQUIRE(score.pages.size() == 1);
    const page::PageScore& page = score.pages[0];
    CHECK(page.label == "1");
    CHECK(page.lines == 4);
    CHECK(page.filled == 3);
    CHECK(page.loosest.wider == 200);
    CHECK(page.loosest.source.begin == 10);
    CHECK(page.tightest.wider == -200);
    CHECK(page.tightest.source.begin == 20);
    // The deviation of 1.2, 0.8 and 1.1.
    CHECK(page.spread == Approx(0.16997).margin(0.0001));
    CHECK(score.total.spread == Approx(page.spread));
    CHECK(page.foot == page::FootReason::EndOfWork);
}

TEST_CASE("ragged lines are not among those filled", "[page]") {
    galley::Galley galley;
    galley.blocks.push_back(spaced("p", {0, 0, 0}));
    CHECK(scored(std::move(galley)).total.filled == 0);
}

TEST_CASE("hyphens are counted, and those in a row as ladders", "[page]") {
    galley::Galley galley;
    galley.blocks.push_back(paragraph("p", 8));
    for (const std::size_t line : {0u, 1u, 3u, 4u, 5u, 7u})
        galley.blocks[0].lines[line].hyphenated = true;
    const page::Score score = scored(std::move(galley));
    CHECK(score.total.hyphens == 6);
    CHECK(score.total.ladders == 1);
    CHECK(score.total.long_ladders == 1);
}

TEST_CASE("a last line that is but the end of a word is told", "[page]") {
    galley::Galley galley;
    galley.blocks.push_back(paragraph("p", 3));
    galley.blocks[0].lines[1].hyphenated = true;
    CHECK(scored(std::move(galley)).total.fragments == 1);
}

TEST_CASE("facing pages that end on different lines are uneven", "[page]") {
    // The second page has no room for nine lines of the last paragraph, and no line may go
    // from the third page to the fourth but all beyond the ninth.
    galley::Galley galley;
    galley.blocks = {paragraph("a", 10), paragraph("b", 7), paragraph("c", 13)};
    galley.blocks[0].orphans = 10;
    galley.blocks[1].break_before = style::Break::Page;
    galley.blocks[1].orphans = 7;
    galley.blocks[2].orphans = 9;
    galley.blocks[2].widows = 4;
    const page::Score score = scored(std::move(galley));
    for (const page::PageScore& page : score.pages)
        UNSCOPED_INFO(page.lines << " lines, short by " << page.short_by);
    REQUIRE(score.pages.size() == 4);
    CHECK(score.pages[1].short_by == 3);
    CHECK(score.pages[1].uneven);
    CHECK(score.pages[2].uneven);
    CHECK_FALSE(score.pages[0].uneven);
    CHECK(score.uneven_spreads == 1);
    CHECK(score.pages[2].short_by == 1);
    CHECK(score.off_height == 2);
}

TEST_CASE(
    "notes are counted where they begin, and lines carried over where they go", "[page]"
) {
    galley::Galley galley;
    galley.blocks = {paragraph("a", 9), paragraph("b", 6)};
    galley.blocks[0].lines[5].notes = {0};
    galley.notes = {{paragraph("n", 6)}};
    const page::Score score = scored(std::move(galley));
    REQUIRE(score.pages.size() >= 2);
    CHECK(score.total.notes == 1);
    CHECK(score.pages[0].notes == 1);
    CHECK(score.total.lines == 15);
    std::size_t carried = 0;
    for (const page::PageScore& page : score.pages)
        carried += page.carried_lines;
    CHECK(carried == score.total.carried_lines);
}

TEST_CASE("the dummy of finished pages is the one they were made of", "[page]") {
    galley::Galley galley;
    for (int i = 0; i < 12; ++i) {
        galley.blocks.push_back(paragraph("p" + std::to_string(i), 3 + i % 5));
        vary(galley.blocks.back(), "q", 1, 900);
    }
    Diagnostics log;
    const page::PagedDocument paged = make_up(std::move(galley), styles(), log);
    const auto dummy =
        page::plan_pages(paged.galley, styles(), style::Direction::LeftToRight);
    REQUIRE(dummy);
    REQUIRE(dummy->plans.size() == paged.pages.size());
    for (std::size_t i = 0; i < paged.pages.size(); ++i) {
        std::size_t lines = 0;
        for (const page::Segment& segment : dummy->plans[i].areas.front().segments)
            lines += segment.end - segment.begin;
        CHECK(lines == paged.pages[i].items.size());
    }
}
