// The fonts as the painted file takes them: large ones cut down to what the pages show.
#pragma once

#include "base/files.h"
#include "foundry/foundry.h"
#include "page/paged_document.h"

#include <vector>

namespace pam::press {

struct LeanFonts {
    std::vector<foundry::FontFile>
        files;  // by FaceId; point into the foundry or into `cut`
    std::vector<Bytes> cut;
};

[[nodiscard]] LeanFonts
lean_fonts(const foundry::Foundry& foundry, const page::PagedDocument& paged);

}  // namespace pam::press
