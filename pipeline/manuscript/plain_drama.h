// Plays and interviews once their speakers are known: the cast, the stage directions, and
// what else belongs to a speech than the paragraph that its speaker opens.
#pragma once

#include "manuscript/items.h"

#include <cstddef>

namespace pam::manuscript {

/// Marks the cast of a play from `begin` on and makes its title a heading.
void find_personae(Script& script, std::size_t begin, std::vector<Inference>& inferences);

/// Gives stage directions beside the speeches of a play their role, and to each speech the
/// paragraphs in which it goes on. Works once the headings are known.
void find_speeches(Script& script, std::vector<Inference>& inferences);

/// The same for the items of one speech of a play.
void mark_directions_within(Script& speech);

/// The lines of a cast: entries as they stand, a wrapped one whole, groups apart.
[[nodiscard]] document::Verse
personae_of(const Script& script, std::size_t begin, std::size_t end);

}  // namespace pam::manuscript
