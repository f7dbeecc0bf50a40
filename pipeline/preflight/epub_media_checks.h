// Images and fonts by their bytes: what they really are, and whether they can be read.
#pragma once

#include "preflight/epub_publication.h"

namespace pam::preflight {

/// Kind and size; an empty format where the bytes are of no known image.
[[nodiscard]] ImageFacts read_image(const std::string& path, const Bytes& bytes);

/// An image of the manifest. SVG is a document and is looked at as one.
void check_image(
    const Item& item, const Bytes& bytes, Publication& publication, EpubLog& log
);

/// A font of the manifest. Obfuscated ones cannot be told.
void check_font(const Item& item, const Bytes& bytes, EpubLog& log);

}  // namespace pam::preflight
