#include "paper.h"

#include <catch2/catch.hpp>

using namespace paper;
using page::Layer;

namespace {

galley::Float floating(const std::string& name, std::size_t before, double height) {
    galley::Float made;
    made.before = before;
    made.blocks = {panel(name, height)};
    made.space = pt(10);
    return made;
}

/// Paragraphs of five lines: a1 ... a5, b1 ...
galley::Galley paragraphs(int count) {
    galley::Galley galley;
    for (int i = 0; i < count; ++i)
        galley.blocks.push_back(paragraph(std::string(1, static_cast<char>('a' + i)), 5));
    return galley;
}

Length top_of(const page::Page& page, const std::string& words) {
    for (const page::Item& item : page.items) {
        const auto* line = std::get_if<page::PlacedLine>(&item);
        if (line && line->line->fragments[0].run.text == words)
            return line->baseline.y - line->line->baseline;
    }
    FAIL("not on the page: " << words);
    return {};
}

}  // namespace

TEST_CASE("a float stands at the head of the page of its place or of the next", "[page]") {
    galley::Galley galley = paragraphs(6);
    galley.floats = {floating("fig", 3, 20)};
    Diagnostics log;
    const auto paged = make_up(galley, styles(), log);
    // Its place is after c, on the second page: there it stands, above d even.
    CHECK(texts(paged, Layer::Float) == std::vector<std::string>{"", "fig", "", ""});
    CHECK(top_of(paged.pages[1], "fig") == pt(20));
    CHECK(top_of(paged.pages[1], "c1") == pt(20 + 30));
    CHECK(last_line(paged.pages[0]) == 10);
}

TEST_CASE("a float at the foot stands under the text and above the notes", "[page]") {
    galley::Galley galley = paragraphs(4);
    galley.floats = {floating("fig", 1, 20)};
    galley.floats[0].place = style::Float::Bottom;
    galley.notes = {{paragraph("n", 1)}};
    galley.blocks[0].lines[0].notes = {0};
    Diagnostics log;
    const auto paged = make_up(galley, styles(), log);
    CHECK(text(paged.pages[0]) == "a1 a2 a3 a4 a5");
    // Ten lines: five of text, one of space, two of the figure, one of space, the note.
    CHECK(top_of(paged.pages[0], "n1") == pt(20 + 90));
    CHECK(top_of(paged.pages[0], "fig") == pt(20 + 60));
}

TEST_CASE("a float that has a page to itself leaves the text to go on", "[page]") {
    galley::Galley galley = paragraphs(6);
    galley.floats = {floating("plate", 1, 80)};
    galley.floats[0].place = style::Float::Page;
    Diagnostics log;
    const auto paged = make_up(galley, styles(), log);
    REQUIRE(paged.pages.size() == 4);
    CHECK(text(paged.pages[0]) == "a1 a2 a3 a4 a5 b1 b2 b3 b4 b5");
    CHECK(text(paged.pages[1]).empty());
    CHECK(text(paged.pages[1], Layer::Float) == "plate");
    CHECK(top_of(paged.pages[1], "plate") == pt(20 + 10));
    CHECK(text(paged.pages[2]) == "c1 c2 c3 c4 c5 d1 d2 d3 d4 d5");
}

TEST_CASE("floats of a chapter stand before the next one", "[page]") {
    galley::Galley galley = paragraphs(3);
    galley.blocks[2].break_before = style::Break::Page;
    galley.floats = {
        floating("one", 2, 60), floating("two", 2, 60), floating("six", 3, 60)};
    Diagnostics log;
    const auto paged = make_up(galley, styles(), log);
    std::string all;
    for (const page::Page& page : paged.pages)
        all += "[" + text(page) + "|" + text(page, Layer::Float) + "]";
    CHECK(all.find("two") < all.find("c1"));
    CHECK(all.find("one") < all.find("two"));
    CHECK(all.find("c1") < all.find("six"));
}

TEST_CASE("nothing stands above the head of a chapter", "[page]") {
    galley::Galley galley = paragraphs(4);
    galley.floats = {floating("fig", 1, 20)};
    Diagnostics log;
    const auto paged = make_up(galley, styles(), log);
    CHECK(text(paged.pages[0], Layer::Float).empty());
    CHECK(text(paged.pages[1], Layer::Float) == "fig");
}

TEST_CASE("floats are told after the text of their page and before its notes", "[page]") {
    galley::Galley galley = paragraphs(6);
    galley.floats = {floating("fig", 2, 20)};
    galley.notes = {{paragraph("n", 1)}};
    galley.blocks[2].lines[0].notes = {0};
    Diagnostics log;
    const auto paged = make_up(galley, styles(), log);
    std::vector<Layer> layers;
    for (const page::Item& item : paged.pages[1].items) {
        const auto& line = std::get<page::PlacedLine>(item);
        if (layers.empty() || layers.back() != line.layer) layers.push_back(line.layer);
    }
    CHECK(layers == std::vector<Layer>{Layer::Text, Layer::Float, Layer::Note});
}
