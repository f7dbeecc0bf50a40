// SVG pictures as EPUB takes them: drawings as programs save them hold document types,
// editors' notes, scripts and links to files that are not there, which EPUBCheck refuses
// and no reader needs.
#pragma once

#include <string>

namespace pam::epub {

/// The same drawing with only SVG 1.1's own elements and attributes, no document type, no
/// script, and no reference outside itself, on white paper of its own. What pugixml cannot
/// read is returned as it is; a drawing nested deeper than limits::drawing_nesting is left
/// empty, for none could open it.
[[nodiscard]] std::string self_contained_svg(const std::string& svg);

}  // namespace pam::epub
