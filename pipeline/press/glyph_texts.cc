#include "press/glyph_texts.h"

#include <algorithm>
#include <map>
#include <string_view>
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

/// A glyph's most frequent text and its count.
struct Usual {
    std::uint16_t glyph = 0;
    std::string_view text;
    std::size_t count = 0;
};

Usual usual_of(const GlyphUse& use, std::size_t glyph) {
    Usual usual{static_cast<std::uint16_t>(glyph), use.first, use.first_count};
    for (const auto& [text, count] : use.others)
        if (count > usual.count) usual = {usual.glyph, text, count};
    return usual;
}

/// Most frequent first, for it gets the character's code.
std::vector<Usual> ranked(const std::vector<GlyphUse>& uses) {
    std::vector<Usual> all;
    for (std::size_t glyph = 0; glyph < uses.size(); ++glyph)
        if (uses[glyph].first_count > 0) all.push_back(usual_of(uses[glyph], glyph));
    std::stable_sort(all.begin(), all.end(), [](const Usual& a, const Usual& b) {
        return a.count > b.count;
    });
    return all;
}

}  // namespace

std::vector<GlyphText> usual_texts(const page::PagedDocument& paged) {
    std::vector<GlyphText> texts;
    const GlyphUses uses = count_all(paged);
    for (std::size_t face = 0; face < uses.size(); ++face)
        for (const Usual& usual : ranked(uses[face]))
            texts.push_back(
                {static_cast<foundry::FaceId>(face), usual.glyph, std::string(usual.text)}
            );
    return texts;
}

}  // namespace pam::press
