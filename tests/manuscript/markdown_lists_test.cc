// Lists, tasks and definitions of terms as the second pass builds them.
#include "manuscript/codes.h"
#include "manuscript/markdown_build.h"
#include "manuscript/markdown_reading.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::testing;

TEST_CASE("the box of a task is set as a box, and the ledger says so", "[markdown]") {
    const Reading reading = read("- [ ] lamp\n- [x] stove\n- [y] neither\n");
    CHECK(says(reading, codes::task_box));
    CHECK(reading.holds("item \"\xE2\x98\x90\"\n    paragraph\n      \"lamp\""));
    CHECK(reading.holds("item \"\xE2\x98\x91\"\n    paragraph\n      \"stove\""));
    CHECK(reading.holds("\"[y] neither\""));
    CHECK(reading.manuscript.ledger.size() == 2);
}

TEST_CASE("a term and its definitions are a definition list", "[markdown]") {
    const Reading reading = read("Lamp\n: a *light*\n: a brand\n\nStove\n\n:   warm\n\n    two\n");
    CHECK(reading.holds("list definition"));
    CHECK(reading.holds("\"Lamp\""));
    CHECK(reading.holds("\"a brand\""));
    CHECK(reading.holds("\"two\""));
    CHECK(reading.log.entries.empty());
}

TEST_CASE("a colon without a term, or after a long line, is text", "[markdown]") {
    CHECK(blocks(": so it is\n") == "paragraph\n  \": so it is\"\n");
    const std::string prose =
        "A line of prose that is much longer than any term of a glossary would ever be";
    CHECK(blocks(prose + "\n: it goes on\n") == "paragraph\n  \"" + prose + " : it goes on\"\n");
}
