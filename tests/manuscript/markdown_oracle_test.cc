// A stranger reads along: cmark-gfm, which is CommonMark's own parser, must see in random
// texts what our reader sees. Only marks that mean the same to both are thrown.
#include "manuscript/markdown_html.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <regex>
#include <string>
#include <vector>

#ifdef PAM_CMARK_GFM
    #include <cmark-gfm.h>

    #include <cstdlib>
    #include <memory>
#endif

using namespace pam;

#ifdef PAM_CMARK_GFM

namespace {

std::string strangers_html(const std::string& text) {
    const std::unique_ptr<char, void (*)(void*)> html(
        cmark_markdown_to_html(text.data(), text.size(), CMARK_OPT_UNSAFE), std::free
    );
    return html.get();
}

const std::vector<std::string> pieces{
    "\n",      "\n",      "\n\n",   "a",       "word",   "foo",    " ",         " ",
    "  ",      "    ",    "\t",     "> ",      ">",      "- ",     "+ ",        "* ",
    "1. ",     "2) ",     "10. ",   "# ",      "### ",   "#",      "===",       "---",
    "***",     "*",       "**",     "_",       "__",     "`",      "``",        "\n```",
    "~~~",     "[",       "]",      "[foo]",   "(",      ")",      "\n\n[foo]: /u\n\n", "](/u)",
    "![",      "](<u v>)", "](/u \"t\")", "\\", "\\*",    "&amp;",  "&copy;",    "&#33;",
    "&",       "<x>y",    "</x>y",  "<",       ">",      "\"",     "'",         ".",
    "  \n",    "\\\n",    "\n> ",   "\n- ",    "\n    ", "\n  ",   "\n\n    ",  "<http://a.b>",
    "\xC3\xA9", "\xE2\x80\x9C", "!", "\n===\n", "\n---\n", "\n```\n", "[foo][]", "[bar][foo]"};

std::string random_text(unsigned seed) {
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

bool is_odd(const std::string& text) {
    return std::any_of(odd_corners.begin(), odd_corners.end(), [&](const std::regex& corner) {
        return std::regex_search(text, corner);
    });
}

// Lines that go on lazily are stripped of the blanks before them; in code, the stranger
// keeps those.
std::string comparable(const std::string& html) {
    constexpr testing::Liberty all = testing::Liberty::All;
    return std::regex_replace(testing::normal_html(html, all), std::regex(" </code>"), "</code>");
}

}  // namespace

TEST_CASE("random texts are read as CommonMark's own parser reads them", "[commonmark]") {
    int compared = 0;
    for (unsigned seed = 1; seed <= 60000; ++seed) {
        const std::string text = random_text(seed);
        if (is_odd(text)) continue;
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

#else

TEST_CASE("random texts are read as CommonMark's own parser reads them", "[commonmark]") {
    WARN("SKIPPED: cmark-gfm is not installed (./check installs it)");
}

#endif
