#include "manuscript/markdown_scan.h"

#include <catch2/catch.hpp>

#include <string>

using namespace pam::manuscript::markdown;

TEST_CASE("a label ends at its own bracket, and escapes count", "[markdown]") {
    CHECK(scan_label("[a]", 0) == 3);
    CHECK(scan_label("[a\\]b]", 0) == 6);
    CHECK_FALSE(scan_label("[a[b]", 0));
    CHECK_FALSE(scan_label("[a", 0));
    CHECK(scan_label("[" + std::string(999, 'a') + "]", 0));
    CHECK_FALSE(scan_label("[" + std::string(1000, 'a') + "]", 0));
}

TEST_CASE("labels compare without case and spaces", "[markdown]") {
    CHECK(normal_label(" The\n  Room ") == normal_label("the room"));
    CHECK(normal_label("\xE1\xBA\x9E") == normal_label("SS"));
}

TEST_CASE("a link target is a destination and perhaps a title", "[markdown]") {
    CHECK(scan_inline_target("()", 0)->end == 2);
    CHECK(scan_inline_target("(a(b)c)", 0)->end == 7);
    CHECK(scan_inline_target("(<a b> \"t\")", 0)->end == 11);
    const std::string titled = "(a 'the title' ) rest";
    const auto target = scan_inline_target(titled, 0);
    REQUIRE(target);
    CHECK(
        titled.substr(target->title_begin, target->title_end - target->title_begin)
        == "the title"
    );
    CHECK_FALSE(scan_inline_target("(a b)", 0));
    CHECK_FALSE(scan_inline_target("(a \"t\" x)", 0));
    CHECK_FALSE(scan_inline_target("(a", 0));
}

TEST_CASE("a definition takes its whole line or is none", "[markdown]") {
    CHECK(scan_definition("[a]: b\nrest", 0)->end == 7);
    CHECK(scan_definition("[a]:\n b\n 'title'\n", 0)->end == 17);
    // What follows on the next line is no title, so the definition ends with its own line.
    CHECK(scan_definition("[a]: b\n'title' rest\n", 0)->end == 7);
    CHECK_FALSE(scan_definition("[Trap]: this line looks like one\n", 0));
    CHECK_FALSE(scan_definition("[ ]: b\n", 0));
}

TEST_CASE("a footnote mark has a label without blanks", "[markdown]") {
    CHECK(scan_footnote_mark("  [^a]:  text", 0)->end == 9);
    CHECK_FALSE(scan_footnote_mark("[^a b]: text", 0));
    CHECK_FALSE(scan_footnote_mark("[^]: text", 0));
    CHECK_FALSE(scan_footnote_mark("[^a] text", 0));
}

TEST_CASE("entities, list marks and underlines are known by their shape", "[markdown]") {
    CHECK(scan_entity("&amp;", 0) == 5);
    CHECK(scan_entity("&#x2014;", 0) == 8);
    CHECK_FALSE(scan_entity("&amp", 0));
    CHECK_FALSE(scan_entity("& ;", 0));
    CHECK(scan_list_mark("- a", 0) == 1);
    CHECK(scan_list_mark("12) a", 0) == 3);
    CHECK(scan_list_mark("1234567890. a", 0) == 0);
    CHECK(is_heading_underline(" === "));
    CHECK_FALSE(is_heading_underline("=-="));
    CHECK_FALSE(is_heading_underline(""));
}
