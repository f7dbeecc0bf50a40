#include "manuscript/reading_settings.h"

#include "manuscript/codes.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::manuscript;
using document::Origin;

namespace {

Setting stated(const char* key, const char* value, Origin origin) {
    return {key, value, origin, Span::none()};
}

}  // namespace

TEST_CASE("numbers of entries are a list with ranges, and nothing else", "[settings]") {
    CHECK(entry_numbers("3, 7,10-12") == std::vector<int>{3, 7, 10, 11, 12});
    for (const char* wrong : {"", "all", "3;7", "0", "-3", "7-3", "1-999999999", "3,"})
        CHECK_FALSE(entry_numbers(wrong));
}

TEST_CASE("numbers add up over front matter, sidecar and options", "[settings]") {
    Diagnostics log;
    ReadOptions options;
    options.settings = {stated("refuse", "7", Origin::Sidecar)};
    options.refuse = {2};
    const ReadOptions all =
        settled(options, {stated("refuse", "3", Origin::FrontMatter)}, log);
    CHECK(all.refuse == std::vector<int>{2, 3, 7});
    CHECK(log.entries.empty());
}

TEST_CASE("the stronger origin decides between refused and accepted", "[settings]") {
    Diagnostics log;
    ReadOptions options;
    options.accept = {3};
    ReadOptions all =
        settled(options, {stated("refuse", "3, 4", Origin::FrontMatter)}, log);
    CHECK(all.refuse == std::vector<int>{4});
    CHECK(all.accept == std::vector<int>{3});
    options.refuse = {3};
    all = settled(options, {}, log);
    CHECK(all.refuse == std::vector<int>{3});
    CHECK(all.accept == std::vector<int>{3});  // told when the ledger is settled
}

TEST_CASE("profile and provenance are settings, the stronger origin last", "[settings]") {
    Diagnostics log;
    ReadOptions options;
    options.settings = {
        stated("provenance", "front", Origin::Sidecar),
        stated("profile", "mail", Origin::Sidecar)};
    ReadOptions all =
        settled(options, {stated("provenance", "omit", Origin::FrontMatter)}, log);
    CHECK(all.provenance == ProvenancePlace::Front);
    CHECK(all.profile == Profile::Mail);
    options.profile = Profile::Gutenberg;
    CHECK(settled(options, {}, log).profile == Profile::Gutenberg);
    CHECK(log.entries.empty());
}

TEST_CASE("a value that nobody knows is told with those that are known", "[settings]") {
    Diagnostics log;
    ReadOptions options;
    options.settings = {
        stated("provenance", "sideways", Origin::Option),
        stated("refuse", "all", Origin::Option)};
    const ReadOptions all = settled(options, {}, log);
    CHECK(all.provenance == ProvenancePlace::Colophon);
    CHECK(all.refuse.empty());
    REQUIRE(log.entries.size() == 2);
    CHECK(log.entries[0].code == codes::setting_of_unknown_value);
    CHECK_THAT(log.entries[0].hints[0], Catch::Contains("colophon"));
    CHECK_THAT(log.entries[1].hints[0], Catch::Contains("3, 7"));
}
