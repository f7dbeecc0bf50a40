// A picture in few colours: paper, ink and one accent, as masks that are mixed into a
// palette PNG of four bits a pixel. A cover of type alone is then a few kilobytes and
// quickly written. Shops want a JPEG, and whoever prints the cover or changes it a drawing.
#pragma once

#include "base/files.h"
#include "base/result.h"
#include "press/faces.h"
#include "style/computed_style.h"

#include <string>
#include <vector>

namespace pam::press {

struct PictureColors {
    style::Color paper, ink, accent;
};

/// Places are from the top left, in units of which `scale` pixels are one.
class Picture {
public:
    enum class Keep { Pixels, Outlines };
    Picture(
        int width, int height, double scale, PictureColors colors, Keep keep = Keep::Pixels
    );

    enum class Layer { Ink, Accent };
    void fill(Layer layer, double x, double y, double width, double height);
    /// Glyphs as outlines, so that they stand where they were put to a fraction of a pixel.
    void glyphs(Layer layer, Point origin, const foundry::GlyphRun& run, Faces& faces);

    /// Errors: PR001.
    [[nodiscard]] Result<Bytes> png();
    /// In all colours between the three. Errors: PR001.
    [[nodiscard]] Result<Bytes> jpeg();
    /// The same shapes as outlines, SVG 1.1. Needs Keep::Outlines. Errors: PR001.
    [[nodiscard]] Result<Bytes> svg() const;

private:
    struct Mask {
        SurfaceHandle surface;
        ContextHandle cairo;
    };
    [[nodiscard]] Result<void> check() const;
    [[nodiscard]] Mask& mask(Layer layer) { return layer == Layer::Ink ? ink_ : accent_; }
    void fill_path(Layer layer);

    int units_wide_;
    int units_high_;
    int width_;
    int height_;
    PictureColors colors_;
    Keep keep_;
    Mask ink_;
    Mask accent_;
    std::string outlines_;  // of what was filled, as elements of SVG
};

}  // namespace pam::press
