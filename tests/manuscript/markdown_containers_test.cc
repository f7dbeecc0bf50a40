#include "manuscript/markdown_containers.h"

#include "manuscript/codes.h"
#include "manuscript/markdown_reading.h"

#include <catch2/catch.hpp>

#include <string>

using namespace pam;
using namespace pam::testing;

TEST_CASE("each word after colons makes its own kind of division", "[markdown]") {
    for (const std::string word :
         {"letter",
          "reply",
          "editor-note",
          "epigraph",
          "dedication",
          "aside",
          "extract",
          "contents",
          "personae"}) {
        const Reading reading = read("::: " + word + "\nOne *two*.\n:::\n\nAfter.\n");
        INFO(word);
        CHECK(reading.holds(word + "\n  paragraph\n    \"One \"\n"));
        CHECK(reading.holds("\nparagraph\n  \"After.\""));
        CHECK(reading.log.entries.empty());
    }
}

TEST_CASE("verse between colons keeps its lines and their indents", "[markdown]") {
    CHECK(
        blocks("::: verse\nThe water goes *down*\n  and # no mark\n\n> is read\n:::\n")
        == "verse\n  stanza\n    line 0\n      \"The water goes \"\n      emphasis\n"
           "        \"down\"\n    line 1\n      \"and # no mark\"\n"
           "  stanza\n    line 0\n      \"> is read\"\n"
    );
}

TEST_CASE("containers stand in one another, each closed by its own colons", "[markdown]") {
    const Reading reading =
        read(":::: letter\nDear Bo,\n\n::: verse\na\nb\n:::\n\nText.\n::::\n\nAfter.\n");
    CHECK(reading.holds("letter\n  paragraph salutation\n"));
    CHECK(reading.holds("\n  verse\n"));
    CHECK(reading.holds("\n  paragraph\n    \"Text.\""));
    CHECK(reading.holds("\nparagraph\n  \"After.\""));
    CHECK(reading.log.entries.empty());
}

TEST_CASE("a container may have a title, an id and a language", "[markdown]") {
    const Reading reading =
        read("::: aside The lamp {#lamp lang=fr}\nUne lampe.\n:::\n\nSee [it](#lamp).\n");
    CHECK(reading.holds("\"The lamp\""));
    CHECK(reading.holds("link \"#lamp\""));
    CHECK(reading.holds("phrase fr"));
}

TEST_CASE("an unknown word after colons is told, and its lines are printed", "[markdown]") {
    const Reading reading = read("::: leter\nOne.\n:::\n");
    CHECK(says(reading, codes::unknown_container));
    CHECK(
        reading.log.entries.front().hints.front().find("\"letter\"") != std::string::npos
    );
    CHECK(reading.holds(
        "paragraph\n  \"::: leter\"\nparagraph\n  \"One.\"\nparagraph\n  \":::\""
    ));
}

TEST_CASE("a container that nothing closes ends with what is around it", "[markdown]") {
    const Reading reading = read("> ::: letter\n> Dear Bo, well.\n\nAfter.\n");
    CHECK(says(reading, codes::container_not_closed));
    CHECK(reading.holds("extract\n  letter\n    paragraph\n"));
    CHECK(reading.holds("\nparagraph\n  \"After.\""));
}

TEST_CASE(
    "a sentence after colons is a sentence, and an escape keeps colons", "[markdown]"
) {
    CHECK(blocks("::: and so it went on\n") == "paragraph\n  \"::: and so it went on\"\n");
    CHECK(blocks("\\::: letter\n") == "paragraph\n  \"::: letter\"\n");
    CHECK(blocks("::::\n") == "paragraph\n  \"::::\"\n");
}

TEST_CASE("the emphasis of a whole direction says only that it is one", "[markdown]") {
    CHECK(
        blocks("::: drama\n*Night.*\n\nKEEPER. *Who* is there?\n:::\n")
        == "paragraph stage-direction\n  \"Night.\"\nspeech\n  \"KEEPER.\"\n  paragraph\n"
           "    emphasis\n      \"Who\"\n    \" is there?\"\n"
    );
}
