// Old title pages, and what stands at the ends of parts.
#include "plain_text_support.h"

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

const std::string prose =
    "The reading room was opened in the winter of 1893 with forty chairs, one stove and a\n"
    "shelf of books that nobody had asked for, and it has not been shut for a day "
    "since.\n\n";

bool has(const Reading& reading, const std::string& words) {
    return reading.dump().find(words) != std::string::npos;
}

}  // namespace

TEST_CASE(
    "edition, imprint and epigraph belong to the title page before a headed part", "[front]"
) {
    const Reading reading = read_literally(
        "ON STOVES;\n\naddressed to the\n\nREADERS\n\nof\n\nUPPER FENN,\n\n"
        "A new edition, with several additions in the body of the work, and an index of "
        "all\nthe stoves.\n\n"
        "Man knows no Master save the warming Stove\nOr that which choice and common good "
        "ordain.\n\nThomson.\n\n"
        "FENN\n\nPrinted and sold by W. Bradford, February 14, 1776.\n\nMDCCLXXVI\n\n\n"
        "On Stoves\nBy Ada Lamp\n\n\nINTRODUCTION.\n\n"
        + prose + prose
    );
    const std::string dump = reading.dump();
    const std::string page = dump.substr(0, dump.find("heading 1 #introduction"));
    CHECK(page.find("\nparagraph") == std::string::npos);
    for (const char* part :
         {"title-block",
          "  epigraph\n    verse",
          "    paragraph attribution\n      \"Thomson.\"",
          "  paragraph organisation\n    \"Printed and sold by W. Bradford",
          "  paragraph author\n    \"By Ada Lamp\""}) {
        INFO(part);
        CHECK(page.find(part) != std::string::npos);
    }
    CHECK(reading.told("title page"));
}

TEST_CASE("a title page ends where running text begins", "[front]") {
    const Reading reading = read_literally(
        "ON STOVES\n\nBy Ada Lamp\n\nA stove is a good thing to have in a cold room.\n\n"
        + prose + "PREFACE\n\n" + prose
    );
    CHECK(has(reading, "\nparagraph\n  \"A stove is a good thing to have in a cold room.\"")
    );
    CHECK_FALSE(reading.told("title page"));
}

TEST_CASE("a dedication is one", "[front]") {
    const Reading reading = read_literally(
        "ON STOVES\n\nBy Ada Lamp\n\n\nTo my father, who lit them\n\n\nCHAPTER I\n\n"
        + prose + "CHAPTER II\n\n" + prose
    );
    CHECK(has(reading, "dedication\n  paragraph\n    \"To my father, who lit them\""));
}

TEST_CASE("prefaces are signed and dated", "[front]") {
    const Reading reading = read_literally(
        "ON STOVES\n\nBy Ada Lamp\n\n\nPREFACE\n\n" + prose
        + "BO SHELF.\n\nFenn, December, 1910.\n\n\nCHAPTER I\n\n" + prose + "CHAPTER II\n\n"
        + prose
    );
    CHECK(
        has(reading,
            "paragraph signature\n  \"BO SHELF.\"\nparagraph date-line\n  \"Fenn, "
            "December, 1910.\"")
    );
    for (const Inference& inference : reading.manuscript.inferences)
        if (inference.what == "signature") CHECK(inference.confidence == 95);
}

TEST_CASE("a short last sentence is not a signature", "[front]") {
    const Reading reading = read_literally(
        "ON STOVES\n\nBy Ada Lamp\n\n\nPREFACE\n\n" + prose
        + "So we did.\n\n\nCHAPTER I\n\n" + prose + "CHAPTER II\n\n" + prose
    );
    CHECK_FALSE(has(reading, "paragraph signature"));
}

TEST_CASE("THE END stands by itself, and only at the end", "[front]") {
    for (const std::string end : {"THE END", "FINIS.", "F I N I S."}) {
        INFO(end);
        CHECK(
            has(read_literally(prose + prose + end + "\n"), "section-break \"" + end + "\"")
        );
    }
    CHECK_FALSE(has(read_literally(prose + "THE END\n\n" + prose), "section-break"));
}

TEST_CASE("lines that begin with marks are headings where several are so", "[headings]") {
    const std::string text = "= On Stoves\nby Ada Lamp and Bo Shelf\n\n== Iron\n\n" + prose
                             + "=== Cast\n\n" + prose + "== Clay\n\n" + prose;
    const Reading reading = read_literally(text);
    CHECK(reading.manuscript.document.metadata.title.value == "On Stoves");
    CHECK(has(reading, "heading 1 #iron\n  \"== Iron\""));
    CHECK(has(reading, "heading 2 #cast\n  \"=== Cast\""));
    CHECK(reading.manuscript.consumed.empty());
    CHECK_FALSE(has(read_literally(prose + "== Iron\n\n" + prose), "heading"));
}
