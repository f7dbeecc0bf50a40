// What can be told only when every file has been read: where references lead, what the
// manifest must say of each document, which files nobody lists.
#pragma once

#include "preflight/epub_publication.h"

namespace pam::preflight {

/// Every reference of every document, style sheet and list (EPUB 3.3, 3.4 to 3.6, 4.2.5).
void check_references(const Publication& publication, const Archive& archive, EpubLog& log);

/// EPUB 3.3, 5.6.2.2: svg, mathml, scripted, remote-resources, switch.
void check_item_properties(const Publication& publication, EpubLog& log);

/// Files of the container in no manifest.
void check_unlisted(
    const std::vector<Publication>& publications, const Archive& archive, EpubLog& log
);

}  // namespace pam::preflight
