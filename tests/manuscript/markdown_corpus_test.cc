// Nothing is lost from any Markdown: the account balances over the specification's own
// examples, over whole books, and over random marks.
#include "manuscript/manuscript.h"

#include "manuscript/markdown_html.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

using namespace pam;
namespace fs = std::filesystem;

namespace {

std::string contents(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// What is wrong with the account, empty when it balances.
std::string imbalance(const std::string& text) {
    const Source source("test.md", text);
    manuscript::ReadOptions options;
    options.format = manuscript::Format::Markdown;
    Diagnostics log;
    const manuscript::Manuscript made = manuscript::read(source, options, log);
    const manuscript::Account account = manuscript::balance(source, made);
    std::string wrong;
    for (const Span lost : account.unexplained)
        wrong += "unexplained: " + std::string(source.text(lost)) + "\n";
    for (const std::string& text_made : account.invented)
        wrong += "invented: " + text_made + "\n";
    return wrong;
}

}  // namespace

TEST_CASE(
    "every example of the CommonMark specification is read without loss", "[markdown]"
) {
    const fs::path path = fs::path(PAM_CORPUS_DIR) / "markdown/commonmark-spec-0.30.txt";
    if (!fs::exists(path)) {
        WARN("SKIPPED: no " + path.string());
        return;
    }
    const std::vector<testing::Example> examples = testing::examples_of(contents(path));
    REQUIRE(examples.size() == 652);
    for (const testing::Example& one : examples) {
        INFO("example " << one.number << ":\n" << one.input);
        CHECK(imbalance(one.input) == "");
    }
}

TEST_CASE("every Markdown file of the corpus is read without loss", "[markdown]") {
    const fs::path folder = fs::path(PAM_CORPUS_DIR) / "markdown";
    if (!fs::exists(folder)) {
        WARN("SKIPPED: no " + folder.string());
        return;
    }
    for (const auto& file : fs::directory_iterator(folder)) {
        INFO(file.path());
        CHECK(imbalance(contents(file.path())) == "");
    }
}

TEST_CASE(
    "plain text that was never meant as Markdown is read without loss", "[markdown]"
) {
    const fs::path root(PAM_CORPUS_DIR);
    for (const char* name :
         {"text/traps.txt", "hostile/blns.txt", "text/us-constitution.txt"}) {
        const fs::path path = root / name;
        if (!fs::exists(path)) {
            WARN("SKIPPED: no " + path.string());
            continue;
        }
        INFO(path);
        CHECK(imbalance(contents(path)) == "");
    }
}

TEST_CASE("random marks are read without loss", "[markdown]") {
    const std::vector<std::string> pieces{
        "\n",
        "\n\n",
        "a",
        "word",
        "> ",
        "- ",
        "1. ",
        "3) ",
        "    ",
        "\t",
        " ",
        "# ",
        "===",
        "---",
        "*",
        "**",
        "_",
        "~~",
        "`",
        "```",
        "[",
        "]",
        "(",
        ")",
        "[a]",
        "[^a]",
        "[^a]: ",
        "[a]: u",
        "![",
        "](u)",
        "](<u> \"t\")",
        "<b>",
        "<!-- c -->",
        "<div>",
        "&amp;",
        "&x;",
        "\\",
        "\\*",
        "|",
        "|a|b|",
        "\n|-|-|\n",
        "www.a.com",
        "a@b.co",
        "<http://q.r>",
        "\r\n",
        "  \n",
        "\\\n",
        "\xC3\xA9",
        "\xE3\x80\x80",
        "\"",
        "'",
        "--",
        "$",
        "\n> ",
        "\n- ",
        "\n    "};
    for (unsigned seed = 1; seed <= 1500; ++seed) {
        // The generator's own numbers, because distributions differ between libraries.
        std::mt19937 random(seed);
        std::string text;
        for (std::size_t left = 3 + random() % 40; left > 0; --left)
            text += pieces[random() % pieces.size()];
        INFO("seed " << seed << ":\n" << text);
        REQUIRE(imbalance(text) == "");
    }
}
