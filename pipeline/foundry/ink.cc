// What a glyph paints: its box, and the part of its outline within a band of heights. For
// initials, which are fitted by their ink and not by the room a font gives them.
#include "foundry/face_store.h"
#include "foundry/shaper.h"

#include <hb.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace pam::foundry {

namespace {

constexpr int steps_of_curve = 16;

struct ReleaseDraw {
    void operator()(hb_draw_funcs_t* funcs) const { hb_draw_funcs_destroy(funcs); }
};

/// Follows an outline and keeps how far it reaches to both sides within the band.
struct Tracer {
    float bottom, top;
    float left = 0, right = 0;
    bool any = false;

    void reach(float x) {
        left = any ? std::min(left, x) : x;
        right = any ? std::max(right, x) : x;
        any = true;
    }

    void line(float x0, float y0, float x1, float y1) {
        if (std::max(y0, y1) < bottom || std::min(y0, y1) > top) return;
        const auto at = [&](float y) {
            if (y0 == y1) return x1;
            const float share = std::clamp((y - y0) / (y1 - y0), 0.0f, 1.0f);
            return x0 + share * (x1 - x0);
        };
        reach(at(std::clamp(y0, bottom, top)));
        reach(at(std::clamp(y1, bottom, top)));
    }

    /// A cubic curve from where the outline stands; a quadratic one comes as a cubic.
    void curve(
        const hb_draw_state_t& from,
        float x1,
        float y1,
        float x2,
        float y2,
        float x,
        float y
    ) {
        float last_x = from.current_x;
        float last_y = from.current_y;
        for (int i = 1; i <= steps_of_curve; ++i) {
            const float t = static_cast<float>(i) / steps_of_curve;
            const float u = 1 - t;
            const float a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
            const float next_x = a * from.current_x + b * x1 + c * x2 + d * x;
            const float next_y = a * from.current_y + b * y1 + c * y2 + d * y;
            line(last_x, last_y, next_x, next_y);
            last_x = next_x;
            last_y = next_y;
        }
    }
};

void line_to(hb_draw_funcs_t*, void* data, hb_draw_state_t* from, float x, float y, void*) {
    static_cast<Tracer*>(data)->line(from->current_x, from->current_y, x, y);
}

void cubic_to(hb_draw_funcs_t*, void* data, hb_draw_state_t* from, float x1, float y1, float x2, float y2, float x, float y, void*) {
    static_cast<Tracer*>(data)->curve(*from, x1, y1, x2, y2, x, y);
}

std::unique_ptr<hb_draw_funcs_t, ReleaseDraw> tracing() {
    std::unique_ptr<hb_draw_funcs_t, ReleaseDraw> funcs(hb_draw_funcs_create());
    hb_draw_funcs_set_line_to_func(funcs.get(), line_to, nullptr, nullptr);
    hb_draw_funcs_set_cubic_to_func(funcs.get(), cubic_to, nullptr, nullptr);
    return funcs;
}

std::int32_t rounded(float value) {
    return static_cast<std::int32_t>(std::lround(value));
}

}  // namespace

std::optional<std::uint16_t> Shaper::glyph(FaceId face, char32_t c) const {
    hb_codepoint_t glyph = 0;
    if (!hb_font_get_nominal_glyph(faces_[face].font.get(), c, &glyph)) return std::nullopt;
    return static_cast<std::uint16_t>(glyph);
}

Shaper::Ink Shaper::ink(FaceId face, std::uint16_t glyph) const {
    hb_glyph_extents_t box{};
    hb_font_get_glyph_extents(faces_[face].font.get(), glyph, &box);
    return {
        box.x_bearing,
        box.x_bearing + box.width,
        box.y_bearing + box.height,
        box.y_bearing};
}

Shaper::Ink Shaper::ink_within(
    FaceId face, std::uint16_t glyph, std::int32_t bottom, std::int32_t top
) const {
    Tracer tracer{static_cast<float>(bottom), static_cast<float>(top)};
    const auto funcs = tracing();
    hb_font_get_glyph_shape(faces_[face].font.get(), glyph, funcs.get(), &tracer);
    return {rounded(tracer.left), rounded(tracer.right), bottom, top};
}

}  // namespace pam::foundry
