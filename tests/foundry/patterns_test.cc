// Patterns in their compact form, and who has a say beside them.
#include "foundry/patterns.h"

#include "base/files.h"
#include "foundry/foundry_fixture.h"
#include "foundry/hyphenator.h"
#include "foundry/pattern_compiler.h"
#include "foundry/shown_points.h"

#include <filesystem>

using namespace pam;
using namespace pam::foundry;

TEST_CASE("patterns in an unknown character set are refused", "[foundry]") {
    CHECK_FALSE(compile_patterns("KLINGON-8\na1b\n"));
    CHECK_FALSE(compile_patterns("UTF-8\na1b\nNEXTLEVEL\nb1c\nNEXTLEVEL\nc1d\n"));
    CHECK(compile_patterns("UTF-8\na1b\n"));
}

TEST_CASE("a file that is no compact form, or half of one, is refused", "[foundry]") {
    const auto compact = compile_patterns("UTF-8\na1b\n");
    REQUIRE(compact);
    CHECK(Patterns::over(*compact));
    CHECK_FALSE(Patterns::over(""));
    CHECK_FALSE(Patterns::over(std::string_view(*compact).substr(0, compact->size() - 1)));
    std::string other = *compact;
    other[0] = 'P';
    CHECK_FALSE(Patterns::over(other));
}

TEST_CASE("a hyphen may respell the letters before it and after it", "[foundry]") {
    const auto compact = compile_patterns(
        "UTF-8\nLEFTHYPHENMIN 2\nRIGHTHYPHENMIN 2\nschif1fahrt/ff=f,5,2\nc1k/k=k\n"
        "l\u00B71l/=,2,1\n"
    );
    REQUIRE(compact);
    const auto patterns = Patterns::over(*compact);
    REQUIRE(patterns);
    CHECK(by_us(*patterns, "schiffahrt") == "5/ff=f,4,2 ");
    CHECK(by_us(*patterns, "zucker") == "3/k=k,2,2 ");
    CHECK(by_us(*patterns, "col\u00B7lecci\u00F3") == "4/=,3,1 ");
}

TEST_CASE("an editor's word is divided as written, in any language", "[foundry]") {
    const auto catalogue = read_catalogue(catalogue_text());
    Hyphenator hyphenator(*catalogue, "");
    hyphenator.add_exception("pam-phlet");
    hyphenator.add_exception("Understanding");
    hyphenator.add_exception("r\u00E9-sum\u00E9");
    std::vector<HyphenPoint> points;
    const auto found = [&](std::string_view word, int dictionary) {
        hyphenator.points(dictionary, word, {}, points);
        std::string result;
        for (const HyphenPoint& point : points)
            result += std::to_string(point.byte) + " ";
        return result;
    };
    const int english = hyphenator.dictionary("en");
    REQUIRE(english >= 0);
    CHECK(found("Pamphlet", english) == "3 ");
    CHECK(found("PAMPHLET", -1) == "3 ");
    CHECK(found("understanding", english).empty());
    CHECK(found("understand", english) == "2 5 ");
    CHECK(found("r\u00E9sum\u00E9", -1) == "3 ");
}

TEST_CASE("Dutch words lose their diaeresis behind a hyphen", "[foundry]") {
    const auto catalogue = read_catalogue(catalogue_text());
    Hyphenator hyphenator(*catalogue, "");
    const int dutch = hyphenator.dictionary("nl-BE");
    if (dutch < 0) {
        WARN("SKIPPED: hyphen-nl is not installed");
        return;
    }
    std::vector<HyphenPoint> points;
    hyphenator.points(dutch, "re\u00EBel", HyphenLimits{2, 2, 2, 2}, points);
    REQUIRE(points.size() == 1);
    CHECK(points[0] == HyphenPoint{2, 2, 4, "", "e"});
    hyphenator.points(dutch, "RE\u00CBEL", HyphenLimits{2, 2, 2, 2}, points);
    REQUIRE(points.size() == 1);
    CHECK(points[0].tail == "E");
}

TEST_CASE("patterns that the build has compiled are the same", "[foundry]") {
    const auto catalogue = read_catalogue(catalogue_text());
    const PatternFile* english = patterns_for(*catalogue, "en");
    REQUIRE(english);
    const auto dic = read_file(english->file, 1 << 24);
    if (!dic) {
        WARN("SKIPPED: hyphen-en-us is not installed");
        return;
    }
    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / "pam-compiled-patterns";
    REQUIRE(replace_files({{folder / compiled_name(*english), *compile_patterns(*dic)}}));
    Hyphenator compiled(*catalogue, folder.string());
    Hyphenator plain(*catalogue, "");
    for (const char* word : {"hyphenation", "international", "understanding"}) {
        std::vector<HyphenPoint> by_build;
        std::vector<HyphenPoint> by_itself;
        compiled.points(compiled.dictionary("en"), word, {}, by_build);
        plain.points(plain.dictionary("en"), word, {}, by_itself);
        CHECK(by_build == by_itself);
        CHECK_FALSE(by_build.empty());
    }
    std::filesystem::remove_all(folder);
}
