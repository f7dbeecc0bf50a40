#include "base/roman.h"

#include <catch2/catch.hpp>

using namespace pam;

TEST_CASE("every number up to 3999 has a numeral that reads back as it", "[roman]") {
    CHECK(roman_numeral(4) == "iv");
    CHECK(roman_numeral(1994) == "mcmxciv");
    for (int number = 1; number <= 3999; ++number)
        REQUIRE(roman_value(roman_numeral(number)) == number);
}

TEST_CASE("other numbers have no numeral, and other spellings no value", "[roman]") {
    CHECK(roman_numeral(0).empty());
    CHECK(roman_numeral(-3).empty());
    CHECK(roman_numeral(4000).empty());
    for (const char* word : {"", "iiii", "im", "vx", "IV", "mix-up", "mmmm"})
        CHECK(roman_value(word) == 0);
}
