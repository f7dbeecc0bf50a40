// What stores and e-readers ask beyond the standard, as they state it themselves: sizes,
// covers, tables of contents. Their rules change; each stands with its source.
#pragma once

#include "preflight/epub_publication.h"

namespace pam::preflight {

void check_channel(
    Channel channel,
    const Publication& publication,
    const Archive& archive,
    std::size_t bytes,
    EpubLog& log
);

}  // namespace pam::preflight
