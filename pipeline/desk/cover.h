// The covers of a work: made by the press, or the editor's own picture once it is known to
// be one that shops and reading systems take.
#pragma once

#include "base/files.h"
#include "base/result.h"
#include "desk/options.h"
#include "desk/workbench.h"

namespace pam::desk {

struct Covers {
    Bytes book;     // PNG or JPEG, inside the e-book
    Bytes store;    // for the shop's window; empty unless it is wanted
    Bytes drawing;  // the same in outlines, SVG; empty for the editor's own picture
};

/// Errors: DK015 the editor's picture cannot be a cover; those of files and the press.
[[nodiscard]] Result<Covers> make_covers(const Options& options, Workbench& bench);

}  // namespace pam::desk
