// Which part of a page is its text. A page of the web holds an article and much else; an
// essay of the 1990s or a chapter of an e-book is text from end to end. What is not text is
// set apart by a named rule; where in doubt a part stays.
#pragma once

#include "manuscript/html_facts.h"
#include "manuscript/html_plan.h"

#include <cstdint>
#include <vector>

namespace pam::manuscript::html {

/// Spans of the source that the editor wants back: ledger entries that were refused.
using Refused = std::vector<Span>;

/// Fills the plan's regions.
void find_text(const Page& page, const Facts& facts, const Refused& refused, Plan& plan);

/// Fills the plan's provenance: the words of archives and licences. They are in no region.
void find_provenance(const Page& page, Plan& plan);

}  // namespace pam::manuscript::html
