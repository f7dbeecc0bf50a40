#include "page/rivers.h"

#include <catch2/catch.hpp>

#include <string>

using namespace pam;

namespace {

Length pt(double points) {
    return Length::from_points(points);
}

/// A glyph of 5 pt for each letter, a space of 5 pt.
galley::SetLine typed(const std::string& text, double left = 0) {
    galley::Fragment fragment;
    fragment.x = pt(left);
    fragment.run.text = text;
    for (std::size_t i = 0; i < text.size(); ++i) {
        fragment.run.glyphs.push_back({1, pt(5.0 * static_cast<double>(i)), {}});
        fragment.run.clusters.push_back({1, 1});
    }
    fragment.run.width = pt(5.0 * static_cast<double>(text.size()));
    galley::SetLine line;
    line.fragments.push_back(fragment);
    return line;
}

}  // namespace

TEST_CASE("the spaces of a line are found between its words, not at its end", "[page]") {
    const auto gaps = page::gaps_of(typed("ab cd ", 100));
    REQUIRE(gaps.size() == 1);
    CHECK(gaps[0].left == pt(110));
    CHECK(gaps[0].right == pt(115));
}

TEST_CASE(
    "in a line from right to left a space lies beside the glyph before it", "[page]"
) {
    galley::SetLine line = typed("ab cd");
    for (std::size_t i = 0; i < 5; ++i)
        line.fragments[0].run.glyphs[i].x = pt(5.0 * static_cast<double>(4 - i));
    const auto gaps = page::gaps_of(line);
    REQUIRE(gaps.size() == 1);
    CHECK(gaps[0].left == pt(10));
    CHECK(gaps[0].right == pt(15));
}

TEST_CASE("four spaces one under the other are a river, three are none", "[page]") {
    const std::vector<galley::SetLine> lines{
        typed("ab cdef"), typed("xy zzzz"), typed("ab cdef"), typed("ab ghij")};
    CHECK(page::count_rivers(lines) == 1);
    CHECK(page::count_rivers(std::span(lines).first(3)) == 0);
}

TEST_CASE(
    "a river that goes on is counted once, and one that stops short is none", "[page]"
) {
    std::vector<galley::SetLine> lines(6, typed("ab cdef"));
    CHECK(page::count_rivers(lines) == 1);
    lines[3] = typed("abcd ef");
    CHECK(page::count_rivers(lines) == 0);
}

TEST_CASE("two rivers side by side are two", "[page]") {
    CHECK(page::count_rivers(std::vector<galley::SetLine>(4, typed("ab cd ef"))) == 2);
}
