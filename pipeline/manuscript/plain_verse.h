// Verse or prose? A block's lines tell by where they end and how they begin: prose fills
// its lines and goes on in small letters, verse stops short and begins each line with a
// capital though the sentence goes on.
#pragma once

#include "manuscript/items.h"

#include <cstddef>

namespace pam::manuscript {

enum class Grain {
    Unsure,
    Verse,   // the author's own lines: verse
    Filled,  // prose that a program filled to this block's own width
    Broken,  // prose that somebody broke by hand, here short, there long
};

/// What lines [first, last), a block without a blank line, are by themselves.
[[nodiscard]] Grain
grain_of(const Source& source, const Lines& lines, std::size_t first, std::size_t last);

/// "dance." under "Said he thanked the whiting kindly, but he would not join the": what
/// found no room in the line above, set in deeper.
[[nodiscard]] bool
is_turned_over(const Source& source, const Lines& lines, std::size_t line);

/// The mark of a list that begins line `mark` numbers a stanza of a song: the lines that
/// hang under it are many, and all of them have room.
[[nodiscard]] bool
is_numbered_stanza(const Lines& lines, const Layout& layout, std::size_t mark);

/// Lines beside a poem that are set in as it is are its refrain, whatever they look like.
void adopt_stanzas(const Layout& layout, Items& items);

}  // namespace pam::manuscript
