#include "desk/options.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::desk;

namespace {

Parsed parsed(std::vector<const char*> arguments) {
    arguments.insert(arguments.begin(), "pamphleteer");
    return parse(static_cast<int>(arguments.size()), arguments.data());
}

}  // namespace

TEST_CASE("a manuscript alone is built, with the house's defaults", "[desk]") {
    const Parsed result = parsed({"essay.txt"});
    REQUIRE(result.options);
    CHECK(result.options->command == Command::Build);
    CHECK(result.options->manuscripts == std::vector<std::filesystem::path>{"essay.txt"});
    CHECK(result.options->style.empty());
    CHECK(result.options->epub);
    CHECK(result.options->pdf);
    CHECK(result.options->out == "out");
}

TEST_CASE("outputs, settings, paper and copy-editing are taken", "[desk]") {
    const Parsed result = parsed(
        {"build",
         "a.txt",
         "b.md",
         "--to",
         "epub",
         "--set",
         "title=A = B",
         "--set",
         "author=X",
         "--paper",
         "a4",
         "--copyedit",
         "off"}
    );
    REQUIRE(result.options);
    CHECK(result.options->manuscripts.size() == 2);
    CHECK_FALSE(result.options->pdf);
    REQUIRE(result.options->settings.size() == 2);
    CHECK(result.options->settings[0].key == "title");
    CHECK(result.options->settings[0].value == "A = B");
    CHECK(result.options->paper->width == Length::from_millimetres(210));
    CHECK(result.options->copyedit == manuscript::Copyedit::Off);
}

TEST_CASE("what is known of the reading is taken", "[desk]") {
    const Parsed result = parsed(
        {"a.txt",
         "--encoding",
         "Shift_JIS",
         "--profile",
         "gutenberg",
         "--refuse",
         "3,7",
         "--accept=9,11-12",
         "--words",
         "words/en.txt"}
    );
    REQUIRE(result.options);
    CHECK(result.options->encoding == "Shift_JIS");
    CHECK(result.options->profile == manuscript::Profile::Gutenberg);
    CHECK(result.options->refuse == std::vector<int>{3, 7});
    CHECK(result.options->accept == std::vector<int>{9, 11, 12});
    CHECK(result.options->words == "words/en.txt");
}

TEST_CASE("a typing error is answered with what was meant, and status 2", "[desk]") {
    const auto answer = [](std::vector<const char*> arguments, const char* meant) {
        const Parsed result = parsed(std::move(arguments));
        CHECK_FALSE(result.options);
        CHECK(result.status == 2);
        CHECK_THAT(result.message, Catch::Contains(meant) && Catch::Contains("DK009"));
    };
    answer({"essay.txt", "--stlye", "book"}, "did you mean --style?");
    answer({"essay.txt", "--set", "titel=x"}, "did you mean title?");
    answer({"biuld", "essay.txt"}, "did you mean build?");
    answer({"essay.txt", "--set", "title"}, "--set title=");
    answer({"essay.txt", "--paper", "a55"}, "a55");
    answer({"essay.txt", "--to", "mobi"}, "mobi");
    answer({"essay.txt", "--profile", "male"}, "male");
    answer({"essay.txt", "--refuse", "all"}, "--refuse 3,7");
}

TEST_CASE("what a later version will have is said plainly", "[desk]") {
    CHECK_THAT(
        parsed({"impose", "x.pdf"}).message, Catch::Contains("not part of this version")
    );
    CHECK_THAT(
        parsed({"essay.txt", "--press"}).message,
        Catch::Contains("not part of this version")
    );
}

TEST_CASE("help and the version are no errors; no argument at all is one", "[desk]") {
    CHECK(parsed({"--help"}).status == 0);
    CHECK_THAT(parsed({"build", "--help"}).message, Catch::Contains("--copyedit"));
    CHECK_THAT(parsed({"--version"}).message, Catch::StartsWith("pamphleteer "));
    CHECK(parsed({}).status == 2);
}

TEST_CASE("proof takes the manuscript first and then its outputs", "[desk]") {
    const Parsed result = parsed({"proof", "essay.txt", "a.epub", "a.pdf"});
    REQUIRE(result.options);
    CHECK(result.options->manuscripts.size() == 1);
    CHECK(result.options->outputs.size() == 2);
}

TEST_CASE("a page to explain is named by its folio, and wanted", "[desk]") {
    const Parsed result = parsed({"explain", "essay.txt", "--page", "iv"});
    REQUIRE(result.options);
    CHECK(result.options->command == Command::Explain);
    CHECK(result.options->page == "iv");
    const Parsed without = parsed({"explain", "essay.txt"});
    CHECK(without.status == 2);
    CHECK_THAT(without.message, Catch::Contains("--page"));
}

TEST_CASE("the score of the pages is told on request", "[desk]") {
    CHECK(parsed({"essay.txt", "--score"}).options->score);
    CHECK_FALSE(parsed({"essay.txt"}).options->score);
}

TEST_CASE("e-books are made for the readers named, each once, in their order", "[desk]") {
    using epub::Reader;
    const Parsed none = parsed({"essay.txt"});
    REQUIRE(none.options);
    CHECK(none.options->readers == std::vector<Reader>{Reader::Universal});
    CHECK_FALSE(none.options->embed_fonts);
    CHECK_FALSE(none.options->store_cover);
    const Parsed some = parsed(
        {"essay.txt", "--reader", "kobo,kindle,kobo", "--embed-fonts", "--store-cover"}
    );
    REQUIRE(some.options);
    CHECK(some.options->readers == std::vector<Reader>{Reader::Kobo, Reader::Kindle});
    CHECK(some.options->embed_fonts);
    CHECK(some.options->store_cover);
    CHECK(parsed({"essay.txt", "--reader", "nook"}).status == 2);
    CHECK_FALSE(none.options->linearize);
    CHECK(parsed({"essay.txt", "--linearize"}).options->linearize);
}
