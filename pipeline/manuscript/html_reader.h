// HTML: saved pages, archive pages, chapters of e-books. The page is parsed as browsers
// parse it; its article becomes the document, and what else stands on it is set apart in
// the ledger, where it can be called back.
#pragma once

#include "manuscript/manuscript.h"

namespace pam::manuscript {

[[nodiscard]] Manuscript
read_html(const Source& source, const ReadOptions& options, Diagnostics& log);

/// The spans of parts set apart that the editor refuses to leave out, by the numbers of
/// `refuse` in the ledger of a finished manuscript.
[[nodiscard]] std::vector<Span>
refused_parts(const Manuscript& finished, const std::vector<int>& refuse);

/// The same reading with these parts in their places; their entries say that they were
/// refused.
[[nodiscard]] Manuscript read_html_with(
    const std::vector<Span>& parts,
    const Source& source,
    const ReadOptions& options,
    Diagnostics& log
);

}  // namespace pam::manuscript
