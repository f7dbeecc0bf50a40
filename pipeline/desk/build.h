// `pamphleteer build`: manuscript in; EPUB, PDF and ledger out, proven before they replace
// the old ones.
#pragma once

#include "desk/exit_status.h"
#include "desk/options.h"
#include "desk/reporter.h"

namespace pam::desk {

/// Builds every manuscript; the status is that of the first that failed.
[[nodiscard]] ExitStatus build(const Options& options, Reporter& reporter);

}  // namespace pam::desk
