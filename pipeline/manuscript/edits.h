// Changes to texts: made in place, the way back to the source kept exact, each told to the
// ledger.
#pragma once

#include "document/document.h"
#include "manuscript/manuscript.h"
#include "manuscript/references.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pam::manuscript {

/// Bytes [begin, end) of a text become `after`, by the rule of that name and code.
struct Edit {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string after;
    const char* rule = "";
    const char* code = "";
    Standing standing = Standing::Applied;
};
using Edits = std::vector<Edit>;

/// Applies `edits` (ascending, disjoint) to the text and appends a ledger entry for each.
/// An edit that is not `placed` is left undone: the author meant it so. Generated text is
/// changed without an entry, for it is not the manuscript's.
void apply(
    const Edits& edits,
    document::Text& text,
    const Source& source,
    std::vector<LedgerEntry>& ledger
);

/// The source bytes that bytes [begin, end) of a text, not empty, came from.
[[nodiscard]] Span
source_span(const document::Text& text, std::size_t begin, std::size_t end);

/// An edit and the source bytes that it changes.
struct Placed {
    Edit edit;
    Span place;
};

/// Where an edit of a text that came from the source stands there as typed, white space
/// apart. A word that stands in two places, one half on either side of something set apart
/// (the border of a scanned page), is changed only where its hyphen is. `references` are
/// the format's own way of writing characters. None: the author wrote it so on purpose, or
/// through markup.
[[nodiscard]] std::optional<Placed> placed(
    const Edit& edit,
    const document::Text& text,
    const Source& source,
    const References& references
);

[[nodiscard]] LedgerEntry entry_of(const Placed& placed, const Source& source);

/// Changes the text alone; the ledger is the caller's. `edits` are ascending and disjoint.
void amend(document::Text& text, const Edits& edits);

/// The same changes to a plain string.
[[nodiscard]] std::string applied(const Edits& edits, std::string_view text);

/// Puts the ledger in source order and numbers it from 1.
void number_ledger(std::vector<LedgerEntry>& ledger);

/// The order of the ledger.
[[nodiscard]] bool stands_before(const LedgerEntry& a, const LedgerEntry& b);

/// Numbers a ledger that is in order. Entries within words that were called back come last,
/// for a ledger without that refusal does not have them.
void give_numbers(std::vector<LedgerEntry>& ledger);

}  // namespace pam::manuscript
