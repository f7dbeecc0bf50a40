#include "manuscript/settings.h"

#include "manuscript/codes.h"

#include <catch2/catch.hpp>

#include <string>

using namespace pam;
using manuscript::Setting;

namespace {

std::vector<Setting>
read(const std::string& yaml, Diagnostics& log, std::uint32_t base = 0) {
    return manuscript::read_settings(yaml, 0, base, document::Origin::Sidecar, log);
}

}  // namespace

TEST_CASE("settings are read in order, lists one by one", "[settings]") {
    Diagnostics log;
    const std::vector<Setting> found =
        read("title: The Room\nauthor:\n  - Ada\n  - Bo\nlang: en-GB\n", log);
    REQUIRE(found.size() == 4);
    CHECK(found[0].key == "title");
    CHECK(found[0].value == "The Room");
    CHECK(found[2].value == "Bo");
    CHECK(found[3].key == "language");
    CHECK(log.entries.empty());
}

TEST_CASE("dates and numbers stay as typed", "[settings]") {
    Diagnostics log;
    const std::vector<Setting> found =
        read("date: 01.10\ntitle: 1_984\ndescription: yes\n", log);
    REQUIRE(found.size() == 3);
    CHECK(found[0].value == "01.10");
    CHECK(found[1].value == "1_984");
    CHECK(found[2].value == "yes");
}

TEST_CASE("a setting without a value has an empty one", "[settings]") {
    Diagnostics log;
    const std::vector<Setting> found = read("title:\nauthor: \"\"\n", log);
    REQUIRE(found.size() == 2);
    CHECK(found[0].value.empty());
    CHECK(found[1].value.empty());
}

TEST_CASE(
    "an unknown setting is told with its place and the nearest known name", "[settings]"
) {
    Diagnostics log;
    CHECK(read("title: X\nautor: Ada\n", log, 100).size() == 1);
    REQUIRE(log.entries.size() == 1);
    CHECK(log.entries[0].code == codes::unknown_setting);
    CHECK(log.entries[0].span.begin == 109);
    CHECK(log.entries[0].hints.at(0).find("\"author\"") != std::string::npos);
}

TEST_CASE("a setting of the wrong kind is told and left out", "[settings]") {
    Diagnostics log;
    CHECK(read("title: [a, b]\nauthor: {name: Ada}\n", log).empty());
    REQUIRE(log.entries.size() == 2);
    CHECK(log.entries[0].code == codes::setting_of_wrong_kind);
}

TEST_CASE("broken YAML gives no settings but a place", "[settings]") {
    Diagnostics log;
    CHECK(read("title: X\nauthor: [Ada\n", log).empty());
    REQUIRE(log.entries.size() == 1);
    CHECK(log.entries[0].code == codes::settings_not_read);
    CHECK(log.has_errors());
}

TEST_CASE("the place of a value is the value's own", "[settings]") {
    Diagnostics log;
    const std::string yaml = "title: \"The Room\"\n";
    const std::vector<Setting> found = read(yaml, log);
    REQUIRE(found.size() == 1);
    CHECK(yaml.substr(found[0].span.begin, found[0].span.size()) == "The Room");
}

TEST_CASE("a block that knows none of our keys is no settings", "[settings]") {
    Diagnostics log;
    CHECK_FALSE(
        manuscript::parse_settings("Trap: text\n", 0, 0, document::Origin::FrontMatter, log)
    );
    CHECK_FALSE(
        manuscript::parse_settings("- a\n- b\n", 0, 0, document::Origin::FrontMatter, log)
    );
    CHECK_FALSE(
        manuscript::parse_settings("just words\n", 0, 0, document::Origin::FrontMatter, log)
    );
}
