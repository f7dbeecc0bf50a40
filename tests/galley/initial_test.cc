// Initials: found, fitted by their ink, stood beside.
#include "galley/initial.h"

#include "foundry/shaper.h"
#include "galley_fixture.h"

using namespace pam;
using namespace pam::galley;

namespace {

const std::string sheet = "p.first { initial-letter: 3; text-indent: 0 }";

std::string many(const std::string& begin) {
    return begin + long_text + " " + long_text + " " + long_text;
}

/// The largest fragment of the first line.
const Fragment& initial_of(const Set& made, std::size_t block = 0) {
    const std::vector<Fragment>& fragments = made.galley.blocks[block].lines[0].fragments;
    return *std::max_element(
        fragments.begin(),
        fragments.end(),
        [](const Fragment& a, const Fragment& b) { return a.run.size < b.run.size; }
    );
}

foundry::Shaper::Ink ink_of(Set& made, const Fragment& fragment) {
    return made.foundry.shaper().ink(fragment.run.face, fragment.run.glyphs[0].id);
}

Length scaled(Set& made, const Fragment& fragment, std::int32_t units) {
    return fragment.run.size.scaled(
        units, made.foundry.shaper().units_per_em(fragment.run.face)
    );
}

Length left_of(const SetLine& line) {
    Length left = line.fragments.front().x;
    for (const Fragment& fragment : line.fragments)
        left = std::min(left, fragment.x);
    return left;
}

std::uint32_t opening(const std::string& characters, int words) {
    Copy copy;
    copy.append(characters, Look{});
    return end_of_opening(copy, words);
}

std::string found(const std::string& characters) {
    Copy copy;
    copy.append(characters, Look{});
    const auto text = find_initial(copy);
    return text ? characters.substr(text->letter, text->end - text->letter) : "";
}

}  // namespace

TEST_CASE("an initial is the first letter, after opening quotation marks", "[galley]") {
    CHECK(found("When in") == "W");
    CHECK(found("\u201CWhen\u201D") == "W");
    CHECK(found("\u201C\u2018When") == "W");
    CHECK(found("\u00C9tait") == "\u00C9");
    CHECK(found("E\u0301tait") == "E\u0301");
    CHECK(found("1848 was") == "1");
    CHECK(found("\u2026and then").empty());
    CHECK(found("\u2014 No").empty());
    CHECK(found("A").empty());
    CHECK(found("").empty());
    CHECK(found("\u201C").empty());
}

TEST_CASE("opening words end with their number or with the sentence", "[galley]") {
    CHECK(opening("It was the best of times", 3) == 10);
    CHECK(opening("Stop! It was", 3) == 5);
    CHECK(opening("\u201CEnough.\u201D It was", 3) == 13);
    CHECK(opening("Mr. Bennet was", 2) == 10);
    CHECK(opening("One", 3) == 3);
    CHECK(opening("One", 0) == 0);
}

TEST_CASE(
    "an initial stands on the last of its lines, level with the capitals of the first",
    "[galley]"
) {
    Set made = set({paragraph(many("When it rains "))}, sheet);
    const Block& block = made.galley.blocks[0];
    const Fragment& initial = initial_of(made);
    CHECK(initial.run.text == "W");
    CHECK(initial.rise == -2 * block.lines[0].height);
    const auto ink = ink_of(made, initial);
    const Length h = Length::from_points(11).scaled(
        made.foundry.shaper()
            .ink(initial.run.face, *made.foundry.shaper().glyph(initial.run.face, U'H'))
            .top,
        made.foundry.shaper().units_per_em(initial.run.face)
    );
    const Length head = scaled(
        made,
        initial,
        made.foundry.shaper()
            .ink(initial.run.face, *made.foundry.shaper().glyph(initial.run.face, U'H'))
            .top
    );
    CHECK(std::abs((head - 2 * block.lines[0].height - h).units()) <= 2);
    CHECK(std::abs((initial.x + scaled(made, initial, ink.left)).units()) <= 2);
    const Length side = scaled(made, initial, ink.right - ink.left);
    CHECK(left_of(block.lines[1]) > side);
    CHECK(left_of(block.lines[2]) > side);
    CHECK(left_of(block.lines[3]) < Length::from_points(1));
    CHECK(block.orphans == 3);
    CHECK(without(text_of(block), "\u00AD") == many("When it rains "));
    CHECK(made.log.entries.empty());
}

TEST_CASE("an A lets its first line come nearer, an L does not", "[galley]") {
    const Set a = set({paragraph(many("As it rains "))}, sheet);
    const auto x = [](const Set& made, std::size_t line) {
        return made.galley.blocks[0].lines[line].fragments.back().x;
    };
    CHECK(x(a, 0) + Length::from_points(3) < x(a, 1));
    const Set l = set({paragraph(many("Let it rain "))}, sheet);
    CHECK(std::abs((x(l, 0) - x(l, 1)).points()) < 2);
}

TEST_CASE("a tail that would touch the fourth line keeps that clear, too", "[galley]") {
    const Set q = set({paragraph(many("Quite often "))}, sheet);
    CHECK(left_of(q.galley.blocks[0].lines[3]) > Length::from_points(20));
    CHECK(left_of(q.galley.blocks[0].lines[4]) < Length::from_points(1));
}

TEST_CASE("quotation marks before an initial hang small in the margin", "[galley]") {
    const std::string words = many("\u201CWhen it rains\u201D ");
    const Set made = set({paragraph(words)}, sheet + "p { hanging-punctuation: first }");
    const SetLine& first = made.galley.blocks[0].lines[0];
    CHECK(first.fragments[0].run.text == "\u201C");
    CHECK(first.fragments[0].run.size == Length::from_points(11));
    CHECK(first.fragments[0].x < Length::from_points(-3));
    CHECK(first.fragments[0].rise == Length());
    CHECK(first.fragments[1].run.text == "W");
    CHECK(without(text_of(made.galley.blocks[0]), "\u00AD") == words);
    const Set inside = set({paragraph(words)}, sheet + "p { hanging-punctuation: none }");
    CHECK(inside.galley.blocks[0].lines[0].fragments[0].x >= Length());
}

TEST_CASE("a word of one letter keeps the space after it", "[galley]") {
    const std::string words = many("I have often seen it. ");
    const Set made = set({paragraph(words)}, sheet);
    CHECK(initial_of(made).run.text == "I ");
    CHECK(without(text_of(made.galley.blocks[0]), "\u00AD") == words);
}

TEST_CASE(
    "the next paragraph goes on beside an initial, all else keeps clear of it", "[galley]"
) {
    const std::string more = "p { text-indent: 0 }";
    const Set made =
        set({paragraph("When it rains."), paragraph(many("And then "))}, sheet + more);
    const std::vector<Block>& blocks = made.galley.blocks;
    CHECK(blocks[0].keep_with_next);
    CHECK(left_of(blocks[1].lines[0]) > Length::from_points(20));
    CHECK(left_of(blocks[1].lines[1]) > Length::from_points(20));
    CHECK(left_of(blocks[1].lines[2]) < Length::from_points(1));
    CHECK(blocks[1].orphans == 2);

    document::Heading heading;
    heading.level = 1;
    heading.inlines = {text("Next")};
    const Set apart = set({paragraph("When it rains."), {heading}}, sheet);
    CHECK(apart.galley.blocks[1].space_before == 2 * Length::from_points(14));
}

TEST_CASE("opening words are set in the face's own small capitals", "[galley]") {
    const std::string words = many("When it rains here ");
    const Set made = set({paragraph(words)}, sheet + "p.first { initial-words: 3 }");
    const std::vector<Fragment>& fragments = made.galley.blocks[0].lines[0].fragments;
    REQUIRE(fragments.size() > 2);
    CHECK(fragments[1].run.text == "hen it rains");
    CHECK(without(text_of(made.galley.blocks[0]), "\u00AD") == words);
    CHECK(made.log.entries.empty());
    // The letter is as high as the small capitals beside it, so smaller than without them.
    const Set plain = set({paragraph(words)}, sheet);
    CHECK(initial_of(made).run.size < initial_of(plain).run.size);
    // A face without them sets the words plain, and says so.
    const std::string bare =
        "p { font-family: \"DejaVu Sans\" } p.first { initial-words: 3 }";
    const Set faked = set({paragraph(words)}, sheet + bare);
    REQUIRE_FALSE(faked.log.entries.empty());
    CHECK(faked.log.entries[0].code == "FD007");
}

TEST_CASE("a text from right to left has its initial at the right", "[galley]") {
    std::string words;
    for (int i = 0; i < 40; ++i)
        words += "\u05D1\u05E8\u05D0\u05E9\u05D9\u05EA \u05D1\u05E8\u05D0 ";
    words += "\u05D0\u05DC";
    Set made = set({paragraph(words)}, sheet);
    const Fragment& initial = initial_of(made);
    CHECK(initial.run.text == "\u05D1");
    const Length ink_right = initial.x + initial.run.glyphs[0].x
                             + scaled(made, initial, ink_of(made, initial).right);
    CHECK(std::abs((ink_right - made.galley.measure).units()) <= 2);
    for (std::size_t line = 1; line < 3; ++line)
        for (const Fragment& fragment : made.galley.blocks[0].lines[line].fragments)
            CHECK(
                fragment.x + fragment.run.width
                < made.galley.measure - Length::from_points(15)
            );
    CHECK(text_of(made.galley.blocks[0]) == words);
}
