#include "foundry/open_face.h"

#include "foundry/codes.h"

#include <fmt/format.h>
#include <hb-ot.h>
#include <hb.h>

#include <algorithm>
#include <array>

namespace pam::foundry {

void ReleaseBlob::operator()(hb_blob_t* blob) const {
    hb_blob_destroy(blob);
}
void ReleaseFace::operator()(hb_face_t* face) const {
    hb_face_destroy(face);
}
void ReleaseFont::operator()(hb_font_t* font) const {
    hb_font_destroy(font);
}

namespace {

std::string full_name(hb_face_t* face) {
    std::array<char, 256> text{};
    unsigned int size = text.size();
    hb_ot_name_get_utf8(
        face, HB_OT_NAME_ID_FULL_NAME, hb_language_from_string("en", 2), &size, text.data()
    );
    return std::string(text.data());
}

std::vector<std::uint32_t> substitution_features(hb_face_t* face) {
    unsigned int total =
        hb_ot_layout_table_get_feature_tags(face, HB_OT_TAG_GSUB, 0, nullptr, nullptr);
    std::vector<std::uint32_t> tags(total);
    hb_ot_layout_table_get_feature_tags(face, HB_OT_TAG_GSUB, 0, &total, tags.data());
    std::sort(tags.begin(), tags.end());
    tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
    return tags;
}

std::uint16_t glyph_of(hb_font_t* font, char32_t c) {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(font, c, &glyph) ? static_cast<std::uint16_t>(glyph)
                                                      : std::uint16_t{0};
}

/// U+00AD first: its own glyph gives a clean way back from the page to the text.
std::uint16_t hyphen_glyph(hb_font_t* font) {
    for (const char32_t c : {U'\u00AD', U'\u2010', U'-'})
        if (const std::uint16_t glyph = glyph_of(font, c)) return glyph;
    return 0;
}

std::int32_t metric(hb_font_t* font, hb_ot_metrics_tag_t tag, std::int32_t otherwise) {
    hb_position_t value = 0;
    return hb_ot_metrics_get_position(font, tag, &value) && value > 0 ? value : otherwise;
}

void measure(OpenFace& face) {
    hb_font_t* font = face.font.get();
    hb_font_extents_t extents{};
    hb_font_get_h_extents(font, &extents);
    face.ascent = extents.ascender;
    face.descent = -extents.descender;
    face.x_height = metric(font, HB_OT_METRICS_TAG_X_HEIGHT, face.units_per_em / 2);
    face.cap_height =
        metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT, face.units_per_em * 7 / 10);
    face.space = glyph_of(font, U' ');
    face.hyphen = hyphen_glyph(font);
    face.space_width = face.space != 0 ? face.advance(face.space) : face.units_per_em / 4;
}

Error missing(const DeclaredFace& declared) {
    return {
        codes::face_missing,
        fmt::format("the font file {} is not installed", declared.info.file),
        Span::none(),
        {fmt::format("apt-get install {}", declared.info.package)}};
}

/// The face of that name in the file, which may hold several; their names where none has
/// it.
using OwnedFace = std::unique_ptr<hb_face_t, ReleaseFace>;
OwnedFace find_face(
    hb_blob_t* blob, const std::string& wanted, unsigned int& index, std::string& found
) {
    constexpr unsigned int most_faces = 64;
    const unsigned int count = std::clamp(hb_face_count(blob), 1u, most_faces);
    for (index = 0; index < count; ++index) {
        OwnedFace face(hb_face_create(blob, index));
        const std::string name = full_name(face.get());
        if (name == wanted) return face;
        found += (index == 0 ? "" : "\", \"") + name;
    }
    return nullptr;
}

Error differs(const DeclaredFace& declared, const std::string& found) {
    return {
        codes::face_differs,
        fmt::format(
            "{} holds the face \"{}\", not \"{}\"",
            declared.info.file,
            found,
            declared.full_name
        ),
        Span::none(),
        {fmt::format("apt-get install --reinstall {}", declared.info.package)}};
}

}  // namespace

std::string_view OpenFace::bytes() const {
    unsigned int length = 0;
    const char* start = hb_blob_get_data(blob.get(), &length);
    return {start, length};
}

bool OpenFace::has_glyph(char32_t c) const {
    return glyph(c) != 0;
}

std::uint16_t OpenFace::glyph(char32_t c) const {
    return glyph_of(font.get(), c);
}

bool OpenFace::has_feature(std::uint32_t tag) const {
    return std::binary_search(features.begin(), features.end(), tag);
}

std::int32_t OpenFace::advance(std::uint16_t glyph) const {
    return hb_font_get_glyph_h_advance(font.get(), glyph);
}

Result<OpenFace> open_face(const DeclaredFace& declared) {
    OpenFace result;
    result.blob.reset(hb_blob_create_from_file_or_fail(declared.info.file.c_str()));
    if (!result.blob) return missing(declared);
    std::string found;
    result.face = find_face(result.blob.get(), declared.full_name, result.index, found);
    if (!result.face) return differs(declared, found);
    hb_face_make_immutable(result.face.get());
    result.units_per_em = static_cast<std::int32_t>(hb_face_get_upem(result.face.get()));
    result.font.reset(hb_font_create(result.face.get()));
    hb_font_set_scale(result.font.get(), result.units_per_em, result.units_per_em);
    result.features = substitution_features(result.face.get());
    measure(result);
    hb_font_make_immutable(result.font.get());
    return result;
}

}  // namespace pam::foundry
