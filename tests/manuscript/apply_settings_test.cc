#include "manuscript/apply_settings.h"

#include "plain_text_support.h"

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

const std::string text = "A Fine Title\n\nBy Jane Doe\n\nNo one had ever said that "
                         "peasants have a particular role in advancing beyond "
                         "imperialism in those countries, and nobody says it now.\n";

Reading read_with(std::vector<Setting> settings) {
    ReadOptions options;
    options.settings = std::move(settings);
    return read_text(text, options);
}

}  // namespace

TEST_CASE(
    "a stated title overrules the inferred one, which goes back to the text", "[settings]"
) {
    const Reading reading = read_with({stated("title", "Another Title")});
    CHECK(reading.manuscript.document.metadata.title.value == "Another Title");
    const std::string dump = reading.dump();
    CHECK(dump.find("  paragraph title\n    \"Another Title\"") != std::string::npos);
    CHECK(dump.find("\nparagraph\n  \"A Fine Title\"") != std::string::npos);
    CHECK_FALSE(reading.told("title"));
    CHECK(reading.told("author"));
}

TEST_CASE(
    "a stated value that says the same words leaves the line where it is", "[settings]"
) {
    const Reading reading =
        read_with({stated("title", "A FINE TITLE"), stated("author", "Jane Doe")});
    CHECK(reading.manuscript.document.metadata.title.value == "A FINE TITLE");
    CHECK(
        reading.dump().find("  paragraph title\n    \"A Fine Title\"") != std::string::npos
    );
    CHECK(
        reading.dump().find("  paragraph author\n    \"By Jane Doe\"") != std::string::npos
    );
}

TEST_CASE("an empty value takes an inferred fact out", "[settings]") {
    const Reading reading = read_with({stated("title", ""), stated("author", "")});
    CHECK(reading.manuscript.document.metadata.title.value.empty());
    CHECK(reading.manuscript.document.metadata.authors.empty());
    CHECK(reading.dump().find("title-block") == std::string::npos);
    CHECK(reading.text().find("A Fine Title\nBy Jane Doe\n") == 0);
}

TEST_CASE("a stronger origin overrules a weaker one", "[settings]") {
    Setting sidecar = stated("title", "From the sidecar");
    sidecar.origin = document::Origin::Sidecar;
    const Reading reading = read_with({stated("title", "From the option"), sidecar});
    CHECK(reading.manuscript.document.metadata.title.value == "From the option");
    CHECK_FALSE(reading.has_code("MS004"));
}

TEST_CASE("two settings of one rank that differ are told", "[settings]") {
    const Reading reading = read_with({stated("title", "One"), stated("title", "Two")});
    CHECK(reading.manuscript.document.metadata.title.value == "Two");
    CHECK(reading.has_code("MS004"));
}

TEST_CASE("authors and subjects may repeat", "[settings]") {
    const Reading reading = read_with(
        {stated("author", "A. One"),
         stated("author", "B. Two"),
         stated("subject", "History"),
         stated("subject", "Law")}
    );
    CHECK(reading.manuscript.document.metadata.authors.size() == 2);
    CHECK(reading.manuscript.document.metadata.subjects.size() == 2);
}

TEST_CASE("words to be divided are stated one by one or in a row", "[settings]") {
    const Reading reading = read_with(
        {stated("hyphenation", "pam-phlet"),
         stated("hyphenation", "photo-graph, r\u00E9-sum\u00E9")}
    );
    const auto& words = reading.manuscript.document.metadata.hyphenation;
    REQUIRE(words.size() == 3);
    CHECK(words[0].value == "pam-phlet");
    CHECK(words[2].value == "r\u00E9-sum\u00E9");
    CHECK_FALSE(reading.has_code("MS105"));
    CHECK(read_with({stated("hyphenation", "p4m-phlet")}).has_code("MS105"));
}

TEST_CASE(
    "a subtitle, an organisation and a date take their places in the title block",
    "[settings]"
) {
    const Reading reading = read_with(
        {stated("date", "May 1917"),
         stated("organisation", "The Press"),
         stated("subtitle", "In two parts")}
    );
    const std::string dump = reading.dump();
    CHECK(dump.find("paragraph subtitle") < dump.find("paragraph author"));
    CHECK(dump.find("paragraph author") < dump.find("paragraph organisation"));
    CHECK(dump.find("paragraph organisation") < dump.find("paragraph date-line"));
}
