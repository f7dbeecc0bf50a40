#include "paper.h"

#include <catch2/catch.hpp>

#include <map>

using namespace paper;
using page::Layer;

namespace {

/// Two columns of 75 pt with 10 pt between them.
galley::Galley in_columns(std::vector<galley::Block> blocks, int count = 2) {
    galley::Galley galley;
    galley::ColumnSet set;
    set.count = count;
    set.pitch = pt(85);
    set.gap = pt(10);
    set.rule = pt(1);
    galley.column_sets = {set};
    for (galley::Block& block : blocks)
        block.columns = 1;
    galley.blocks = std::move(blocks);
    return galley;
}

/// The texts of a page by the left edge of its columns.
std::map<int, std::string> columns_of(const page::Page& page, Layer layer = Layer::Text) {
    std::map<int, std::string> columns;
    for (const page::Item& item : page.items) {
        const auto* line = std::get_if<page::PlacedLine>(&item);
        if (!line || line->layer != layer) continue;
        std::string& column = columns[line->baseline.x.units() / pt(1).units()];
        column += (column.empty() ? "" : " ") + line->line->fragments[0].run.text;
    }
    return columns;
}

using Columns = std::map<int, std::string>;

}  // namespace

TEST_CASE("text flows from column to column and from page to page", "[page]") {
    Diagnostics log;
    const auto paged = make_up(in_columns({paragraph("a", 26)}), styles(), log);
    REQUIRE(paged.pages.size() == 2);
    CHECK(
        columns_of(paged.pages[0])
        == Columns{{20, "a1 a2 a3 a4 a5 a6 a7 a8 a9 a10"}, {105, "a11 a12 a13 a14 a15 a16 a17 a18 a19 a20"}}
    );
    // What is left over is shared out evenly.
    CHECK(columns_of(paged.pages[1]) == Columns{{20, "a21 a22 a23"}, {105, "a24 a25 a26"}});
    CHECK(log.entries.empty());
}

TEST_CASE("the lines of all columns stand on one grid", "[page]") {
    Diagnostics log;
    const auto paged = make_up(in_columns({paragraph("a", 19)}), styles(), log);
    for (const page::Item& item : paged.pages[0].items) {
        if (const auto* line = std::get_if<page::PlacedLine>(&item))
            CHECK((line->baseline.y - pt(27.5)).units() % pt(10).units() == 0);
    }
}

TEST_CASE("the space below what stands across is left above all columns", "[page]") {
    galley::Galley galley = in_columns({heading("h", 0), paragraph("a", 6)});
    galley.blocks[0].columns = 0;
    galley.blocks[1].space_before = pt(15);
    Diagnostics log;
    const auto paged = make_up(galley, styles(), log);
    std::map<int, Length> tops;
    for (const page::Item& item : paged.pages[0].items) {
        const auto* line = std::get_if<page::PlacedLine>(&item);
        if (line && line->line->fragments[0].run.text != "h1")
            tops.emplace(line->baseline.x.units() / pt(1).units(), line->baseline.y);
    }
    // The heading's line, then two of the grid.
    CHECK(tops == std::map<int, Length>{{20, pt(57.5)}, {105, pt(57.5)}});
}

TEST_CASE("what stands across parts the columns, and those above it are level", "[page]") {
    galley::Galley galley =
        in_columns({paragraph("a", 6), heading("h", 0), paragraph("b", 4)});
    galley.blocks[1].columns = 0;
    Diagnostics log;
    const auto paged = make_up(galley, styles(), log);
    REQUIRE(paged.pages.size() == 1);
    CHECK(
        columns_of(paged.pages[0])
        == Columns{{20, "a1 a2 a3 h1 b1 b2"}, {105, "a4 a5 a6 b3 b4"}}
    );
}

TEST_CASE("a heading across the columns takes text below it along", "[page]") {
    galley::Galley galley =
        in_columns({paragraph("a", 18), heading("h", 0), paragraph("b", 8)});
    galley.blocks[1].columns = 0;
    Diagnostics log;
    const auto paged = make_up(galley, styles(), log);
    REQUIRE(paged.pages.size() == 2);
    CHECK(text(paged.pages[0]).find("h1") == std::string::npos);
    CHECK(text(paged.pages[1]).substr(0, 5) == "h1 b1");
}

TEST_CASE("notes stand at the foot of the column that calls them", "[page]") {
    galley::Galley galley = in_columns({paragraph("a", 31)});
    galley.notes = {{paragraph("n", 2)}};
    galley.blocks[0].lines[11].notes = {0};
    Diagnostics log;
    const auto paged = make_up(galley, styles(), log);
    CHECK(columns_of(paged.pages[0], Layer::Note) == Columns{{105, "n1 n2"}});
    CHECK(columns_of(paged.pages[0])[105] == "a11 a12 a13 a14 a15 a16 a17");
}

TEST_CASE("a note does not hide that columns are not level", "[page]") {
    galley::Galley galley = in_columns({paragraph("a", 10)});
    galley.notes = {{paragraph("n", 1)}};
    galley.blocks[0].lines[8].notes = {0};
    Diagnostics log;
    const auto paged = make_up(galley, styles(), log);
    CHECK(columns_of(paged.pages[0])[105].substr(0, 5) == "a7 a8");
    CHECK(columns_of(paged.pages[0], Layer::Note) == Columns{{105, "n1"}});
}

TEST_CASE("no widow or orphan stands in a column", "[page]") {
    Diagnostics log;
    galley::Galley galley = in_columns(
        {paragraph("a", 9), paragraph("b", 6), paragraph("c", 10), paragraph("d", 11)}
    );
    vary(galley.blocks[0], "a", +1, 0);
    const auto paged = make_up(galley, styles(), log);
    for (const page::Page& page : paged.pages) {
        for (const auto& [x, column] : columns_of(page)) {
            const std::string last = column.substr(column.find_last_of(' ') + 1);
            CHECK(last.substr(1) != "1");
            CHECK(column.substr(0, 2) != "b6");
        }
    }
}

TEST_CASE("a rule stands between columns, as high as they are", "[page]") {
    Diagnostics log;
    const auto paged = make_up(in_columns({paragraph("a", 8)}), styles(), log);
    const auto* rule = std::get_if<page::PlacedRule>(&paged.pages[0].items.back());
    REQUIRE(rule);
    CHECK(rule->box.origin == Point{pt(20 + 79.5), pt(20)});
    CHECK(rule->box.size == Size{pt(1), pt(40)});
}

TEST_CASE("columns of a text from right to left begin at the right", "[page]") {
    galley::Galley galley = in_columns({paragraph("a", 8)});
    galley.column_sets[0].right_to_left = true;
    Diagnostics log;
    CHECK(columns_of(make_up(galley, styles(), log).pages[0])[105] == "a1 a2 a3 a4");
}
