// Folding, clever by eight bytes at a time, against the obvious way.
#include "manuscript/folded.h"

#include "base/utf8.h"
#include "document/walk.h"

#include <catch2/catch.hpp>

#include <random>

using namespace pam;
using namespace pam::manuscript;

TEST_CASE("folding by eight bytes gives what folding by one gives", "[folded]") {
    const std::vector<std::string> pieces{
        "a",
        "word",
        " ",
        "  ",
        "\n",
        "\r\n",
        " \r\n",
        "\t",
        "\xC3\xA9",
        "\xE2\x80\x83",
        "\xC2\xA0",
        "."};
    std::mt19937 random(1);
    std::uniform_int_distribution<std::size_t> any(0, pieces.size() - 1);
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (int i = 0; i < 24; ++i)
            text += pieces[any(random)];
        const Source source("x.txt", text);
        const document::Text folded =
            manuscript::folded(source, {0, static_cast<std::uint32_t>(text.size()), 0});
        INFO(text);
        REQUIRE(folded.text == utf8::collapse_spaces(text));
        for (std::size_t i = 0; i < folded.text.size(); ++i) {
            const char there = text[document::source_offset(folded, i)];
            const bool blank = folded.text[i] == ' ';
            REQUIRE((blank || there == folded.text[i]));
        }
    }
}

TEST_CASE("two strings of the same words have one key", "[folded]") {
    CHECK(
        words_key("Anarchism & Other Essays!") == words_key("ANARCHISM AND OTHER ESSAYS")
    );
    CHECK(words_key("_Caf\xC3\xA9_") == "caf\xC3\xA9");
}
