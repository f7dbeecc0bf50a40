// What --profile mail states about a plain text: header lines at its head, quotations
// behind
// ">", who is quoted, lines that flow (RFC 3676), and a signature after "-- ".
#pragma once

#include "manuscript/manuscript.h"

namespace pam::manuscript {

[[nodiscard]] Manuscript
read_mail(const Source& source, const ReadOptions& options, Diagnostics& log);

/// Says in the log and the inferences when a text looks like a mail.
void propose_mail(
    const Source& source, std::vector<Inference>& inferences, Diagnostics& log
);

}  // namespace pam::manuscript
