// Markdown as others understand it: CommonMark's own examples, read by our reader and
// compared with the HTML that the specification prints beside them.
#include "manuscript/markdown_html.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

using namespace pam;
namespace fs = std::filesystem;

namespace {

std::string contents(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// The examples in which a book openly differs from a web page, and in what.
struct Difference {
    int first = 0, last = 0;
    testing::Liberty liberty = testing::Liberty::None;
};
constexpr testing::Liberty html = testing::Liberty::Html;
constexpr Difference differences[] = {
    {21, 21, html},    // a tag in which nothing is escaped
    {31, 31, html},    // nor are entities
    {148, 167, html},  // HTML blocks; in 168 one is in code
    {169, 191, html},
    {201, 201, html},  // a tag that looks like a definition
    // "[foo]: <bar>(baz)" is text, and so is "[foo]", which nothing uses
    {204, 204, testing::Liberty::Definition},
    {308, 309, html},  // comments between lists
    {344, 344, html},  // tags before code, emphasis or links
    {474, 476, html},
    {490, 490, html},
    {493, 493, html},
    {523, 523, html},
    {535, 535, html},
    // addresses that stand without angle brackets, or with blanks inside them
    {601, 601, testing::Liberty::Address},
    {607, 607, testing::Liberty::Address},
    {610, 610, testing::Liberty::Address},
    {612, 616, html},  // HTML in words
    {622, 622, html},
    {624, 624, html},
    {627, 631, html},
    {642, 643, html},  // line ends inside a tag
};

testing::Liberty liberty_of(int number) {
    for (const Difference& one : differences)
        if (one.first <= number && number <= one.last) return one.liberty;
    return testing::Liberty::None;
}

std::string made_of(const testing::ReadMarkdown& read, testing::Liberty liberties) {
    return testing::normal_html(testing::html_of(read, liberties), liberties);
}

}  // namespace

TEST_CASE("the examples of CommonMark 0.30 are read as the specification says", "[commonmark]") {
    const fs::path path = fs::path(PAM_CORPUS_DIR) / "markdown/commonmark-spec-0.30.txt";
    if (!fs::exists(path)) {
        WARN("SKIPPED: no " + path.string());
        return;
    }
    const auto examples = testing::examples_of(contents(path));
    REQUIRE(examples.size() == 652);
    int exactly = 0;
    int with_liberty = 0;
    for (const testing::Example& one : examples) {
        const testing::ReadMarkdown read = testing::read_markdown_alone(one.input);
        const testing::Liberty liberty = liberty_of(one.number);
        const bool exact = made_of(read, testing::Liberty::None)
                           == testing::normal_html(one.html, testing::Liberty::None);
        INFO("example " << one.number << " (" << one.section << "):\n" << one.input);
        const std::string made = made_of(read, liberty);
        const std::string wanted = testing::normal_html(one.html, liberty);
        CHECK(made == wanted);
        // What agrees to the letter has no place in the table.
        CHECK(exact == (liberty == testing::Liberty::None));
        CHECK(manuscript::balance(read.source, read.manuscript).balances());
        exactly += exact;
        with_liberty += !exact && made == wanted;
    }
    CHECK(exactly == 578);
    CHECK(with_liberty == 74);
}

TEST_CASE("texts that once went wrong in CommonMark's own program are read", "[commonmark]") {
    const fs::path path = fs::path(PAM_CORPUS_DIR) / "markdown/cmark-regression.txt";
    if (!fs::exists(path)) {
        WARN("SKIPPED: no " + path.string());
        return;
    }
    for (const testing::Example& one : testing::examples_of(contents(path))) {
        const testing::ReadMarkdown read = testing::read_markdown_alone(one.input);
        INFO("example " << one.number << ":\n" << one.input);
        CHECK(made_of(read, html) == testing::normal_html(one.html, html));
    }
}
