#include "page/folios.h"

#include "paper.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace paper;
using page::Layer;

namespace {

/// An entry that wishes for the folio of `target`, its words 40 pt long.
galley::Block entry(const std::string& target, galley::Galley& galley) {
    galley::Block block = paragraph("e", 1);
    galley::FolioWish wish;
    wish.target = target;
    wish.link = 0;
    wish.text_end = pt(40);
    wish.leaders_end = pt(140);
    wish.edge = pt(160);
    block.lines[0].folio = static_cast<int>(galley.folios.size());
    galley.folios.push_back(wish);
    return block;
}

std::string text_of(const page::PlacedLine& placed) {
    return galley::text_of(*placed.line);
}

}  // namespace

TEST_CASE("an entry of the contents shows the folio of its target's page", "[page]") {
    galley::Galley galley;
    galley.blocks.push_back(entry("there", galley));
    galley.blocks.push_back(entry("nowhere", galley));
    galley.blocks.push_back(paragraph("a", 30));
    galley.blocks.push_back(paragraph("b", 3));
    galley.blocks.back().ids = {"there"};
    Diagnostics log;
    page::PagedDocument paged = make_up(std::move(galley), styles(), log);
    const auto there = std::find_if(
        paged.destinations.begin(),
        paged.destinations.end(),
        [](const page::Destination& place) { return place.id == "there"; }
    );
    REQUIRE(there != paged.destinations.end());
    const std::string label = paged.pages[there->page].label;
    REQUIRE(label != "1");
    const std::vector<style::ComputedStyle> entry_styles(1);
    const page::LabelSetter setter = set_label;
    REQUIRE(page::place_folios(paged, entry_styles, setter));

    const std::vector<page::Item>& items = paged.pages[0].items;
    const auto& words = std::get<page::PlacedLine>(items.at(0));
    const auto& folio = std::get<page::PlacedLine>(items.at(1));
    const auto& leaders = std::get<page::PlacedLine>(items.at(2));
    CHECK(words.line->folio == 0);
    CHECK(text_of(folio) == label);
    CHECK(folio.layer == Layer::Text);
    CHECK(folio.baseline.y == words.baseline.y);
    CHECK(folio.baseline.x + galley::width_of(*folio.line) == words.baseline.x + pt(160));
    CHECK(folio.line->fragments[0].link == 0);
    CHECK(leaders.layer == Layer::Furniture);
    CHECK(text_of(leaders).starts_with(". . ."));
    CHECK(
        leaders.baseline.x + galley::width_of(*leaders.line) == words.baseline.x + pt(140)
    );
    CHECK(leaders.baseline.x > words.baseline.x + pt(40));
    // An entry whose target is on no page goes without.
    CHECK(std::get<page::PlacedLine>(items.at(3)).line->folio == 1);
    CHECK(text_of(std::get<page::PlacedLine>(items.at(4))).starts_with("a"));
}
