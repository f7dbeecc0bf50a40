// The words of the index in the order of the language's alphabet.
#pragma once

#include "document/document.h"

namespace pam::manuscript {

/// Gathers the headings and subheadings that the document's marks name into its
/// `index_terms`, sorted as readers of its language look for them.
void sort_index_terms(document::Document& document);

}  // namespace pam::manuscript
