// Lines of display type: few, large, and of like length, broken where the sense pauses.
// Works on widths alone, so that one shaping of each word serves every size.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pam::press {

/// A word with its width at size 1. `glued` is a piece of a word: no space before it.
struct DisplayWord {
    std::string text;
    double width = 0;
    bool glued = false;
};

/// A setting: word counts of each line, and the size they fit at.
struct DisplaySetting {
    double size = 0;
    std::vector<std::size_t> line_ends;  // index after the last word of each line
};

struct DisplayRoom {
    double width = 0, height = 0;
    double largest = 0, smallest = 0;  // sizes
    double leading = 1.1;              // times the size
    std::size_t lines = 5;             // at most, unless it is at its smallest already
};

/// The largest size at which the words fit the room, in lines as even as can be. At the
/// smallest size the height may be exceeded, the width never, if no word is wider than
/// width / smallest.
[[nodiscard]] DisplaySetting
set_display(const std::vector<DisplayWord>& words, double space, const DisplayRoom& room);

/// The text of the words from `begin` up to `end`.
[[nodiscard]] std::string
words_text(const std::vector<DisplayWord>& words, std::size_t begin, std::size_t end);

}  // namespace pam::press
