#include "press/artwork.h"

#include "press/codes.h"

#include <fmt/format.h>

namespace pam::press {
namespace {

Result<ArtworkObject> make_one(
    QPDF& pdf,
    const model::ImageResource& image,
    DrawingFonts& fonts,
    PictureProfiles& profiles
) {
    if (image.media_type == "image/jpeg") return jpeg_artwork(pdf, image, profiles);
    if (image.media_type == "image/png") return png_artwork(pdf, image, profiles);
    if (image.media_type == "image/svg+xml") return svg_artwork(pdf, image, fonts);
    return Error{codes::image_refused, fmt::format("its kind is {}", image.media_type)};
}

/// The same failure, told with the image's name and its place in the manuscript.
Error named(const Error& error, const model::ImageResource& image) {
    Error told = error;
    told.message =
        fmt::format("image \"{}\" cannot be painted: {}", image.name, error.message);
    told.span = image.span;
    told.hints.push_back("save the image again as PNG or JPEG with another program");
    return told;
}

}  // namespace

Result<Artworks> Artworks::make(
    QPDF& pdf,
    const Painted& painted,
    const std::vector<model::ImageResource>& images,
    DrawingFonts& fonts
) {
    Artworks artworks;
    PictureProfiles profiles;
    artworks.list_.resize(images.size());
    artworks.objects_.resize(images.size());
    for (const PageMarks& marks : painted.pages) {
        for (const page::PlacedImage& placed : marks.images) {
            if (placed.image >= images.size())
                return Error{
                    codes::image_refused,
                    fmt::format("there is no image {}", placed.image)};
            Artwork& artwork = artworks.list_[placed.image];
            if (!artwork.name.empty()) continue;
            auto made = make_one(pdf, images[placed.image], fonts, profiles);
            if (!made) return named(made.error(), images[placed.image]);
            artwork = {fmt::format("/Im{}", placed.image), made->place};
            artworks.objects_[placed.image] = std::move(*made);
        }
    }
    return artworks;
}

}  // namespace pam::press
