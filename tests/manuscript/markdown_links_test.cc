#include "manuscript/markdown_links.h"

#include "manuscript/codes.h"
#include "manuscript/markdown_reading.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::testing;

TEST_CASE("a heading keeps the id that its author gave it", "[markdown]") {
    const Reading reading = read(
        "# One {#first}\n\n# Two # {#second}\n\nThree {#third}\n=====\n\n"
        "[a](#first) [b](#second) [c](#third)\n"
    );
    CHECK(reading.holds("heading 1 #first\n  \"One\""));
    CHECK(reading.holds("heading 1 #second\n  \"Two\""));
    CHECK(reading.holds("heading 1 #third\n  \"Three\""));
    CHECK(reading.holds("link \"#second\""));
    CHECK(reading.log.entries.empty());
}

TEST_CASE("a link without words shows those of the heading it leads to", "[markdown]") {
    const Reading reading = read("# The Lamp {#lamp}\n\n# B\n\nSee [](#lamp).\n");
    CHECK(reading.holds("link \"#lamp\"\n    \"The Lamp\""));
}

TEST_CASE("words, pictures and tables have ids as well", "[markdown]") {
    const Reading reading = read(
        "[here]{#place}\n\n![a](b.png){#pic}\n\nTable: c {#tab}\n\n|a|\n|-|\n|b|\n\n"
        "[x](#place) [y](#pic) [z](#tab)\n"
    );
    CHECK(reading.holds("link \"#place\""));
    CHECK(reading.holds("link \"#pic\""));
    CHECK(reading.holds("link \"#tab\""));
    CHECK(reading.log.entries.empty());
}

TEST_CASE("of two things with one id the first keeps it", "[markdown]") {
    const Reading reading = read("# A {#x}\n\n# B {#x}\n\n[to A](#x)\n");
    CHECK(says(reading, codes::repeated_id));
    CHECK(reading.holds("heading 1 #x\n  \"A\""));
    CHECK(reading.holds("heading 1 #x-2\n  \"B\""));
}

TEST_CASE("braces that say nothing about a heading are its words", "[markdown]") {
    CHECK(read("# The set {a, b}\n\n# B\n").holds("\"The set {a, b}\""));
    CHECK(read("# A \\{#x}\n\n# B\n").holds("\"A {#x}\""));
}
