#include "press/faces.h"

#include "press/codes.h"

#include <cairo-ft.h>
#include FT_TRUETYPE_TABLES_H

#include <fmt/format.h>

namespace pam::press {
namespace {

/// What a Cairo face holds on to: Cairo keeps faces in its own caches, so the FreeType face
/// may only go when Cairo lets go of it.
struct FreeTypeFont {
    FreeTypeHandle library;
    FreeTypeFaceHandle face;
};

const cairo_user_data_key_t font_key{};

void forget_font(void* font) {
    delete static_cast<FreeTypeFont*>(font);
}

std::unique_ptr<FreeTypeFont> read_font(const foundry::FontFile& file) {
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) return nullptr;
    auto font = std::make_unique<FreeTypeFont>();
    font->library.reset(library);
    FT_Face face = nullptr;
    const auto* data = reinterpret_cast<const FT_Byte*>(file.bytes.data());
    const auto size = static_cast<FT_Long>(file.bytes.size());
    const auto index = static_cast<FT_Long>(file.index);
    if (FT_New_Memory_Face(library, data, size, index, &face) != 0) return nullptr;
    font->face.reset(face);
    return FT_IS_SCALABLE(face) ? std::move(font) : nullptr;
}

FaceShape shape_of(FT_Face face) {
    const double em = face->units_per_EM;
    FaceShape shape;
    shape.ascent = face->ascender / em;
    shape.descent = -face->descender / em;
    if (face->underline_thickness > 0) {
        shape.underline_thickness = face->underline_thickness / em;
        // FreeType gives the middle of the stroke.
        shape.underline_top = face->underline_position / em + shape.underline_thickness / 2;
    }
    shape.space = static_cast<std::uint16_t>(FT_Get_Char_Index(face, ' '));
    const auto* os2 = static_cast<const TT_OS2*>(FT_Get_Sfnt_Table(face, FT_SFNT_OS2));
    if (os2 != nullptr && os2->yStrikeoutSize > 0) {
        shape.strike_top = os2->yStrikeoutPosition / em;
        shape.strike_thickness = os2->yStrikeoutSize / em;
    }
    return shape;
}

CairoFaceHandle to_cairo(std::unique_ptr<FreeTypeFont> font) {
    CairoFaceHandle face(
        cairo_ft_font_face_create_for_ft_face(font->face.get(), FT_LOAD_NO_HINTING)
    );
    if (cairo_font_face_set_user_data(face.get(), &font_key, font.get(), forget_font)
        != CAIRO_STATUS_SUCCESS)
        return nullptr;
    static_cast<void>(font.release());
    return face;
}

FontOptionsHandle exact_options() {
    FontOptionsHandle options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    return options;
}

}  // namespace

Result<Faces> Faces::open(const std::vector<foundry::FontFile>& fonts) {
    Faces faces;
    faces.options_ = exact_options();
    for (std::size_t id = 0; id < fonts.size(); ++id) {
        Face& face = faces.faces_.emplace_back();
        if (fonts[id].bytes.empty()) continue;
        auto font = read_font(fonts[id]);
        if (font == nullptr)
            return Error{
                codes::font_refused,
                fmt::format("face {} is not a font with outlines", id)};
        face.shape = shape_of(font->face.get());
        face.outlines = font->face.get();
        face.cairo = to_cairo(std::move(font));
        if (face.cairo == nullptr)
            return Error{
                codes::painter_failed, fmt::format("cannot hand face {} to Cairo", id)};
    }
    return faces;
}

cairo_scaled_font_t* Faces::scaled(foundry::FaceId face, Length size, int stretch) {
    ScaledFontHandle& font = scaled_[ScaledKey{face, size.units(), stretch}];
    if (font == nullptr) {
        cairo_matrix_t matrix;
        cairo_matrix_t identity;
        cairo_matrix_init_scale(&matrix, size.points() * stretch / 1000.0, size.points());
        cairo_matrix_init_identity(&identity);
        font.reset(cairo_scaled_font_create(
            faces_[face].cairo.get(), &matrix, &identity, options_.get()
        ));
    }
    return font.get();
}

const FaceShape& Faces::shape(foundry::FaceId face) const {
    return faces_[face].shape;
}

bool Faces::has(foundry::FaceId face) const {
    return face < faces_.size() && faces_[face].cairo != nullptr;
}

bool Faces::has_ink(foundry::FaceId face, std::uint16_t glyph) const {
    const auto [known, fresh] = ink_.try_emplace({face, glyph}, true);
    if (!fresh || !has(face)) return known->second;
    const FT_Face outlines = faces_[face].outlines;
    if (FT_Load_Glyph(outlines, glyph, FT_LOAD_NO_SCALE) == 0)
        known->second = outlines->glyph->outline.n_contours > 0;
    return known->second;
}

std::vector<foundry::FontFile> opened_fonts(const foundry::Foundry& foundry) {
    std::vector<foundry::FontFile> fonts;
    for (std::size_t id = 0; id < foundry.opened_faces(); ++id)
        fonts.push_back(foundry.file(static_cast<foundry::FaceId>(id)));
    return fonts;
}

}  // namespace pam::press
