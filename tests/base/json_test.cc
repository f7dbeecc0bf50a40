#include "base/json.h"

#include "base/nearest.h"

#include <catch2/catch.hpp>

using namespace pam;

TEST_CASE("a JSON string escapes what RFC 8259 asks for, and nothing else", "[json]") {
    CHECK(json_string("a\"b\\c\n\t\x01—") == "\"a\\\"b\\\\c\\n\\t\\u0001—\"");
}

TEST_CASE("objects and arrays nest, with commas between and none after", "[json]") {
    JsonWriter json;
    json.begin_object()
        .key("a")
        .value(1)
        .key("b")
        .begin_array()
        .value("x")
        .value(true)
        .end_array();
    json.key("c").begin_object().end_object().end_object();
    CHECK(
        json.take()
        == "{\n  \"a\": 1,\n  \"b\": [\n    \"x\",\n    true\n  ],\n  \"c\": {}\n}\n"
    );
}

TEST_CASE("the nearest known name is found, unless none is near", "[nearest]") {
    CHECK(nearest("--stlye", {"--out", "--style", "--set"}) == "--style");
    CHECK(nearest("pamphlt", {"book", "pamphlet"}) == "pamphlet");
    CHECK_FALSE(nearest("zebra", {"book", "pamphlet"}).has_value());
    CHECK(edit_distance("kitten", "sitting") == 3);
    CHECK(edit_distance("ab", "ba") == 1);
}
