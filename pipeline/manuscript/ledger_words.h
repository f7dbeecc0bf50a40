// What both ledgers tell of an entry: the words it stands in, as typed and as set, and how
// often each rule was at work.
#pragma once

#include "base/source.h"
#include "manuscript/manuscript.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pam::manuscript {

/// A change in its word, so that it can be judged without opening the manuscript.
struct ChangedWord {
    std::string before;
    std::string after;
};

/// The words around neighbouring entries of the manuscript's ledger, as typed and as they
/// stand when these entries and all others there that hold are made, markup left out.
/// `entries`, not empty, is a part of that ledger.
[[nodiscard]] ChangedWord changed_word(
    std::string_view text,
    const Manuscript& manuscript,
    std::span<const LedgerEntry> entries
);

/// True when both entries are changes in one word, the second right after the first.
[[nodiscard]] bool
share_a_word(std::string_view text, const LedgerEntry& first, const LedgerEntry& second);

/// How often one rule changed, proposed and was refused.
struct Tally {
    std::string_view rule;
    std::string_view code;
    std::size_t applied = 0;
    std::size_t proposed = 0;
    std::size_t refused = 0;
    [[nodiscard]] std::size_t total() const { return applied + proposed + refused; }
};

/// By rule, the most frequent first.
[[nodiscard]] std::vector<Tally> tallies_of(const std::vector<LedgerEntry>& ledger);

/// The file's name without its folder: a ledger is the same wherever the manuscript lies.
[[nodiscard]] std::string_view bare_name(const Source& source);

}  // namespace pam::manuscript
