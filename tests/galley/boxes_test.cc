// Boxes of a width of their own, their rules, and what they keep beside them.
#include "galley/galley_fixture.h"

using namespace pam;
using namespace pam::galley;

namespace {

document::Block extract(document::Blocks blocks) {
    document::Division made;
    made.kind = document::DivisionKind::Extract;
    made.blocks = std::move(blocks);
    return {made};
}

document::Block verse(std::vector<std::string> lines) {
    document::Verse made;
    made.stanzas.emplace_back();
    for (std::string& line : lines) {
        document::VerseLine one;
        one.inlines = {text(std::move(line))};
        made.stanzas.back().lines.push_back(std::move(one));
    }
    return {made};
}

double left_of(const Block& block) {
    return block.lines.at(0).fragments.at(0).x.points();
}

double right_of(const SetLine& line) {
    const Fragment& last = line.fragments.back();
    return (last.x + last.run.width).points();
}

}  // namespace

TEST_CASE("a box with a width and automatic margins stands in the middle", "[galley]") {
    const std::string narrow =
        "blockquote { width: 50%; margin: 0 auto } body { hanging-punctuation: none } "
        "p { text-indent: 0 }";
    const Set made = set({extract({paragraph(long_text)})}, narrow);
    const double measure = made.galley.measure.points();
    CHECK(left_of(made.galley.blocks[0]) == Approx(measure / 4).margin(0.5));
    CHECK(right_of(made.galley.blocks[0].lines[0]) == Approx(measure * 3 / 4).margin(0.5));
    const Set aside =
        set({extract({paragraph(long_text)})},
            "blockquote { width: 50%; margin: 0 } p { text-indent: 0 }");
    CHECK(left_of(aside.galley.blocks[0]) < 1);
}

TEST_CASE("a poem is centred by its longest line", "[galley]") {
    const char* fitting = ".verse { width: fit-content; margin: 0 auto }";
    const Set made = set({verse({"Low water", "and the longest of its lines"})}, fitting);
    REQUIRE(made.galley.blocks.size() == 2);
    const double measure = made.galley.measure.points();
    const double left = left_of(made.galley.blocks[0]);
    CHECK(left_of(made.galley.blocks[1]) == left);
    CHECK(made.galley.blocks[1].lines.size() == 1);
    CHECK(right_of(made.galley.blocks[1].lines[0]) == Approx(measure - left).margin(1));
    CHECK(made.log.entries.empty());  // though it is short
    // One that is wider than the measure takes it all, and its long lines are turned over.
    const Set wide = set({verse({long_text, "short"})}, fitting);
    CHECK(left_of(wide.galley.blocks[1]) < 1);
    CHECK(wide.galley.blocks[0].lines.size() > 1);
}

TEST_CASE("a box's rules stand outside its padding", "[galley]") {
    const Set made = set(
        {extract({paragraph("between")}), paragraph("after")},
        "blockquote { border-top: 1pt solid; border-bottom: 2pt solid; padding: 5pt 0 7pt }"
    );
    REQUIRE(made.galley.blocks.size() == 4);
    const Block& above = made.galley.blocks[0];
    const Block& below = made.galley.blocks[2];
    CHECK(above.rules[0].box.origin.y == Length());
    CHECK(above.panel_height == Length::from_points(6));
    CHECK(above.keep_with_next);
    CHECK(below.rules[0].box.origin.y == Length::from_points(7));
    CHECK(below.panel_height == Length::from_points(9));
    CHECK_FALSE(below.keep_with_next);
    CHECK(made.galley.blocks[1].keep_with_next);
}

TEST_CASE("what may not be parted from the text above keeps it", "[galley]") {
    document::Paragraph name;
    name.role = document::Role::Attribution;
    name.inlines = {text("the treasurer")};
    const document::Blocks blocks{paragraph("quoted"), {name}};
    CHECK_FALSE(set(blocks).galley.blocks[0].keep_with_next);
    const Set made = set(blocks, "p.attribution { break-before: avoid }");
    CHECK(made.galley.blocks[0].keep_with_next);
}

TEST_CASE("space below is cut off where the page is broken after it", "[galley]") {
    const std::string style = "blockquote { margin-bottom: 30pt; padding-bottom: 5pt } "
                              "section.chapter { break-before: page; padding-top: 10pt }";
    document::Heading head;
    head.level = 1;
    head.inlines = {text("Two")};
    const Set made =
        set({extract({paragraph("one")}), {head}, paragraph("below it")}, style);
    REQUIRE(made.galley.blocks.size() == 3);
    CHECK(made.galley.blocks[1].break_before == style::Break::Page);
    CHECK(made.galley.blocks[1].space_before == Length::from_points(10));
}

TEST_CASE("a break that names a side outweighs one that does not", "[galley]") {
    document::Heading head;
    head.level = 1;
    head.inlines = {text("Two")};
    const Set made =
        set({extract({paragraph("one")}), {head}},
            "blockquote { break-after: recto } section.chapter { break-before: page }");
    CHECK(made.galley.blocks[1].break_before == style::Break::Recto);
}

TEST_CASE("what follows a box with space above and below knows its blocks", "[galley]") {
    const auto after = [](const std::string& style) {
        document::Blocks blocks;
        blocks.push_back(paragraph("Before."));
        blocks.push_back(extract({paragraph("One."), paragraph("Two.")}));
        blocks.push_back(paragraph("After."));
        const Set made = set(std::move(blocks), style);
        std::vector<std::size_t> apart;
        for (const Block& block : made.galley.blocks)
            apart.push_back(block.apart_before);
        return apart;
    };
    CHECK(after("blockquote { margin: 14pt 0 }") == std::vector<std::size_t>{0, 0, 0, 2});
    CHECK(after("blockquote { margin: 14pt 0 0 }") == std::vector<std::size_t>(4, 0));
}
