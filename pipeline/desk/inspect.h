// Commands that look and write nothing: proof, dump, explain, styles, fonts, doctor.
#pragma once

#include "desk/exit_status.h"
#include "desk/options.h"
#include "desk/reporter.h"

namespace pam::desk {

[[nodiscard]] ExitStatus proof(const Options& options, Reporter& reporter);
[[nodiscard]] ExitStatus dump(const Options& options, Reporter& reporter);
/// Tells of one page, named by its folio as printed. Errors: DK014 where there is none
/// such.
[[nodiscard]] ExitStatus explain(const Options& options, Reporter& reporter);
[[nodiscard]] ExitStatus list_styles(const Reporter& reporter);
[[nodiscard]] ExitStatus list_fonts(const Reporter& reporter);
[[nodiscard]] ExitStatus doctor(const Reporter& reporter);

}  // namespace pam::desk
