#include "paper.h"

#include <catch2/catch.hpp>

using namespace paper;
using page::Layer;

namespace {

page::PagedDocument pages_of(std::vector<galley::Block> blocks, Diagnostics& log) {
    galley::Galley galley;
    galley.blocks = std::move(blocks);
    return make_up(std::move(galley), styles(), log);
}

std::vector<page::PlacedRule> rules(const page::Page& page) {
    std::vector<page::PlacedRule> found;
    for (const page::Item& item : page.items) {
        if (const auto* rule = std::get_if<page::PlacedRule>(&item)) found.push_back(*rule);
    }
    return found;
}

}  // namespace

TEST_CASE(
    "a panel is placed whole, on the next page where this one has no room", "[page]"
) {
    Diagnostics log;
    galley::Block figure = panel("figure", 65);
    figure.images.push_back({{{pt(5), pt(2)}, {pt(100), pt(30)}}, 3});
    const auto paged = pages_of({paragraph("a", 6), figure, paragraph("b", 6)}, log);
    CHECK(text(paged.pages[0]) == "a1 a2 a3 a4 a5 a6");
    CHECK(text(paged.pages[1]).substr(0, 6) == "figure");
    const auto& image = std::get<page::PlacedImage>(paged.pages[1].items[0]);
    CHECK(image.image == 3);
    CHECK(image.box == Rect{{pt(25), pt(22)}, {pt(100), pt(30)}});
}

TEST_CASE("a page left short for a panel is told", "[page]") {
    Diagnostics log;
    (void)pages_of({paragraph("a", 6), panel("figure", 95), paragraph("b", 6)}, log);
    REQUIRE_FALSE(log.entries.empty());
    CHECK(log.entries[0].code == "PG001");
    CHECK(log.entries[0].message == "page 1 is 4 lines short: no better break");
}

TEST_CASE("a panel taller than the page stands alone on one, and is told", "[page]") {
    Diagnostics log;
    const auto paged =
        pages_of({paragraph("a", 6), panel("map", 150), paragraph("b", 6)}, log);
    REQUIRE(paged.pages.size() == 3);
    CHECK(
        texts(paged)
        == std::vector<std::string>{"a1 a2 a3 a4 a5 a6", "map", "b1 b2 b3 b4 b5 b6"}
    );
    REQUIRE(log.entries.size() >= 2);
    CHECK(log.entries[1].code == "PG003");
    CHECK(
        log.entries[1].message
        == "a figure or table row on page 2 is 50.0 pt too tall for the page"
    );
}

TEST_CASE("a table's head is set again after a page turn, as furniture", "[page]") {
    Diagnostics log;
    std::vector<galley::Block> blocks{paragraph("a", 5)};
    blocks.push_back(panel("head", 20));
    blocks.back().space_before = pt(10);
    blocks.back().repeat_head = true;
    for (int row = 1; row <= 10; ++row)
        blocks.push_back(panel("r" + std::to_string(row), 10));
    blocks.push_back(paragraph("b", 4));
    const auto paged = pages_of(blocks, log);
    CHECK(text(paged.pages[0]) == "a1 a2 a3 a4 a5 head r1 r2");
    CHECK(text(paged.pages[1]).substr(0, 5) == "r3 r4");
    CHECK(text(paged.pages[1], Layer::Furniture) == "head");
    // The head's twenty points come first.
    CHECK(
        std::get<page::PlacedLine>(paged.pages[1].items[0]).baseline.y == pt(20 + 20 + 7.5)
    );
}

TEST_CASE("a table's head is not repeated after the table", "[page]") {
    Diagnostics log;
    galley::Block head = panel("head", 20);
    head.repeat_head = true;
    galley::Block figure = panel("figure", 60);
    figure.space_before = pt(10);
    const auto paged = pages_of({head, panel("r1", 10), paragraph("a", 7), figure}, log);
    REQUIRE(paged.pages.size() == 2);
    CHECK(text(paged.pages[1], Layer::Furniture).empty());
}

TEST_CASE("a border is cut where its paragraph is cut", "[page]") {
    Diagnostics log;
    galley::Block framed = paragraph("f", 8);
    framed.rules.push_back({{{pt(0), pt(0)}, {pt(2), pt(80)}}, {}});  // down the side
    framed.rules.push_back({{{pt(0), pt(79)}, {pt(160), pt(1)}}, {}}
    );  // under the last line
    const auto paged = pages_of({paragraph("a", 6), framed, paragraph("b", 6)}, log);
    REQUIRE(text(paged.pages[0]) == "a1 a2 a3 a4 a5 a6 f1 f2 f3 f4");
    REQUIRE(rules(paged.pages[0]).size() == 1);
    CHECK(rules(paged.pages[0])[0].box == Rect{{pt(20), pt(80)}, {pt(2), pt(40)}});
    REQUIRE(rules(paged.pages[1]).size() == 2);
    CHECK(rules(paged.pages[1])[0].box == Rect{{pt(20), pt(20)}, {pt(2), pt(40)}});
    CHECK(rules(paged.pages[1])[1].box == Rect{{pt(20), pt(59)}, {pt(160), pt(1)}});
}

TEST_CASE("a border grows with a paragraph that is set longer", "[page]") {
    Diagnostics log;
    galley::Block framed = paragraph("f", 9);
    framed.rules.push_back({{{pt(0), pt(0)}, {pt(2), pt(90)}}, {}});
    vary(framed, "F", +1, 0);
    const auto paged = pages_of({framed, paragraph("b", 8)}, log);
    REQUIRE(text(paged.pages[0]).substr(0, 2) == "F1");
    CHECK(rules(paged.pages[0])[0].box.size.height == pt(100));
}

TEST_CASE("a page that no rule allows to end is told", "[page]") {
    Diagnostics log;
    std::vector<galley::Block> blocks;
    for (int i = 0; i < 14; ++i) {
        blocks.push_back(heading("h" + std::to_string(i) + "."));
        blocks.back().keep_together = false;
    }
    blocks.push_back(paragraph("a", 4));
    const auto paged = pages_of(blocks, log);
    REQUIRE_FALSE(log.entries.empty());
    CHECK(log.entries[0].code == "PG004");
    std::string joined;
    for (const std::string& page : texts(paged))
        joined += page + " ";
    CHECK(joined.find("h13.1 a1 a2 a3 a4") != std::string::npos);
}

TEST_CASE(
    "lines that keep together over more than half a page may be cut in the middle", "[page]"
) {
    Diagnostics log;
    std::vector<galley::Block> blocks{paragraph("a", 5)};
    for (int i = 1; i <= 8; ++i) {
        galley::Block line = paragraph("v" + std::to_string(i) + ".", 1);
        line.keep_together = true;
        line.keep_with_next = i < 8;
        blocks.push_back(line);
    }
    blocks.push_back(paragraph("b", 22));
    const auto paged = pages_of(blocks, log);
    CHECK(text(paged.pages[0]) == "a1 a2 a3 a4 a5 v1.1 v2.1 v3.1 v4.1 v5.1");
}

TEST_CASE("facing pages that cannot end level are told", "[page]") {
    Diagnostics log;
    (void)pages_of(
        {panel("o", 100),
         panel("p", 80),
         panel("q", 50),
         panel("r", 50),
         paragraph("c", 9)},
        log
    );
    bool told = false;
    for (const Diagnostic& entry : log.entries)
        told = told || entry.code == "PG005";
    CHECK(told);
}
