// The marks with which people number and bullet their lists.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace pam::manuscript {

/// "-", "*", "+", "•" and other bullets are their own kind; "12." is '1', "12)" '2', "(12)"
/// '3'; "a)" is 'a', "(a)" 'b', "a." 'c'; "A)" is 'A', "(A)" 'B', "A." 'C'; "4.1.2." is
/// 'd'. A letter may count by the alphabet or in Roman figures.
struct ListMark {
    char kind = 0;
    int number = 0;          // of a letter: 1 for a; of "4.1.2.": the last, 2
    std::size_t length = 0;  // bytes of the mark
    int roman = 0;           // what the letters mean as a Roman numeral; 0 for none
    [[nodiscard]] bool is_bullet() const { return number == 0 && roman == 0; }
    /// The first of its list: 1, a, i or any bullet.
    [[nodiscard]] bool is_first() const { return is_bullet() || number == 1 || roman == 1; }
};

/// The mark that opens the text, when words follow it.
[[nodiscard]] std::optional<ListMark> list_mark(std::string_view text);

/// `next` counts on from `last`, as a number, a letter or a Roman numeral; bullets always.
[[nodiscard]] bool counts_on(const ListMark& last, const ListMark& next);

}  // namespace pam::manuscript
