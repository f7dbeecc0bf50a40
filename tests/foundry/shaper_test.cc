// The word cache must equal the shaping of whole paragraphs, and slices of words their
// reshaping.
#include "foundry/shaper.h"

#include "foundry/codes.h"
#include "foundry/foundry_fixture.h"

#include <numeric>

using namespace pam;
using namespace pam::foundry;

namespace {

constexpr std::string_view sample =
    "It was the best of offices, \u201Cthe first,\u201D he said \u2014 Taffy\u2019s "
    "official AVATAR, WAVE To. "
    "fjord: flying fish, off-hand efficient affluent, 1848 (Tom\u2019s) T.V. "
    "\u2018Yes!\u2019 "
    "\u00C9t\u00E9 na\u00EFve fa\u00E7ade; stop... Type, VAT? f\u2019 Qu If jfk fi ffi fl "
    "\u2013 end. Th The that.";

/// The sample word by word, with a space's glyph between.
std::vector<ShapedGlyph> shape_by_words(Shaper& shaper, TypeId type) {
    std::vector<ShapedGlyph> result;
    for (std::size_t at = 0; at < sample.size();) {
        const std::size_t end = std::min(sample.find(' ', at), sample.size());
        const int neighbours = (at > 0 ? 1 : 0) | (end < sample.size() ? 2 : 0);
        const WordId word = shaper.word(
            type, sample.substr(at, end - at), static_cast<Neighbours>(neighbours)
        );
        if (at > 0) {
            ShapedGlyph space = shaper.space(shaper.type(type).face);
            space.advance = shaper[word].space_before;
            result.push_back(space);
        }
        const auto glyphs = shaper.glyphs(word);
        result.insert(result.end(), glyphs.begin(), glyphs.end());
        at = end + 1;
    }
    return result;
}

std::int32_t width_of(std::span<const ShapedGlyph> glyphs) {
    return std::accumulate(
        glyphs.begin(),
        glyphs.end(),
        0,
        [](std::int32_t sum, const ShapedGlyph& glyph) { return sum + glyph.advance; }
    );
}

std::vector<style::ComputedStyle> latin_faces(const Foundry& foundry) {
    std::vector<style::ComputedStyle> styles;
    for (const FaceInfo& face : foundry.faces()) {
        const bool latin = face.family.rfind("Noto", 0) != 0 || face.family == "Noto Serif"
                           || face.family == "Noto Sans";
        if (face.installed && latin)
            styles.push_back(styled(face.family, face.weight, face.italic));
    }
    return styles;
}

}  // namespace

TEST_CASE(
    "words from the cache are glyph for glyph those of the whole text's shaping",
    "[foundry]"
) {
    Foundry foundry = open_foundry();
    const auto styles = latin_faces(foundry);
    REQUIRE(styles.size() >= 10);
    for (const style::ComputedStyle& style : styles) {
        const TypeId type = type_in(foundry, style);
        INFO(foundry.info(foundry.shaper().type(type).face).file);
        const auto whole = foundry.shaper().shape_text(type, sample);
        const auto words = shape_by_words(foundry.shaper(), type);
        REQUIRE(words.size() == whole.size());
        for (std::size_t i = 0; i < words.size(); ++i) {
            INFO("glyph " << i);
            CHECK(words[i].id == whole[i].id);
            CHECK(words[i].advance == whole[i].advance);
            CHECK(words[i].dx == whole[i].dx);
        }
    }
}

TEST_CASE("a word is shaped once", "[foundry]") {
    Foundry foundry = open_foundry();
    Shaper& shaper = foundry.shaper();
    const TypeId type = type_in(foundry, styled("EB Garamond"));
    const WordId first = shaper.word(type, "bread", Neighbours::Both);
    CHECK(shaper.word(type, "bread", Neighbours::Both) == first);
    CHECK(shaper.word(type, "bread", Neighbours::None) != first);
    CHECK(shaper.word(type, "roses", Neighbours::Both) != first);
    for (int i = 0; i < 5000; ++i)
        static_cast<void>(shaper.word(type, std::to_string(i), Neighbours::None));
    CHECK(shaper.word(type, "bread", Neighbours::Both) == first);
}

TEST_CASE("a slice at a safe cut is what shaping anew would give", "[foundry]") {
    Foundry foundry = open_foundry();
    Shaper& shaper = foundry.shaper();
    for (const auto& style :
         {styled("EB Garamond"),
          styled("EB Garamond", 400, true),
          styled("Linux Libertine")}) {
        const TypeId type = type_in(foundry, style, true);
        for (const std::string word :
             {"officialdom",
              "understanding",
              "petty-bourgeoisie",
              "affiliation",
              "Wavering",
              "thoughtlessness"}) {
            const WordId id = shaper.word(type, word, Neighbours::None);
            const std::vector<WordBreak> breaks(
                shaper.breaks(id).begin(), shaper.breaks(id).end()
            );
            CHECK_FALSE(breaks.empty());
            for (const WordBreak& at : breaks) {
                INFO(word << " at " << at.byte);
                const auto head = shaper.shape_text(type, word.substr(0, at.byte));
                CHECK(width_of(shaper.fragment(id, 0, at.byte)) == width_of(head));
                const auto tail = shaper.shape_text(type, word.substr(at.byte));
                CHECK(
                    width_of(shaper.fragment(id, at.byte, word.size())) == width_of(tail)
                );
                CHECK(at.after == width_of(tail));
                if (at.kind != BreakKind::Hyphen) continue;
                // The glyph of U+00AD need not be as wide as that of the hyphen it is
                // kerned like.
                const auto hyphened =
                    shaper.shape_text(type, word.substr(0, at.byte) + "-");
                const std::int32_t own = shaper.hyphen(type).advance;
                CHECK(at.before - own == width_of(hyphened) - hyphened.back().advance);
            }
        }
    }
}

TEST_CASE("capitals set by the style keep the document's bytes", "[foundry]") {
    Foundry foundry = open_foundry();
    style::ComputedStyle style = styled("EB Garamond");
    style.transform = style::TextTransform::Uppercase;
    const TypeId upper = type_in(foundry, style);
    const auto glyphs = foundry.shaper().shape_text(upper, "stra\u00DFe");
    const auto plain =
        foundry.shaper().shape_text(type_in(foundry, styled("EB Garamond")), "STRASSE");
    REQUIRE(glyphs.size() == plain.size());
    for (std::size_t i = 0; i < glyphs.size(); ++i)
        CHECK(glyphs[i].id == plain[i].id);
    CHECK(glyphs[4].cluster == 4);
    CHECK(glyphs[5].cluster == 4);
    CHECK(glyphs[6].cluster == 6);
}

TEST_CASE(
    "characters without a glyph in any face are told by name and code point", "[foundry]"
) {
    Foundry foundry = open_foundry();
    const auto face = foundry.face(styled("EB Garamond"));
    REQUIRE(face);
    const FaceSpan spans[] = {{0, *face, "en"}};
    const auto found = foundry.shaper().itemise(
        "a \U000F1234 b", spans, {}, style::Direction::LeftToRight
    );
    CHECK(found.missing == std::vector<std::uint32_t>{2});
    Diagnostics log;
    report_missing(U'\U000F1234', Span{2, 6, 0}, log);
    REQUIRE(log.entries.size() == 1);
    CHECK(log.entries[0].code == codes::glyph_missing);
    CHECK(log.entries[0].message.find("U+F1234") != std::string::npos);
    CHECK(log.entries[0].span.begin == 2);
}

TEST_CASE(
    "a word in another script is set whole in one fallback face, right to left where it "
    "must",
    "[foundry]"
) {
    Foundry foundry = open_foundry();
    const auto face = foundry.face(styled("EB Garamond"));
    REQUIRE(face);
    const FaceSpan spans[] = {{0, *face, "en"}};
    const std::string text = "see \u05E9\u05DC\u05D5\u05DD \u05E2\u05D5\u05DC\u05DD now";
    CHECK_FALSE(foundry.shaper().is_simple(text, *face));
    CHECK(foundry.shaper().is_simple(
        "Ren\u00E9 \u2014 \u201Cna\u00EFve\u201D \u03BB\u03CC\u03B3\u03BF\u03C2", *face
    ));
    const auto found =
        foundry.shaper().itemise(text, spans, {}, style::Direction::LeftToRight);
    CHECK(found.missing.empty());
    REQUIRE(found.runs.size() == 3);
    CHECK(found.runs[0].level == 0);
    CHECK(found.runs[1].level == 1);
    CHECK(found.runs[1].begin == 4);
    CHECK(found.runs[1].end == 4 + 8 + 1 + 8);
    CHECK(found.runs[1].face != *face);
    CHECK(found.runs[2].face == *face);
}

TEST_CASE("a word keeps its script's face though that lacks its stop", "[foundry]") {
    Foundry foundry = open_foundry();
    const auto face = foundry.face(styled("EB Garamond"));
    REQUIRE(face);
    const FaceSpan spans[] = {{0, *face, "he"}};
    const std::string text = "\u05E9\u05DC\u05D5\u05DD \u05E9\u05DC\u05D5\u05DD.";
    const auto found =
        foundry.shaper().itemise(text, spans, {}, style::Direction::RightToLeft);
    REQUIRE(found.runs.size() == 2);
    CHECK(foundry.info(found.runs[0].face).family == "Noto Serif Hebrew");
    CHECK(found.runs[0].end == text.size() - 1);
    CHECK(found.runs[1].face == *face);
}

TEST_CASE("a language without patterns is told once", "[foundry]") {
    Foundry foundry = open_foundry();
    const auto face = foundry.face(styled("EB Garamond"));
    REQUIRE(face);
    Type type;
    type.face = *face;
    type.hyphenated = true;
    type.language = "tlh";
    static_cast<void>(foundry.shaper().type(type));
    type.spaced = true;
    static_cast<void>(foundry.shaper().type(type));
    Diagnostics log;
    foundry.report(log);
    REQUIRE(log.entries.size() == 1);
    CHECK(log.entries[0].code == codes::patterns_missing);
}

TEST_CASE(
    "a mark after a space is the word's own, and the space keeps its width", "[foundry]"
) {
    Foundry foundry = open_foundry();
    Shaper& shaper = foundry.shaper();
    const TypeId type = type_in(foundry, styled("DejaVu Serif"));
    const WordId word = shaper.word(type, "\u0301a", Neighbours::Both);
    CHECK(shaper.glyphs(word).size() >= 2);
    CHECK(shaper.glyphs(word)[0].cluster == 0);
    CHECK(shaper[word].space_before == shaper.space(shaper.type(type).face).advance);
    CHECK(shaper.word(type, "\u0301a", Neighbours::SpaceAfter) == word);
}
