// SVG into PDF: librsvg draws it into a small file of its own, whose page becomes a form.
// Whatever the drawing needs (gradients, opacity, fonts) stays inside the form and never
// touches the page's own content.
#include "press/artwork.h"
#include "press/codes.h"
#include "press/embedded_fonts.h"
#include "press/handles.h"

#include <cairo-pdf.h>
#include <fmt/format.h>
#include <librsvg/rsvg.h>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

namespace pam::press {
namespace {

using Object = QPDFObjectHandle;

struct ReleaseObject {
    void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
};
using DrawingHandle = std::unique_ptr<RsvgHandle, ReleaseObject>;

Error refused(GError* error, const char* otherwise) {
    Error told{codes::image_refused, error != nullptr ? error->message : otherwise};
    if (error != nullptr) g_error_free(error);
    return told;
}

cairo_status_t append(void* bytes, const unsigned char* data, unsigned length) {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

Result<std::shared_ptr<std::string>> drawn(const model::ImageResource& image) {
    GError* error = nullptr;
    const auto* data = reinterpret_cast<const guint8*>(image.bytes.data());
    const DrawingHandle drawing(rsvg_handle_new_from_data(data, image.bytes.size(), &error)
    );
    if (drawing == nullptr) return refused(error, "it is not a drawing");
    auto bytes = std::make_shared<std::string>();
    const SurfaceHandle surface(
        cairo_pdf_surface_create_for_stream(append, bytes.get(), image.width, image.height)
    );
    cairo_surface_set_fallback_resolution(surface.get(), 300, 300);
    const ContextHandle cairo(cairo_create(surface.get()));
    const RsvgRectangle page{
        0, 0, static_cast<double>(image.width), static_cast<double>(image.height)};
    if (rsvg_handle_render_document(drawing.get(), cairo.get(), &page, &error) == 0)
        return refused(error, "it cannot be drawn");
    cairo_show_page(cairo.get());
    cairo_surface_finish(surface.get());
    const cairo_status_t status = cairo_surface_status(surface.get());
    if (status != CAIRO_STATUS_SUCCESS)
        return Error{codes::image_refused, cairo_status_to_string(status)};
    return bytes;
}

/// Cairo gives every page a group; only drawings with masks, opacity or images inside need
/// one.
bool is_plain(Object resources) {
    if (resources.hasKey("/XObject") || resources.hasKey("/Pattern")) return false;
    Object states = resources.getKey("/ExtGState");
    if (!states.isDictionary()) return true;
    for (const std::string& key : states.getKeys())
        if (key != "/a0" || states.getKey(key).getKey("/ca").getNumericValue() != 1)
            return false;
    return true;
}

/// Cairo has every image inside smoothed, which PDF/A-2 6.2.8 forbids and small pictures
/// suffer from.
void leave_unsmoothed(QPDF& source) {
    for (Object& object : source.getAllObjects())
        if (object.isStream() && object.getDict().hasKey("/Interpolate"))
            object.getDict().removeKey("/Interpolate");
}

}  // namespace

Result<ArtworkObject>
svg_artwork(QPDF& pdf, const model::ImageResource& image, DrawingFonts& fonts) {
    if (image.width <= 0 || image.height <= 0)
        return Error{codes::image_refused, "it has no size"};
    if (image.bytes.find("<text") != std::string::npos) fonts.make_ready();
    ArtworkObject artwork;
    PAM_TRY(artwork.source_bytes, drawn(image));
    artwork.source = std::make_shared<QPDF>();
    artwork.source->setSuppressWarnings(true);
    artwork.source->processMemoryFile(
        "drawing", artwork.source_bytes->data(), artwork.source_bytes->size()
    );
    leave_unsmoothed(*artwork.source);
    PAM_CHECK(mend_drawing_fonts(*artwork.source));
    const std::vector<QPDFPageObjectHelper> pages =
        QPDFPageDocumentHelper(*artwork.source).getAllPages();
    if (pages.empty()) return Error{codes::image_refused, "nothing was drawn"};
    QPDFPageObjectHelper page = pages.front();
    Object form = pdf.copyForeignObject(page.getFormXObjectForPage());
    artwork.transparent = !is_plain(page.getAttribute("/Resources", false));
    if (!artwork.transparent) form.getDict().removeKey("/Group");
    artwork.object = form;
    artwork.place = {1.0 / image.width, 0, 0, 1.0 / image.height, 0, 0};
    return artwork;
}

}  // namespace pam::press
