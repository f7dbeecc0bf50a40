// Split words (MS212): what the manuscript, a list of words and the shape of the word say.
#include "copy_desk_support.h"

#include <algorithm>

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

std::string splits(const std::string& text, std::string_view words = {}) {
    ReadOptions options;
    options.words = words;
    return entries_of(read_text(text, options), codes::split_hyphen);
}

}  // namespace

TEST_CASE("a split word keeps its hyphen where the manuscript writes it so", "[desk]") {
    CHECK(
        splits("the petty- bourgeoisie is the petty-bourgeoisie")
        == "petty- bourgeoisie > petty-bourgeoisie"
    );
    CHECK(
        splits("Marxism- Leninism-Maoism was it") == "Marxism- Leninism > Marxism-Leninism"
    );
    CHECK(splits("we are ultra- elitists") == "ultra- elitists > ultra-elitists");
}

TEST_CASE("a split word loses its hyphen where the manuscript joins it", "[desk]") {
    CHECK(splits("the wonder- ful day was wonderful") == "wonder- ful > wonderful");
    CHECK(splits("he came there- in and was therein") == "there- in > therein");
}

TEST_CASE("a suspended hyphen stays", "[desk]") {
    CHECK(splits("inter- and intra-party") == "");
    CHECK(splits("first- second- and third-class") == "");
    CHECK(entries_of(desk_reading("Vor- und Nachteile", "de"), codes::split_hyphen) == "");
    CHECK(entries_of(desk_reading("dwu- lub trzykrotny", "pl"), codes::split_hyphen) == "");
    CHECK(splits("it was good- the best") == "");
}

TEST_CASE("where the manuscript is silent a split word is proposed", "[desk]") {
    CHECK(splits("a safe- keeping of it") == "safe- keeping > safe-keeping ?");
}

TEST_CASE("an ending is no word of a compound", "[desk]") {
    CHECK(splits("a deal- ing in it") == "deal- ing > dealing ?");
}

TEST_CASE("a list of words decides where the manuscript is silent", "[desk]") {
    const std::string_view words = "dealing\nlook\nglass\n";
    CHECK(splits("a deal- ing in it", words) == "deal- ing > dealing");
    CHECK(splits("a looking- glass of it", words) == "looking- glass > looking-glass ?");
    CHECK(splits("a look-\nglass of it", words) == "look-\nglass > look-glass");
}

TEST_CASE("where lines break words, a broken word is joined", "[desk]") {
    const std::string text = "THOSE who are familiar with the mass of literature deal-\n"
                             "ing with the vexed question of the origin will see an im-\n"
                             "portant matter here, for dealing with it is important.\n";
    CHECK(splits(text) == "deal-\ning > dealing; im-\nportant > important");
}

TEST_CASE("a word that the border of a page parts is mended at its hyphen", "[desk]") {
    std::string text;
    for (int page = 1; page <= 3; ++page) {
        text += "## p. " + std::to_string(page) + " (#" + std::to_string(page)
                + ") ####################################\n\n";
        text +=
            "The origin of the domains is an im-\nportant matter, and it was so in the "
            "days of\nthe emperors, for the land was given to those who\nwere to hold it, "
            "and this is important in every cen-\n\n";
    }
    text += "## p. 4 (#4) ####################################\n\n"
            "tury of it. Each century had its own.\n";
    const Reading reading = read_text(text);
    CHECK(reading.text().find("century of it") != std::string::npos);
    CHECK(reading.text().find("an important matter") != std::string::npos);
    const auto parted = std::find_if(
        reading.manuscript.ledger.begin(),
        reading.manuscript.ledger.end(),
        [](const LedgerEntry& entry) { return entry.before.starts_with("-"); }
    );
    REQUIRE(parted != reading.manuscript.ledger.end());
    CHECK(parted->code == codes::split_hyphen);
    CHECK(parted->after.empty());
    const Account account = balance(reading.source, reading.manuscript);
    const std::string ledger = ledger_text(reading.source, reading.manuscript, account);
    CHECK(ledger.find("cen- tury → century") != std::string::npos);

    ReadOptions options;
    options.refuse = {parted->number};
    CHECK(read_text(text, options).text().find("cen- tury of it") != std::string::npos);
}
