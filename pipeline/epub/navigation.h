// The ways into the book: the EPUB 3 navigation document and the NCX that older readers
// (and Kindle) want beside it.
#pragma once

#include "epub/publication.h"

#include <string>

namespace pam::epub {

/// Fills the navigation document: contents, landmarks and, when there are pages, the page
/// list.
void fill_navigation(Publication& book);

/// toc.ncx, as Open Packaging Format 2.0.1, 2.4.1 (ANSI/NISO Z39.86-2005) has it.
[[nodiscard]] std::string ncx(const Publication& book);

}  // namespace pam::epub
