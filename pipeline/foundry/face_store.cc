#include "foundry/face_store.h"

#include <hb.h>

#include <algorithm>

namespace pam::foundry {

FaceStore::FaceStore(Catalogue catalogue)
    : catalogue_(std::move(catalogue))
    , by_declared_(catalogue_.faces.size())
    , unusable_(catalogue_.faces.size(), false) {}

Result<FaceId> FaceStore::open(std::size_t declared) {
    if (by_declared_[declared]) return *by_declared_[declared];
    PAM_TRY(OpenFace face, open_face(catalogue_.faces[declared]));
    face.declared = declared;
    std::vector<const ProtrusionTable*> tables;
    for (const ProtrusionTable& table : catalogue_.protrusion)
        if (table.family == catalogue_.faces[declared].info.family)
            tables.push_back(&table);
    for (const ProtrusionTable& table : catalogue_.protrusion)
        if (table.family == "default") tables.push_back(&table);
    const auto id = static_cast<FaceId>(opened_.size());
    opened_.push_back(std::move(face));
    protrusions_.push_back(std::move(tables));
    by_declared_[declared] = id;
    return id;
}

std::optional<FaceId> FaceStore::covering(
    std::u32string_view characters,
    FaceId like,
    std::string_view language,
    std::uint32_t script
) {
    if (const auto face = own_covering(characters, like, language, script)) return face;
    return first_covering(catalogue_.fallback, characters, like);
}

std::optional<FaceId> FaceStore::own_covering(
    std::u32string_view characters,
    FaceId like,
    std::string_view language,
    std::uint32_t script
) {
    if (const LanguageFamilies* own = families_for(catalogue_, language))
        if (const auto face = first_covering(own->families, characters, like)) return face;
    if (const ScriptFamilies* own = families_for(catalogue_, script))
        if (const auto face = first_covering(own->families, characters, like)) return face;
    return std::nullopt;
}

std::optional<FaceId> FaceStore::first_covering(
    const std::vector<std::string>& families, std::u32string_view characters, FaceId like
) {
    const int weight = info(like).weight;
    const bool italic = info(like).italic;
    for (const std::string& family : families) {
        const std::size_t declared = nearest_face(catalogue_, family, weight, italic);
        if (unusable_[declared]) continue;
        const auto face = open(declared);
        unusable_[declared] = !face;
        if (!face) continue;
        const OpenFace& opened = opened_[*face];
        if (std::all_of(characters.begin(), characters.end(), [&](char32_t c) {
                return is_invisible(c) || opened.has_glyph(c);
            }))
            return *face;
    }
    return std::nullopt;
}

Protrusion FaceStore::protrusion(FaceId face, char32_t c) const {
    for (const ProtrusionTable* table : protrusions_[face]) {
        if (table->none) break;
        const auto at = std::lower_bound(
            table->entries.begin(),
            table->entries.end(),
            c,
            [](const Protrusion& entry, char32_t wanted) {
                return entry.character < wanted;
            }
        );
        if (at != table->entries.end() && at->character == c) return *at;
    }
    return {c, 0, 0};
}

void FaceStore::note(
    const char* code, std::string message, std::vector<std::string> hints
) {
    if (!noted_.insert(message).second) return;
    notes_.note(code, Span::none(), std::move(message), std::move(hints));
}

void FaceStore::report(Diagnostics& log) {
    log.merge(std::move(notes_));
    notes_ = {};
}

bool is_invisible(char32_t c) {
    return c == 0x00AD || c == 0x034F || c == 0x061C || c == 0x115F || c == 0x1160
           || c == 0x17B4 || c == 0x17B5 || (c >= 0x180B && c <= 0x180F)
           || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E)
           || (c >= 0x2060 && c <= 0x206F) || c == 0x3164 || (c >= 0xFE00 && c <= 0xFE0F)
           || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE0FFF);
}

bool is_mark(char32_t c) {
    const auto category = hb_unicode_general_category(hb_unicode_funcs_get_default(), c);
    return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK
           || category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK
           || category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

}  // namespace pam::foundry
