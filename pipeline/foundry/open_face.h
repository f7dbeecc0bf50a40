// One opened font file: HarfBuzz's immutable face and font in design units, and what the
// shaper asks of it. Private to this room.
#pragma once

#include "base/result.h"
#include "foundry/catalogue.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

struct hb_blob_t;
struct hb_face_t;
struct hb_font_t;

namespace pam::foundry {

struct ReleaseBlob {
    void operator()(hb_blob_t* blob) const;
};
struct ReleaseFace {
    void operator()(hb_face_t* face) const;
};
struct ReleaseFont {
    void operator()(hb_font_t* font) const;
};

/// Opened faces never change; glyph measures are in design units (`units_per_em` to the
/// em).
struct OpenFace {
    std::size_t declared = 0;  // index in Catalogue::faces
    unsigned int index = 0;    // in a file that is a collection
    std::unique_ptr<hb_blob_t, ReleaseBlob> blob;
    std::unique_ptr<hb_face_t, ReleaseFace> face;
    std::unique_ptr<hb_font_t, ReleaseFont> font;
    std::vector<std::uint32_t> features;  // OpenType tags of GSUB, ascending
    std::int32_t units_per_em = 1000;
    std::int32_t ascent = 0, descent = 0, x_height = 0, cap_height = 0;
    std::uint16_t space = 0;  // glyphs; 0 where the face has none
    std::uint16_t hyphen = 0;
    std::int32_t space_width = 0;

    [[nodiscard]] std::string_view bytes() const;
    [[nodiscard]] bool has_glyph(char32_t c) const;
    [[nodiscard]] std::uint16_t glyph(char32_t c) const;  // 0: none
    [[nodiscard]] bool has_feature(std::uint32_t tag) const;
    [[nodiscard]] std::int32_t advance(std::uint16_t glyph) const;
};

/// Opens the file of a declared face. Errors: FD003 missing, FD004 another face than
/// declared.
[[nodiscard]] Result<OpenFace> open_face(const DeclaredFace& declared);

}  // namespace pam::foundry
