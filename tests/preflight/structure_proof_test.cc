#include "preflight/structure_proof.h"

#include "preflight/codes.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::preflight;

namespace {

ExpectedHeading heading(int level, std::u32string_view words) {
    ExpectedHeading made{level, {}};
    for (const char32_t c : words)
        made.text.append(c, 7);
    return made;
}

std::vector<Finding>
headings_found(const ExpectedText& expected, const std::vector<FoundHeading>& found) {
    Report report;
    check_headings(expected, found, report);
    return report.findings;
}

std::vector<Finding> pictures_found(
    const ExpectedText& expected,
    const std::vector<FoundPicture>& found,
    const std::vector<MadeText>& labels = {}
) {
    Report report;
    check_pictures(expected, found, labels, report);
    return report.findings;
}

}  // namespace

TEST_CASE("headings may be divided, close the gaps of levels, and be made", "[preflight]") {
    ExpectedText expected;
    expected.headings = {
        heading(1, U"Title"),
        heading(2, U"A fine\nday"),
        heading(5, U"Deep"),
        heading(2, U"Last")};
    const std::vector<FoundHeading> sound = {
        {1, "Title", "page 1"},
        {2, "", "page 2"},  // its words are made
        {2, "A \xEF\xAC\x81ne da\xC2\xADy", "page 3"},
        {3, "Deep", "page 4"},
        {2, "Last", "page 5"}};
    CHECK(headings_found(expected, sound).empty());

    auto other = sound;
    other[3].level = 2;
    REQUIRE(headings_found(expected, other).size() == 1);
    CHECK(headings_found(expected, other).front().where == "page 4");
    CHECK(headings_found(expected, other).front().span.begin == 7);

    other = sound;
    std::swap(other[2], other[4]);
    CHECK(headings_found(expected, other).size() == 1);

    other = sound;
    other.pop_back();
    REQUIRE(headings_found(expected, other).size() == 1);
    CHECK(headings_found(expected, other).front().code == codes::heading_differs);

    other = sound;
    other.push_back({2, "One more", "page 6"});
    REQUIRE(headings_found(expected, other).size() == 1);
    CHECK(headings_found(expected, other).front().where == "page 6");
}

TEST_CASE("each picture's description is told once", "[preflight]") {
    ExpectedText expected;
    expected.pictures = {{"A loom", 3}, {"A loom", 9}, {"A reed", 12}};
    CHECK(
        pictures_found(expected, {{"A reed", ""}, {"A loom", ""}, {"A\nloom", ""}}).empty()
    );
    CHECK(pictures_found(
              expected, {{"A loom", ""}, {"A loom", ""}}, {{"A reed", "page 2", "2"}}
    ).empty());
    REQUIRE(pictures_found(expected, {{"A loom", ""}, {"A reed", ""}}).size() == 1);
    CHECK(
        pictures_found(expected, {{"A loom", ""}, {"A reed", ""}}).front().span.begin == 9
    );
    REQUIRE(pictures_found({}, {{"A wheel", "page 4"}}).size() == 1);
    CHECK(pictures_found({}, {{"A wheel", "page 4"}}).front().where == "page 4");
}
