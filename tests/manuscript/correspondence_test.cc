#include "plain_text_support.h"

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

const std::string title = "A Fine Title\n\n";
const std::string note =
    "[We received the following from a reader. This is an excerpt of the letter.]\n\n";
const std::string letter = "\"The growing masses possess no standpoint of their own, and "
                           "so an ever growing number of people are undecided.\n\n"
                           "\"Even under today's conditions these facts point towards the "
                           "importance of preparing an alliance with them.\"\n\n";
const std::string body =
    "We believe it is unwise to say this to anybody in such a country, and we shall show "
    "why it is so in what follows here.\n\n";

}  // namespace

TEST_CASE("a bracketed paragraph of the editor's is an editor's note", "[letters]") {
    const Reading reading = read_literally(title + note + body);
    CHECK(reading.dump().find("editor-note\n") != std::string::npos);
    CHECK(reading.text().find("[We received the following") != std::string::npos);
    CHECK(reading.told("editor's note"));
}

TEST_CASE("stage directions are no editor's notes", "[letters]") {
    std::string play = "A Fine Play\n\n" + body;
    for (const char* who : {"Lane", "Jack", "Cecily", "Merriman"})
        play += std::string("[Enter ") + who + " with a tray of tea things.]\n\n" + body;
    CHECK(read_literally(play).dump().find("editor-note") == std::string::npos);
}

TEST_CASE(
    "a quotation over paragraphs that the editor calls a letter is one", "[letters]"
) {
    const Reading reading = read_literally(
        title + note + letter + "The Minister responds for the Movement October 2004:\n\n"
        + body + body
    );
    const std::string dump = reading.dump();
    CHECK(dump.find("\nletter\n") != std::string::npos);
    CHECK(dump.find("paragraph byline\n  \"The Minister responds") != std::string::npos);
    CHECK(dump.find("\nreply\n") == std::string::npos);
    CHECK(reading.told("letter"));
    CHECK(reading.told("byline"));
}

TEST_CASE(
    "a quotation over paragraphs that nobody calls a letter is an extract", "[letters]"
) {
    const Reading reading =
        read_literally(title + body + "He says of organization:\n\n" + letter + body);
    CHECK(reading.dump().find("\nextract\n") != std::string::npos);
}

TEST_CASE("dialogue is neither letter nor extract", "[letters]") {
    const Reading reading =
        read_literally(title + body + "\"Yes,\" he said.\n\n\"No,\" she said.\n\n" + body);
    CHECK(reading.dump().find("extract") == std::string::npos);
    CHECK(reading.dump().find("letter") == std::string::npos);
}

TEST_CASE("several letters have each their reply", "[letters]") {
    const std::string reply = "The editors reply:\n\n" + body;
    const Reading reading =
        read_literally(title + note + letter + reply + note + letter + reply);
    std::size_t replies = 0;
    const std::string dump = reading.dump();
    for (std::size_t at = dump.find("\nreply\n"); at != std::string::npos;
         at = dump.find("\nreply\n", at + 1))
        ++replies;
    CHECK(replies == 2);
}

TEST_CASE("a letter by its form has salutation, valediction and signature", "[letters]") {
    const Reading reading = read_literally(
        title + "Dear Comrades,\n\n" + body
        + "In solidarity,\nJane Doe\n\nThe editors reply:\n\n" + body
    );
    const std::string dump = reading.dump();
    CHECK(dump.find("paragraph salutation\n    \"Dear Comrades,\"") != std::string::npos);
    CHECK(dump.find("paragraph valediction") != std::string::npos);
    CHECK(dump.find("paragraph signature") != std::string::npos);
    CHECK(dump.find("\nletter\n") != std::string::npos);
    CHECK(dump.find("paragraph byline") != std::string::npos);
}

TEST_CASE("a document that is one letter stands in no division", "[letters]") {
    const Reading reading = read_literally(
        title + "Dear Comrades,\n\n" + body + "Yours sincerely,\n\nJane Doe\n"
    );
    CHECK(reading.dump().find("\nletter\n") == std::string::npos);
    CHECK(reading.dump().find("paragraph signature") != std::string::npos);
}
