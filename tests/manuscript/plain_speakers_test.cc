// Speakers are believed when their names return and take turns; a label alone never is.
#include "plain_text_support.h"

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t total = 0;
    for (std::size_t at = text.find(part); at != std::string::npos;
         at = text.find(part, at + 1))
        ++total;
    return total;
}

std::size_t speeches(const std::string& text) {
    return count(read_literally(text).dump(), "speech\n");
}

// Each form of prefix around the same four speeches.
std::string scene(const std::string& keeper, const std::string& child) {
    return keeper + "Who goes there, and at this hour of the night?\n\n" + child
           + "Only the rain, and I have brought a lamp.\n\n" + keeper
           + "Then come in, and shut the gate behind you.\n\n" + child
           + "It has been shut for a hundred years.\n";
}

}  // namespace

TEST_CASE(
    "a speaker stands alone, before a point, a colon, a tab or a dash", "[speakers]"
) {
    CHECK(speeches(scene("KEEPER.\n", "CHILD.\n")) == 4);
    CHECK(speeches(scene("KEEPER:\n", "CHILD:\n")) == 4);
    CHECK(speeches(scene("KEEPER. ", "CHILD. ")) == 4);
    CHECK(speeches(scene("THE OLD KEEPER. ", "2ND CHILD. ")) == 4);
    CHECK(speeches(scene("KEEPER: ", "CHILD: ")) == 4);
    CHECK(speeches(scene("KEEPER\t", "CHILD\t")) == 4);
    CHECK(speeches(scene("KEEPER  ", "CHILD  ")) == 4);
    CHECK(speeches(scene("KEEPER (gruffly): ", "CHILD: ")) == 4);
    CHECK(speeches(scene("KEEPER.--", "CHILD.--")) == 4);
    CHECK(speeches(scene("MRS. KEEPER. ", "DR. CHILD. ")) == 4);
    CHECK(speeches(scene("The Keeper: ", "Ann Lamp: ")) == 4);
    CHECK(speeches(scene("Q: ", "A: ")) == 4);
    CHECK(speeches(scene("JK: ", "AL: ")) == 4);
    CHECK(speeches(scene("INTERVIEWER -- ", "LAMP -- ")) == 4);
    CHECK(speeches(scene("_Keeper_: ", "_Child_: ")) == 4);
    CHECK(speeches(scene("*KEEPER.* ", "*CHILD.* ")) == 4);
}

TEST_CASE("abbreviated speakers need a longer scene", "[speakers]") {
    CHECK(speeches(scene("Keep. ", "Chi. ")) == 0);
    CHECK(speeches(scene("Keep. ", "Chi. ") + "\n" + scene("Keep. ", "Chi. ")) == 8);
}

TEST_CASE("capitals without a mark speak over their own lines", "[speakers]") {
    const std::string talk = scene("KEEPER\n", "CHILD\n");
    CHECK(speeches(talk + "\n" + talk) == 8);
}

TEST_CASE("speeches need no blank lines between them", "[speakers]") {
    const Reading reading = read_literally(
        "ANN: Who is there?\nBO: Only I.\nANN: Then come in out of the rain.\n"
        "BO: I thank you for it.\n"
    );
    CHECK(count(reading.dump(), "speech\n") == 4);
    CHECK(reading.dump().find("speech\n  \"BO:\"\n") != std::string::npos);
}

TEST_CASE("the speaker stays as typed and nothing is consumed", "[speakers]") {
    const Reading reading = read_literally(scene("KEEPER (gruffly): ", "Ann Lamp: "));
    CHECK(reading.manuscript.consumed.empty());
    const Reading play = read_literally(scene("KEEPER (gruffly): ", "CHILD: "));
    CHECK(
        play.dump().find("speech\n  \"KEEPER \"\n  emphasis\n    \"(gruffly)\"\n  \":\"\n")
        != std::string::npos
    );
    CHECK(play.told("speeches of an interview"));
}

TEST_CASE("what has labels is not for that a conversation", "[speakers]") {
    // One label again and again.
    CHECK(
        speeches("Note: the stove is lit at six.\n\nNote: the door is open.\n\n"
                 "Note: the lamp is filled.\n\nNote: the cat is fed.\n")
        == 0
    );
    // Labels that never return.
    CHECK(
        speeches("Stove: a thing that warms.\n\nLamp: a thing that shines.\n\n"
                 "Shelf: a thing that bears.\n\nChair: a thing that waits.\n")
        == 0
    );
    // The head of a letter.
    CHECK(
        speeches("From: the keeper of the room\nTo: all readers of it\n"
                 "Subject: the hours of opening\nDate: the first of March\n\n"
                 "From: a reader of the room\nTo: the keeper of it\n"
                 "Subject: the hours of opening\nDate: the second of March\n")
        == 0
    );
    // Recipes and reports.
    CHECK(
        speeches("Ingredients: a loaf of bread\n\nMethod: cut it and toast it well\n\n"
                 "Ingredients: two eggs and salt\n\nMethod: boil them for six minutes\n")
        == 0
    );
    // Numbered sections and dates.
    CHECK(
        speeches("ARTICLE I. All shall read.\n\nARTICLE II. All shall write.\n\n"
                 "ARTICLE I. All shall read again.\n\nARTICLE II. All shall rest.\n")
        == 0
    );
    // Addresses of machines.
    CHECK(
        speeches("Internet: keeper@example.org\n\nBitnet: keeper@example\n\n"
                 "Internet: reader@example.org\n\nBitnet: reader@example\n")
        == 0
    );
    // Dashes inside words and after ordinals.
    CHECK(
        speeches("FIRST - that the room is warm to all.\n\n"
                 "SECONDLY - that the lamp is lit.\n\nFIRST - that the door is open.\n\n"
                 "SECONDLY - that nobody is sent away.\n")
        == 0
    );
}

TEST_CASE("a sentence of prose that begins like a label stays prose", "[speakers]") {
    const std::string prose =
        "We asked them both what the winter had been like, and they answered one after "
        "the other.\n\nKeeper: a man who keeps. Child: somebody who is kept.\n\n"
        "And that was all that anybody would say about it in front of the others.\n";
    CHECK(speeches(prose) == 0);
}

TEST_CASE("an answer goes on over paragraphs until the next question", "[speakers]") {
    const Reading reading = read_literally(
        "Q: What did you do that winter?\n\nA: We read, because there was nothing else.\n\n"
        "We read all day, and at night we told each other what we had read.\n\n"
        "Q: And then?\n\nA: Then came the spring.\n\nThe room was closed in the summer.\n"
    );
    const std::string dump = reading.dump();
    CHECK(count(dump, "speech\n") == 4);
    CHECK(dump.find("    \"We read all day, and at night") != std::string::npos);
    // After the last answer nobody knows who is speaking.
    CHECK(dump.find("\nparagraph\n  \"The room was closed") != std::string::npos);
}

TEST_CASE("who speaks once speaks among the others", "[speakers]") {
    const Reading reading = read_literally(
        "PLACE: The Lock House, where it rains.\n\n" + scene("KEEPER. ", "CHILD. ")
        + "\nA VOICE FROM THE LOCK. Let me in as well!\n\n" + scene("KEEPER. ", "CHILD. ")
    );
    CHECK(count(reading.dump(), "speech\n") == 9);
    CHECK(reading.dump().find("\"A VOICE FROM THE LOCK.\"") != std::string::npos);
}
