// The navigation document and the NCX (EPUB 3.3, 7; OPF 2.0.1, 2.4.1), and what can be told
// of them only when the whole publication has been read.
#pragma once

#include "preflight/epub_content_checks.h"

namespace pam::preflight {

/// The form of toc, landmarks and page-list; their entries go to the publication.
void check_navigation_document(
    const ContentDocument& document, Publication& publication, EpubLog& log
);

void check_ncx(
    const std::string& path, const XmlTree& tree, Publication& publication, EpubLog& log
);

/// Order of toc, page-list and NCX against the spine; page breaks against their list.
void check_navigation_order(const Publication& publication, EpubLog& log);

}  // namespace pam::preflight
