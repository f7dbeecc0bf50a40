// What stands between the title and the first part of a book: edition, imprint, epigraph,
// dedication, the half-title; and the line that ends it.
#pragma once

#include "manuscript/items.h"

namespace pam::manuscript {

/// Takes the lines of an old title page that follow the title (found up to item `begin`)
/// when a headed part follows them and nothing else stands between. Gives the first item
/// after them.
std::size_t
extend_title_page(Script& script, std::size_t begin, std::vector<Inference>& inferences);

/// Once headings are known: the line that ends the work ("THE END").
void mark_the_end(Script& script, std::size_t begin, std::vector<Inference>& inferences);

/// A title page is one division: what stands between its lines (a list of contents, an
/// epigraph) is put inside it.
void join_title_page(document::Blocks& blocks);

}  // namespace pam::manuscript
