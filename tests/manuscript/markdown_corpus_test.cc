// Nothing is lost from any Markdown: the account balances over the specification's own
// examples, over whole books, and over texts made to hurt parsers.
#include "manuscript/manuscript.h"

#include <catch2/catch.hpp>

#include <chrono>
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

// The inputs of the specification's examples; an arrow stands for a tab.
std::vector<std::string> examples_of(const std::string& specification) {
    const std::string fence(32, '`');
    std::vector<std::string> examples;
    std::size_t at = 0;
    while ((at = specification.find(fence + " example\n", at)) != std::string::npos) {
        const std::size_t begin = specification.find('\n', at) + 1;
        // An example may begin with the dot that ends it.
        const std::size_t end = specification.find("\n.\n", begin - 1);
        std::string input =
            specification.substr(begin, end + 1 > begin ? end + 1 - begin : 0);
        for (std::size_t tab; (tab = input.find("\xE2\x86\x92")) != std::string::npos;)
            input.replace(tab, 3, "\t");
        examples.push_back(input);
        at = specification.find(fence + "\n", end);
    }
    return examples;
}

std::string repeated(const std::string& text, int count) {
    std::string result;
    for (int i = 0; i < count; ++i)
        result += text;
    return result;
}

struct Recipe {
    std::string name;
    std::string text;
};

std::string growing_backticks() {
    std::string text;
    for (std::size_t i = 1; i < 2000; ++i)
        text += "e" + std::string(i, '`');
    return text;
}

std::string deepening_list() {
    std::string text;
    for (std::size_t i = 0; i < 1000; ++i)
        text += std::string(2 * i, ' ') + "* a\n";
    return text;
}

std::string numbered(const std::string& before, const std::string& after, int count) {
    std::string text;
    for (int i = 0; i < count; ++i)
        text += before + std::to_string(i) + after;
    return text;
}

// The usual suspects, a little shorter than is customary because both the parser and we
// must pass.
std::vector<Recipe> recipes() {
    return {
        {"nested strong emphasis",
         repeated("*a **a ", 20000) + "b" + repeated(" a** a*", 20000)},
        {"closers without openers", repeated("a_ ", 50000)},
        {"openers without closers", repeated("_a ", 50000)},
        {"link closers", repeated("a]", 50000)},
        {"link openers", repeated("[a", 50000)},
        {"mismatched marks", repeated("*a_ ", 30000)},
        {"multiples of three", "a**b" + repeated("c* ", 50000)},
        {"link openers and emphasis closers", repeated("[ a_", 30000)},
        {"brackets and parentheses", repeated("[ (](", 50000)},
        {"nested brackets", repeated("[", 50000) + "a" + repeated("]", 50000)},
        {"nested quotations", repeated("> ", 50000) + "a"},
        {"nested quotations on many lines", repeated(repeated("> ", 100) + "a\n", 1000)},
        {"a list that deepens", deepening_list()},
        {"null characters", std::string("abc\0de `f\0`\n\n    g\0\n\n```\n\0\n```\n", 31)},
        {"backticks", growing_backticks()},
        {"links not closed, angle", repeated("[a](<b", 30000)},
        {"links not closed", repeated("[a](b", 30000)},
        {"many references", numbered("[", "]: u\n", 20000) + repeated("[0] ", 5000)},
        {"many notes",
         numbered("a[^", "] ", 10000) + "\n\n" + numbered("[^", "]: note\n\n", 10000)},
        {"one label for many notes", repeated("a[^1]\n\n[^1]: note\n\n", 2000)},
        {"notes within notes", repeated("[^a]: ", 5000) + "x"},
        {"entities", repeated("&amp; ", 30000)},
        {"links to nowhere", repeated("[a](b) ", 30000)},
        {"images within images", repeated("![a", 10000) + repeated("](b)", 10000)},
        {"a long table", "|a|b|\n|-|-|\n" + repeated("|x|y|\n", 20000)},
        {"lazy lines", "> a\n" + repeated("b\n", 30000)},
        {"HTML", repeated("<b>x</b> ", 20000)},
    };
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
    const std::vector<std::string> examples = examples_of(contents(path));
    REQUIRE(examples.size() == 652);
    for (std::size_t i = 0; i < examples.size(); ++i) {
        INFO("example " << i + 1 << ":\n" << examples[i]);
        CHECK(imbalance(examples[i]) == "");
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

TEST_CASE("texts made to hurt parsers are read whole and in time", "[markdown]") {
    for (const Recipe& recipe : recipes()) {
        INFO(recipe.name);
        const auto begin = std::chrono::steady_clock::now();
        CHECK(imbalance(recipe.text).substr(0, 200) == "");
        const auto end = std::chrono::steady_clock::now();
        // Anything quadratic would take minutes here; the bound leaves room for a busy
        // machine.
        CHECK(std::chrono::duration<double>(end - begin).count() < 20.0);
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
