// Markdown as others understand it: CommonMark's own examples, read by our reader and
// compared with the HTML that the specification prints beside them.
#include "manuscript/markdown_html.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

using namespace pam;
namespace fs = std::filesystem;

namespace {

std::string contents(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
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
    int agreed = 0;
    for (const testing::Example& one : examples) {
        const testing::ReadMarkdown read = testing::read_markdown_alone(one.input);
        const std::string made = testing::normal_html(testing::html_of(read));
        const std::string wanted = testing::normal_html(testing::expected_html(one.html));
        INFO("example " << one.number << " (" << one.section << "):\n" << one.input);
        CHECK(made == wanted);
        agreed += made == wanted;
        CHECK(manuscript::balance(read.source, read.manuscript).balances());
    }
    WARN(agreed << " of " << examples.size() << " examples agree");
}
