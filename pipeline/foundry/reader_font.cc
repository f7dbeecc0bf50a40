#include "foundry/reader_font.h"

#include "foundry/codes.h"
#include "foundry/harfbuzz_handles.h"
#include "foundry/name_table.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace pam::foundry {

namespace {

/// What a reading system may set of its own: hyphens, numbers of notes and lists, bullets.
constexpr std::u32string_view always =
    U" \u00A00123456789.,-\u2010\u2013\u2014\u2018\u2019\u201C\u201D\u2026\u2022()[]";

/// OS/2 fsType (OpenType 1.9). The lowest four bits say who may embed the font.
enum FsType : unsigned int {
    UsageMask = 0x000F,
    Restricted = 0x0002,
    NoSubsetting = 0x0100,
    BitmapOnly = 0x0200
};

constexpr hb_tag_t name_tag = HB_TAG('n', 'a', 'm', 'e');

Bytes table(hb_face_t* face, hb_tag_t tag) {
    const BlobHandle blob(hb_face_reference_table(face, tag));
    unsigned int size = 0;
    const char* data = hb_blob_get_data(blob.get(), &size);
    return size == 0 ? Bytes() : Bytes(data, size);
}

Bytes whole(hb_face_t* face) {
    const BlobHandle blob(hb_face_reference_blob(face));
    unsigned int size = 0;
    const char* data = hb_blob_get_data(blob.get(), &size);
    return size == 0 ? Bytes() : Bytes(data, size);
}

unsigned int fs_type(hb_face_t* face) {
    const Bytes os2 = table(face, HB_TAG('O', 'S', '/', '2'));
    if (os2.size() < 10) return 0;
    return static_cast<unsigned int>(static_cast<unsigned char>(os2[8])) << 8
           | static_cast<unsigned char>(os2[9]);
}

/// Names 0 to 6: copyright and what it is called; 13, 14: licence and where it stands.
void keep_names(hb_subset_input_t* input) {
    hb_set_t* names = hb_subset_input_set(input, HB_SUBSET_SETS_NAME_ID);
    hb_set_add_range(names, 0, 6);
    hb_set_add_range(names, 13, 14);
    hb_set_add(names, 16);
}

/// The small capitals and figures that style sheets ask for; HarfBuzz keeps only what is on
/// by default.
void keep_features(hb_subset_input_t* input) {
    hb_set_t* features = hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
    for (const std::string_view tag :
         {"smcp", "c2sc", "onum", "lnum", "tnum", "pnum", "sups", "subs", "case"})
        hb_set_add(features, hb_tag_from_string(tag.data(), static_cast<int>(tag.size())));
}

FaceHandle subset(hb_face_t* face, const std::u32string& characters) {
    const InputHandle input(hb_subset_input_create_or_fail());
    if (!input) return nullptr;
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    hb_set_t* wanted = hb_subset_input_unicode_set(input.get());
    for (const char32_t c : characters)
        hb_set_add(wanted, c);
    for (const char32_t c : always)
        hb_set_add(wanted, c);
    keep_names(input.get());
    keep_features(input.get());
    return FaceHandle(hb_subset_or_fail(face, input.get()));
}

FaceHandle open_face(std::string_view bytes, unsigned int index) {
    const BlobHandle blob(hb_blob_create(
        bytes.data(),
        static_cast<unsigned int>(bytes.size()),
        HB_MEMORY_MODE_READONLY,
        nullptr,
        nullptr
    ));
    return FaceHandle(hb_face_create(blob.get(), index));
}

/// The same font under another family name.
Bytes under_name(const Bytes& font, std::string_view family) {
    const FaceHandle face = open_face(font, 0);
    const Bytes names = renamed(table(face.get(), name_tag), family);
    const FaceHandle builder(hb_face_builder_create());
    std::array<hb_tag_t, 64> tags{};
    unsigned int count = tags.size();
    hb_face_get_table_tags(face.get(), 0, &count, tags.data());
    for (unsigned int i = 0; i < count; ++i) {
        const Bytes kept = tags[i] == name_tag ? names : table(face.get(), tags[i]);
        const BlobHandle blob(hb_blob_create(
            kept.data(),
            static_cast<unsigned int>(kept.size()),
            HB_MEMORY_MODE_DUPLICATE,
            nullptr,
            nullptr
        ));
        hb_face_builder_add_table(builder.get(), tags[i], blob.get());
    }
    return whole(builder.get());
}

Error not_embeddable(const Bytes& names, const char* why, const char* hint) {
    return {
        codes::font_not_embeddable,
        fmt::format("the font \"{}\" {}", name_of(names, 4), why),
        Span::none(),
        {hint}};
}

}  // namespace

Result<ReaderFont> reader_font(
    const FontFile& file, const std::u32string& characters, std::string_view family
) {
    const FaceHandle face = open_face(file.bytes, file.index);
    const Bytes names = table(face.get(), name_tag);
    const unsigned int permission = fs_type(face.get());
    if ((permission & UsageMask) == Restricted || (permission & BitmapOnly) != 0)
        return not_embeddable(
            names,
            "may not be embedded",
            "its makers forbid it (OS/2 fsType); choose another family in the style, or "
            "leave --embed-fonts away"
        );
    ReaderFont made;
    if ((permission & NoSubsetting) != 0) {
        made.bytes = whole(face.get());
    } else {
        const FaceHandle cut = subset(face.get(), characters);
        if (!cut)
            return not_embeddable(names, "cannot be cut down", "leave --embed-fonts away");
        made.bytes = whole(cut.get());
        made.renamed = reserves_name(names);
        if (made.renamed) made.bytes = under_name(made.bytes, family);
    }
    made.media_type = made.bytes.starts_with("OTTO") ? "font/otf" : "font/ttf";
    return made;
}

}  // namespace pam::foundry
