// Hyphens as the style limits them and as languages spell them.
#include "galley_fixture.h"

#include <algorithm>

using namespace pam;
using namespace pam::galley;

namespace {

std::vector<std::string> hyphened_lines(const Set& made) {
    std::vector<std::string> result;
    for (const SetLine& line : made.galley.blocks.at(0).lines)
        if (line.hyphenated) result.push_back(text_of(line));
    return result;
}

std::size_t longest_ladder(const Set& made) {
    std::size_t longest = 0;
    std::size_t here = 0;
    for (const SetLine& line : made.galley.blocks.at(0).lines) {
        here = line.hyphenated ? here + 1 : 0;
        longest = std::max(longest, here);
    }
    return longest;
}

document::Document in(const char* language, std::string words) {
    document::Document document;
    document.metadata.language.value = language;
    document.blocks = {paragraph(std::move(words))};
    return document;
}

/// A text whose lines can hardly end but in hyphens.
std::string long_words(const char* word, int count) {
    std::string words;
    for (int i = 0; i < count; ++i)
        words += std::string(i == 0 ? "" : " ") + word + (i % 3 == 0 ? "s" : "");
    return words;
}

const char* narrow = "@page { margin: 42pt 150pt 60pt 150pt }\n";

std::uint16_t glyph_at_end(const SetLine& line) {
    const foundry::GlyphRun& run = line.fragments.back().run;
    for (std::size_t i = run.clusters.size(), glyph = run.glyphs.size(); i > 0; --i) {
        glyph -= run.clusters[i - 1].glyphs;
        if (run.clusters[i - 1].glyphs == 1) return run.glyphs[glyph].id;
    }
    return 0;
}

}  // namespace

TEST_CASE("no more lines in a row end in hyphens than the style allows", "[galley]") {
    const auto blocks = [] {
        std::string words;
        for (int i = 0; i < 8; ++i)
            words += std::string(i == 0 ? "" : " ") + long_text;
        return document::Blocks{paragraph(words)};
    };
    const std::string sheet = "@page { margin: 42pt 120pt 60pt 120pt }\n";
    const Set free = set(blocks(), sheet);
    REQUIRE(longest_ladder(free) > 1);
    const Set limited = set(blocks(), sheet + "p { hyphenate-limit-lines: 1 }");
    CHECK(longest_ladder(limited) <= 1);
}

TEST_CASE("words and parts of words are as long as the style wants", "[galley]") {
    const auto blocks = [] {
        return document::Blocks{paragraph(long_words("understanding", 60))};
    };
    const Set made =
        set(blocks(), std::string(narrow) + "p { hyphenate-limit-chars: 6 5 5 }");
    for (const std::string& line : hyphened_lines(made)) {
        const std::string shown = without(line, "\u00AD");
        CHECK(shown.size() - shown.rfind(' ') - 1 >= 5);
    }
    const Set none = set(blocks(), std::string(narrow) + "p { hyphenate-limit-chars: 15 }");
    CHECK(hyphened_lines(none).empty());
    CHECK_FALSE(hyphened_lines(set(blocks(), narrow)).empty());
}

TEST_CASE("the sign at a hyphen is the style's", "[galley]") {
    const auto blocks = [] {
        return document::Blocks{paragraph(long_words("understanding", 60))};
    };
    const auto sign = [&](const char* style) {
        const Set made = set(blocks(), std::string(narrow) + style);
        for (const SetLine& line : made.galley.blocks.at(0).lines)
            if (line.hyphenated) return glyph_at_end(line);
        return std::uint16_t{0};
    };
    const std::uint16_t natural = sign("");
    REQUIRE(natural != 0);
    CHECK(sign("p { hyphenate-character: \"=\" }") != natural);
    CHECK(sign("p { hyphenate-character: auto }") == natural);
}

TEST_CASE("an editor's words are divided as he wrote them", "[galley]") {
    document::Document document;
    document.metadata.hyphenation.push_back({"understan-ding", {}, Span::none()});
    std::string words = "Understanding";
    for (int i = 0; i < 60; ++i)
        words += i % 2 == 0 ? " the understanding" : " understanding";
    document.blocks = {paragraph(words)};
    const std::vector<std::string> lines = hyphened_lines(set(document, narrow));
    REQUIRE_FALSE(lines.empty());
    for (const std::string& line : lines)
        CHECK(line.ends_with("nderstan\u00AD"));
}

TEST_CASE("a respelt word keeps its own letters in the text", "[galley]") {
    // "asszony" ends a line as "asz-"; a glyph stands for what it replaces.
    const std::string words = long_words("asszonyokkal", 60);
    // Which of a word's hyphens a line takes is the breaker's affair: of many measures one
    // makes it take the first.
    bool respelt = false;
    for (int margin = 140; margin <= 170; margin += 2) {
        const std::string side = std::to_string(margin) + "pt";
        const Set made =
            set(in("hu", words), "@page { margin: 42pt " + side + " 60pt " + side + " }\n");
        if (!made.log.entries.empty()) {
            WARN("SKIPPED: hyphen-hu is not installed");
            return;
        }
        CHECK(without(text_of(made.galley.blocks[0]), "\u00AD") == words);
        for (const SetLine& line : made.galley.blocks[0].lines) {
            if (!line.hyphenated || !text_of(line).ends_with(" as\u00AD")) continue;
            respelt = true;
            // a, s, z and the hyphen stand for "as" and the hyphen.
            const foundry::GlyphRun& run = line.fragments.back().run;
            const auto before = run.clusters.end()[-2];
            CHECK(before.bytes == 1);
            CHECK(before.glyphs == 2);
        }
    }
    CHECK(respelt);
}

TEST_CASE("in Polish a one-letter word goes with its neighbour", "[galley]") {
    std::string words;
    for (int i = 0; i < 30; ++i)
        words += "Poszli w las i na pole, a potem z bratem o zmroku ";
    words.pop_back();
    const auto lone = [&](const char* language) {
        const Set made = set(in(language, words));
        std::size_t count = 0;
        for (const SetLine& line : made.galley.blocks.at(0).lines) {
            const std::string shown = text_of(line);
            for (const char* letter : {" w ", " i ", " a ", " z ", " o "})
                count += shown.ends_with(letter) ? 1 : 0;
        }
        return count;
    };
    CHECK(lone("pl") == 0);
    CHECK(lone("it") > 0);
}
