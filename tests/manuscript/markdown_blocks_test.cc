// The aligner must not be able to hide a loss: given events that do not belong to the
// source, it has to leave the difference unexplained.
#include "manuscript/markdown_blocks.h"

#include "manuscript/markdown_build.h"

#include <catch2/catch.hpp>

#include <string>

using namespace pam;
using namespace pam::manuscript;

namespace {

// The account of a reading whose parser saw `seen` where the source says `text`.
Account account_of(const std::string& text, const std::string& seen) {
    const Source source("test.md", text);
    std::vector<markdown::Event> events = markdown::parse(seen, markdown::Footnotes::On);
    markdown::Record record;
    markdown::align(source.text(), 0, events, record);
    Diagnostics log;
    return balance(source, markdown::build(events, record, log));
}

std::string unexplained(const std::string& text, const std::string& seen) {
    std::string all;
    for (const Span lost : account_of(text, seen).unexplained)
        all += text.substr(lost.begin, lost.size()) + ";";
    return all;
}

}  // namespace

TEST_CASE("a word the parser lost stays unexplained", "[markdown]") {
    CHECK(unexplained("alpha beta gamma\n", "alpha beta gamma\n").empty());
    CHECK(unexplained("alpha beta gamma\n", "gamma\n") == "alpha beta;");
    CHECK(unexplained("alpha *beta* gamma\n", "alpha *beta*\n") == "gamma;");
    CHECK(unexplained("> alpha\n> beta\n", "> alpha\n") == "> beta;");
}

TEST_CASE("a block the parser lost stays unexplained", "[markdown]") {
    CHECK(unexplained("alpha\n\nbeta\n\ngamma\n", "alpha\n\n\n\ngamma\n") == "beta;");
    CHECK(unexplained("# alpha\n\nbeta\n", "# alpha\n") == "beta;");
    CHECK(
        unexplained("| a | b |\n|---|---|\n| c | d |\n", "| a | b |\n|---|---|\n")
        == "| c | d |;"
    );
}

TEST_CASE("marks that made nothing are not explained away", "[markdown]") {
    CHECK(unexplained("alpha (beta)\n", "alpha\n") == "(beta);");
    CHECK_FALSE(unexplained("a [b](c) d\n", "a b d\n").empty());
    CHECK_FALSE(unexplained("a **b** c\n", "a b c\n").empty());
}

TEST_CASE("a word the parser made up is called invented", "[markdown]") {
    const Account account = account_of("alpha gamma\n", "alpha beta gamma\n");
    REQUIRE_FALSE(account.balances());
    CHECK_FALSE(account.invented.empty());
}
