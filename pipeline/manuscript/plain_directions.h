// Stage directions: how they word themselves, and their emphasis inside a speech.
#pragma once

#include "document/document.h"

#include <string_view>

namespace pam::manuscript {

/// "[Enter Lane.]", "(_Sings, and all follow._)": nothing but brackets and what they hold.
[[nodiscard]] bool is_bracketed_direction(std::string_view words);

/// Beside the speeches of a play: in brackets, all in underscores, or with the stage's own
/// words ("Exeunt all but ORLANDO.", "ACT DROP").
[[nodiscard]] bool is_direction_of_play(std::string_view words);

/// Sets "[...]" inside the paragraphs and verses of a speech as emphasis, the brackets as
/// typed.
void emphasise_directions(document::Blocks& blocks);

/// The speaker as typed, with "(softly)" as emphasis.
[[nodiscard]] document::Inlines speaker_inlines(const Source& source, Span span);

}  // namespace pam::manuscript
