// The line over the title that names who publishes, known by what the text says of it.
#include "plain_text_support.h"

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

const std::string prose =
    "The room was opened on a wet evening in November, and those who came to it\n"
    "that evening came for the stove; it would be a mistake to think less of\n"
    "them for it, as RRF has been told more than once.\n\n";

document::Metadata facts(const std::string& text) {
    return read_literally(text).manuscript.document.metadata;
}

}  // namespace

TEST_CASE("initials that return name the publisher", "[masthead]") {
    const document::Metadata read =
        facts("Reading Room Friends\n\nWho shall have the key?\n\n" + prose + prose);
    CHECK(read.organisation.value == "Reading Room Friends");
    CHECK(read.title.value == "Who shall have the key?");
    CHECK(read.subtitle.value.empty());
}

TEST_CASE("a byline, an imprint or a notice names the publisher", "[masthead]") {
    for (const std::string below :
         {"The Lock Star replies:",
          "Published by The Lock Star, Upper Fenn",
          "Copyright The Lock Star 1931"}) {
        INFO(below);
        const document::Metadata read = facts(
            "The Lock Star\n\nWho shall have the key?\n\n" + prose + below + "\n\n" + prose
        );
        CHECK(read.organisation.value == "The Lock Star");
        CHECK(read.title.value == "Who shall have the key?");
    }
}

TEST_CASE("the number of an issue stands with a paper's name", "[masthead]") {
    const document::Metadata read = facts(
        "THE LOCK STAR\n\nVol. 3, No. 12\n\nMarch 1931\n\nWho shall have the key?\n\n"
        + prose + prose
    );
    CHECK(read.title.value == "Who shall have the key?");
    CHECK(read.organisation.value == "THE LOCK STAR");
    CHECK(read.date.value == "March 1931");
}

TEST_CASE("a title with a subtitle under it is no masthead", "[masthead]") {
    const document::Metadata read =
        facts("The Lock Star\n\nA Tale of Upper Fenn\n\nBy Ada Lamp\n\n" + prose + prose);
    CHECK(read.title.value == "The Lock Star");
    CHECK(read.subtitle.value == "A Tale of Upper Fenn");
}
