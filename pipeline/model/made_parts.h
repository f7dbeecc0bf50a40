// The parts of a book that its author does not write: half-title, title page, copyright
// page, lists of contents, figures and tables, index, in the order of the Chicago Manual
// (17th edition, 1.4). Which of them a work gets is said by the editor, or else by the
// house style, which shows them or not; a part that is not shown is not made, so that no
// output has an empty page.
#pragma once

#include "model/tree.h"
#include "style/style_sheet.h"

#include <string_view>

namespace pam::model {

/// What is wanted of `document`, whose body is an element of that look.
[[nodiscard]] WantedParts wanted_parts(
    const document::Document& document,
    const style::StyleSheet& sheet,
    std::string_view language,
    Diagnostics& log
);

/// Puts the parts in front of the text and behind it. The body and the notes are built, so
/// that the outline and the marks of the index are known.
void add_made_parts(Element& body, Workshop& shop, TypesetModel& model);

}  // namespace pam::model
