#include "manuscript/catalogue_facts.h"

#include "manuscript/codes.h"
#include "plain_text_support.h"

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

Reading read_with(std::vector<Setting> settings) {
    ReadOptions options;
    options.settings = std::move(settings);
    return read_text(
        "A Fine Title\n\nBy Jane Doe\n\nNo one had ever said that peasants have a "
        "particular role in advancing beyond imperialism in those countries.\n",
        options
    );
}

const document::Metadata& facts_of(const Reading& reading) {
    return reading.manuscript.document.metadata;
}

std::string said(const Reading& reading) {
    std::string text;
    for (const Diagnostic& entry : reading.log.entries)
        if (entry.code == codes::setting_of_unknown_value) text += entry.message + "\n";
    return text;
}

}  // namespace

TEST_CASE("each contributor has the code of the part that the key names", "[settings]") {
    const Reading reading = read_with(
        {stated("translator", "Bo Shelf"),
         stated("editor", "Cy Desk"),
         stated("contributor", "Di Map [ctg]"),
         stated("contributor", "Eve Ink [the younger]"),
         stated("introduction", "")}
    );
    const auto& contributors = facts_of(reading).contributors;
    REQUIRE(contributors.size() == 4);
    CHECK(contributors[0].role == "trl");
    CHECK(contributors[0].name.value == "Bo Shelf");
    CHECK(contributors[1].role == "edt");
    CHECK(contributors[2].role == "ctg");
    CHECK(contributors[2].name.value == "Di Map");
    CHECK(contributors[3].role == "ctb");
    CHECK(contributors[3].name.value == "Eve Ink [the younger]");
    CHECK(said(reading).empty());
}

TEST_CASE("an option's contributors take the place of the manuscript's", "[settings]") {
    Setting front = stated("translator", "Bo Shelf");
    front.origin = document::Origin::FrontMatter;
    const Reading reading = read_with({front, stated("editor", "Cy Desk")});
    REQUIRE(facts_of(reading).contributors.size() == 1);
    CHECK(facts_of(reading).contributors[0].role == "edt");
}

TEST_CASE("a print ISBN stays as it is written; a wrong one is told", "[settings]") {
    const Reading good = read_with({stated("print-isbn", "0-306-40615-2")});
    CHECK(facts_of(good).print_isbn.value == "0-306-40615-2");
    CHECK(said(good).empty());
    const Reading bad = read_with(
        {stated("print-isbn", "978-0-306-40615-8"),
         stated("identifier", "978-0-306-40615-8")}
    );
    CHECK(facts_of(bad).print_isbn.value.empty());
    CHECK(facts_of(bad).identifier.value == "978-0-306-40615-8");
    CHECK(
        said(bad)
        == "the check digit of the ISBN 978-0-306-40615-8 is wrong\n"
           "print-isbn: 978-0-306-40615-8 is no ISBN\n"
    );
}

TEST_CASE("a number of a series is a number, and has a series", "[settings]") {
    const Reading good =
        read_with({stated("series", "The Fenn Library"), stated("series-number", "2.5")});
    CHECK(facts_of(good).series_number.value == "2.5");
    CHECK(said(good).empty());
    for (const char* number : {"III", "2.", ".5", "1.2.3.4", "2 of 3"}) {
        CAPTURE(number);
        const Reading bad =
            read_with({stated("series", "X"), stated("series-number", number)});
        CHECK(facts_of(bad).series_number.value.empty());
        CHECK(said(bad).find("is no number") != std::string::npos);
    }
    CHECK(
        said(read_with({stated("series-number", "3")})).find("no series")
        != std::string::npos
    );
}

TEST_CASE("a form of filing that files nothing is told", "[settings]") {
    const Reading reading = read_with(
        {stated("file-as", "Doe, Jane"),
         stated("file-as", "Fine Title, A"),
         stated("file-as", "Roe, Richard")}
    );
    CHECK(facts_of(reading).sort_names.size() == 3);
    CHECK(
        said(reading)
        == "file-as: \"Roe, Richard\" has the words of no title and of no name\n"
    );
}
