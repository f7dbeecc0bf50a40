#include "press/page_labels.h"

#include <catch2/catch.hpp>

using namespace pam::press;
using Ranges = std::vector<LabelRange>;

TEST_CASE("labels that count up are one range", "[press]") {
    CHECK(label_ranges({"1", "2", "3"}) == Ranges{{0, 'D', "", 1}});
    CHECK(label_ranges({"7", "8"}) == Ranges{{0, 'D', "", 7}});
}

TEST_CASE("roman front matter and arabic text are two ranges", "[press]") {
    const Ranges expected{{0, 'r', "", 1}, {4, 'D', "", 1}};
    CHECK(label_ranges({"i", "ii", "iii", "iv", "1", "2"}) == expected);
    CHECK(label_ranges({"XL", "XLI"}) == Ranges{{0, 'R', "", 40}});
}

TEST_CASE("what does not count is a label of its own", "[press]") {
    const Ranges expected{
        {0, 0, "Cover", 1}, {1, 'D', "", 2}, {2, 'D', "", 9}, {3, 0, "iix", 1}};
    CHECK(label_ranges({"Cover", "2", "9", "iix"}) == expected);
    CHECK(label_ranges({""}) == Ranges{{0, 0, "", 1}});
}
