// Cairo paints nothing for text that leaves no mark, so a run of blanks alone (the space
// between two faces) would be missing from the file's text. Such runs join a neighbour of
// the same matter; each glyph stays where it was.
#pragma once

#include "galley/galley.h"
#include "press/faces.h"

#include <vector>

namespace pam::press {

/// Whether any fragment consists of blanks alone.
[[nodiscard]] bool has_lone_blanks(const galley::SetLine& line);

/// The fragments with lone blanks joined to the nearest fragment of the same matter before
/// them, else after them, set with that one's own space. Blanks without such a neighbour
/// stay as they are.
[[nodiscard]] std::vector<galley::Fragment>
blanks_joined(const std::vector<galley::Fragment>& fragments, const Faces& faces);

}  // namespace pam::press
