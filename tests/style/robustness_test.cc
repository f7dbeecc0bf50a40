// Sheets that are no sheets: any bytes are read, in time that grows with their number only.
#include "sheet.h"

#include <chrono>
#include <random>

using namespace pam;
using namespace pam::style;
using test::Sheet;

namespace {

double seconds(const std::string& text) {
    const auto start = std::chrono::steady_clock::now();
    const Sheet sheet(text);
    (void)sheet.of("blockquote.extract p.first");
    (void)sheet.pages();
    (void)sheet.style.reader_css();
    for (const Diagnostic& entry : sheet.log.entries) {
        CHECK(entry.span.begin <= entry.span.end);
        CHECK(entry.span.end <= text.size());
    }
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::string repeated(const std::string& text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i)
        result += text;
    return result;
}

}  // namespace

TEST_CASE("random bytes are read to their end", "[robustness]") {
    std::mt19937 random(20261122);
    for (int round = 0; round < 200; ++round) {
        std::string text;
        for (std::size_t i = 0; i < 500; ++i)
            text += static_cast<char>(random() & 255);
        CHECK(seconds(text) < 1);
    }
}

TEST_CASE("random pieces of CSS are read to their end", "[robustness]") {
    const std::vector<std::string> pieces{
        "p",          "h2",
        ".first",     "#x",
        "{",          "}",
        "{",          "}",
        ":",          ";",
        ",",          " ",
        " ",          "(",
        ")",          "[",
        "]",          "\"",
        "'",          "\\",
        "/*",         "*/",
        "@page",      "@media",
        "@top-left",  "print",
        ":left",      "::before",
        ":not(",      "url(",
        "rgb(",       "margin",
        "color",      "content",
        "string-set", "font",
        "11pt",       "1e9em",
        "-3%",        "#fff",
        "!important", "inherit",
        "\n",         "<!--",
        "-->",        ">",
        "+",          "\xC3\xA9",
        "\xFF",       "counter(page)",
        "string(",    "size",
        "a5",         "border",
        "solid",      "font-variant-numeric",
    };
    std::mt19937 random(7);
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (int i = 0; i < 60; ++i)
            text += pieces[random() % pieces.size()];
        CHECK(seconds(text) < 1);
    }
}

TEST_CASE("pathological sheets take time in proportion", "[robustness]") {
    const int many = 100'000;
    for (const std::string& text :
         {repeated("{", many),
          repeated("}", many),
          repeated("(", many),
          repeated("@media all {", many),
          repeated("@page {", many),
          "p { " + repeated("colour: red;", many),
          "p { x: " + repeated("(", many),
          repeated("p ", many) + "{ color: red }",
          repeated("p,", many) + "p { color: red }",
          "p { " + repeated("a", many) + ": 1 }",
          "/*" + repeated("* /", many),
          repeated("\"\n", many),
          repeated(":not(", many),
          repeated("p{x:y}", many / 2),
          "p { margin: " + repeated("1pt ", many) + "}",
          "p { content: " + repeated("\"x\" ", many) + "}",
          "p { font-family: " + repeated("x, ", many) + "}",
          repeated("\xFF", many),
          repeated(".first", many) + "{}"}) {
        CAPTURE(text.substr(0, 20));
        CHECK(seconds(text) < 5);
    }
}

TEST_CASE("lengths beyond measure stay within a page", "[robustness]") {
    const Sheet sheet(
        "p { margin: 1e30em -1e30in 99999999pt 0; font-size: 1e9pt; line-height: 1e9 }"
    );
    const ComputedStyle p = sheet.of("p");
    CHECK(p.size <= Length::from_points(1000));
    CHECK(p.margin.top <= Length::from_points(10'000));
    CHECK(p.margin.right >= Length::from_points(-10'000));
    CHECK(p.line_height > Length{});
}
