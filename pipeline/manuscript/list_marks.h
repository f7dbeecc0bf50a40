// The marks with which people number and bullet their lists, and the lists they make of
// paragraphs.
#pragma once

#include "manuscript/items.h"

#include <optional>
#include <string_view>

namespace pam::manuscript {

/// "-", "*", "+", "•" are their own kind; "12." and "12)" are '1' and '2', "(12)" is '3';
/// "a)" is 'a',
/// "(a)" is 'b'.
struct ListMark {
    char kind = 0;
    int number = 0;          // of a letter: 1 for a
    std::size_t length = 0;  // bytes of the mark
};

/// The mark that opens the text, when words follow it.
[[nodiscard]] std::optional<ListMark> list_mark(std::string_view text);

/// Makes lists of paragraphs from `begin` on: two and more in a row with bullets of one
/// kind, or with numbers that count on. One such paragraph alone is a paragraph.
void find_lists(Script& script, std::size_t begin);

}  // namespace pam::manuscript
