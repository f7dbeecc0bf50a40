// Lists of words as one string, each word between blanks: short, readable, and searched at
// a few places of a passage only.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pam::manuscript {

/// `words` begins and ends with a blank.
[[nodiscard]] inline bool lists(std::string_view words, std::string_view word) {
    if (word.empty()) return false;
    for (std::size_t at = words.find(word); at != std::string_view::npos;
         at = words.find(word, at + 1))
        if (words[at - 1] == ' ' && words[at + word.size()] == ' ') return true;
    return false;
}

/// The word of letters that ends before `at`, at most `longest` bytes of it.
[[nodiscard]] std::string_view
word_before(std::string_view flat, std::size_t at, std::size_t longest = 24);
/// The word of letters that begins at `at`.
[[nodiscard]] std::string_view
word_after(std::string_view flat, std::size_t at, std::size_t longest = 24);

[[nodiscard]] std::string lower_case(std::string_view word);

}  // namespace pam::manuscript
