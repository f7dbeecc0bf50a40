// Images as resources of the file. Each is written once, however often it is shown, and as
// near to the author's own bytes as PDF allows: JPEG as it is, PNG as it is where PDF knows
// its kind, SVG as vectors.
#pragma once

#include "base/result.h"
#include "model/typeset_model.h"
#include "press/content.h"
#include "press/drawing_fonts.h"
#include "press/paint.h"
#include "press/picture_profiles.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace pam::press {

/// An image or a form of the file.
struct ArtworkObject {
    QPDFObjectHandle object;
    bool transparent = false;
    std::array<double, 6> place{1, 0, 0, 1, 0, 0};
    /// A drawing's own file, from which its streams are copied when the whole is written.
    std::shared_ptr<QPDF> source;
    std::shared_ptr<std::string> source_bytes;
};

class Artworks {
public:
    /// Makes those that are shown on some page. libqpdf's exceptions pass through. Errors:
    /// PR003, with the image's name.
    [[nodiscard]] static Result<Artworks> make(
        QPDF& pdf,
        const Painted& painted,
        const std::vector<model::ImageResource>& images,
        DrawingFonts& fonts
    );

    /// By index of the image.
    [[nodiscard]] const std::vector<Artwork>& list() const { return list_; }
    [[nodiscard]] QPDFObjectHandle object(std::size_t image) const {
        return objects_[image].object;
    }
    [[nodiscard]] bool transparent(std::size_t image) const {
        return objects_[image].transparent;
    }

private:
    std::vector<Artwork> list_;
    std::vector<ArtworkObject> objects_;
};

/// One for each kind. Errors are told without the image's name.
[[nodiscard]] Result<ArtworkObject>
jpeg_artwork(QPDF& pdf, const model::ImageResource& image, PictureProfiles& profiles);
[[nodiscard]] Result<ArtworkObject>
png_artwork(QPDF& pdf, const model::ImageResource& image, PictureProfiles& profiles);
[[nodiscard]] Result<ArtworkObject>
svg_artwork(QPDF& pdf, const model::ImageResource& image, DrawingFonts& fonts);

}  // namespace pam::press
