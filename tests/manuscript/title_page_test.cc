#include "plain_text_support.h"

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

const std::string body =
    "No one had ever said that peasants have a particular role in advancing beyond "
    "imperialism in the "
    "imperialist countries, and nobody says it now; it has to be shown.\n";

const document::Metadata& facts(const Reading& reading) {
    return reading.manuscript.document.metadata;
}

}  // namespace

TEST_CASE("title, author and date are found at the head", "[title]") {
    const Reading reading =
        read_literally("What Is To Be Done?\n\nBy Jane Doe\n\nOctober 2004\n\n" + body);
    CHECK(facts(reading).title.value == "What Is To Be Done?");
    REQUIRE(facts(reading).authors.size() == 1);
    CHECK(facts(reading).authors[0].value == "Jane Doe");
    CHECK(facts(reading).date.value == "October 2004");
    CHECK(reading.told("title"));
    CHECK(reading.told("author"));
    CHECK(
        reading.dump().find("  paragraph author\n    \"By Jane Doe\"") != std::string::npos
    );
}

TEST_CASE("a date close under a title of capitals is its date", "[title]") {
    const Reading reading =
        read_literally("        RULES OF THE ROOM\n       Version 2, June 1931\n\n" + body);
    CHECK(facts(reading).title.value == "RULES OF THE ROOM");
    CHECK(facts(reading).date.value == "Version 2, June 1931");
}

TEST_CASE("an organisation above the title is no title", "[title]") {
    const Reading reading = read_literally(
        "Maoist Internationalist Movement\n\nAlly with the many?\n\n" + body
    );
    CHECK(facts(reading).organisation.value == "Maoist Internationalist Movement");
    CHECK(facts(reading).title.value == "Ally with the many?");
}

TEST_CASE("by on a line of its own names the author in the next", "[title]") {
    const Reading reading =
        read_literally("A Study of Things\n\nby\n\nJane Doe\n\n" + body);
    REQUIRE(facts(reading).authors.size() == 1);
    CHECK(facts(reading).authors[0].value == "Jane Doe");
}

TEST_CASE("a first sentence is no title", "[title]") {
    const Reading reading = read_literally("It was a bright cold day in April.\n\n" + body);
    CHECK(facts(reading).title.value.empty());
    CHECK(reading.dump().find("title-block") == std::string::npos);
}

TEST_CASE("an archive's header and footer become the colophon", "[title]") {
    const Reading reading = read_literally(
        "The Archive eBook of Moby Dick\n\nTitle: Moby Dick; Or, The Whale\n\nAuthor: "
        "Herman Melville\n\n"
        "*** START OF THE PROJECT GUTENBERG EBOOK MOBY DICK ***\n\nMOBY-DICK;\n\nor, THE "
        "WHALE.\n\n"
        + body
        + "\n*** END OF THE PROJECT GUTENBERG EBOOK MOBY DICK ***\n\nA long licence "
          "follows here.\n"
    );
    CHECK(facts(reading).title.value == "Moby Dick");
    CHECK(facts(reading).subtitle.value == "Or, The Whale");
    REQUIRE(facts(reading).authors.size() == 1);
    CHECK(facts(reading).authors[0].value == "Herman Melville");
    const auto& last =
        std::get<document::Division>(reading.manuscript.document.blocks.back().value);
    CHECK(last.kind == document::DivisionKind::Provenance);
    CHECK(reading.text().find("A long licence follows here.") != std::string::npos);
    CHECK(reading.told("archive notice"));
}

TEST_CASE("the author that only the header names gets a generated line", "[title]") {
    const Reading reading = read_literally(
        "Title: Earnest\n\nAuthor: Oscar Wilde\n\n*** START OF THE PROJECT GUTENBERG EBOOK "
        "EARNEST ***\n\nEarnest\n\n"
        + body
    );
    CHECK(
        reading.dump().find("paragraph author\n    \"Oscar Wilde\"") != std::string::npos
    );
}

TEST_CASE("a hosting notice at the head goes to the colophon", "[title]") {
    const Reading reading = read_literally(
        "This is an archive of the former website of the Movement, which served these "
        "documents to all who asked for them.\n"
        "A Fine Title\n\n"
        + body
    );
    CHECK(facts(reading).title.value == "A Fine Title");
    CHECK(reading.dump().rfind("provenance") > reading.dump().find("No one had ever"));
}

TEST_CASE("an underlined line alone of its style at the top is the title", "[title]") {
    const Reading reading =
        read_literally("A Fine Title\n############\n\n" + body + "\nPart\n====\n\n" + body);
    CHECK(facts(reading).title.value == "A Fine Title");
    CHECK(reading.manuscript.consumed.size() == 2);
}

TEST_CASE("a header of fields at the head is read and goes to the colophon", "[title]") {
    const Reading reading =
        read_literally("Title: A Fine Thing\nAuthor: Jane Doe\n\n" + body + "\n" + body);
    CHECK(facts(reading).title.value == "A Fine Thing");
    REQUIRE(facts(reading).authors.size() == 1);
    CHECK(facts(reading).authors[0].value == "Jane Doe");
    CHECK(reading.text().find("Title: A Fine Thing") != std::string::npos);
    CHECK(reading.dump().rfind("provenance") > reading.dump().find("No one had ever"));
}

TEST_CASE("an author in the line below the title is no part of it", "[title]") {
    const Reading reading = read_literally("On Queues\nby Ada Marlowe\n\n" + body);
    CHECK(facts(reading).title.value == "On Queues");
    REQUIRE(facts(reading).authors.size() == 1);
    CHECK(facts(reading).authors[0].value == "Ada Marlowe");
}

TEST_CASE("a line that begins with by in running text names nobody", "[title]") {
    const Reading reading = read_literally(
        "On Queues\n\nIt was said of the whole parish that it came to the fair\n"
        "by Monday, and went home before the week had ended.\n\n"
        + body
    );
    CHECK(facts(reading).title.value == "On Queues");
    CHECK(facts(reading).authors.empty());
}
