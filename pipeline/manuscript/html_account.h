// What of the page is no text of the document, told span by span: tags and comments as
// consumed markup, parts set apart as ledger entries.
#pragma once

#include "manuscript/html_plan.h"
#include "manuscript/html_words.h"
#include "manuscript/manuscript.h"

namespace pam::manuscript::html {

/// Puts the record into the manuscript, with an entry for each part set apart and a
/// consumed span for all markup; both in order and apart from one another.
void settle_account(
    const Page& page, const Plan& plan, Record record, Manuscript& manuscript
);

}  // namespace pam::manuscript::html
