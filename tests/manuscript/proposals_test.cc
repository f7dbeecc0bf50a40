// The editor's decisions: refuse and accept by entry number, from the command line and from
// the front matter.
#include "copy_desk_support.h"

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

// Entries: 1 apostrophe, 2 doubled word (proposed), 3 dash.
const std::string text = "It's what the the others said--so they did.\n";

std::vector<int> numbers_of(const Reading& reading) {
    std::vector<int> numbers;
    for (const LedgerEntry& entry : reading.manuscript.ledger)
        numbers.push_back(entry.number);
    return numbers;
}

std::string standings_of(const Reading& reading) {
    std::string standings;
    for (const LedgerEntry& entry : reading.manuscript.ledger)
        standings += entry.standing == Standing::Applied    ? 'a'
                     : entry.standing == Standing::Proposed ? 'p'
                                                            : 'r';
    return standings;
}

Reading decided(std::vector<int> refuse, std::vector<int> accept) {
    ReadOptions options;
    options.refuse = std::move(refuse);
    options.accept = std::move(accept);
    return read_text(text, options);
}

}  // namespace

TEST_CASE("what is sure is made, what is doubtful waits", "[desk][decisions]") {
    const Reading reading = decided({}, {});
    CHECK(standings_of(reading) == "apa");
    CHECK(reading.text() == "It’s what the the others said—so they did.");
}

TEST_CASE(
    "a refused entry stands as typed, the others keep their numbers", "[desk][decisions]"
) {
    const Reading reading = decided({1}, {});
    CHECK(standings_of(reading) == "rpa");
    CHECK(numbers_of(reading) == std::vector<int>{1, 2, 3});
    CHECK(reading.text() == "It's what the the others said—so they did.");
}

TEST_CASE("an accepted proposal is made", "[desk][decisions]") {
    const Reading reading = decided({}, {2});
    CHECK(standings_of(reading) == "aaa");
    CHECK(reading.text() == "It’s what the others said—so they did.");
}

TEST_CASE("the front matter decides like the command line", "[desk][decisions]") {
    ReadOptions options;
    options.format = Format::Markdown;
    const Reading reading =
        read_text("---\nrefuse: [3, 1]\naccept: 2\n---\n\n" + text, options);
    CHECK(standings_of(reading) == "rar");
    CHECK(reading.text() == "It's what the others said--so they did.");
}

TEST_CASE("numbers may be ranges, and are refused once", "[desk][decisions]") {
    ReadOptions options;
    options.settings = {stated("refuse", "1-3")};
    options.refuse = {1, 1};
    const Reading reading = read_text(text, options);
    CHECK(standings_of(reading) == "rrr");
    CHECK(reading.log.entries.empty());
}

TEST_CASE("a number that names no entry is told", "[desk][decisions]") {
    CHECK(decided({99}, {}).has_code(codes::no_such_entry));
    CHECK(decided({}, {0}).has_code(codes::no_such_entry));
    CHECK_FALSE(decided({1}, {2}).has_code(codes::no_such_entry));
    ReadOptions in_book;
    in_book.binding = Binding::InBook;
    in_book.refuse = {99};
    CHECK_FALSE(read_text(text, in_book).has_code(codes::no_such_entry));
}

TEST_CASE("what is both refused and accepted stays as typed", "[desk][decisions]") {
    const Reading reading = decided({2}, {2});
    CHECK(reading.has_code(codes::entry_refused_and_accepted));
    CHECK(standings_of(reading) == "ara");
    CHECK(reading.text().find("the the") != std::string::npos);
}

TEST_CASE("what no page can hold cannot be put back", "[desk][decisions]") {
    ReadOptions options;
    options.refuse = {1};
    const Reading reading = read_text("A bell\x07 rings here.\n", options);
    CHECK(reading.has_code(codes::entry_not_put_back));
    CHECK(standings_of(reading) == "a");
}

TEST_CASE(
    "changes within words that were called back are numbered last", "[desk][decisions]"
) {
    std::string page =
        "<html><body><nav><a href='a'>It's home</a> <a href='b'>Articles</a> "
        "<a href='c'>About</a></nav><article><h1>The Key</h1>";
    for (int i = 0; i < 4; ++i)
        page += "<p>The reading room was warm, and those who came for the warmth did not "
                "always leave as they came; it wasn't what they had looked for.</p>";
    page += "</article></body></html>";
    ReadOptions options;
    options.format = Format::Html;
    const Reading before = read_text(page, options);
    REQUIRE(before.manuscript.ledger.size() == 5);
    REQUIRE(before.manuscript.ledger[0].code == codes::set_apart);
    options.refuse = {1};
    const Reading after = read_text(page, options);
    REQUIRE(after.manuscript.ledger.size() == 6);
    CHECK(numbers_of(after) == std::vector<int>{1, 6, 2, 3, 4, 5});
    options.refuse = {1, 6};
    CHECK(read_text(page, options).text().find("It's home") != std::string::npos);
}

TEST_CASE("with the copy desk off nothing is mended or proposed", "[desk][decisions]") {
    ReadOptions options;
    options.copyedit = Copyedit::Off;
    const Reading reading = read_text(text, options);
    CHECK(reading.manuscript.ledger.empty());
    CHECK(reading.text() + "\n" == text);
}
