#include "page/explanation.h"

#include "paper.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace pam;
using namespace paper;
using page::Verdict;

namespace {

page::Explanation explained(galley::Galley galley, std::size_t index) {
    Diagnostics log;
    const page::PagedDocument paged = make_up(std::move(galley), styles(), log);
    auto result = page::explain(paged, index, styles(), style::Direction::LeftToRight);
    REQUIRE(result);
    return std::move(*result);
}

const page::FootChoice& at(const page::Explanation& explanation, int lines) {
    const auto found = std::find_if(
        explanation.choices.begin(),
        explanation.choices.end(),
        [&](const page::FootChoice& choice) { return choice.lines == lines; }
    );
    REQUIRE(found != explanation.choices.end());
    return *found;
}

}  // namespace

TEST_CASE("a full page is told with the places before and after its end", "[page]") {
    galley::Galley galley;
    galley.blocks = {paragraph("p", 20)};
    const auto told = explained(std::move(galley), 0);
    CHECK(told.foot == page::FootReason::Full);
    CHECK(at(told, 0).verdict == Verdict::Chosen);
    CHECK(at(told, 0).text == "p10");
    CHECK(at(told, 0).source.begin == 100);
    CHECK(at(told, -1).verdict == Verdict::Dearer);
    CHECK(at(told, -1).short_by == 1);
    CHECK(at(told, -1).text == "p9");
    // A line too many is possible, at a price; two are not.
    CHECK(at(told, 1).short_by == -1);
    CHECK(at(told, 2).verdict == Verdict::NoRoom);
}

TEST_CASE("widows and orphans are named where they forbid an end", "[page]") {
    galley::Galley galley;
    galley.blocks = {paragraph("a", 10), paragraph("b", 11)};
    // The paragraph's eleventh line would stand alone on the next page.
    galley.blocks[0] = paragraph("a", 11);
    const auto told = explained(std::move(galley), 0);
    CHECK(at(told, 0).text == "a9");
    CHECK(at(told, 1).verdict == Verdict::Widow);

    galley::Galley second;
    second.blocks = {paragraph("a", 9), paragraph("b", 11)};
    const auto other = explained(std::move(second), 0);
    CHECK(at(other, 0).text == "a9");
    CHECK(at(other, 1).verdict == Verdict::Orphan);
}

TEST_CASE("a heading and what keeps together are named", "[page]") {
    galley::Galley galley;
    galley.blocks = {paragraph("a", 9), heading("h", 0), paragraph("b", 11)};
    const auto told = explained(std::move(galley), 0);
    CHECK(at(told, 0).text == "a9");
    CHECK(at(told, 1).verdict == Verdict::KeepsWithNext);

    galley::Galley second;
    second.blocks = {paragraph("a", 9), paragraph("b", 3), paragraph("c", 9)};
    second.blocks[1].keep_together = true;
    const auto other = explained(std::move(second), 0);
    CHECK(at(other, 0).text == "a9");
    CHECK(at(other, 1).verdict == Verdict::KeepsTogether);
}

TEST_CASE("a paragraph set longer to fill the page is told with its price", "[page]") {
    galley::Galley galley;
    galley.blocks = {paragraph("a", 8), paragraph("b", 9), paragraph("c", 12)};
    galley.blocks[1].keep_together = true;
    vary(galley.blocks[0], "x", 1, 3000);
    galley.blocks[1].break_before = style::Break::Auto;
    // Nine lines and then one short of full, or eight and two short.
    const auto told = explained(std::move(galley), 0);
    REQUIRE(told.paragraphs.size() == 1);
    CHECK(told.paragraphs[0].lines_more == 1);
    CHECK(told.paragraphs[0].lines == 9);
    CHECK(told.paragraphs[0].price > 0);
}

TEST_CASE("the last page ends with the work, and one before a chapter with it", "[page]") {
    galley::Galley galley;
    galley.blocks = {paragraph("a", 4), paragraph("b", 4)};
    galley.blocks[1].break_before = style::Break::Recto;
    Diagnostics log;
    const page::PagedDocument paged = make_up(std::move(galley), styles(), log);
    const auto foot = [&](std::size_t index) {
        return page::explain(paged, index, styles(), style::Direction::LeftToRight)->foot;
    };
    REQUIRE(paged.pages.size() == 3);
    CHECK(foot(0) == page::FootReason::NewPage);
    CHECK(foot(1) == page::FootReason::Blank);
    CHECK(foot(2) == page::FootReason::EndOfWork);
}
