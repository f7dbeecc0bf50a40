#include "page/side_notes.h"

#include "paper.h"

#include <catch2/catch.hpp>

using namespace paper;
using page::Layer;

namespace {

galley::Galley
aside(std::size_t lines, const std::vector<std::size_t>& calls, std::size_t length) {
    galley::Galley galley;
    galley.note_measure = pt(40);
    galley.note_distance = pt(5);
    galley.blocks = {paragraph("a", lines)};
    for (std::size_t n = 0; n < calls.size(); ++n) {
        galley.notes.push_back({paragraph("n" + std::to_string(n + 1) + ".", length)});
        galley.blocks[0].lines[calls[n] - 1].notes = {n};
    }
    return galley;
}

std::vector<Point> places(const page::Page& page) {
    std::vector<Point> found;
    for (const page::Item& item : page.items) {
        const auto* line = std::get_if<page::PlacedLine>(&item);
        if (line && line->layer == Layer::Note) found.push_back(line->baseline);
    }
    return found;
}

}  // namespace

TEST_CASE("notes in the margin stand on the outer side, level with their calls", "[page]") {
    Diagnostics log;
    const auto paged = make_up(aside(20, {3, 14}, 1), styles(), log);
    REQUIRE(paged.pages.size() == 2);
    // They take no line from the text.
    CHECK(text(paged.pages[0]) == "a1 a2 a3 a4 a5 a6 a7 a8 a9 a10");
    CHECK(places(paged.pages[0]) == std::vector<Point>{{pt(180 + 5), pt(20 + 20 + 7.5)}});
    CHECK(places(paged.pages[1]) == std::vector<Point>{{pt(20 - 45), pt(20 + 30 + 7.5)}});
}

TEST_CASE("notes in the margin push one another down, and up at the foot", "[page]") {
    Diagnostics log;
    const auto paged = make_up(aside(10, {2, 3, 10}, 2), styles(), log);
    std::vector<Length> tops;
    for (const Point& point : places(paged.pages[0]))
        tops.push_back(point.y - pt(27.5));
    CHECK(tops == std::vector<Length>{pt(10), pt(20), pt(30), pt(40), pt(80), pt(90)});
}

TEST_CASE("notes that do not fit beside the page go on beside the next", "[page]") {
    Diagnostics log;
    const auto paged = make_up(aside(20, {2, 4, 6}, 5), styles(), log);
    std::string all;
    for (const auto& notes : texts(paged, Layer::Note))
        all += (all.empty() ? "" : " ") + notes;
    CHECK(all.size() == 15 * 5 - 1);
    for (const page::Page& page : paged.pages)
        for (const Point& point : places(page))
            CHECK(point.y <= pt(20 + 100));
}
