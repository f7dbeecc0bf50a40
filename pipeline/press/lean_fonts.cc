#include "press/lean_fonts.h"

#include "foundry/lean_font.h"
#include "press/faces.h"

#include <optional>
#include <utility>

namespace pam::press {
namespace {

/// Smaller ones are soon cut down when they are embedded.
constexpr std::size_t large = std::size_t{1} << 20;

/// Every glyph of the pages, by FaceId, in rising order.
std::vector<std::vector<std::uint16_t>>
glyphs_by_face(const page::PagedDocument& paged, std::size_t faces) {
    std::vector<std::vector<bool>> shown(faces);
    for (const page::Page& page : paged.pages)
        for (const page::Item& item : page.items) {
            const auto* placed = std::get_if<page::PlacedLine>(&item);
            if (placed == nullptr) continue;
            for (const galley::Fragment& fragment : placed->line->fragments) {
                if (fragment.run.face >= faces) continue;
                std::vector<bool>& of_face = shown[fragment.run.face];
                of_face.resize(std::size_t{1} << 16);
                for (const foundry::Glyph& glyph : fragment.run.glyphs)
                    of_face[glyph.id] = true;
            }
        }
    std::vector<std::vector<std::uint16_t>> glyphs(faces);
    for (std::size_t face = 0; face < faces; ++face)
        for (std::size_t glyph = 0; glyph < shown[face].size(); ++glyph)
            if (shown[face][glyph])
                glyphs[face].push_back(static_cast<std::uint16_t>(glyph));
    return glyphs;
}

}  // namespace

LeanFonts lean_fonts(const foundry::Foundry& foundry, const page::PagedDocument& paged) {
    LeanFonts lean;
    lean.files = opened_fonts(foundry);
    lean.cut.resize(lean.files.size());
    const auto glyphs = glyphs_by_face(paged, lean.files.size());
    for (std::size_t face = 0; face < lean.files.size(); ++face) {
        foundry::FontFile& file = lean.files[face];
        if (file.bytes.size() < large || glyphs[face].empty()) continue;
        std::optional<Bytes> cut = foundry::lean_font(file, glyphs[face]);
        if (!cut) continue;
        lean.cut[face] = std::move(*cut);
        file = {lean.cut[face], 0};
    }
    return lean;
}

}  // namespace pam::press
