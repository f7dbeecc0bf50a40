#include "paper.h"

#include <catch2/catch.hpp>

using namespace paper;
using page::Layer;
using style::ContentPart;
using style::MarginBoxPlace;

namespace {

style::PageStyles with_furniture() {
    style::PageStyles furnished = styles();
    for (style::PageStyle* page :
         {&furnished.right, &furnished.left, &furnished.first, &furnished.blank}) {
        auto& head = page->boxes[static_cast<std::size_t>(MarginBoxPlace::TopCentre)];
        head.content = {{ContentPart::Kind::NamedString, "chapter"}};
        auto& folio = page->boxes[static_cast<std::size_t>(MarginBoxPlace::BottomCentre)];
        folio.content = {{ContentPart::Kind::Folio, ""}};
    }
    furnished.blank.boxes = {};
    return furnished;
}

galley::Block chapter(const std::string& title) {
    galley::Block block = paragraph("h", 1);
    block.strings = {{"chapter", title}};
    block.keep_with_next = true;
    return block;
}

page::PagedDocument pages_of(
    std::vector<galley::Block> blocks,
    const style::PageStyles& page_styles,
    Diagnostics& log
) {
    galley::Galley galley;
    galley.blocks = std::move(blocks);
    return make_up(std::move(galley), page_styles, log);
}

const page::PlacedLine& label(const page::Page& page, const std::string& text) {
    for (const page::Item& item : page.items) {
        const auto* line = std::get_if<page::PlacedLine>(&item);
        if (line && line->line->fragments[0].run.text == text) return *line;
    }
    FAIL("no label " << text);
    return std::get<page::PlacedLine>(page.items.front());
}

}  // namespace

TEST_CASE(
    "a running head names the chapter that begins on the page, else the one before",
    "[page]"
) {
    Diagnostics log;
    const auto paged = pages_of(
        {chapter("One"), paragraph("a", 14), chapter("Two"), paragraph("b", 30)},
        with_furniture(),
        log
    );
    REQUIRE(paged.pages.size() >= 4);
    // The work's first page bears no head, only its folio.
    CHECK(text(paged.pages[0], Layer::Furniture) == "1");
    CHECK(text(paged.pages[1], Layer::Furniture) == "Two 2");
    CHECK(text(paged.pages[2], Layer::Furniture) == "Two 3");
}

TEST_CASE("a page begun for a chapter bears its folio and no running head", "[page]") {
    Diagnostics log;
    galley::Block two = chapter("Two");
    two.break_before = style::Break::Page;
    const auto paged = pages_of(
        {chapter("One"), paragraph("a", 14), two, paragraph("b", 14)}, with_furniture(), log
    );
    CHECK(text(paged.pages[1], Layer::Furniture) == "One 2");
    CHECK(text(paged.pages[2], Layer::Furniture) == "3");
    CHECK(text(paged.pages[3], Layer::Furniture) == "Two 4");
}

TEST_CASE("a blank page bears what its own style says", "[page]") {
    Diagnostics log;
    galley::Block two = chapter("Two");
    two.break_before = style::Break::Recto;
    const auto paged = pages_of(
        {chapter("One"), paragraph("a", 4), two, paragraph("b", 4)}, with_furniture(), log
    );
    REQUIRE(paged.pages.size() == 3);
    CHECK(paged.pages[1].items.empty());
}

TEST_CASE(
    "furniture stands centred, or at the ends of the measure, in the margins", "[page]"
) {
    Diagnostics log;
    style::PageStyles sides = with_furniture();
    auto& left = sides.first.boxes[static_cast<std::size_t>(MarginBoxPlace::BottomLeft)];
    auto& right = sides.first.boxes[static_cast<std::size_t>(MarginBoxPlace::BottomRight)];
    left.content = {{ContentPart::Kind::Literal, "page "}, {ContentPart::Kind::Folio, ""}};
    right.content = {
        {ContentPart::Kind::Folio, ""},
        {ContentPart::Kind::Literal, " of "},
        {ContentPart::Kind::PageCount, ""}};
    const auto paged = pages_of({paragraph("a", 14)}, sides, log);
    // Paper type is 5 pt wide; the measure runs from 20 to 180 pt.
    CHECK(label(paged.pages[0], "page 1").baseline.x == pt(20));
    CHECK(label(paged.pages[0], "1").baseline.x == pt(97.5));
    CHECK(label(paged.pages[0], "1 of 2").baseline.x == pt(150));
    CHECK(label(paged.pages[0], "1").baseline.y > pt(120));
}

TEST_CASE(
    "a running head too long for its room ends in an ellipsis after a whole word", "[page]"
) {
    Diagnostics log;
    const std::string title = "Of the Manifold Causes of the Wealth of Nations";
    const auto paged =
        pages_of({chapter(title), paragraph("a", 34)}, with_furniture(), log);
    // 160 pt are 32 letters; the ellipsis is three bytes of paper type.
    CHECK(
        text(paged.pages[1], Layer::Furniture) == "Of the Manifold Causes of the\u2026 2"
    );
    REQUIRE(log.entries.size() == 1);
    CHECK(log.entries[0].code == "PG006");
}

TEST_CASE("a shortened running head has no comma before its ellipsis", "[page]") {
    Diagnostics log;
    const std::string title = "Of the Origin and of Design, with Remarks";
    const auto paged =
        pages_of({chapter(title), paragraph("a", 34)}, with_furniture(), log);
    CHECK(text(paged.pages[1], Layer::Furniture) == "Of the Origin and of Design\u2026 2");
}

TEST_CASE("equal labels are set once", "[page]") {
    Diagnostics log;
    const auto paged =
        pages_of({chapter("One"), paragraph("a", 34)}, with_furniture(), log);
    CHECK(label(paged.pages[1], "One").line == label(paged.pages[2], "One").line);
}

TEST_CASE("text comes first on a page, then notes, then furniture", "[page]") {
    Diagnostics log;
    galley::Galley galley;
    galley.blocks = {paragraph("a", 4)};
    galley.blocks[0].lines[0].notes = {0};
    galley.notes.push_back({paragraph("n", 1)});
    style::PageStyles ruled = with_furniture();
    ruled.first.footnote_rule_width = pt(1);
    const auto paged = make_up(galley, ruled, log);
    std::string layers;
    for (const page::Item& item : paged.pages[0].items) {
        const auto* line = std::get_if<page::PlacedLine>(&item);
        layers += !line                        ? 'r'
                  : line->layer == Layer::Text ? 't'
                  : line->layer == Layer::Note ? 'n'
                                               : 'f';
    }
    CHECK(layers == "ttttnrf");
}

TEST_CASE("a border under a running head is drawn over the measure", "[page]") {
    Diagnostics log;
    style::PageStyles ruled = with_furniture();
    for (style::PageStyle* page : {&ruled.left, &ruled.right}) {
        auto& head = page->boxes[static_cast<std::size_t>(MarginBoxPlace::TopCentre)];
        head.style.border.bottom = pt(1);
        head.style.padding.bottom = pt(2);
        head.style.margin.bottom = pt(4);
    }
    const auto paged = pages_of({chapter("One"), paragraph("a", 14)}, ruled, log);
    for (const page::Item& item : paged.pages[1].items) {
        const auto* rule = std::get_if<page::PlacedRule>(&item);
        if (rule) CHECK(rule->box == Rect{{pt(20), pt(15)}, {pt(160), pt(1)}});
    }
    // Text area, margin, border and padding, then the foot of a line of ten with its
    // baseline at 7.5.
    CHECK(label(paged.pages[1], "One").baseline.y == pt(20 - 7 - 2.5));
}

TEST_CASE(
    "destinations name the page and the top of the line where an element begins", "[page]"
) {
    Diagnostics log;
    galley::Galley galley;
    galley.blocks = {paragraph("a", 12), paragraph("b", 4)};
    galley.blocks[0].lines[11].ids = {"mark"};
    galley.blocks[0].lines[0].notes = {0};
    galley.notes.push_back({paragraph("n", 1)});
    const auto paged = make_up(galley, styles(), log);
    REQUIRE(paged.destinations.size() == 4);
    CHECK(paged.destinations[0].id == "a");
    CHECK(paged.destinations[0].y == pt(20));
    CHECK(paged.destinations[1].id == "n");
    CHECK(paged.destinations[2].id == "mark");
    CHECK(paged.destinations[2].page == 1);
    CHECK(paged.destinations[3].id == "b");
    CHECK(paged.pages[0].ids == std::vector<std::string>{"a", "n"});
    CHECK(paged.pages[1].ids == std::vector<std::string>{"mark", "b"});
}

TEST_CASE(
    "the page map gives each page's place in the manuscript and its nearest element",
    "[page]"
) {
    Diagnostics log;
    galley::Galley galley;
    galley.blocks = {paragraph("a", 16), paragraph("b", 4)};
    galley.blocks[0].lines[1].notes = {0};
    galley.notes.push_back({paragraph("n", 1)});
    galley.blocks[1].break_before = style::Break::Recto;
    const auto paged = make_up(galley, styles(), log);
    const std::vector<model::PageMapEntry> map = page::page_map(paged);
    REQUIRE(map.size() == 3);
    CHECK(map[0].label == "1");
    CHECK(map[0].source_offset == 10);
    CHECK(map[0].element_id == "a");
    // Lines carry ten times their number. The note's element lies in the e-book's notes,
    // not here.
    CHECK(map[1].source_offset == 90);
    CHECK(map[1].element_id == "a");
    CHECK(map[2].label == "3");
    CHECK(map[2].element_id == "b");
}

TEST_CASE("the dump names page, side, label and each item", "[page]") {
    Diagnostics log;
    galley::Galley galley;
    galley.blocks = {paragraph("a", 2)};
    galley.blocks[0].rules.push_back({{{pt(0), pt(0)}, {pt(0.5), pt(20)}}, {}});
    const auto paged = make_up(galley, styles(), log);
    CHECK(
        page::dump(paged)
        == "page 1 recto \"1\"\n"
           "  rule  x 20  y 20  width 0.5  height 20  furniture\n"
           "  line  x 20  y 27.5  text  \"a1\"\n"
           "  line  x 20  y 37.5  text  \"a2\"\n"
    );
}

TEST_CASE("front matter has folios of its own, and the text begins at one", "[page]") {
    style::PageStyles named = with_furniture();
    named.named.push_back({"front", named});
    style::PageKinds& front = named.named[0].kinds;
    for (style::PageStyle* kind : {&front.right, &front.left, &front.first, &front.blank}) {
        auto& foot = kind->boxes[static_cast<std::size_t>(MarginBoxPlace::BottomCentre)];
        foot.content = {{ContentPart::Kind::Folio, "", style::ListMark::LowerRoman}};
    }
    galley::Block body = paragraph("b", 12);
    body.break_before = style::Break::Recto;
    body.page_number = 1;
    std::vector<galley::Block> blocks{paragraph("a", 24), body};
    blocks[0].page = 1;
    Diagnostics log;
    const auto paged = pages_of(blocks, named, log);
    std::vector<std::string> labels;
    for (const page::Page& page : paged.pages)
        labels.push_back(page.label);
    CHECK(labels == std::vector<std::string>{"i", "ii", "iii", "iv", "1", "2"});
    label(paged.pages[1], "ii");
    // The blank page belongs to what is before it, and counts.
    CHECK(text(paged.pages[3]).empty());
    label(paged.pages[3], "iv");
    label(paged.pages[4], "1");
}

TEST_CASE("pages of a name have their own margins", "[page]") {
    style::PageStyles named = styles();
    named.named.push_back({"front", named});
    style::PageKinds& front = named.named[0].kinds;
    for (style::PageStyle* kind : {&front.right, &front.left, &front.first})
        kind->margin = {pt(60), pt(20), pt(20), pt(50)};
    galley::Block body = paragraph("b", 15);
    body.break_before = style::Break::Page;
    std::vector<galley::Block> blocks{paragraph("a", 11), body};
    blocks[0].page = 1;
    Diagnostics log;
    const auto paged = pages_of(blocks, named, log);
    CHECK(texts(paged)[0] == "a1 a2 a3 a4 a5 a6");
    const auto& line = std::get<page::PlacedLine>(paged.pages[0].items.front());
    CHECK(line.baseline == Point{pt(50), pt(67.5)});
    CHECK(last_line(paged.pages[2]) == 10);
}
