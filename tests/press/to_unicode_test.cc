#include "press/to_unicode.h"

#include <catch2/catch.hpp>

using namespace pam::press;

TEST_CASE("a map is read, mended and written again", "[press]") {
    auto map =
        read_to_unicode("1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
                        "2 beginbfchar\n<0001> <fb03>\n<0002> <d835dc00>\nendbfchar\n"
                        "1 beginbfrange\n<0005> <0007> <0061>\nendbfrange");
    REQUIRE(map);
    CHECK(map->code_bytes == 2);
    part_ligatures(*map);
    CHECK(map->characters[1] == u"ffi");
    CHECK(map->characters[2] == u"\U0001D400");
    CHECK(map->characters[7] == u"c");
    const auto again = read_to_unicode(write_to_unicode(*map));
    REQUIRE(again);
    CHECK(again->characters == map->characters);
    CHECK(again->code_bytes == 2);
}

TEST_CASE("sections hold at most a hundred characters", "[press]") {
    ToUnicode map;
    for (std::uint32_t code = 0; code < 256; ++code)
        map.characters[code] = u"x";
    const std::string written = write_to_unicode(map);
    CHECK(written.find("100 beginbfchar") != written.npos);
    CHECK(written.find("56 beginbfchar") != written.npos);
    CHECK(read_to_unicode(written)->characters.size() == 256);
    CHECK(read_to_unicode(written)->code_bytes == 1);
}

TEST_CASE("a map without codes is an error", "[press]") {
    CHECK_FALSE(read_to_unicode("nothing"));
    CHECK_FALSE(read_to_unicode("begincodespacerange <00> <ff> endcodespacerange"));
}

TEST_CASE("strings are read with all their escapes", "[press]") {
    CHECK(string_bytes("(a\\(\\)\\\\\\101\\n)") == "a()\\A\n");
    CHECK(string_bytes("(fol\\\nded)") == "folded");
    CHECK(string_bytes("<41 42 4>") == "AB@");
    CHECK(text_string(std::string("\xFE\xFF\0\xAD", 4)) == u"\u00AD");
}
