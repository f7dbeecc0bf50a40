// Differences and faults told as findings, the same way for both kinds of output.
#pragma once

#include "preflight/comparison.h"
#include "preflight/preflight.h"

#include <string>

namespace pam::preflight {

/// Adds a finding for each difference.
void add_differences(const Comparison& comparison, Report& report);
/// Adds the comparison's words too.
void add_comparison(const Comparison& comparison, Report& report);

void add_finding(std::string code, std::string where, std::string message, Report& report);
/// With the byte of the manuscript, or Span::none().begin for none.
void add_finding(
    std::string code,
    std::string where,
    std::string message,
    std::uint32_t source_offset,
    Report& report
);

/// Compares the notes' expected texts, in the order of their calls, with those found as one
/// stream. Notes nobody calls may stand there too, or at the end of the body: returns what
/// the body must hold.
[[nodiscard]] TracedText body_with_uncalled(
    const ExpectedText& expected, const FoundText& notes, TracedText& note_stream
);

}  // namespace pam::preflight
