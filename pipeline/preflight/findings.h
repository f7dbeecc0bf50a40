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

/// The notes' texts in the order of their calls, as they must be found in one stream. Notes
/// nobody calls may stand there too; where they do not, they are put at the body's end.
[[nodiscard]] TracedText expected_notes(ExpectedText& expected, const FoundText& found);

}  // namespace pam::preflight
