// What an archive or a host added to the text: where the editor wants it printed.
#pragma once

#include "manuscript/manuscript.h"

namespace pam::manuscript {

[[nodiscard]] bool is_provenance(const document::Block& block);

/// Puts the document's provenance where `place` says. What is left out becomes ledger
/// entries, one for each of its blocks; they are not numbered yet.
void place_provenance(ProvenancePlace place, Manuscript& manuscript);

/// Moves it behind the title block, before all else.
void bring_to_front(document::Document& document);

}  // namespace pam::manuscript
