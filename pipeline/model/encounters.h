// The calls and images that a reader of the blocks meets, in order.
#pragma once

#include "document/document.h"

#include <functional>

namespace pam::model {

struct Encounters {
    std::function<void(const document::NoteReference&)> note = {};
    std::function<void(const document::Image&)> image = {};
};

/// Tells of each note call and each image in the blocks; notes themselves are not entered.
void meet(const document::Blocks& blocks, const Encounters& tell);

}  // namespace pam::model
