// Ids of headings and the links that lead to them. A book has no files beside it, so a link
// leads to a heading of its own or out into the world, or it is only text.
#pragma once

#include "base/diagnostic.h"
#include "document/document.h"
#include "manuscript/manuscript.h"

namespace pam::manuscript::markdown {

/// Gives every heading an id. Those that the author wrote stay, the others are made of the
/// heading's words; both are of letters, digits and a few marks, begin with a letter and
/// are unique. A link to "#words-of-a-heading", as web sites make such names, leads to that
/// heading; one without words of its own shows those of its goal; a link to nothing becomes
/// its text, with a diagnostic.
void give_ids_and_mend_links(
    document::Document& document, Binding binding, Diagnostics& log
);

}  // namespace pam::manuscript::markdown
