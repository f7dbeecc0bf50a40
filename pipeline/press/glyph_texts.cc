#include "press/glyph_texts.h"

#include "base/utf8.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <variant>

namespace pam::press {
namespace {

/// How often a glyph shows its first text, and which others it shows.
struct GlyphUse {
    std::string_view first;
    std::size_t first_count = 0;
    std::map<std::string_view, std::size_t> others;
};

/// By face and glyph.
using GlyphUses = std::vector<std::vector<GlyphUse>>;

GlyphUse& use_of(GlyphUses& uses, foundry::FaceId face, std::uint16_t glyph) {
    if (face >= uses.size()) uses.resize(face + std::size_t{1});
    if (glyph >= uses[face].size()) uses[face].resize(glyph + std::size_t{1});
    return uses[face][glyph];
}

void count(const foundry::GlyphRun& run, GlyphUses& uses) {
    std::size_t byte = 0;
    std::size_t glyph = 0;
    for (const foundry::Cluster& cluster : run.clusters) {
        if (cluster.glyphs == 1 && cluster.bytes > 0 && glyph < run.glyphs.size()
            && byte < run.text.size()) {
            GlyphUse& use = use_of(uses, run.face, run.glyphs[glyph].id);
            const std::string_view text =
                std::string_view(run.text).substr(byte, cluster.bytes);
            if (use.first_count == 0) use.first = text;
            if (use.first == text)
                ++use.first_count;
            else
                ++use.others[text];
        }
        byte += cluster.bytes;
        glyph += cluster.glyphs;
    }
}

GlyphUses count_all(const page::PagedDocument& paged) {
    GlyphUses uses;
    for (const page::Page& page : paged.pages)
        for (const page::Item& item : page.items)
            if (const auto* placed = std::get_if<page::PlacedLine>(&item))
                for (const galley::Fragment& fragment : placed->line->fragments)
                    count(fragment.run, uses);
    return uses;
}

/// The most frequent text, where it is not the first.
std::string_view usual_text(const GlyphUse& use) {
    const auto usual = std::max_element(
        use.others.begin(),
        use.others.end(),
        [](const auto& a, const auto& b) { return a.second < b.second; }
    );
    const bool misled = usual != use.others.end() && usual->second > use.first_count;
    return misled ? usual->first : std::string_view();
}

bool leaves_mark(const GlyphUse& use) {
    return use.first_count > 0 && use.others.empty()
           && utf8::is_word(utf8::decode(use.first, 0).code_point);
}

/// Painted with the misleading ones, so that Cairo takes note even of a space.
void add_companion(
    foundry::FaceId face, const std::vector<GlyphUse>& uses, std::vector<GlyphText>& texts
) {
    const auto best = std::max_element(
        uses.begin(),
        uses.end(),
        [](const GlyphUse& a, const GlyphUse& b) {
            return (leaves_mark(a) ? a.first_count : 0)
                   < (leaves_mark(b) ? b.first_count : 0);
        }
    );
    if (best == uses.end() || !leaves_mark(*best)) return;
    const auto glyph = static_cast<std::uint16_t>(best - uses.begin());
    texts.push_back({face, glyph, std::string(best->first)});
}

}  // namespace

std::vector<GlyphText> misleading_glyphs(const page::PagedDocument& paged) {
    std::vector<GlyphText> misleading;
    const GlyphUses uses = count_all(paged);
    for (std::size_t number = 0; number < uses.size(); ++number) {
        const auto face = static_cast<foundry::FaceId>(number);
        const std::size_t before = misleading.size();
        for (std::size_t glyph = 0; glyph < uses[number].size(); ++glyph) {
            const std::string_view usual = usual_text(uses[number][glyph]);
            if (!usual.empty())
                misleading.push_back(
                    {face, static_cast<std::uint16_t>(glyph), std::string(usual)}
                );
        }
        if (misleading.size() > before) add_companion(face, uses[number], misleading);
    }
    return misleading;
}

}  // namespace pam::press
