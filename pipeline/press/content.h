// A page's content stream, from Cairo's words to ours: inks for stand-ins, marked content
// that says what it is, glyphs exactly where they were put, images in their boxes, and no
// ActualText where the glyphs say the same by themselves.
#pragma once

#include "base/result.h"
#include "press/content_font.h"
#include "press/ink.h"
#include "press/paint.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace pam::press {

/// An image as a resource of the file. `place` maps the image's own space to the unit
/// square, y upwards, as in ISO 32000-1, 8.3.3; it is more than a scale where a photograph
/// is to be turned.
struct Artwork {
    std::string name;  // of the resource, with its solidus
    std::array<double, 6> place{1, 0, 0, 1, 0, 0};
};

struct ContentSources {
    const Inks& inks;
    const ContentFonts& fonts;
    const std::vector<Artwork>& artworks;  // by index of the image in the model
};

/// Errors: PR002 for anything that the painter does not paint, and when leaves or glyphs do
/// not match `marks`.
[[nodiscard]] Result<std::string>
finish_content(std::string_view raw, const PageMarks& marks, const ContentSources& sources);

}  // namespace pam::press
