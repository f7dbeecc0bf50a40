// A font cut down for an e-book: reading systems shape its text themselves, so it keeps its
// tables for that, and the names that its licence asks to travel with it.
#pragma once

#include "base/files.h"
#include "base/result.h"
#include "foundry/foundry.h"

#include <string>

namespace pam::foundry {

struct ReaderFont {
    Bytes bytes;
    std::string media_type;  // font/otf or font/ttf
    bool renamed = false;    // its makers keep its name for the whole font
};

/// The font with the glyphs of these characters, and of what a reading system may add:
/// figures, quotation marks, dashes, hyphens. A font that may be embedded but not be cut
/// down stays whole. `family` is what it is called where its own name is reserved.
/// Errors: FD009 the font's own flags (OS/2 fsType) forbid embedding; it cannot be cut.
[[nodiscard]] Result<ReaderFont> reader_font(
    const FontFile& file, const std::u32string& characters, std::string_view family
);

}  // namespace pam::foundry
