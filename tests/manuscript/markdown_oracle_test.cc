// A stranger reads along: cmark-gfm, which is CommonMark's own parser, must see in random
// texts what our reader sees. Only marks that mean the same to both are thrown.
#include "manuscript/codes.h"
#include "manuscript/markdown_html.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <regex>
#include <string>
#include <vector>

#ifdef PAM_CMARK_GFM
#    include <cmark-gfm-core-extensions.h>
#    include <cmark-gfm.h>

#    include <cstdlib>
#    include <memory>
#endif

using namespace pam;

#ifdef PAM_CMARK_GFM

namespace {

using Html = std::unique_ptr<char, void (*)(void*)>;

std::string strangers_html(const std::string& text) {
    const Html html(
        cmark_markdown_to_html(text.data(), text.size(), CMARK_OPT_UNSAFE), std::free
    );
    return html.get();
}

// The same with the tables and struck-out words of GitHub Flavored Markdown.
std::string strangers_html_with_tables(const std::string& text) {
    cmark_gfm_core_extensions_ensure_registered();
    const std::unique_ptr<cmark_parser, void (*)(cmark_parser*)> parser(
        cmark_parser_new(CMARK_OPT_UNSAFE), cmark_parser_free
    );
    for (const char* name : {"table", "strikethrough"})
        cmark_parser_attach_syntax_extension(
            parser.get(), cmark_find_syntax_extension(name)
        );
    cmark_parser_feed(parser.get(), text.data(), text.size());
    const std::unique_ptr<cmark_node, void (*)(cmark_node*)> root(
        cmark_parser_finish(parser.get()), cmark_node_free
    );
    cmark_llist* extensions = cmark_parser_get_syntax_extensions(parser.get());
    const Html html(cmark_render_html(root.get(), CMARK_OPT_UNSAFE, extensions), std::free);
    return html.get();
}

const std::vector<std::string> marks{
    "\n",
    "\n",
    "\n\n",
    "a",
    "word",
    "foo",
    " ",
    " ",
    "  ",
    "    ",
    "\t",
    "> ",
    ">",
    "- ",
    "+ ",
    "* ",
    "1. ",
    "2) ",
    "10. ",
    "# ",
    "### ",
    "#",
    "===",
    "---",
    "***",
    "*",
    "**",
    "_",
    "__",
    "`",
    "``",
    "\n```",
    "~~~",
    "[",
    "]",
    "[foo]",
    "(",
    ")",
    "\n\n[foo]: /u\n\n",
    "](/u)",
    "![",
    "](<u v>)",
    "](/u \"t\")",
    "\\",
    "\\*",
    "&amp;",
    "&copy;",
    "&#33;",
    "&",
    "<x>y",
    "</x>y",
    "<",
    ">",
    "\"",
    "'",
    ".",
    "  \n",
    "\\\n",
    "\n> ",
    "\n- ",
    "\n    ",
    "\n  ",
    "\n\n    ",
    "<http://a.b>",
    "\xC3\xA9",
    "\xE2\x80\x9C",
    "!",
    "\n===\n",
    "\n---\n",
    "\n```\n",
    "[foo][]",
    "[bar][foo]"};

const std::vector<std::string> table_marks{
    "|",      "|",      "|",           "a",     "bc d",    " ",    "\n",    "\n",
    "\n|",    "|\n|",   "|\n",         "\n\n",  "|-|-|\n", "|-\n", "-|-\n", "---",
    ":-:|-:", "|:-|\n", "| a | b |\n", "a|b\n", "`",       "`|`",  "\\|",   "*",
    "~~",     "\\",     "> ",          "&amp;", "**",      "# ",   "    ",  "[c](u)"};

std::string random_text(unsigned seed, const std::vector<std::string>& pieces) {
    // The generator's own numbers, because distributions differ between libraries.
    std::mt19937 random(seed);
    std::string text;
    for (std::size_t left = 2 + random() % 24; left > 0; --left)
        text += pieces[random() % pieces.size()];
    return text + "\n";
}

// Where the stranger does something else than the specification says.
const std::vector<std::regex> odd_corners{
    // An item may begin with one blank line at most; it takes a second one that is as
    // indented as the item's text.
    std::regex("[-+*.)] *\\n[ \\t>]+\\n"),
    // A list is loose where a blank line parts two blocks of an item, a rule one of them.
    std::regex("(\\*\\*\\*|---|___)[ \\t]*\\n[ \\t>]*\\n"),
    // A backslash before "&" makes it a character, after a fence too.
    std::regex("(```|~~~).*\\\\&"),
    // Parentheses in a bare destination stand in pairs.
    std::regex("\\([ \\n]*[^ \\n]*\\([^ \\n)]*[ \\n]"),
    // A fence is indented by columns, also where a tab makes them.
    std::regex("\\t(```|~~~)"),
};

// The same of GitHub's additions.
const std::vector<std::regex> odd_corners_of_tables{
    // A pipe alone is a row, for only a blank line or another block ends a table.
    std::regex("(^|\\n)[ \\t>]*\\|[ \\t]*(\\n|$)"),
    // In the paragraph above a table a backslash before a pipe is what it is elsewhere.
    std::regex("\\\\\\\\\\||`[^`]*\\\\\\|"),
    // Marks of emphasis are judged by what stands beside them, also where that is a tilde;
    // one tilde strikes out whole words only.
    std::regex("~[*_]|[*_]~|\\\\~"),
    // A run of two that nothing closes does not take the marks of code after it.
    std::regex("``"),
};

bool is_odd(const std::string& text, const std::vector<std::regex>& corners) {
    return std::any_of(corners.begin(), corners.end(), [&](const std::regex& corner) {
        return std::regex_search(text, corner);
    });
}

// Lines that go on lazily are stripped of the blanks before them; in code, the stranger
// keeps those.
std::string comparable(const std::string& html) {
    constexpr testing::Liberty all = testing::Liberty::All;
    return std::regex_replace(
        testing::normal_html(html, all), std::regex(" </code>"), "</code>"
    );
}

}  // namespace

TEST_CASE("random texts are read as CommonMark's own parser reads them", "[commonmark]") {
    int compared = 0;
    for (unsigned seed = 1; seed <= 60000; ++seed) {
        const std::string text = random_text(seed, marks);
        if (is_odd(text, odd_corners)) continue;
        const testing::ReadMarkdown read = testing::read_markdown_alone(text);
        INFO("seed " << seed << ":\n" << text);
        CHECK(
            comparable(testing::html_of(read, testing::Liberty::All))
            == comparable(strangers_html(text))
        );
        ++compared;
    }
    CHECK(compared > 50000);
}

TEST_CASE("random tables are read as GitHub's parser reads them", "[commonmark]") {
    int tables = 0;
    for (unsigned seed = 1; seed <= 30000; ++seed) {
        const std::string text = random_text(seed, table_marks);
        const testing::ReadMarkdown read = testing::read_markdown_alone(text);
        // What is beyond the head is dropped there; here it has a column of its own.
        const bool surplus = std::any_of(
            read.log.entries.begin(),
            read.log.entries.end(),
            [](const Diagnostic& one) { return one.code == codes::surplus_cell; }
        );
        if (surplus || is_odd(text, odd_corners) || is_odd(text, odd_corners_of_tables))
            continue;
        INFO("seed " << seed << ":\n" << text);
        const std::string made = comparable(testing::html_of(read, testing::Liberty::All));
        CHECK(made == comparable(strangers_html_with_tables(text)));
        tables += made.find("<table>") != std::string::npos;
    }
    CHECK(tables > 1000);
}

#else

TEST_CASE("random tables are read as GitHub's parser reads them", "[commonmark]") {
    WARN("SKIPPED: cmark-gfm is not installed (./check installs it)");
}

TEST_CASE("random texts are read as CommonMark's own parser reads them", "[commonmark]") {
    WARN("SKIPPED: cmark-gfm is not installed (./check installs it)");
}

#endif
