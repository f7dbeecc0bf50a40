#include "manuscript/office_witness.h"

#include "base/utf8.h"
#include "manuscript/codes.h"
#include "manuscript/office_transcript.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::manuscript;

namespace {

std::string events(std::string_view text) {
    MarkupScanner scanner(text);
    std::string told;
    while (const auto event = scanner.next()) {
        if (event->kind == MarkupEvent::Kind::Open)
            told += "(" + std::string(event->space) + "|" + std::string(event->name);
        else if (event->kind == MarkupEvent::Kind::Close)
            told += std::string(event->name) + ")";
        else
            hear(told, event->characters, event->literal);
    }
    return told;
}

}  // namespace

TEST_CASE("the scanner tells tags, namespaces and characters", "[office]") {
    CHECK(events("<a x='>'>b &amp; c<d/></a>") == "(|ab&c(|dd)a)");
    CHECK(
        events("<w:a xmlns:w='u:1'><w:b xmlns:w=\"u:2\"/><w:c/><d xmlns='u:3'/></w:a>")
        == "(u:1|a(u:2|bb)(u:1|cc)(u:3|dd)a)"
    );
    CHECK(events("<?xml?><!-- <x> --><a><![CDATA[<&lt;]]>&lt;</a>") == "(|a<&lt;<a)");
}

TEST_CASE("the scanner ends on any bytes", "[office]") {
    const std::string whole = "<a b='c'>d<![CDATA[e]]><!-- f --><g/></a></h>";
    for (std::size_t size = 0; size <= whole.size(); ++size)
        CHECK(events(whole.substr(0, size)).size() < 100);
}

TEST_CASE("references are heard as their characters, blanks not at all", "[office]") {
    std::string heard;
    hear(heard, "a \t&#x42;&#8212;&nbsp;&bogus; & &quot;", false);
    CHECK(heard == "aB\xE2\x80\x94&nbsp;&bogus;&\"");
}

TEST_CASE("the witness and the transcript mean the same blanks", "[office]") {
    for (char32_t c = 1; c < 0x110000; ++c) {
        if (c >= 0xD800 && c < 0xE000) continue;
        const std::string character = utf8::encode(c);
        std::string heard;
        hear(heard, character, true);
        std::string written;
        append_non_blank(written, character);
        if (heard != written)
            FAIL("they differ at " << std::hex << static_cast<unsigned>(c));
    }
}

TEST_CASE("a character lost, changed or out of order is our own fault", "[office]") {
    CHECK(confront("abc", "abc").has_value());
    for (const char* written : {"ab", "abd", "acb", "abcd", ""}) {
        const auto verdict = confront(written, "abc");
        REQUIRE_FALSE(verdict.has_value());
        CHECK(verdict.error().code == codes::transcript_disputed);
    }
}

TEST_CASE("an attribute is found by its local name", "[office]") {
    CHECK(raw_attribute(" w:char=\"F0B7\" w:font='Symbol' ", "font") == "Symbol");
    CHECK(raw_attribute(" w:char=\"F0B7\"", "font").empty());
    CHECK(raw_attribute(" broken", "font").empty());
}
