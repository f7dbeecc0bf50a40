#include "base/length.h"

#include <catch2/catch.hpp>

using namespace pam;

TEST_CASE("a point is 1024 units and an A5 sheet 148 by 210 mm", "[length]") {
    CHECK(Length::from_points(1).units() == 1024);
    CHECK(Length::from_millimetres(25.4) == Length::from_points(72));
    CHECK(Length::from_points(-0.5).units() == -512);
}

TEST_CASE("scaling rounds to the nearest unit, halves away from zero", "[length]") {
    CHECK(Length::from_units(5).scaled(1, 2).units() == 3);
    CHECK(Length::from_units(-5).scaled(1, 2).units() == -3);
    CHECK(Length::from_units(7).scaled(1, 3).units() == 2);
    CHECK(Length::from_points(2000).scaled(1020, 1000) == Length::from_points(2040));
}
