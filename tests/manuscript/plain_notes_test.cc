// Notes of plain texts: matched one to one, or left as text on both sides.
#include "manuscript/codes.h"
#include "plain_text_support.h"

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

const std::string prose =
    "The reading room was opened in the winter of 1893 with forty chairs, one stove and a\n"
    "shelf of books that nobody had asked for, and it has not been shut for a day since.\n";

// Labels of the notes, and where they are called: the words before each call.
std::vector<std::string> labels(const Reading& reading) {
    std::vector<std::string> found;
    for (const document::Note& note : reading.manuscript.document.notes)
        found.push_back(note.label);
    return found;
}

std::vector<std::string> called_after(const Reading& reading) {
    std::vector<std::string> words;
    document::for_each_inlines(
        reading.manuscript.document,
        [&](const document::Inlines& inlines) {
            for (std::size_t i = 0; i < inlines.size(); ++i) {
                if (!std::holds_alternative<document::NoteReference>(inlines[i].value))
                    continue;
                const auto* text =
                    i == 0 ? nullptr : std::get_if<document::Text>(&inlines[i - 1].value);
                words.push_back(text ? text->text.substr(text->text.rfind(' ') + 1) : "");
            }
        }
    );
    return words;
}

std::string words_of(const document::Note& note) {
    std::string all;
    document::for_each_text(note.blocks, [&](const document::Text& text) {
        all += (all.empty() ? "" : " / ") + text.text;
    });
    return all;
}

std::string note(const Reading& reading, std::size_t index) {
    REQUIRE(index < reading.manuscript.document.notes.size());
    return words_of(reading.manuscript.document.notes[index]);
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("a bracketed number calls the note that begins with it", "[notes]") {
    const Reading reading = read_literally(
        prose + "It was warm,[1] and that was enough.\n\n[1] The stove was lit at six.\n\n"
        + prose
    );
    CHECK(labels(reading) == List{"1"});
    CHECK(called_after(reading) == List{"warm,"});
    CHECK(note(reading, 0) == "The stove was lit at six.");
    CHECK(reading.text().find('[') == std::string::npos);
    REQUIRE(reading.manuscript.consumed.size() == 2);
    CHECK(reading.manuscript.consumed[0].rule == "note mark");
}

TEST_CASE("notes stand after the paragraph, at the end, under a heading", "[notes]") {
    const std::string first = "It was warm.[1] " + prose;
    const std::string second = "It was dry.[2] " + prose;
    for (const std::string& text :
         {first + "\n[1] Stove.\n\n" + second + "\n[2] Roof.\n",
          first + "\n" + second + "\n\n[1] Stove.\n\n[2] Roof.\n",
          first + "\n" + second + "\n\nNOTES\n\n[1] Stove.\n[2] Roof.\n",
          first + "\n" + second + "\n\nFootnotes:\n\n1. Stove.\n2. Roof.\n",
          first + "\n" + second + "\n-----\n1 Stove.\n2 Roof.\n\n" + prose}) {
        INFO(text);
        const Reading reading = read_literally(text);
        CHECK(labels(reading) == List{"1", "2"});
        CHECK(called_after(reading) == List{"warm.", "dry."});
        CHECK(note(reading, 1) == "Roof.");
        CHECK(reading.text().find("NOTES") == std::string::npos);
        CHECK(reading.text().find("----") == std::string::npos);
    }
}

TEST_CASE("the heading of notes stays where something else stands under it", "[notes]") {
    const Reading reading = read_literally(
        "It was warm.[1] " + prose
        + "\n\nNOTES\n\n[1] Stove.\n\nThe rest was never written down.\n"
    );
    CHECK(labels(reading) == List{"1"});
    CHECK(reading.text().find("NOTES") != std::string::npos);
}

TEST_CASE("numbers may begin anew in each chapter", "[notes]") {
    const std::string chapter = "It was warm.[1] It was dry.[2] " + prose;
    const Reading at_end = read_literally(
        "CHAPTER I\n\n" + chapter + "\nCHAPTER II\n\n" + chapter
        + "\nNOTES\n\n[1] A.\n\n[2] B.\n\n[1] C.\n\n[2] D.\n"
    );
    CHECK(labels(at_end) == List{"1", "2", "1", "2"});
    CHECK(note(at_end, 2) == "C.");
    const Reading by_chapter = read_literally(
        "CHAPTER I\n\n" + chapter + "\n[1] A.\n\n[2] B.\n\nCHAPTER II\n\n" + chapter
        + "\n[1] C.\n\n[2] D.\n"
    );
    CHECK(labels(by_chapter) == List{"1", "2", "1", "2"});
    CHECK(note(by_chapter, 3) == "D.");
}

TEST_CASE("asterisks and daggers call the notes of their page", "[notes]") {
    const Reading reading = read_literally(
        prose + "Of the \"Hall\"* nothing is left, and of the Mill\xE2\x80\xA0 little.\n\n"
        + "* Burnt in 1901.\n\xE2\x80\xA0 Now a school.\n\n" + prose
        + "The third house* was pulled down.\n\n*By mistake.\n\n" + prose
    );
    CHECK(labels(reading) == List{"*", "\xE2\x80\xA0", "*"});
    CHECK(called_after(reading) == List{"\"Hall\"", "Mill", "house"});
    CHECK(note(reading, 0) == "Burnt in 1901.");
    CHECK(note(reading, 1) == "Now a school.");
}

TEST_CASE("rules around notes go with them", "[notes]") {
    const Reading reading = read_literally(
        prose + "Of the Hall* nothing is left.\n\n----------\n* Burnt.\n----------\n\n"
        + prose
    );
    CHECK(labels(reading) == List{"*"});
    CHECK(reading.text().find("---") == std::string::npos);
}

TEST_CASE("a note in parentheses loses both with its mark", "[notes]") {
    const Reading reading = read_literally(
        prose + "This ought to be obeyed;* wherever they are.\n\n"
        + "(*The power (so Hooker) is above every soul\ncontained in it, sect. 16.)\n\n"
        + prose
    );
    CHECK(labels(reading) == List{"*"});
    CHECK(
        note(reading, 0)
        == "The power (so Hooker) is above every soul contained in it, sect. 16."
    );
}

TEST_CASE("a superscript number calls a note, with a space before it too", "[notes]") {
    const Reading reading = read_literally(
        prose + "These are terms\xC2\xB9 of the trade, and so is this \xC2\xB2 one.\n\n"
        + "\xC2\xB9 In English.\n\n\xC2\xB2 But not the other.\n\n" + prose
    );
    CHECK(labels(reading) == List{"1", "2"});
    CHECK(called_after(reading) == List{"terms", "this"});
}

TEST_CASE("a footnote that names itself may stand in the line or below it", "[notes]") {
    const Reading reading = read_literally(
        prose + "It was warm [Footnote: By the stove.] in there, and dry.[A]\n\n"
        + "[Footnote A: The roof [of slate]\nwas new.\n\nIt leaked later.]\n\n" + prose
    );
    CHECK(labels(reading) == List{"", "A"});
    CHECK(called_after(reading) == List{"warm", "dry."});
    CHECK(note(reading, 0) == "By the stove.");
    CHECK(note(reading, 1) == "The roof [of slate] was new. / It leaked later.");
    CHECK(reading.text().find("Footnote") == std::string::npos);
}

TEST_CASE("digits fused to words are calls only where all is called in order", "[notes]") {
    const std::string text =
        "It was warm1 in the hall, and dry.2 The keeper slept3 there. " + prose;
    const Reading reading = read_literally(
        text + "\nNOTES\n\n1. The stove.\n\n2. The roof.\n\n3. On a bench.\n"
    );
    CHECK(labels(reading) == List{"1", "2", "3"});
    CHECK(called_after(reading) == List{"warm", "dry.", "slept"});
    const Reading two = read_literally(
        text + "\nNOTES\n\n1. The stove.\n\n2. The roof.\n\n4. On a bench.\n"
    );
    CHECK(labels(two).empty());
    CHECK(two.text().find("warm1") != std::string::npos);
}

TEST_CASE("a note's paragraphs are those set in like it", "[notes]") {
    const Reading reading = read_literally(
        prose + "It was warm.[1] Nobody came.\n\n"
        + "   [1] The stove was lit at six in the morning by the keeper, who\n"
          "   had the key.\n\n   It was put out at ten.\n\n"
        + prose
    );
    CHECK(
        note(reading, 0)
        == "The stove was lit at six in the morning by the keeper, who had the key. / It "
           "was put "
           "out at ten."
    );
}

TEST_CASE("a paragraph that a page's notes interrupt is one paragraph", "[notes]") {
    const Reading reading = read_literally(
        prose
        + "\nThe stove was lit[1] at six in the morning by the keeper, who had to come "
          "all\n\n"
        + "[1] With peat.\n\nthe way from the lock, and put out at ten in the evening by "
          "whoever was last.\n\n"
        + prose
    );
    CHECK(labels(reading) == List{"1"});
    CHECK(
        reading.text().find("had to come all \nthe way from the lock") != std::string::npos
    );
    std::size_t paragraphs = 0;
    for (const document::Block& block : reading.manuscript.document.blocks)
        paragraphs += std::holds_alternative<document::Paragraph>(block.value) ? 1 : 0;
    CHECK(paragraphs == 3);
}

TEST_CASE("what is cited again and again is a reference, not a note", "[notes]") {
    const std::string text =
        prose
        + "So says [1], and so [2], and again [1]; but [2] is older.\n\n"
          "[1] Lamp, On Stoves.\n\n[2] Shelf, On Roofs.\n";
    const Reading reading = read_literally(text);
    CHECK(labels(reading).empty());
    CHECK(reading.text().find("So says [1], and so [2]") != std::string::npos);
}

TEST_CASE("brackets, stars and numbers that call nothing are text", "[notes]") {
    for (const std::string& text : List{
             prose + "He said [sic] so [Laughter], [a note] of 1931 [1931].\n\n" + prose,
             prose + "\n* A note of the author, not a list.\n\n" + prose,
             prose + "We wrote *stars* here.\n\n* A note, not a list.\n\n" + prose,
             prose
                 + "There are two: (1) the stove and (2) the roof.\n\n(1) The "
                   "stove.\n\n(2) The roof.\n",
             prose + "5 * 3 * 2 and an area of 12 m\xC2\xB2.\n\n" + prose,
             prose + "* * *\n\n" + prose,
             prose + "See footnote[^x] and [^1].\n\n[^2]: A note nobody calls.\n",
             "* one\n* two\n* three\n\n" + prose}) {
        INFO(text);
        const Reading reading = read_literally(text);
        CHECK(labels(reading).empty());
        CHECK_FALSE(reading.told("note"));
        CHECK_FALSE(reading.has_code(codes::note_without_call));
        CHECK_FALSE(reading.has_code(codes::call_without_note));
    }
}

TEST_CASE("a note that nothing calls stays and is told", "[notes]") {
    const Reading reading = read_literally(
        prose + "It was warm.[1] Nobody came.\n\n[1] The stove.\n\n[2] The roof.\n\n"
        + prose
    );
    CHECK(labels(reading) == List{"1"});
    CHECK(reading.text().find("[2] The roof.") != std::string::npos);
    CHECK(reading.has_code(codes::note_without_call));
}

TEST_CASE("a call that no note answers stays and is told", "[notes]") {
    const Reading reading = read_literally(
        prose + "It was warm.[1] It was dry.[2]\n\n[1] The stove.\n\n" + prose
    );
    CHECK(labels(reading) == List{"1"});
    CHECK(reading.text().find("dry.[2]") != std::string::npos);
    CHECK(reading.has_code(codes::call_without_note));
}

TEST_CASE("of two asterisks the one in the paragraph above calls the note", "[notes]") {
    const Reading reading = read_literally(
        prose + "The Hall* is far.\n\n" + prose
        + "\nThe Mill* is near.\n\n* By the lock.\n\n" + prose
    );
    CHECK(labels(reading) == List{"*"});
    CHECK(called_after(reading) == List{"Mill"});
    REQUIRE(reading.told("note"));
    for (const Inference& inference : reading.manuscript.inferences)
        if (inference.what == "note") CHECK(inference.confidence < 90);
    const Reading same = read_literally(
        prose + "The Hall* is far. The Mill* is near.\n\n* By the lock.\n\n" + prose
    );
    CHECK(labels(same).empty());
}
