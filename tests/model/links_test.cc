// URLs and language tags by the letter of their RFCs.
#include "model/links.h"

#include "model/language.h"

#include <catch2/catch.hpp>

using namespace pam::model;

TEST_CASE("absolute URLs of known schemes are kept, written in ASCII") {
    CHECK(usable_url("https://example.org/a?b=c#d") == "https://example.org/a?b=c#d");
    CHECK(usable_url("HTTP://Example.org") == "http://Example.org");
    CHECK(
        usable_url("https://example.org/a b\"<é>")
        == "https://example.org/a%20b%22%3C%C3%A9%3E"
    );
    CHECK(usable_url("https://example.org/50%25/50%") == "https://example.org/50%25/50%25");
    CHECK(usable_url("https://example.org/#a#b") == "https://example.org/#a%23b");
    CHECK(usable_url("https://example.org:8080/") == "https://example.org:8080/");
    CHECK(
        usable_url("mailto:a@example.org?subject=x y")
        == "mailto:a@example.org?subject=x%20y"
    );
}

TEST_CASE("what leads nowhere from a finished book is refused") {
    for (const char* target :
         {"",
          "a.md",
          "../a.html",
          "/a",
          "//example.org",
          "?q",
          "javascript:alert(1)",
          "file:///a",
          "data:text/plain,x",
          "https:",
          "https://",
          "https:example.org",
          "https:///a",
          "https://exa mple.org/",
          "https://example.org:port/",
          "https://example.org:99999/",
          "https://a..b/",
          "https://[::zz]/",
          "https://user:word@example.org/",
          "http://1.2.3/",
          "http://1.2.3.9999/",
          "mailto:"})
        CHECK_FALSE(usable_url(target));
}

TEST_CASE("language tags are judged by form") {
    for (const char* tag :
         {"en",
          "en-GB",
          "de-1996",
          "zh-Hant-TW",
          "sr-Latn",
          "sl-rozaj-biske",
          "es-419",
          "haw",
          "x-private",
          "en-a-bbb-x-a-ccc",
          "zh-cmn-Hans-CN"})
        CHECK(is_language_tag(tag));
    for (const char* tag :
         {"",
          "e",
          "en_GB",
          "en-",
          "-en",
          "en--GB",
          "1a",
          "en-GB-GB",
          "en-a",
          "en-x",
          "toolongtag",
          "en GB",
          "en-toolongsubtag"})
        CHECK_FALSE(is_language_tag(tag));
}

TEST_CASE("language tags are tidied as people write them") {
    CHECK(tidy_language("EN_us.UTF-8") == "en-US");
    CHECK(tidy_language("zh-hANT-tw") == "zh-Hant-TW");
    CHECK(tidy_language("en-x-ab") == "en-x-ab");
    CHECK(tidy_language("") == "");
}
