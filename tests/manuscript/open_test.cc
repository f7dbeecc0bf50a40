#include "manuscript/codes.h"
#include "manuscript/manuscript.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::manuscript;

namespace {

struct Case {
    std::string_view begin;
    const char* says;
};

Error refusal(std::string bytes, std::string_view name) {
    Diagnostics log;
    const auto opened = manuscript::open(std::move(bytes), name, "", log);
    REQUIRE_FALSE(opened);
    return opened.error();
}

}  // namespace

TEST_CASE("what is no manuscript is named by its contents, with a way out", "[open]") {
    using namespace std::string_view_literals;
    for (const Case& one : {
             Case{"{\\rtf1\\ansi Hello}", "an RTF file"},
             Case{"%PDF-1.4\n", "a PDF"},
             Case{
                 "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"sv,
                 "old Word"},
             Case{
                 "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
                 "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv,
                 "password"},
             Case{"\x89PNG\r\n\x1A\n", "a PNG picture"},
             Case{"PK\3\4 zip", "a zip archive"},
             Case{
                 "\x7F"
                 "ELF\1",
                 "a program"},
             Case{"<?xml version=\"1.0\"?>\n<svg xmlns=\"x\"></svg>", "SVG"},
         })
        for (const char* name : {"essay.txt", "essay.docx", "essay.md", "essay"}) {
            INFO(one.says << " named " << name);
            const Error error = refusal(std::string(one.begin), name);
            CHECK(error.code == codes::not_a_manuscript);
            CHECK_THAT(error.message, Catch::Contains(one.says));
            CHECK_FALSE(error.hints.empty());
        }
}

TEST_CASE("bytes that no text has are refused", "[open]") {
    CHECK(refusal(std::string("a\0\1\2b", 5), "x.txt").code == codes::not_a_text);
}

TEST_CASE("a text is read as what it is, whatever its name says", "[open]") {
    Diagnostics log;
    const auto opened = manuscript::open("Only a text.\n", "essay.docx", "", log);
    REQUIRE(opened);
    CHECK(opened->format == Format::PlainText);
    CHECK(opened->text == "Only a text.\n");
    REQUIRE(log.entries.size() == 1);
    CHECK(log.entries[0].code == codes::unlike_its_name);
}
