// The foundry's faces as Cairo wants them. Cairo paints from the very bytes that were
// shaped, at exact, unhinted sizes; it never looks for a font of its own.
#pragma once

#include "base/length.h"
#include "base/result.h"
#include "foundry/foundry.h"
#include "press/handles.h"

#include <cstdint>
#include <map>
#include <string_view>
#include <tuple>
#include <vector>

namespace pam::press {

/// Vertical measures of a face in ems; positions are above the baseline, of the upper edge.
struct FaceShape {
    double ascent = 0.8;
    double descent = 0.2;
    double underline_top = -0.08;
    double underline_thickness = 0.05;
    double strike_top = 0.28;
    double strike_thickness = 0.05;
    std::uint16_t space = 0;  // its glyph
};

class Faces {
public:
    /// `fonts` are the font files' bytes by FaceId; faces without bytes are never asked
    /// for. The bytes must outlive this object. Errors: PR004 FreeType cannot read a font.
    [[nodiscard]] static Result<Faces> open(const std::vector<foundry::FontFile>& fonts);

    /// Kept until this object goes; `stretch` as in GlyphRun.
    [[nodiscard]] cairo_scaled_font_t*
    scaled(foundry::FaceId face, Length size, int stretch);
    [[nodiscard]] const FaceShape& shape(foundry::FaceId face) const;
    [[nodiscard]] bool has(foundry::FaceId face) const;
    /// Does the glyph leave a mark? A space does not, nor does a joiner that has a glyph.
    [[nodiscard]] bool has_ink(foundry::FaceId face, std::uint16_t glyph) const;

private:
    struct Face {
        CairoFaceHandle cairo;  // owns `outlines`
        FT_Face outlines = nullptr;
        FaceShape shape;
    };
    using ScaledKey = std::tuple<foundry::FaceId, std::int32_t, int>;

    std::vector<Face> faces_;
    std::map<ScaledKey, ScaledFontHandle> scaled_;
    mutable std::map<std::pair<foundry::FaceId, std::uint16_t>, bool> ink_;
    FontOptionsHandle options_;
};

/// The fonts that the foundry has opened, by FaceId.
[[nodiscard]] std::vector<foundry::FontFile> opened_fonts(const foundry::Foundry& foundry);

}  // namespace pam::press
