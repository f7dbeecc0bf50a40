// Where a word (characters without a space between them) may be broken: after dashes and
// slashes, within addresses, at soft hyphens, and where the patterns allow a hyphen.
// Private to this room.
#pragma once

#include "foundry/hyphenator.h"

#include <cstdint>
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
};

/// Appends the word's opportunities, ascending. `dictionary` -1: no patterns.
void find_opportunities(
    std::string_view word,
    Hyphenator& hyphenator,
    int dictionary,
    std::vector<Opportunity>& result
);

}  // namespace pam::foundry
