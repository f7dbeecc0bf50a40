// SVG by librsvg, which draws it for the page: what it cannot read or draw must be known
// before. Most drawings need only be read; those that use parts of themselves again may
// grow without end when they are drawn.
#include "model/picture.h"

#include <cairo.h>
#include <librsvg/rsvg.h>

#include <memory>

namespace pam::model {

namespace {

struct ReleaseObject {
    void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
};
struct ReleaseSurface {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct ReleaseContext {
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};

Error refused(GError* error) {
    Error told = damaged(error != nullptr ? error->message : "it cannot be drawn");
    if (error != nullptr) g_error_free(error);
    return told;
}

}  // namespace

Result<void> check_svg(std::string_view bytes) {
    GError* error = nullptr;
    const std::unique_ptr<RsvgHandle, ReleaseObject> drawing(rsvg_handle_new_from_data(
        reinterpret_cast<const guint8*>(bytes.data()), bytes.size(), &error
    ));
    if (!drawing) return refused(error);
    if (bytes.find("<use") == std::string_view::npos
        && bytes.find(":use") == std::string_view::npos)
        return {};
    constexpr int side = 16;
    const std::unique_ptr<cairo_surface_t, ReleaseSurface> surface(
        cairo_image_surface_create(CAIRO_FORMAT_A8, side, side)
    );
    const std::unique_ptr<cairo_t, ReleaseContext> cairo(cairo_create(surface.get()));
    const RsvgRectangle page{0, 0, side, side};
    if (rsvg_handle_render_document(drawing.get(), cairo.get(), &page, &error) == 0)
        return refused(error);
    return {};
}

}  // namespace pam::model
