#include "foundry/catalogue.h"

#include "foundry/codes.h"
#include "foundry/foundry_fixture.h"

using namespace pam;
using namespace pam::foundry;

namespace {

std::string code_of(std::string_view yaml) {
    const auto catalogue = read_catalogue(yaml);
    return catalogue ? "" : catalogue.error().code;
}

}  // namespace

TEST_CASE("a catalogue that is no YAML, or declares nothing, is refused", "[foundry]") {
    CHECK(code_of("packages: [") == codes::catalogue_bad);
    CHECK(code_of("") == codes::catalogue_bad);
    CHECK(code_of("packages: []") == codes::catalogue_bad);
    CHECK(
        code_of("packages: [{package: x, families: [{family: F, faces: [{weight: 400}]}]}]")
        == codes::catalogue_bad
    );
}

TEST_CASE("a fallback that is not declared is refused by name", "[foundry]") {
    const auto catalogue =
        read_catalogue("packages: [{package: x, folder: /y, families: [{family: F, faces: "
                       "[{file: f, full_name: F}]}]}]\n"
                       "fallback: [G]\n");
    REQUIRE_FALSE(catalogue);
    CHECK(catalogue.error().message.find("\"G\"") != std::string::npos);
}

TEST_CASE("an unknown family is refused and the nearest known one named", "[foundry]") {
    Foundry foundry = open_foundry();
    const auto face = foundry.face(styled("EB Garamont"));
    REQUIRE_FALSE(face);
    CHECK(face.error().code == codes::family_unknown);
    REQUIRE_FALSE(face.error().hints.empty());
    CHECK(face.error().hints.front() == "did you mean \"EB Garamond\"?");
}

TEST_CASE(
    "the first known family counts, in any case, and generic names stand for families",
    "[foundry]"
) {
    Foundry foundry = open_foundry();
    style::ComputedStyle style = styled("Nowhere Sans");
    style.families.emplace_back("linux libertine");
    REQUIRE(foundry.face(style));
    CHECK(foundry.info(*foundry.face(style)).family == "Linux Libertine");
    REQUIRE(foundry.face(styled("monospace")));
    CHECK(foundry.info(*foundry.face(styled("monospace"))).family == "DejaVu Sans Mono");
}

TEST_CASE("slope is nearer than weight when a face is not declared", "[foundry]") {
    Foundry foundry = open_foundry();
    const auto face = foundry.face(styled("EB Garamond", 700, true));
    REQUIRE(face);
    CHECK(foundry.info(*face).italic);
    Diagnostics log;
    foundry.report(log);
    REQUIRE(log.entries.size() == 1);
    CHECK(log.entries[0].code == codes::face_substituted);
    foundry.report(log);
    CHECK(log.entries.size() == 1);
}

TEST_CASE("the longest declared prefix of a language has the patterns", "[foundry]") {
    const auto catalogue = read_catalogue(catalogue_text());
    REQUIRE(catalogue);
    REQUIRE(patterns_for(*catalogue, "en-gb"));
    CHECK(patterns_for(*catalogue, "en-gb")->file.find("en_GB") != std::string::npos);
    REQUIRE(patterns_for(*catalogue, "en-CA"));
    CHECK(patterns_for(*catalogue, "en-CA")->file.find("en_US") != std::string::npos);
    CHECK_FALSE(patterns_for(*catalogue, "enm"));
    CHECK_FALSE(patterns_for(*catalogue, "x"));
}

TEST_CASE(
    "a language's own families are those of its longest declared prefix", "[foundry]"
) {
    const auto catalogue = read_catalogue(catalogue_text());
    REQUIRE(catalogue);
    const auto first = [&](const char* language) {
        const LanguageFamilies* found = families_for(*catalogue, language);
        return found ? found->families.at(0) : std::string();
    };
    CHECK(first("zh") == "Noto Serif CJK SC");
    CHECK(first("zh-Hans-CN") == "Noto Serif CJK SC");
    CHECK(first("zh-Hant-TW") == "Noto Serif CJK TC");
    CHECK(first("zh-hk") == "Noto Serif CJK HK");
    CHECK(first("en").empty());
    CHECK(is_undivided(*catalogue, "he-IL"));
    CHECK_FALSE(is_undivided(*catalogue, "en"));
}
