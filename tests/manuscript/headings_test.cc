#include "plain_text_support.h"

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

const std::string body =
    "We the people of the several towns, in order to form a more perfect union of\n"
    "all who labour, establish justice and insure tranquility, do ordain this.\n"
    "And so it was agreed by all of them on that day, in the open air.\n";

std::vector<std::string> headings(const Reading& reading) {
    std::vector<std::string> found;
    for (const document::Block& block : reading.manuscript.document.blocks)
        if (const auto* heading = std::get_if<document::Heading>(&block.value))
            found.push_back(
                std::to_string(heading->level) + " "
                + document::plain_text(heading->inlines)
            );
    return found;
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("chapters are headings and sections stand under articles", "[headings]") {
    const Reading reading = read_literally(
        body + "\nArticle I\n\nSection 1\n\n" + body + "\nSection 2\n\n" + body
        + "\nArticle II\n\nSection 1\n\n" + body
    );
    CHECK(
        headings(reading)
        == List{"1 Article I", "2 Section 1", "2 Section 2", "1 Article II", "2 Section 1"}
    );
}

TEST_CASE("starred lines over text are headings, and keep their stars", "[headings]") {
    const Reading reading = read_literally(
        body + "\n* Questions about the stove:\n\n" + body + "\n" + body
        + "\n* Other questions\n\n" + body + "\n" + body
    );
    CHECK(
        headings(reading) == List{"1 * Questions about the stove:", "1 * Other questions"}
    );
    // An outline's stars count its levels, and its text may be set in.
    const std::string inset = "  The stove now burns peat as well.\n\n";
    CHECK(
        headings(read_literally(
            "* Changes of the second winter\n\n** The stove\n\n" + inset + "** The lamp\n\n"
            + inset + "* Changes of the first winter\n\n" + inset
        ))
        == List{"1 * Changes of the second winter", "2 ** The stove", "2 ** The lamp", "1 * Changes of the first winter"}
    );
}

TEST_CASE("a short rule of equals signs underlines a line of its own", "[headings]") {
    const Reading reading = read_literally(
        body + "\nIntroduction\n===\n\n" + body + "\nThe stove\n==\n\n" + body
    );
    CHECK(headings(reading) == List{"1 Introduction", "1 The stove"});
    CHECK(headings(read_literally(body + "\nIt was lit.\n===\n\n" + body)).empty());
}

TEST_CASE("questions over answers that are set in are headings", "[headings]") {
    const std::string answer =
        "    The room is warm because somebody lit the stove at four, and it is\n"
        "    closed because nobody has the key. Both are as they have been since\n"
        "    the first winter of the room.\n\n";
    const Reading reading = read_literally(
        "Why is the room warm?\n\n" + answer + "Who has the key?\n\n" + answer + answer
        + "What became of the cat?\n\n" + answer
    );
    CHECK(
        headings(reading)
        == List{"1 Why is the room warm?", "1 Who has the key?", "1 What became of the cat?"}
    );
    CHECK(reading.manuscript.document.metadata.title.value.empty());
    // One question among paragraphs is somebody who asks.
    CHECK(headings(read_literally(body + "\nWho has the key?\n\n" + answer + body)).empty()
    );
}

TEST_CASE("questions of an essay or an interview are no headings", "[headings]") {
    const std::string answer =
        "    The room is warm because somebody lit the stove at four, and it is\n"
        "    closed because nobody has the key.\n\n";
    // The essay goes on in its own voice under what others answered.
    CHECK(headings(read_literally(
                       body + "\nWhat does Ada say?\n\n" + answer + body
                       + "\nWhat does Reed say?\n\n" + answer + body
                       + "\nWho else answers?\n\n" + answer + body
                   ))
              .empty());
    CHECK(headings(read_literally(
                       body + "\nWhat do we want?\n\n    Bread!\n\n"
                       + "When do we want it?\n\n    Now!\n\n"
                       + "Who will give it?\n\n    Nobody!\n\n" + body
                   ))
              .empty());
    // Who asks at length as well would have some questions set as headings, some not.
    CHECK(headings(read_literally(
                       body + "\nWho has the key?\n\n" + answer + "And the lamp?\n\n"
                       + answer + "Can you tell us what the keeper did with it when the\n"
                       + "winter was over and the room was closed?\n\n" + answer
                       + "And the cat?\n\n" + answer
                   ))
              .empty());
}

TEST_CASE("stars that open a list's entries head nothing", "[headings]") {
    CHECK(headings(
              read_literally(body + "\n* The stove\n\n* The lamp\n\n* The door\n\n" + body)
    )
              .empty());
    // A colon announces one entry, and then another.
    CHECK(headings(read_literally(
                       body + "So the first is this:\n\n* The stove\n\n" + body
                       + "And this is the second:\n\n* The lamp\n\n" + body
                   ))
              .empty());
    // One alone; text that hangs under the star; an entry without a blank line about it.
    CHECK(headings(read_literally(body + "\n* The stove\n\n" + body)).empty());
    CHECK(headings(read_literally(
                       body + "\n* The stove\n\n  It is lit at four.\n\n* The lamp\n\n"
                       + "  It is lit at five.\n\n" + body
                   ))
              .empty());
    CHECK(headings(read_literally(
                       body + "\n* The stove\n\n" + body + "\n* The lamp\n* The door\n\n"
                       + body
                   ))
              .empty());
}

TEST_CASE("a chapter takes the title under it", "[headings]") {
    const Reading reading = read_literally(
        body + "\nCHAPTER I\n\nDown the Rabbit-Hole\n\n" + body
        + "\nCHAPTER II\n\nThe Pool of Tears\n\n" + body
    );
    CHECK(
        headings(reading)
        == List{"1 CHAPTER I Down the Rabbit-Hole", "1 CHAPTER II The Pool of Tears"}
    );
}

TEST_CASE("a chapter without a title does not swallow its first sentence", "[headings]") {
    const Reading reading =
        read_literally(body + "\nCHAPTER I\n\nI was born in Tuckahoe.\n\n" + body);
    CHECK(headings(reading) == List{"1 CHAPTER I"});
}

TEST_CASE("underlines are markup and their styles make levels", "[headings]") {
    const Reading reading = read_literally(
        body + "\nWhat is it?\n===========\n\n" + body + "\nIts parts\n---------\n\n" + body
        + "\nThe end of it\n=============\n\n" + body
    );
    CHECK(headings(reading) == List{"1 What is it?", "2 Its parts", "1 The end of it"});
    REQUIRE(reading.manuscript.consumed.size() == 3);
    CHECK(reading.manuscript.consumed[0].rule == "underline of a heading");
}

TEST_CASE("a sentence of prose is never a heading", "[headings]") {
    const Reading reading = read_literally(
        body + "\nPart one of this is done and we go on.\n\n" + body
        + "\nI will not, she said\n\nthe end.\n\n" + body
        + "\nArticle I of the law says that all are free to come and go.\n\n" + body
        + "\n\"STOP!\" HE CRIED.\n\n" + body
    );
    CHECK(headings(reading).empty());
}

TEST_CASE("lines of capitals set off by blank lines are headings", "[headings]") {
    const Reading reading = read_literally(
        body + "\nOF MONARCHY AND HEREDITARY SUCCESSION\n\n" + body
        + "\nOF THE PRESENT ABILITY\n\n" + body + "\nTHE END\n"
    );
    CHECK(
        headings(reading)
        == List{"1 OF MONARCHY AND HEREDITARY SUCCESSION", "1 OF THE PRESENT ABILITY"}
    );
}

TEST_CASE("Roman, Arabic and lettered capitals stand one under another", "[headings]") {
    const Reading reading = read_literally(
        body + "\nI. FIRST THINGS\n\n" + body + "\nII. LAST THINGS\n\n1. OLD ONES\n\n"
        + body + "\n2. NEW ONES\n\n" + body
    );
    CHECK(
        headings(reading)
        == List{"1 I. FIRST THINGS", "1 II. LAST THINGS", "2 1. OLD ONES", "2 2. NEW ONES"}
    );
}

TEST_CASE("the manuscript's own contents list names its headings", "[headings]") {
    const Reading reading = read_literally(
        "CONTENTS\n\nCHAPTER 1. Loomings.\n\nCHAPTER 2. The Carpet-Bag.\n\nCHAPTER 3. The "
        "Spouter-Inn.\n\nEpilogue\n\n\n"
        "CHAPTER 1. Loomings.\n\n"
        + body + "\nCHAPTER 2. The Carpet-Bag.\n\n" + body
        + "\nCHAPTER 3. The Spouter-Inn.\n\n" + body + "\nEpilogue\n\n" + body
    );
    CHECK(
        headings(reading)
        == List{"1 CONTENTS", "1 CHAPTER 1. Loomings.", "1 CHAPTER 2. The Carpet-Bag.", "1 CHAPTER 3. The Spouter-Inn.", "1 Epilogue"}
    );
    CHECK(
        reading.dump().find(
            "link \"#chapter-2-the-carpet-bag\"\n      \"CHAPTER 2. The Carpet-Bag.\""
        )
        != std::string::npos
    );
}

TEST_CASE("numbers count as headings only in a row", "[headings]") {
    const Reading row =
        read_literally(body + "\nI.\n\n" + body + "\nII.\n\n" + body + "\nIII.\n\n" + body);
    CHECK(headings(row) == List{"1 I.", "1 II.", "1 III."});
    const Reading lonely = read_literally(body + "\nV.\n\n" + body);
    CHECK(headings(lonely).empty());
}

TEST_CASE("heading ids are unique slugs", "[headings]") {
    const Reading reading = read_literally(
        body + "\nArticle I\n\nSection 1\n\n" + body + "\nArticle II\n\nSection 1\n\n"
        + body
    );
    CHECK(reading.dump().find("#section-1\n") != std::string::npos);
    CHECK(reading.dump().find("#section-1-2\n") != std::string::npos);
}
