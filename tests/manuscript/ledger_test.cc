// Both ledgers tell code, standing, place, before and after of each entry.
#include "copy_desk_support.h"

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

struct Told {
    std::string text;
    std::string json;
};

Told told(const std::string& text, const ReadOptions& options = {}) {
    const Reading reading = read_text(text, options);
    const Account account = balance(reading.source, reading.manuscript);
    return {
        ledger_text(reading.source, reading.manuscript, account),
        ledger_json(reading.source, reading.manuscript, account)};
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

const std::string essay = "It's so.\n\nHe read \"yes\" in the the book--by Mr. Tree.\n";

}  // namespace

TEST_CASE("proposals come first, each entry with place, rule, code and word", "[ledger]") {
    const std::string text = told(essay).text;
    INFO(text);
    CHECK(holds(text, "      4  3:21      doubled word    MS213  the the → the\n"));
    CHECK(holds(text, "      1  1:3       apostrophe      MS202  It's → It’s\n"));
    CHECK(holds(text, "    2-3  3:9       quotation mark  MS201  \"yes\" → “yes”\n"));
    CHECK(holds(text, "      6  3:38      no-break space  MS216  Mr. Tree. → Mr.⍽Tree.\n"));
    CHECK(holds(text, "⍽ is a blank that does not end a line"));
    CHECK(text.find("doubled word    MS213  the") < text.find("Changed:"));
}

TEST_CASE("refused entries say so", "[ledger]") {
    ReadOptions options;
    options.refuse = {1};
    const Told ledger = told(essay, options);
    CHECK(holds(ledger.text, "It's → It’s   (refused: as typed)"));
    CHECK(holds(ledger.text, "MS202  all refused"));
    CHECK(holds(ledger.json, "\"standing\": \"refused\""));
}

TEST_CASE("the JSON ledger tells every entry in source order", "[ledger]") {
    const std::string json = told(essay).json;
    INFO(json);
    CHECK(holds(
        json,
        "      \"number\": 4,\n"
        "      \"standing\": \"proposed\",\n"
        "      \"rule\": \"doubled word\",\n"
        "      \"code\": \"MS213\",\n"
        "      \"line\": 3,\n"
        "      \"column\": 21,\n"
        "      \"begin\": 30,\n"
        "      \"end\": 34,\n"
        "      \"before\": \" the\",\n"
        "      \"after\": \"\",\n"
        "      \"word_before\": \"the the\",\n"
        "      \"word_after\": \"the\"\n"
    ));
    std::size_t at = 0;
    for (int number = 1; number <= 6; ++number) {
        at = json.find("\"number\": " + std::to_string(number), at);
        CHECK(at != std::string::npos);
    }
}

TEST_CASE("a rule at work everywhere is told last, equal changes together", "[ledger]") {
    std::string text;
    for (int i = 0; i < 50; ++i)
        text += "It's what it is, and that is so.\n\n";
    text += "But he read it in the the book, and they didn't -- so they said.\n";
    const std::string ledger = told(text).text;
    INFO(ledger);
    const std::size_t routine = ledger.find("Changed: apostrophe, MS202, 51 times\n");
    REQUIRE(routine != std::string::npos);
    CHECK(holds(
        ledger, "    50x  It's → It’s\n                   1 at 1:3; 2 at 3:3; 3 at 5:3;"
    ));
    CHECK(ledger.find("didn't → didn’t") > routine);
    CHECK(ledger.find("em dash         MS204  didn't -- so → didn’t—so") < routine);
}

TEST_CASE("points between blanks are told with the word before them", "[ledger]") {
    CHECK(holds(told("Oh! . . . by the way.\n").text, "Oh! . . . → Oh! …\n"));
}

TEST_CASE("what was left out is told by its ends", "[ledger]") {
    const std::string ledger = told("It was so .\n").text;
    CHECK(holds(ledger, "so . → so."));
}
