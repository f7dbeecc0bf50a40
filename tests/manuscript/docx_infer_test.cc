// What a text is by its look, where its author used no styles.
#include "docx_support.h"

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

const std::string sentence = "It was a bright cold day in spring, and the clocks of the "
                             "town were striking one after another.";

std::string bold(const std::string& words) {
    return para("", r(words, "<w:b/>"));
}
std::string large(const std::string& words) {
    return para("<w:jc w:val=\"center\"/>", r(words, "<w:sz w:val=\"36\"/>"));
}

std::string repeated(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i)
        all += text;
    return all;
}

}  // namespace

TEST_CASE(
    "short bold paragraphs with text after them are headings, and told so", "[docx]"
) {
    const DocxReading reading = read_docx(
        {p(sentence) + bold("The Sea") + p(sentence) + p(sentence) + bold("The Land")
             + p(sentence),
         {},
         ""}
    );
    CHECK(reading.inferences() == "heading: The Sea\nheading: The Land\n");
    CHECK(reading.dump().find("heading 1 #the-sea\n  \"The Sea\"\n") != std::string::npos);
}

TEST_CASE("the largest at the head is the title, sizes are levels", "[docx]") {
    const DocxReading reading = read_docx(
        {large("The Tides") + para("", r("Morning", "<w:b/><w:sz w:val=\"28\"/>"))
             + p(sentence) + p(sentence) + bold("Low water") + p(sentence) + p(sentence)
             + para("", r("Evening", "<w:b/><w:sz w:val=\"28\"/>")) + p(sentence)
             + p(sentence) + p(sentence),
         {},
         ""}
    );
    CHECK(reading.manuscript.document.metadata.title.value == "The Tides");
    CHECK(reading.dump().find("heading 1 #morning") != std::string::npos);
    CHECK(reading.dump().find("heading 2 #low-water") != std::string::npos);
    CHECK(reading.dump().find("heading 1 #evening") != std::string::npos);
}

TEST_CASE("bold sentences, and bold in a text with headings, are no headings", "[docx]") {
    CHECK(
        dump_of(p(sentence) + bold("Stop here.") + p(sentence)).find("heading")
        == std::string::npos
    );
    CHECK(
        dump_of(
            para("<w:outlineLvl w:val=\"0\"/>", r("Real")) + bold("Not one") + p(sentence)
            + p(sentence)
        )
            .find("strong")
        != std::string::npos
    );
    CHECK(dump_of(repeated(bold("All is bold"), 9)).find("heading") == std::string::npos);
}

TEST_CASE("indented paragraphs are extracts, hanging and centred ones are not", "[docx]") {
    const std::string text = p(sentence) + p(sentence);
    const std::string in = para("<w:ind w:left=\"720\"/>", r("Quoted words."));
    const DocxReading reading = read_docx({text + in + text, {}, ""});
    CHECK(
        reading.dump().find("extract\n  paragraph\n    \"Quoted words.\"")
        != std::string::npos
    );
    CHECK(reading.inferences() == "extract: Quoted words.\n");
    const std::string hanging =
        para("<w:ind w:left=\"720\" w:hanging=\"720\"/>", r("Hangs."));
    CHECK(dump_of(text + hanging + text).find("extract") == std::string::npos);
    const std::string centred =
        para("<w:ind w:left=\"720\"/><w:jc w:val=\"center\"/>", r("Mid."));
    CHECK(dump_of(text + centred + text).find("extract") == std::string::npos);
}

TEST_CASE("where all is indented nothing is an extract", "[docx]") {
    const std::string in = para("<w:ind w:left=\"720\"/>", r(sentence));
    CHECK(dump_of(repeated(in, 5)).find("extract") == std::string::npos);
}

TEST_CASE("a rare empty line between paragraphs is a pause", "[docx]") {
    const DocxReading reading =
        read_docx({repeated(p(sentence), 9) + "<w:p/>" + repeated(p(sentence), 9), {}, ""});
    CHECK(reading.dump().find("section-break\n") != std::string::npos);
    CHECK(reading.inferences() == "pause: \n");
    CHECK(
        dump_of(repeated(p(sentence) + "<w:p/>", 12)).find("section-break")
        == std::string::npos
    );
}

TEST_CASE("asterisks and rules on a line of their own are a pause as typed", "[docx]") {
    CHECK(
        dump_of(p("A.") + p("* * *") + p("B.")).find("section-break \"* * *\"")
        != std::string::npos
    );
    CHECK(
        dump_of(p("A.") + p("\xE2\x81\x82") + p("B.")).find("section-break")
        != std::string::npos
    );
    CHECK(
        dump_of(p("A.") + p("----") + p("B.")).find("section-break") != std::string::npos
    );
    CHECK(dump_of(p("A.") + p("-") + p("B.")).find("section-break") == std::string::npos);
}

TEST_CASE("a line of no-break spaces only makes room", "[docx]") {
    const DocxReading reading =
        read_docx({p("A.") + p("\xC2\xA0\xC2\xA0") + p("B."), {}, ""});
    CHECK(reading.dump() == "paragraph\n  \"A.\"\nparagraph\n  \"B.\"\n");
    CHECK(reading.ledger() == "blank line: \xC2\xA0\xC2\xA0 > \n");
}
