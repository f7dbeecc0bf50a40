// Words shaped in one call with others must be what they are alone, in every face and in
// any company.
#include "foundry/foundry_fixture.h"
#include "foundry/shaper.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace pam;
using namespace pam::foundry;

namespace {

constexpr std::string_view sample =
    "Taffy\u2019s official AVATAR, WAVE To. fjord: flying fish, off-hand efficient "
    "affluent "
    "1848 (Tom\u2019s) T.V. \u2018Yes!\u2019 \u00C9t\u00E9 na\u00EFve fa\u00E7ade; stop... "
    "Type, VAT? f\u2019 Qu If jfk fi ffi fl \u2013 end. Th The that, \u0301mark e\u0301 "
    "stra\u00DFe co\u00ADoperate \u03B1\u03B2\u03B3";

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

std::string told(std::span<const ShapedGlyph> glyphs) {
    std::string text;
    for (const ShapedGlyph& glyph : glyphs)
        for (const std::int32_t number :
             {std::int32_t{glyph.id},
              std::int32_t{glyph.cluster},
              std::int32_t{glyph.unsafe},
              glyph.advance,
              glyph.dx,
              glyph.dy})
            text += std::to_string(number) + " ";
    return text;
}

/// All that the cache knows of a word.
std::string told(const Shaper& shaper, WordId id) {
    const Word& word = shaper[id];
    std::string text = told(shaper.glyphs(id));
    for (const int number :
         {int{word.clusters},
          int{word.width},
          int{word.space_before},
          int{word.hang_left},
          int{word.hang_right}})
        text += std::to_string(number) + " ";
    for (const WordBreak& at : shaper.breaks(id))
        text += fmt::format("{}:{}+{} ", at.byte, at.before, at.after);
    return text;
}

void check_in_company(const style::ComputedStyle& style, style::TextTransform transform) {
    style::ComputedStyle wanted = style;
    wanted.transform = transform;
    Foundry alone = open_foundry();
    Foundry together = open_foundry();
    Foundry backwards = open_foundry();
    const TypeId type = type_in(alone, wanted, true);
    REQUIRE(type_in(together, wanted, true) == type);
    REQUIRE(type_in(backwards, wanted, true) == type);
    std::vector<std::string_view> words = words_of(sample);
    for (const std::string_view word : words)
        static_cast<void>(together.shaper().word_unsettled(type, word, Neighbours::Both));
    together.shaper().settle();
    std::reverse(words.begin(), words.end());
    for (const std::string_view word : words)
        static_cast<void>(backwards.shaper().word_unsettled(type, word, Neighbours::Both));
    backwards.shaper().settle();
    for (const std::string_view word : words) {
        INFO(word);
        const auto is = [&](Foundry& foundry) {
            return told(
                foundry.shaper(), foundry.shaper().word(type, word, Neighbours::Both)
            );
        };
        const std::string by_itself = is(alone);
        CHECK(is(together) == by_itself);
        CHECK(is(backwards) == by_itself);
    }
}

}  // namespace

TEST_CASE("words shaped together are what they are alone", "[foundry]") {
    const Foundry foundry = open_foundry();
    std::size_t faces = 0;
    for (const FaceInfo& face : foundry.faces()) {
        const bool latin = face.family.rfind("Noto", 0) != 0 || face.family == "Noto Serif"
                           || face.family == "Noto Sans";
        if (!face.installed || !latin) continue;
        INFO(face.family << " " << face.weight << (face.italic ? " italic" : ""));
        check_in_company(
            styled(face.family, face.weight, face.italic), style::TextTransform::None
        );
        ++faces;
    }
    CHECK(faces >= 10);
    check_in_company(styled("EB Garamond"), style::TextTransform::Uppercase);
}

TEST_CASE("words of several types may be unsettled at once", "[foundry]") {
    Foundry foundry = open_foundry();
    Shaper& shaper = foundry.shaper();
    const TypeId upright = type_in(foundry, styled("EB Garamond"));
    const TypeId italic = type_in(foundry, styled("EB Garamond", 400, true));
    const WordId first = shaper.word_unsettled(upright, "bread", Neighbours::Both);
    const WordId second = shaper.word_unsettled(italic, "bread", Neighbours::Both);
    const WordId third = shaper.word_unsettled(upright, "roses", Neighbours::SpaceBefore);
    CHECK(shaper.glyphs(first).empty());
    shaper.settle();
    CHECK(shaper.glyphs(first).size() == 5);
    CHECK(shaper.glyphs(second).size() == 5);
    CHECK(shaper.glyphs(third).size() == 5);
    CHECK(shaper[first].width != shaper[second].width);
}
