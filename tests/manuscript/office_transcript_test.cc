#include "manuscript/office_transcript.h"

#include "document/walk.h"

#include <catch2/catch.hpp>

#include <vector>

using namespace pam;
using namespace pam::manuscript;

TEST_CASE("a transcript has one line for each that is ended, none empty", "[office]") {
    Transcript transcript;
    transcript.end_line();
    transcript.append("One", 0);
    transcript.append(" line\n", 5);
    transcript.end_line();
    transcript.end_line();
    transcript.append("Two", 20);
    transcript.end_line();
    CHECK(transcript.text() == "One line \nTwo\n");
}

TEST_CASE(
    "stretches are compared in the file's order, whatever line they stand on", "[office]"
) {
    Transcript transcript;
    transcript.begin_part(1);
    transcript.append("note", 3);
    transcript.begin_part(0);
    transcript.append("a b", 10);
    transcript.append_made(" + ");
    transcript.append("d", 90);
    transcript.end_line();
    transcript.append("c", 50);
    CHECK(transcript.in_file_order() == "abcdnote");
}

TEST_CASE("white space is folded and the way back is kept", "[office]") {
    const std::string transcript = "a  b\tc|d";
    const std::vector<Span> stretches{{0, 6, 0}, {7, 8, 0}};
    const document::Text text = folded_text(transcript, stretches);
    CHECK(text.text == "a b cd");
    CHECK(text.span == Span{0, 8, 0});
    for (std::size_t i = 0; i < text.text.size(); ++i)
        if (text.text[i] != ' ')
            CHECK(transcript[document::source_offset(text, i)] == text.text[i]);
}

TEST_CASE("blanks that end one stretch and begin the next are one space", "[office]") {
    const document::Text text =
        folded_text("a  b", std::vector<Span>{{0, 2, 0}, {2, 4, 0}});
    CHECK(text.text == "a b");
}

TEST_CASE("a text that stands as it stands has no splices", "[office]") {
    const document::Text text =
        folded_text("xx plain words", std::vector<Span>{{3, 14, 0}});
    CHECK(text.text == "plain words");
    CHECK(text.splices.empty());
    CHECK(text.span == Span{3, 14, 0});
}

TEST_CASE("code keeps its blanks", "[office]") {
    const document::Text text =
        verbatim_text("if x:\n    y", std::vector<Span>{{0, 6, 0}, {6, 11, 0}});
    CHECK(text.text == "if x:\n    y");
    CHECK(text.splices.empty());
}
