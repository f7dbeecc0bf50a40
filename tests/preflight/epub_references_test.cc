#include "preflight/epub_references.h"

#include "preflight/epub_package_reader.h"
#include "preflight/semantics_vocabulary.h"
#include "preflight/xhtml_vocabulary.h"

#include <catch2/catch.hpp>

using namespace pam::preflight;

TEST_CASE("a reference is resolved against the file it stands in", "[preflight]") {
    const std::string from = "EPUB/text/c1.xhtml";
    CHECK(resolve(from, "c2.xhtml").path == "EPUB/text/c2.xhtml");
    CHECK(resolve(from, "../a%20b.png").path == "EPUB/a b.png");
    CHECK(resolve(from, "./x/../y").path == "EPUB/text/y");
    CHECK(resolve(from, "#here").path == from);
    CHECK(resolve(from, " #here ").fragment == "here");
    CHECK(resolve(from, "").path == from);
    CHECK(resolve(from, "c2.xhtml?a=b#c").query);
    CHECK(resolve(from, "/EPUB/c2.xhtml").absolute);
    CHECK(resolve(from, "../../../x").escapes);
    CHECK_FALSE(resolve(from, "../../x").escapes);
    CHECK(resolve(from, "MAILTO:a@b").outward);
    CHECK(resolve(from, "//example.org/a").outward);
    CHECK_FALSE(resolve(from, "a/b:c").outward);
    CHECK(is_remote("HTTPS://example.org"));
    CHECK_FALSE(is_remote("data:text/plain,x"));
    CHECK(percent_decoded("%41%4g%4") == "A%4g%4");
}

TEST_CASE("language tags have BCP 47's form", "[preflight]") {
    for (const char* good :
         {"en", "en-GB", "zh-Hant-TW", "de-1996", "x-own", "und", "i-klingon"})
        CHECK(is_language_tag(good));
    for (const char* bad :
         {"", "en_GB", "english-", "-en", "a", "1", "toolonglang", "en--GB"})
        CHECK_FALSE(is_language_tag(bad));
}

TEST_CASE("elements and roles are found by name", "[preflight]") {
    for (const char* name : {"a", "h6", "section", "table", "ul", "wbr"})
        CHECK(element_named(name) != nullptr);
    for (const char* name : {"", "blink", "center", "h7", "zzz"})
        CHECK(element_named(name) == nullptr);
    CHECK(role_for_type("chapter") == "doc-chapter");
    CHECK(role_for_type("titlepage").empty());
    CHECK(allows_role("section", "doc-chapter"));
    CHECK_FALSE(allows_role("section", "doc-footnote"));
    CHECK_FALSE(allows_role("body", "doc-chapter"));
    CHECK(allows_role("span", "doc-pagebreak"));
}
