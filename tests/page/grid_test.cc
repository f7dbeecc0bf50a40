#include "paper.h"

#include <catch2/catch.hpp>

#include <random>

using namespace paper;

namespace {

page::PagedDocument pages_of(std::vector<galley::Block> blocks) {
    galley::Galley galley;
    galley.blocks = std::move(blocks);
    Diagnostics log;
    return make_up(std::move(galley), styles(), log);
}

/// Distance of a baseline from the top of the text area.
double baseline(const page::Page& page, std::size_t item) {
    return std::get<page::PlacedLine>(page.items[item]).baseline.y.points() - 20;
}

}  // namespace

TEST_CASE("the text returns to the grid after lines of another height", "[page]") {
    const auto paged =
        pages_of({paragraph("a", 2), paragraph("s", 3, 8), paragraph("b", 2)});
    // Three lines of 8 pt want 24; the next body line stands 30 further down, and the 6 pt
    // left over are shared above and below.
    CHECK(baseline(paged.pages[0], 1) == 17.5);
    CHECK(baseline(paged.pages[0], 2) == 20 + 3 + 6);
    CHECK(baseline(paged.pages[0], 5) == 57.5);
}

TEST_CASE("rows at the head of a page stay together", "[page]") {
    galley::Block row = paragraph("r", 1, 14);
    const auto paged = pages_of({row, row, row, paragraph("b", 4)});
    const auto step = [&](std::size_t item) {
        return baseline(paged.pages[0], item) - baseline(paged.pages[0], item - 1);
    };
    CHECK(step(1) == 14);
    CHECK(step(2) == 14);
}

TEST_CASE("what is left over beside a heading stands above it", "[page]") {
    galley::Block head = paragraph("h", 1, 14);
    head.keep_with_next = true;
    head.space_before = pt(10);
    const auto paged = pages_of({paragraph("a", 2), head, paragraph("b", 4)});
    // 20 + 10 + 14 = 44: the text goes on at 50, the heading 6 pt lower than asked.
    CHECK(baseline(paged.pages[0], 2) == 36 + 10.5);
    CHECK(baseline(paged.pages[0], 3) == 57.5);
}

TEST_CASE("a heading with half lines around it hangs between the grid's lines", "[page]") {
    galley::Block after = paragraph("b", 4);
    after.space_before = pt(5);
    const auto paged = pages_of({paragraph("a", 2), heading("h", 15), after});
    CHECK(baseline(paged.pages[0], 2) == 35 + 7.5);
    CHECK(baseline(paged.pages[0], 3) == 50 + 7.5);
}

TEST_CASE("lines that do not make up a whole with the next stay on the grid", "[page]") {
    const auto paged = pages_of({paragraph("a", 2), heading("h", 15), paragraph("b", 4)});
    CHECK(baseline(paged.pages[0], 2) == 40 + 7.5);
    CHECK(baseline(paged.pages[0], 3) == 50 + 7.5);
}

TEST_CASE("a line whose own type is smaller still stands on the grid", "[page]") {
    galley::Block extract = paragraph("e", 2);
    for (galley::SetLine& line : extract.lines)
        line.baseline = pt(6.5);
    const auto paged = pages_of({paragraph("a", 3), extract});
    CHECK(baseline(paged.pages[0], 3) == 37.5);
}

TEST_CASE("space above the first block of a page falls away", "[page]") {
    galley::Block second = paragraph("b", 5);
    second.space_before = pt(30);
    const auto paged = pages_of({paragraph("a", 10), second});
    CHECK(baseline(paged.pages[1], 0) == 7.5);
}

TEST_CASE("a chapter's head stays sunk at the top of a page begun for it", "[page]") {
    galley::Block second = paragraph("b", 3);
    second.space_before = pt(30);
    second.break_before = style::Break::Page;
    const auto paged = pages_of({paragraph("a", 10), second});
    CHECK(baseline(paged.pages[1], 0) == 37.5);
}

TEST_CASE(
    "a small overshoot is taken from the space, not answered with an empty line", "[page]"
) {
    galley::Block after = paragraph("b", 2);
    after.space_before = pt(6);
    const auto paged = pages_of({paragraph("a", 2), paragraph("s", 1, 5.5), after});
    // 20 + 5.5 + 6 = 31.5: the grid line at 30 is near enough.
    CHECK(baseline(paged.pages[0], 3) == 37.5);
}

TEST_CASE("a heading gains a line of space where its page would end short", "[page]") {
    // Page 1 has room for one line more, but c cannot leave an orphan there.
    std::vector<galley::Block> blocks{
        paragraph("a", 4), heading("h"), paragraph("b", 3), paragraph("c", 12)};
    const auto paged = pages_of(blocks);
    CHECK(text(paged.pages[0]) == "a1 a2 a3 a4 h1 b1 b2 b3");
    CHECK(last_line(paged.pages[0]) == 10);
}

/// A stanza of a poem: its lines keep together, and it stands a line below what is before.
void add_stanza(std::vector<galley::Block>& blocks, const std::string& name, int lines) {
    for (int i = 1; i <= lines; ++i) {
        galley::Block line = paragraph(name + std::to_string(i) + ".", 1);
        line.keep_together = true;
        line.keep_with_next = i < lines;
        if (i == 1) line.space_before = pt(10);
        blocks.push_back(line);
    }
}

TEST_CASE("the gaps of a poem are not stretched", "[page]") {
    std::vector<galley::Block> blocks{paragraph("a", 1)};
    add_stanza(blocks, "v", 3);
    add_stanza(blocks, "w", 3);
    blocks.push_back(paragraph("c", 12));
    CHECK(last_line(pages_of(blocks).pages[0]) == 9);
}

TEST_CASE("a line more around a poem stands half above it, half below", "[page]") {
    std::vector<galley::Block> blocks{paragraph("a", 1)};
    add_stanza(blocks, "v", 3);
    blocks.push_back(paragraph("b", 3));
    blocks.back().space_before = pt(10);
    blocks.back().apart_before = 3;
    blocks.push_back(paragraph("c", 12));
    const auto paged = pages_of(blocks);
    CHECK(last_line(paged.pages[0]) == 10);
    CHECK(baseline(paged.pages[0], 1) == baseline(paged.pages[0], 0) + 25);
    CHECK(baseline(paged.pages[0], 4) == baseline(paged.pages[0], 3) + 25);
}

TEST_CASE("every line stands once, in order, with body baselines on the grid", "[page]") {
    std::minstd_rand random(5);
    std::vector<galley::Block> blocks;
    std::string whole;
    for (int b = 0; b < 300; ++b) {
        const std::string name = "p" + std::to_string(b) + ".";
        const auto kind = random() % 12;
        const std::size_t count = 1 + random() % 9;
        galley::Block block = kind == 0   ? heading(name, double(random() % 30))
                              : kind == 1 ? paragraph(name, count, 8)
                                          : paragraph(name, count);
        if (kind == 2) block.space_before = pt(double(random() % 20));
        if (kind == 3) block.break_before = style::Break::Recto;
        for (const galley::SetLine& line : block.lines) {
            whole += (whole.empty() ? "" : " ") + line.fragments[0].run.text;
        }
        blocks.push_back(block);
    }
    const auto paged = pages_of(blocks);
    std::string joined;
    for (const page::Page& page : paged.pages) {
        if (!page.items.empty()) joined += (joined.empty() ? "" : " ") + text(page);
        Length last;
        for (const page::Item& item : page.items) {
            const auto& placed = std::get<page::PlacedLine>(item);
            CHECK(placed.baseline.y > last);
            last = placed.baseline.y;
            if (placed.line->height != pt(10)) continue;
            CHECK((placed.baseline.y - pt(27.5)).units() % pt(10).units() == 0);
        }
    }
    CHECK(joined == whole);
}
