// The changes that the copy desk has found, before any is made: each has its ledger entry
// and its place in the document. The editor's decisions come between finding and making.
#pragma once

#include "manuscript/edits.h"

#include <cstdint>
#include <vector>

namespace pam::manuscript {

/// Bytes [begin, end) of a text of the document.
struct TextPlace {
    document::Text* text = nullptr;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// What the desk found. `places[i]` is where `entries[i]` would be made.
struct Findings {
    std::vector<LedgerEntry> entries;
    std::vector<TextPlace> places;
};

/// Enters the findings in the manuscript's ledger, numbers it, follows the editor's
/// `refuse` and `accept` and makes the changes that hold. Numbers that name no entry, and
/// entries that cannot be put back, are diagnostics.
void settle_ledger(
    Findings findings, Manuscript& manuscript, const ReadOptions& options, Diagnostics& log
);

}  // namespace pam::manuscript
