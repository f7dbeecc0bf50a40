#include "base/roman.h"

#include <array>
#include <utility>

namespace pam {

namespace {

constexpr int highest = 3999;

constexpr std::array<std::pair<int, std::string_view>, 13> signs{
    {{1000, "m"},
     {900, "cm"},
     {500, "d"},
     {400, "cd"},
     {100, "c"},
     {90, "xc"},
     {50, "l"},
     {40, "xl"},
     {10, "x"},
     {9, "ix"},
     {5, "v"},
     {4, "iv"},
     {1, "i"}}};

}  // namespace

std::string roman_numeral(int number) {
    std::string numeral;
    if (number < 1 || number > highest) return numeral;
    for (const auto& [value, letters] : signs)
        for (; number >= value; number -= value)
            numeral += letters;
    return numeral;
}

int roman_value(std::string_view numeral) {
    int number = 0;
    std::string_view rest = numeral;
    for (const auto& [value, letters] : signs)
        while (rest.starts_with(letters) && number <= highest) {
            number += value;
            rest.remove_prefix(letters.size());
        }
    // Spelt back, so that "iiii" and "im" are no numerals.
    return rest.empty() && roman_numeral(number) == numeral ? number : 0;
}

}  // namespace pam
