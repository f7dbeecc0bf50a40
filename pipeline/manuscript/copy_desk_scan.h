// One look at every byte of a passage, so that each rule visits only the places that may
// concern it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace pam::manuscript {

using Offsets = std::vector<std::uint32_t>;

/// Byte offsets in a passage, each list ascending.
struct Places {
    Offsets quotes;   // a mark of quotation, typed or typographic, or an apostrophe
    Offsets hyphens;  // the first of each run of hyphens
    Offsets dashes;   // en and em dashes
    Offsets points;   // full stops, the first of each run
    Offsets stops;    // , ; : ! ?
    Offsets gaps;     // blanks beside a digit, a bracket, a mark or an abbreviation
    Offsets doubled;  // where a word begins that says the same as the one before it
    Offsets signs;    // "(c)", the section sign
    bool empty() const;
    void clear();
};

/// Fills `places`, which keeps its storage from one passage to the next. Marks: without
/// what only blanks tell (gaps, doubled words).
enum class Look { Everything, Marks };
void scan(std::string_view flat, Places& places, Look look = Look::Everything);

}  // namespace pam::manuscript
