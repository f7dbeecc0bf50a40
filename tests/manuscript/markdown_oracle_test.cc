// A stranger reads along: cmark-gfm, which is CommonMark's own parser, must see in random
// texts what our reader sees. Only marks that mean the same to both are thrown.
#include "manuscript/markdown_html.h"

#include <catch2/catch.hpp>

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

// The specification lets an item begin with one blank line at most; the stranger takes a
// second one that is as indented as the item's text.
bool begins_with_two_blank_lines(const std::string& text) {
    static const std::regex item("[-+*.)] *\\n[ \\t>]+\\n");
    return std::regex_search(text, item);
}

}  // namespace

TEST_CASE("random texts are read as CommonMark's own parser reads them", "[commonmark]") {
    for (unsigned seed = 1; seed <= 60000; ++seed) {
        const std::string text = random_text(seed);
        if (begins_with_two_blank_lines(text)) continue;
        const testing::ReadMarkdown read = testing::read_markdown_alone(text);
        INFO("seed " << seed << ":\n" << text);
        const std::string made = testing::normal_html(testing::html_of(read));
        const std::string wanted =
            testing::normal_html(testing::expected_html(strangers_html(text)));
        CHECK(made == wanted);
    }
}

#else

TEST_CASE("random texts are read as CommonMark's own parser reads them", "[commonmark]") {
    WARN("SKIPPED: cmark-gfm is not installed (./check installs it)");
}

#endif
