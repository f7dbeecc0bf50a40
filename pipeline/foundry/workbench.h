// HarfBuzz's buffer, kept between calls, and each type's features ready for it. Private to
// this room.
#pragma once

#include "foundry/face_store.h"
#include "foundry/shaper.h"

#include <hb.h>

#include <vector>

namespace pam::foundry {

/// A feature the type asks for in vain, and what kind of characters would have shown it.
struct MissingFeature {
    const char* meaning;
    bool of_figures;
};

/// A type as HarfBuzz wants it.
struct ShapePlan {
    std::vector<MissingFeature> missing;  // not told yet
    std::vector<hb_feature_t> features;
    hb_script_t script = HB_SCRIPT_LATIN;
    hb_direction_t direction = HB_DIRECTION_LTR;
    hb_language_t language = HB_LANGUAGE_INVALID;
};

struct Workbench {
    Workbench() : buffer(hb_buffer_create()) {}
    ~Workbench() { hb_buffer_destroy(buffer); }
    Workbench(const Workbench&) = delete;
    Workbench& operator=(const Workbench&) = delete;

    /// Fills the buffer with the text as the type transforms it, clusters being bytes of
    /// `text`, and shapes it. A space before has cluster 0 and moves the text by one; one
    /// after follows the text.
    void shape(
        const OpenFace& face,
        const Type& type,
        const ShapePlan& plan,
        std::string_view text,
        Neighbours neighbours
    );

    hb_buffer_t* buffer;
    std::vector<ShapePlan> plans;  // by TypeId
};

/// A glyph of the buffer; its word begins with cluster `begin`.
[[nodiscard]] inline ShapedGlyph shaped_glyph(
    const hb_glyph_info_t& info, const hb_glyph_position_t& place, std::uint32_t begin
) {
    ShapedGlyph glyph;
    glyph.id = static_cast<std::uint16_t>(info.codepoint);
    glyph.cluster = static_cast<std::uint16_t>(info.cluster - begin);
    glyph.unsafe =
        (hb_glyph_info_get_glyph_flags(&info) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0;
    glyph.advance = place.x_advance;
    glyph.dx = place.x_offset;
    glyph.dy = place.y_offset;
    return glyph;
}

/// The type's OpenType features, so far as the face has them.
[[nodiscard]] ShapePlan plan_of(const Type& type, const OpenFace& face);

/// Notes the features the word would have shown, had the face had them; each once.
void note_missing_features(
    std::string_view word, ShapePlan& plan, FaceId face, FaceStore& faces
);

}  // namespace pam::foundry
