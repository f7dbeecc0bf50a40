// Notes, in whatever way a page makes them: a mark in the text that links to a paragraph or
// list item, which links back or bears the same mark.
#pragma once

#include "base/diagnostic.h"
#include "manuscript/html_plan.h"

namespace pam::manuscript::html {

/// Fills the plan's notes, calls, bodies and marks; a heading over nothing but notes is
/// set apart. Needs the plan's regions.
void find_notes(const Page& page, Plan& plan, Diagnostics& log);

/// Ids within the page that links of its text lead to, those of notes left out.
void find_targets(const Page& page, Plan& plan);

}  // namespace pam::manuscript::html
