#include "preflight/font_program.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_CID_H
#include FT_TRUETYPE_TABLES_H

#include <algorithm>
#include <map>
#include <utility>

namespace pam::preflight {

struct FontProgram::Face {
    std::string bytes;
    FT_Library library = nullptr;
    FT_Face face = nullptr;
    bool cid_keyed = false;
    bool bare = false;
    // Made when first asked for: a font has few glyphs that lack another source.
    mutable std::map<unsigned, char32_t> characters;
    mutable std::map<unsigned, unsigned> cids;

    Face() = default;
    Face(const Face&) = delete;
    Face& operator=(const Face&) = delete;
    ~Face() {
        if (face != nullptr) FT_Done_Face(face);
        if (library != nullptr) FT_Done_FreeType(library);
    }

    [[nodiscard]] FT_CharMap find(int platform, int encoding) const {
        for (int i = 0; i < face->num_charmaps; ++i)
            if (face->charmaps[i]->platform_id == platform
                && (encoding < 0 || face->charmaps[i]->encoding_id == encoding))
                return face->charmaps[i];
        return nullptr;
    }

    [[nodiscard]] unsigned look_up(FT_CharMap map, FT_ULong code) const {
        if (map == nullptr || FT_Set_Charmap(face, map) != 0) return 0;
        return FT_Get_Char_Index(face, code);
    }
};

FontProgram::FontProgram(std::unique_ptr<Face> face) : face_(std::move(face)) {}

FontProgram::~FontProgram() = default;

std::unique_ptr<FontProgram> FontProgram::open(std::string bytes) {
    auto face = std::make_unique<Face>();
    face->bytes = std::move(bytes);
    if (FT_Init_FreeType(&face->library) != 0) return nullptr;
    const auto* data = reinterpret_cast<const FT_Byte*>(face->bytes.data());
    const auto size = static_cast<FT_Long>(face->bytes.size());
    if (FT_New_Memory_Face(face->library, data, size, 0, &face->face) != 0) return nullptr;
    FT_Bool keyed = 0;
    if (FT_Get_CID_Is_Internally_CID_Keyed(face->face, &keyed) == 0)
        face->cid_keyed = keyed != 0;
    face->bare = !face->bytes.empty() && face->bytes[0] == '\1';
    return std::unique_ptr<FontProgram>(new FontProgram(std::move(face)));
}

unsigned FontProgram::glyph_count() const {
    return static_cast<unsigned>(face_->face->num_glyphs);
}

bool FontProgram::is_true_type() const {
    return FT_IS_SFNT(face_->face) && face_->bytes.compare(0, 4, "OTTO") != 0;
}

bool FontProgram::is_cid_keyed() const {
    return face_->cid_keyed;
}

int FontProgram::character_maps() const {
    return face_->face->num_charmaps;
}

bool FontProgram::has_symbol_map() const {
    return face_->find(3, 0) != nullptr;
}

unsigned FontProgram::glyph_named(const std::string& name) const {
    if (!FT_HAS_GLYPH_NAMES(face_->face)) return 0;
    return FT_Get_Name_Index(face_->face, name.c_str());
}

unsigned FontProgram::glyph_for(char32_t character) const {
    if (FT_Select_Charmap(face_->face, FT_ENCODING_UNICODE) != 0) return 0;
    return FT_Get_Char_Index(face_->face, character);
}

unsigned FontProgram::glyph_for_mac(unsigned code) const {
    return face_->look_up(face_->find(1, 0), code);
}

unsigned FontProgram::glyph_built_in(unsigned code) const {
    if (!is_true_type()) {
        // Adobe's platform: the font's own encoding, or one of the standard ones.
        const unsigned glyph = face_->look_up(face_->find(7, 2), code);
        return glyph != 0 ? glyph : face_->look_up(face_->find(7, 0), code);
    }
    // ISO 32000-1, 9.6.6.4: codes of a symbol font stand in one of four rows.
    for (const FT_ULong row : {0x0000u, 0xF000u, 0xF100u, 0xF200u})
        if (const unsigned glyph = face_->look_up(face_->find(3, 0), row + code);
            glyph != 0)
            return glyph;
    const unsigned glyph = glyph_for_mac(code);
    return glyph != 0 ? glyph : face_->look_up(face_->find(1, -1), code);
}

unsigned FontProgram::glyph_for_cid(unsigned cid) const {
    // FreeType itself takes CIDs for glyphs where a CFF stands bare.
    if (face_->bare || !face_->cid_keyed) return cid;
    if (face_->cids.empty())
        for (unsigned glyph = 0; glyph < glyph_count(); ++glyph) {
            FT_UInt own = 0;
            if (FT_Get_CID_From_Glyph_Index(face_->face, glyph, &own) == 0)
                face_->cids.emplace(own, glyph);
        }
    const auto found = face_->cids.find(cid);
    return found == face_->cids.end() ? glyph_count() : found->second;
}

std::optional<char32_t> FontProgram::character_of(unsigned glyph) const {
    if (face_->characters.empty()
        && FT_Select_Charmap(face_->face, FT_ENCODING_UNICODE) == 0) {
        FT_UInt at = 0;
        for (FT_ULong c = FT_Get_First_Char(face_->face, &at); at != 0;
             c = FT_Get_Next_Char(face_->face, c, &at))
            face_->characters.emplace(at, static_cast<char32_t>(c));
    }
    const auto found = face_->characters.find(glyph);
    if (found == face_->characters.end()) return std::nullopt;
    return found->second;
}

unsigned FontProgram::measured_glyphs() const {
    const auto* header =
        static_cast<const TT_HoriHeader*>(FT_Get_Sfnt_Table(face_->face, FT_SFNT_HHEA));
    if (!is_true_type() || header == nullptr) return glyph_count();
    return std::min<unsigned>(glyph_count(), header->number_Of_HMetrics);
}

std::optional<double> FontProgram::width(unsigned glyph) const {
    const FT_Face face = face_->face;
    const bool by_cid = face_->bare && face_->cid_keyed;
    if (!by_cid && glyph >= glyph_count()) return std::nullopt;
    if (FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE) != 0 || face->units_per_EM == 0)
        return std::nullopt;
    return static_cast<double>(face->glyph->metrics.horiAdvance) * 1000.0
           / static_cast<double>(face->units_per_EM);
}

}  // namespace pam::preflight
