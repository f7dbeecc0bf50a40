// Where a word (characters without a space between them) may be broken: after dashes and
// slashes, within addresses, at soft hyphens, and where the patterns allow a hyphen.
// Private to this room.
#pragma once

#include "foundry/hyphenator.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace pam::foundry {

enum class BreakKind : std::uint8_t {
    Bare,        // nothing is put in: after a dash, a slash, a point of an address
    Hyphen,      // a hyphen is put in
    SoftHyphen,  // the author's own U+00AD, which then shows
};

struct Opportunity {
    std::uint32_t byte = 0;  // the break comes before this byte
    BreakKind kind = BreakKind::Bare;
    std::optional<HyphenPoint> respelt = {};  // where the break changes the letters
};

/// By whose rules a word gets hyphens; `dictionary` -1: no patterns. A shorter word than
/// `letters` gets none.
struct HyphenRules {
    int dictionary = -1;
    std::size_t letters = 5;
    HyphenLimits limits;
};

/// Appends the word's opportunities, ascending; no hyphens where there are no `rules`.
void find_opportunities(
    std::string_view word,
    Hyphenator& hyphenator,
    const std::optional<HyphenRules>& rules,
    std::vector<Opportunity>& result
);

}  // namespace pam::foundry
