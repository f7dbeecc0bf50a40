// What a page carries besides its text: its number, the running head over it, the marks
// between scanned pages, the printer's signature at its foot. Repetition and sequence tell
// it; it is set apart in the ledger, where it can be refused, and a paragraph that runs
// over the page is one again.
#pragma once

#include "manuscript/lines.h"
#include "manuscript/manuscript.h"

#include <cstdint>
#include <vector>

namespace pam::manuscript {

/// A line that is furniture and the rule that says so.
struct Furniture {
    Span span;
    const char* rule = "";
    const char* code = "";
    bool refused = false;  // the editor wants it in the text
};

/// Takes the furniture out of `lines`, with the blank lines around it where the text runs
/// on. A line whose first byte is among `kept` (ascending) stays, and is told as refused.
[[nodiscard]] std::vector<Furniture>
take_furniture(const Source& source, Lines& lines, const std::vector<std::uint32_t>& kept);

/// Leaves the furniture (ascending) out of the texts that run over it, and enters it into
/// the ledger.
void set_furniture_apart(
    const Source& source,
    const std::vector<Furniture>& furniture,
    Manuscript& manuscript,
    Diagnostics& log
);

/// First bytes of the furniture whose entries the editor refuses, by the numbers of the
/// finished ledger; ascending.
[[nodiscard]] std::vector<std::uint32_t>
refused_furniture(const Manuscript& finished, const ReadOptions& options);

}  // namespace pam::manuscript
