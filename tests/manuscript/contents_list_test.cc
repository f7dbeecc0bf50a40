// The manuscript's own list of contents: recognised by what comes again, linked, kept as
// typed.
#include "plain_text_support.h"

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

const std::string body =
    "The reading room was opened in the winter of 1893 with forty chairs, one stove and a\n"
    "shelf of books that nobody had asked for, and it has not been shut for a day "
    "since.\n\n";

// "words -> #id", or the words alone where an entry leads nowhere.
std::vector<std::string> entries(const Reading& reading) {
    std::vector<std::string> found;
    for (const document::Block& block : reading.manuscript.document.blocks) {
        const auto* division = std::get_if<document::Division>(&block.value);
        if (!division || division->kind != document::DivisionKind::Contents) continue;
        for (const document::Block& entry : division->blocks) {
            const auto& paragraph = std::get<document::Paragraph>(entry.value);
            std::string told = document::plain_text(paragraph.inlines);
            if (const auto* link = std::get_if<document::Link>(&paragraph.inlines[0].value))
                told += " -> " + link->target;
            found.push_back(told);
        }
    }
    return found;
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("a list of contents is linked to its headings", "[contents]") {
    const Reading reading = read_literally(
        "CONTENTS\n\nThe Stove\n\nThe Lamp\n\nThe Door\n\n\nTHE STOVE\n\n" + body
        + "THE LAMP\n\n" + body + "THE DOOR\n\n" + body
    );
    CHECK(
        entries(reading)
        == List{"The Stove -> #the-stove", "The Lamp -> #the-lamp", "The Door -> #the-door"}
    );
    CHECK(reading.told("contents list"));
}

TEST_CASE("entries may stand line under line, with numbers and leaders", "[contents]") {
    const Reading reading = read_literally(
        "CONTENTS\n\nI. The Stove ........ 1\nII. The Lamp ........ 12\nIII. A Door that "
        "nobody\n"
        "   had shut ........ 30\n\n\nCHAPTER I\n\nThe Stove\n\n"
        + body + "CHAPTER II\n\nThe Lamp\n\n" + body
        + "CHAPTER III\n\nA Door that nobody had shut\n\n" + body
    );
    CHECK(
        entries(reading)
        == List{"I. The Stove ........ 1 -> #chapter-i-the-stove", "II. The Lamp ........ 12 -> #chapter-ii-the-lamp", "III. A Door that nobody had shut ........ 30 -> #chapter-iii-a-door-that-nobody-had-shut"}
    );
}

TEST_CASE("an entry that names no heading stays in the list without a link", "[contents]") {
    const Reading reading = read_literally(
        "CONTENTS\n\nBiographic Sketch\n\nThe Stove\n\nThe Lamp\n\nThe Door\n\n\nADA "
        "LAMP\n\n"
        + body + "THE STOVE\n\n" + body + "THE LAMP\n\n" + body + "THE DOOR\n\n" + body
    );
    const List found = entries(reading);
    REQUIRE(found.size() == 4);
    CHECK(found[0] == "Biographic Sketch");
    for (const Inference& inference : reading.manuscript.inferences)
        if (inference.what == "contents list") CHECK(inference.confidence == 90);
}

TEST_CASE("an entry may word its heading a little differently", "[contents]") {
    const Reading reading = read_literally(
        "CONTENTS\n\nThe Stove\n\nOf the present Ability of the Lamp, with some "
        "Reflections\n\nThe Door\n\n"
        "The Yard\n\n\nTHE STOVE\n\n"
        + body + "OF THE PRESENT ABILITY OF THE LAMP, WITH SOME REFLEXIONS\n\n" + body
        + "THE DOOR\n\n" + body + "THE YARD\n\n" + body
    );
    const List found = entries(reading);
    REQUIRE(found.size() == 4);
    CHECK(found[1].find(" -> #of-the-present-ability") != std::string::npos);
}

TEST_CASE("two chapters of one name are told apart by their order", "[contents]") {
    const Reading reading = read_literally(
        "CONTENTS\n\nPart One\n\nThe Lamp\n\nPart Two\n\nThe Lamp\n\n\nPART ONE\n\nThe "
        "Lamp\n\n"
        + body + body + "PART TWO\n\nThe Lamp\n\n" + body + body
    );
    const List found = entries(reading);
    REQUIRE(found.size() == 4);
    CHECK(found[1] != found[3]);
}

TEST_CASE("short lines that nothing takes up again are no list of contents", "[contents]") {
    const Reading reading = read_literally(
        "The Lamp\n\nA stove, lit\n\nA door, shut\n\n" + body + "THE YARD\n\n" + body
    );
    CHECK(entries(reading).empty());
}

TEST_CASE("scenes that are listed and head nothing stay lines", "[contents]") {
    const Reading reading = read_literally(
        body + "ACT I. A hall\n\nACT II. A yard\n\nACT III. The same\n\n" + body
    );
    CHECK(entries(reading).empty());
}
