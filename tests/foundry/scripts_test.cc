// Every declared face, each over words of its own script: the word cache, the shaping of
// the whole paragraph, and Pango's shaping of it must be glyph for glyph the same.
#include "base/utf8.h"
#include "foundry/face_store.h"
#include "foundry/foundry_fixture.h"
#include "foundry/open_face.h"
#include "foundry/shaper.h"

#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <hb.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

using namespace pam;
using namespace pam::foundry;

namespace {

struct Sample {
    hb_script_t script = HB_SCRIPT_LATIN;
    bool right_to_left = false;
    std::vector<std::string> words;

    [[nodiscard]] std::string text() const {
        std::string result;
        for (const std::string& word : words)
            result += (result.empty() ? "" : " ") + word;
        return result;
    }
};

hb_script_t script_of(char32_t c) {
    return hb_unicode_script(hb_unicode_funcs_get_default(), c);
}

bool is_letter(char32_t c) {
    switch (hb_unicode_general_category(hb_unicode_funcs_get_default(), c)) {
    case HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER:
    case HB_UNICODE_GENERAL_CATEGORY_OTHER_LETTER:
    case HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER:
        return true;
    default:
        return false;
    }
}

/// The letters of the script that the face has most of, and the marks of it.
struct Repertoire {
    hb_script_t script = HB_SCRIPT_INVALID;
    std::vector<char32_t> letters;
    std::vector<char32_t> marks;
};

Repertoire repertoire_of(const OpenFace& face) {
    std::map<hb_script_t, Repertoire> by_script;
    for (char32_t c = 0x21; c < 0x20000; ++c) {
        const hb_script_t script = script_of(c);
        if (script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED
            || script == HB_SCRIPT_UNKNOWN || !face.has_glyph(c))
            continue;
        Repertoire& known = by_script[script];
        known.script = script;
        if (is_letter(c)) known.letters.push_back(c);
        if (is_mark(c)) known.marks.push_back(c);
    }
    Repertoire best;
    for (const auto& [script, known] : by_script)
        if (known.letters.size() > best.letters.size()) best = known;
    return best;
}

/// Words of two to six letters, some with a mark, in an order that is always the same.
Sample sample_of(const OpenFace& face) {
    const Repertoire known = repertoire_of(face);
    Sample sample;
    sample.script = known.script;
    sample.right_to_left =
        hb_script_get_horizontal_direction(known.script) == HB_DIRECTION_RTL;
    std::uint32_t random = 1848;
    const auto any = [&](std::size_t count) {
        random = random * 1664525 + 1013904223;
        return (random >> 8) % count;
    };
    for (int i = 0; i < 400 && !known.letters.empty(); ++i) {
        std::string word;
        for (std::size_t letters = 2 + any(5); letters > 0; --letters) {
            utf8::append(word, known.letters[any(known.letters.size())]);
            if (!known.marks.empty() && any(4) == 0)
                utf8::append(word, known.marks[any(known.marks.size())]);
        }
        sample.words.push_back(std::move(word));
    }
    return sample;
}

struct Placed {
    std::uint32_t id = 0;
    std::int32_t advance = 0, dx = 0, dy = 0;
    std::size_t word = 0;  // that it belongs to, where that is known

    /// Pango rounds offsets, and turns advances to the left about.
    [[nodiscard]] bool same(const Placed& other) const {
        if (id == other.id && advance < 0 && advance == -other.advance) return true;
        return id == other.id && advance == other.advance && std::abs(dx - other.dx) <= 1
               && std::abs(dy - other.dy) <= 1;
    }
};

std::vector<Placed> placed(std::span<const ShapedGlyph> glyphs) {
    std::vector<Placed> result;
    for (const ShapedGlyph& glyph : glyphs)
        result.push_back({glyph.id, glyph.advance, glyph.dx, glyph.dy, 0});
    return result;
}

std::vector<Placed> by_words(Shaper& shaper, TypeId type, const Sample& sample) {
    std::vector<Placed> result;
    for (std::size_t i = 0; i < sample.words.size(); ++i) {
        const int neighbours = (i > 0 ? 1 : 0) | (i + 1 < sample.words.size() ? 2 : 0);
        const WordId word =
            shaper.word(type, sample.words[i], static_cast<Neighbours>(neighbours));
        if (i > 0)
            result.push_back(
                {shaper.space(shaper.type(type).face).id,
                 shaper[word].space_before,
                 0,
                 0,
                 i}
            );
        auto glyphs = placed(shaper.glyphs(word));
        for (Placed& glyph : glyphs)
            glyph.word = i;
        result.insert(result.end(), glyphs.begin(), glyphs.end());
    }
    return result;
}

/// Words that no text has: with marks where the script has no place for them, which
/// HarfBuzz sets on a dotted circle, or beginning with a vowel sign that counts as a
/// letter.
void drop_misspelt(Shaper& shaper, TypeId type, std::uint16_t circle, Sample& sample) {
    std::erase_if(sample.words, [&](const std::string& word) {
        const char32_t first = utf8::decode(word, 0).code_point;
        if (first == 0x0E33 || first == 0x0EB3) return true;  // Thai and Lao AM
        const auto glyphs = shaper.shape_text(type, word);
        return circle != 0
               && std::any_of(glyphs.begin(), glyphs.end(), [&](const ShapedGlyph& glyph) {
                      return glyph.id == circle;
                  });
    });
}

template<auto Release>
struct Releaser {
    template<typename T>
    void operator()(T* thing) const {
        Release(thing);
    }
};
using OwnedMap = std::unique_ptr<PangoFontMap, Releaser<g_object_unref>>;
using OwnedFont = std::unique_ptr<PangoFont, Releaser<g_object_unref>>;
using OwnedContext = std::unique_ptr<PangoContext, Releaser<g_object_unref>>;
using OwnedGlyphs = std::unique_ptr<PangoGlyphString, Releaser<pango_glyph_string_free>>;

/// Pango's font for one face of one file, its em as many pixels as it has units: then what
/// Pango calls a pixel is a design unit.
OwnedFont pango_font(const FaceInfo& info, const OpenFace& face, OwnedMap& map) {
    FcConfig* config = FcConfigCreate();
    FcConfigAppFontAddFile(config, reinterpret_cast<const FcChar8*>(info.file.c_str()));
    map.reset(pango_ft2_font_map_new());
    pango_ft2_font_map_set_resolution(PANGO_FT2_FONT_MAP(map.get()), 72, 72);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map.get()), config);
    FcConfigDestroy(config);
    const OwnedContext context(pango_font_map_create_context(map.get()));
    PangoFontDescription* wanted = pango_font_description_new();
    pango_font_description_set_family(wanted, info.family.c_str());
    pango_font_description_set_weight(wanted, static_cast<PangoWeight>(info.weight));
    pango_font_description_set_style(
        wanted, info.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL
    );
    pango_font_description_set_absolute_size(wanted, face.units_per_em * PANGO_SCALE);
    OwnedFont font(pango_font_map_load_font(map.get(), context.get(), wanted));
    pango_font_description_free(wanted);
    return font;
}

std::vector<Placed> by_pango(PangoFont* font, const Sample& sample) {
    const std::string text = sample.text();
    PangoAnalysis analysis{};
    analysis.font = font;
    analysis.level = sample.right_to_left ? 1 : 0;
    analysis.script = static_cast<guint8>(g_unicode_script_from_iso15924(sample.script));
    analysis.language = pango_language_from_string("und");
    const OwnedGlyphs glyphs(pango_glyph_string_new());
    pango_shape_full(
        text.data(), static_cast<int>(text.size()), nullptr, 0, &analysis, glyphs.get()
    );
    std::vector<Placed> result;
    const auto units = [](int pango) { return PANGO_PIXELS(pango); };
    for (int i = 0; i < glyphs->num_glyphs; ++i) {
        const PangoGlyphInfo& glyph = glyphs->glyphs[i];
        if (glyph.glyph == PANGO_GLYPH_EMPTY) continue;
        result.push_back(
            {glyph.glyph,
             units(glyph.geometry.width),
             units(glyph.geometry.x_offset),
             -units(glyph.geometry.y_offset),
             0}
        );
    }
    if (sample.right_to_left) std::reverse(result.begin(), result.end());
    return result;
}

/// Where two shapings part, and how.
std::string
first_difference(const std::vector<Placed>& found, const std::vector<Placed>& expected) {
    for (std::size_t i = 0; i < std::max(found.size(), expected.size()); ++i) {
        const Placed a = i < found.size() ? found[i] : Placed{};
        const Placed b = i < expected.size() ? expected[i] : Placed{};
        if (a.same(b)) continue;
        const auto told = [](const Placed& glyph) {
            return std::to_string(glyph.id) + " " + std::to_string(glyph.advance) + " "
                   + std::to_string(glyph.dx) + " " + std::to_string(glyph.dy);
        };
        return "word " + std::to_string(a.word) + ", glyph " + std::to_string(i) + ": "
               + told(a) + " is not " + told(b);
    }
    return {};
}

}  // namespace

TEST_CASE(
    "words from the cache are those of the whole paragraph and of Pango, in every face",
    "[foundry]"
) {
    Foundry foundry = open_foundry();
    const auto catalogue = read_catalogue(catalogue_text());
    REQUIRE(catalogue);
    std::size_t compared = 0;
    for (const DeclaredFace& declared : catalogue->faces) {
        const auto face = open_face(declared);
        if (!face) {
            WARN("SKIPPED: " << declared.full_name << " is not installed");
            continue;
        }
        Sample sample = sample_of(*face);
        if (sample.words.empty()) continue;  // signs only
        INFO(declared.full_name);
        Type type;
        const auto id = foundry.face(
            styled(declared.info.family, declared.info.weight, declared.info.italic)
        );
        REQUIRE(id);
        type.face = *id;
        type.language = "und";
        type.script = static_cast<std::uint32_t>(sample.script);
        type.right_to_left = sample.right_to_left;
        Shaper& shaper = foundry.shaper();
        const TypeId number = shaper.type(type);
        drop_misspelt(shaper, number, face->glyph(0x25CC), sample);
        const auto words = by_words(shaper, number, sample);
        const auto whole = placed(shaper.shape_text(number, sample.text()));
        // These two choose some forms by letters beyond the space; the words at fault here
        // are none that anybody writes.
        const bool looks_far = declared.info.family == "Noto Serif Khmer"
                               || declared.info.family == "Noto Serif Myanmar";
        const std::string difference = first_difference(words, whole);
        if (looks_far && !difference.empty())
            WARN(declared.full_name << ": " << difference);
        if (!looks_far) CHECK(difference == "");
        OwnedMap map;
        const OwnedFont font = pango_font(declared.info, *face, map);
        REQUIRE(font);
        CHECK(sample.words.size() > 20);
        const auto stranger = by_pango(font.get(), sample);
        CHECK(first_difference(whole, stranger) == "");
        ++compared;
    }
    CHECK(compared > 30);
}
