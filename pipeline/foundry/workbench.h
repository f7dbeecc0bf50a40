// HarfBuzz's buffer, kept between calls, and each type's features ready for it. Private to this room.
#pragma once

#include "foundry/face_store.h"
#include "foundry/shaper.h"

#include <hb.h>

#include <vector>

namespace pam::foundry {

/// A type as HarfBuzz wants it.
struct ShapePlan {
    std::vector<hb_feature_t> features;
    hb_script_t script = HB_SCRIPT_LATIN;
    hb_direction_t direction = HB_DIRECTION_LTR;
    hb_language_t language = HB_LANGUAGE_INVALID;
};

struct Workbench {
    Workbench() : buffer(hb_buffer_create()) {}
    ~Workbench() { hb_buffer_destroy(buffer); }
    Workbench(const Workbench&) = delete;
    Workbench& operator=(const Workbench&) = delete;

    /// Fills the buffer with the text as the type transforms it, clusters being bytes of `text`, and
    /// shapes it. A space before has cluster 0 and moves the text by one; one after follows the text.
    void shape(const OpenFace& face, const Type& type, const ShapePlan& plan, std::string_view text, Neighbours neighbours);

    hb_buffer_t* buffer;
    std::vector<ShapePlan> plans;  // by TypeId
};

/// The type's OpenType features; those that the face lacks are noted in `faces`.
[[nodiscard]] ShapePlan plan_of(const Type& type, FaceStore& faces);

}  // namespace pam::foundry
