// Owners for the C libraries' objects, so that every way out of a function lets go of them.
#pragma once

#include <cairo.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include <memory>
#include <type_traits>

namespace pam::press {

template<auto release>
struct Release {
    template<typename T>
    void operator()(T* object) const {
        release(object);
    }
};

using SurfaceHandle = std::unique_ptr<cairo_surface_t, Release<cairo_surface_destroy>>;
using ContextHandle = std::unique_ptr<cairo_t, Release<cairo_destroy>>;
using CairoFaceHandle =
    std::unique_ptr<cairo_font_face_t, Release<cairo_font_face_destroy>>;
using ScaledFontHandle =
    std::unique_ptr<cairo_scaled_font_t, Release<cairo_scaled_font_destroy>>;
using FontOptionsHandle =
    std::unique_ptr<cairo_font_options_t, Release<cairo_font_options_destroy>>;
using FreeTypeHandle =
    std::unique_ptr<std::remove_pointer_t<FT_Library>, Release<FT_Done_FreeType>>;
using FreeTypeFaceHandle =
    std::unique_ptr<std::remove_pointer_t<FT_Face>, Release<FT_Done_Face>>;

}  // namespace pam::press
