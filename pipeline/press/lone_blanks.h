// Cairo paints nothing for text that leaves no mark, so a run of blanks alone (the space
// between two faces) would be missing from the file's text. Such runs join a neighbour of
// the same matter; each glyph stays where it was. Where there is none (a line of nothing
// but a no-break space), the text is told without glyphs.
#pragma once

#include "galley/galley.h"
#include "press/faces.h"

#include <vector>

namespace pam::press {

/// Text none of whose glyphs leaves a mark: spaces of any kind, joiners, controls.
[[nodiscard]] bool is_blank(const foundry::GlyphRun& run, const Faces& faces);

/// Whether any fragment consists of blanks alone.
[[nodiscard]] bool has_lone_blanks(const galley::SetLine& line, const Faces& faces);

/// The fragments with lone blanks joined to the nearest fragment of the same matter before
/// them, else after them, set with that one's own space. Blanks without such a neighbour
/// stay as they are.
[[nodiscard]] std::vector<galley::Fragment>
blanks_joined(const std::vector<galley::Fragment>& fragments, const Faces& faces);

}  // namespace pam::press
