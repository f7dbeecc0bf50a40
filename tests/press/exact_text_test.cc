#include "press/exact_text.h"

#include <catch2/catch.hpp>

#include <cmath>

using namespace pam;
using namespace pam::press;

namespace {

/// `a` is half an em wide, `b` a little over a quarter.
ContentFont font_of(int code_bytes) {
    ContentFont font;
    font.text.code_bytes = code_bytes;
    font.widths = {'a', {500, 250.48828}};
    return font;
}

/// Glyphs at the given points, all on one height.
PlacedGlyphs placed(const std::vector<double>& xs, double y = 60) {
    PlacedGlyphs glyphs;
    for (const double x : xs)
        glyphs.add({Length::from_points(x), Length::from_points(y)}, Sight::Sure);
    return glyphs;
}

struct Outcome {
    std::string shows;
    std::string fault;
};

/// Text of ten points from 50, 60 on, as the finisher takes it: each show apart.
Outcome exact(
    const PlacedGlyphs& glyphs,
    const std::vector<std::string>& shows,
    int code_bytes = 1,
    std::string_view matrix = "10 0 0 -10 50 60 Tm"
) {
    const ContentFont font = font_of(code_bytes);
    ExactText text(glyphs);
    Operation operation;
    OperationReader(matrix).next(operation);
    text.begin();
    text.set_matrix(operation);
    text.choose(font);
    Outcome outcome;
    for (const std::string& codes : shows) {
        text.begin_show();
        text.show(codes);
        outcome.shows += text.end_show();
    }
    text.end();
    outcome.fault = text.fault().value_or("");
    return outcome;
}

/// Where a show of a's ends, in thousandths of an em.
double end_of(const std::string& shows) {
    double end = 0;
    Operation parts;
    OperationReader(std::string_view(shows).substr(1)).next(parts);
    for (const std::string_view part : parts.operands) {
        if (part.front() == '(')
            end += 500 * static_cast<double>(part.size() - 2);
        else if (part.front() != ']')
            end -= number(part);
    }
    return end;
}

}  // namespace

TEST_CASE("glyphs that follow from their widths need no displacement", "[press]") {
    CHECK(exact(placed({50, 55, 57.505}), {"aba"}).shows == "(aba)Tj");
}

TEST_CASE("a displacement comes from the place and the file's own widths", "[press]") {
    CHECK(exact(placed({50, 55.02, 57.525}), {"aba"}).shows == "[(a)-2(ba)]TJ");
    CHECK(exact(placed({50, 55, 57.475}), {"aba"}).shows == "[(ab)3(a)]TJ");
}

TEST_CASE("a displacement has a decimal where a whole number is not enough", "[press]") {
    const auto matrix = "40 0 0 -40 50 60 Tm";
    CHECK(exact(placed({50, 70.06}), {"aa"}, 1, matrix).shows == "[(a)-1.5(a)]TJ");
    CHECK(exact(placed({50, 70.04}), {"aa"}, 1, matrix).shows == "[(a)-1(a)]TJ");
    CHECK(exact(placed({50, 69.98}), {"aa"}, 1, matrix).shows == "[(a)0.5(a)]TJ");
}

TEST_CASE("what one displacement leaves, the next takes up", "[press]") {
    std::vector<double> xs;
    for (int i = 0; i < 100; ++i)
        xs.push_back(50 + i * 5.001);
    const std::string shows = exact(placed(xs), {std::string(100, 'a')}).shows;
    CHECK(end_of(shows) == Approx(99 * 500.1 + 500).margin(0.6));
}

TEST_CASE("what one show leaves, the next takes up", "[press]") {
    // Each a is 0.4 thousandths farther than the one before it stretches to.
    const PlacedGlyphs glyphs = placed({50, 55.004, 60.008, 65.012});
    CHECK(exact(glyphs, {"a", "a", "a", "a"}).shows == "(a)Tj(a)Tj[-1(a)]TJ(a)Tj");
}

TEST_CASE("a show may begin with a displacement", "[press]") {
    CHECK(exact(placed({50.03}), {"a"}).shows == "[-3(a)]TJ");
}

TEST_CASE("expansion counts, for it stands in the matrix", "[press]") {
    CHECK(exact(placed({50, 55.1}), {"aa"}, 1, "10.2 0 0 -10 50 60 Tm").shows == "(aa)Tj");
}

TEST_CASE("codes of two bytes are written in hexadecimal", "[press]") {
    using namespace std::string_literals;
    const auto shows = exact(placed({50, 55.02, 60.02}), {"\0a\0a\0a"s}, 2).shows;
    CHECK(shows == "[<0061>-2<00610061>]TJ");
}

TEST_CASE("letters that have a meaning in strings are escaped", "[press]") {
    CHECK(exact(placed({50, 50, 50, 50}), {"(\\)\xE9"}).shows == "(\\(\\\\\\)\\351)Tj");
}

TEST_CASE("text is carried from right to left too", "[press]") {
    ContentFont font = font_of(1);
    const PlacedGlyphs glyphs = placed({60, 55.01});
    ExactText text(glyphs);
    Operation operation;
    OperationReader("10 0 0 -10 60 60 Tm").next(operation);
    text.set_matrix(operation);
    text.choose(font);
    text.begin_show();
    text.show("a");
    text.displace(999);
    text.show("a");
    CHECK(text.end_show() == "[(a)999(a)]TJ");
    text.end();
    CHECK_FALSE(text.fault());
}

TEST_CASE("Td moves the line's start in the text's own units", "[press]") {
    PlacedGlyphs glyphs = placed({50});
    glyphs.add({Length::from_points(70), Length::from_points(74)}, Sight::Sure);
    const ContentFont font = font_of(1);
    ExactText text(glyphs);
    Operation operation;
    OperationReader("10 0 0 -10 50 60 Tm").next(operation);
    text.set_matrix(operation);
    text.choose(font);
    text.begin_show();
    text.show("a");
    OperationReader("2 -1.4 Td").next(operation);
    text.move(operation);
    text.show("a");
    CHECK(text.end_show() == "(aa)Tj");
    CHECK_FALSE(text.fault());
}

TEST_CASE("a glyph that stands elsewhere is a fault", "[press]") {
    CHECK(
        exact(placed({50, 55.2}), {"aa"}).fault
        == "a glyph put at 55.200, 60.000 stands at 55.000, 60.000"
    );
    CHECK(
        exact(placed({50, 55}, 60.2), {"aa"}).fault
        == "a glyph put at 50.000, 60.200 stands at 50.000, 60.000"
    );
    CHECK(exact(placed({50, 55.03}), {"aa"}).fault.empty());
}

TEST_CASE("a glyph lost or doubled is a fault", "[press]") {
    CHECK(
        exact(placed({50, 55, 60}), {"aa"}).fault == "1 of the glyphs painted are missing"
    );
    CHECK(exact(placed({50}), {"aa"}).fault == "there are more glyphs than were painted");
    CHECK_FALSE(exact(placed({50, 57.505}), {"aba"}).fault.empty());
}

TEST_CASE("glyphs that nobody would see may be missing", "[press]") {
    PlacedGlyphs glyphs;
    const Length y = Length::from_points(60);
    glyphs.add({Length::from_points(50), y}, Sight::Sure);
    glyphs.add({Length::from_points(900), y}, Sight::Doubtful);
    glyphs.add({Length::from_points(905), y}, Sight::Doubtful);
    glyphs.add({Length::from_points(55), y}, Sight::Sure);
    glyphs.add({Length::from_points(900), y}, Sight::Doubtful);
    const Outcome outcome = exact(glyphs, {"aa"});
    CHECK(outcome.shows == "(aa)Tj");
    CHECK(outcome.fault.empty());
}
