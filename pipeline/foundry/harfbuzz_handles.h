// HarfBuzz's objects, released where their owner ends.
#pragma once

#include <hb-subset.h>
#include <hb.h>

#include <memory>

namespace pam::foundry {

template<auto release>
struct Release {
    template<typename T>
    void operator()(T* object) const {
        release(object);
    }
};
using BlobHandle = std::unique_ptr<hb_blob_t, Release<hb_blob_destroy>>;
using FaceHandle = std::unique_ptr<hb_face_t, Release<hb_face_destroy>>;
using InputHandle = std::unique_ptr<hb_subset_input_t, Release<hb_subset_input_destroy>>;

}  // namespace pam::foundry
