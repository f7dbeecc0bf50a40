#include "manuscript/html_scan.h"

#include <catch2/catch.hpp>

#include <string>

using namespace pam::manuscript::html;

namespace {

// One letter a token: t text, s start, e end, c comment, d declaration, r raw.
std::string kinds(std::string_view page) {
    const Scan made = scan(page);
    std::string kinds;
    std::uint32_t end = 0;
    for (const Token& token : made.tokens) {
        CHECK(token.begin == end);
        end = token.end;
        kinds += "tsecdr"[static_cast<int>(token.kind)];
    }
    CHECK(end == page.size());
    return kinds;
}

}  // namespace

TEST_CASE("every byte is in one token", "[html]") {
    CHECK(kinds("<!doctype html><p class=a>x</p><!-- c -->y") == "dstect");
    CHECK(kinds("<script>if (a < b) c();</script>t") == "sret");
    CHECK(kinds("<style>p > a {}</style><title>a <b> c</title>") == "sreste");
}

TEST_CASE("a bracket that opens nothing is text", "[html]") {
    CHECK(kinds("a < b, 5 <= 6 and <3") == "t");
    CHECK(kinds("a <b and no end") == "t");
    CHECK(kinds("a <b c='never closed>d") == "t");
}

TEST_CASE("what is not closed swallows nothing", "[html]") {
    CHECK(kinds("a<!-- b > c") == "tct");
    CHECK(kinds("<script>a<p>b") == "stst");
    CHECK(kinds("<title>a<p>b") == "stst");
}

TEST_CASE("comments end where browsers end them", "[html]") {
    CHECK(kinds("<!-->a<!--->b<!-- -- > -->c") == "ctctct");
    CHECK(kinds("<!--[if IE]><p>x</p><![endif]-->a<![if !IE]>b<![endif]>") == "ctctc");
    CHECK(kinds("</ a>b</>c<?php d ?>e") == "ctctdt");
}

TEST_CASE("a quotation mark keeps a bracket in its attribute", "[html]") {
    const std::string page = "<a href='x>y' title = \"z\" b c=d>t";
    const Scan made = scan(page);
    REQUIRE(made.tokens.size() == 2);
    CHECK(made.attribute(made.tokens[0], "HREF") == "x>y");
    CHECK(made.attribute(made.tokens[0], "title") == "z");
    CHECK(made.has_attribute(made.tokens[0], "b"));
    CHECK(made.attribute(made.tokens[0], "c") == "d");
    CHECK_FALSE(made.has_attribute(made.tokens[0], "d"));
}

TEST_CASE("CDATA is text in XHTML and in drawings, else a comment", "[html]") {
    CHECK(kinds("<?xml version='1.0'?><p><![CDATA[a < b]]></p>") == "dsdtde");
    CHECK(kinds("<svg><![CDATA[a]]></svg>") == "sdtde");
    CHECK(kinds("<p><![CDATA[a]]>b") == "sct");
}
