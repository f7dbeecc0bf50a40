// The command preflight: examines finished files and tells what a store, a reading system
// or a blind reader would stumble over.
#pragma once

#include "desk/exit_status.h"
#include "desk/options.h"
#include "desk/reporter.h"

namespace pam::desk {

/// Each file in turn. Errors: DK017 neither EPUB nor PDF.
[[nodiscard]] ExitStatus preflight_files(const Options& options, Reporter& reporter);

}  // namespace pam::desk
