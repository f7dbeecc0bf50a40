// The frame of every XHTML file: root, head, style sheet, body.
#pragma once

#include "epub/publication.h"

#include <string>

namespace pam::epub {

/// Builds the file that stands at `path` and returns its body. `title` is its title
/// element.
pugi::xml_node begin_page(
    pugi::xml_document& xml,
    const Publication& book,
    const std::string& path,
    const std::string& title
);

/// The same, as the book's next content document.
ContentDocument& add_document(
    Publication& book, Part part, const std::string& path, const std::string& title
);

}  // namespace pam::epub
