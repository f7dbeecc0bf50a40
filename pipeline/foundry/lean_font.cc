#include "foundry/lean_font.h"

#include "foundry/harfbuzz_handles.h"

#include <hb-ot.h>

namespace pam::foundry {

namespace {

void drop_shaping_tables(hb_subset_input_t* input) {
    hb_set_t* dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (const hb_tag_t tag :
         {HB_TAG('G', 'S', 'U', 'B'),
          HB_TAG('G', 'P', 'O', 'S'),
          HB_TAG('G', 'D', 'E', 'F'),
          HB_TAG('B', 'A', 'S', 'E'),
          HB_TAG('V', 'O', 'R', 'G')})
        hb_set_add(dropped, tag);
}

void pin_axes(hb_face_t* face, hb_subset_input_t* input) {
    unsigned int count = hb_ot_var_get_axis_count(face);
    std::vector<hb_ot_var_axis_info_t> axes(count);
    hb_ot_var_get_axis_infos(face, 0, &count, axes.data());
    for (const hb_ot_var_axis_info_t& axis : axes)
        hb_subset_input_pin_axis_to_default(input, face, axis.tag);
}

}  // namespace

std::optional<Bytes>
lean_font(const FontFile& file, const std::vector<std::uint16_t>& glyphs) {
    const BlobHandle blob(hb_blob_create(
        file.bytes.data(),
        static_cast<unsigned int>(file.bytes.size()),
        HB_MEMORY_MODE_READONLY,
        nullptr,
        nullptr
    ));
    const FaceHandle face(hb_face_create(blob.get(), file.index));
    const InputHandle input(hb_subset_input_create_or_fail());
    if (!input) return std::nullopt;
    hb_subset_input_set_flags(
        input.get(),
        HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_DESUBROUTINIZE
            | HB_SUBSET_FLAGS_NOTDEF_OUTLINE
    );
    for (const std::uint16_t glyph : glyphs)
        hb_set_add(hb_subset_input_glyph_set(input.get()), glyph);
    hb_set_add(hb_subset_input_unicode_set(input.get()), U' ');
    drop_shaping_tables(input.get());
    pin_axes(face.get(), input.get());
    const FaceHandle lean(hb_subset_or_fail(face.get(), input.get()));
    if (!lean) return std::nullopt;
    const BlobHandle made(hb_face_reference_blob(lean.get()));
    unsigned int size = 0;
    const char* data = hb_blob_get_data(made.get(), &size);
    return Bytes(data, size);
}

}  // namespace pam::foundry
