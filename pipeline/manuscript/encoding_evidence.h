// How much a reading of some bytes looks like a text that somebody wrote.
#pragma once

#include "manuscript/encoding_languages.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace pam::manuscript {

/// What is seen in one reading, whatever its language: its letters outside ASCII in lower
/// case, its words, and what its marks and its spelling count for or against it.
struct Evidence {
    std::map<char32_t, std::size_t> letters;
    std::map<std::string, std::size_t, std::less<>> words;
    std::string text;               // in lower case, for languages without spaces
    std::size_t letter_count = 0;   // letters outside ASCII
    std::size_t mark_count = 0;     // other characters outside ASCII
    std::size_t word_count = 0;     // words
    std::size_t foreign_words = 0;  // words with a letter outside ASCII
    std::size_t apostrophes = 0;    // curly ones between letters
    double judgement = 0;           // marks and spelling, in letters

    /// Characters outside ASCII: what there is to judge by.
    [[nodiscard]] std::size_t characters() const { return letter_count + mark_count; }
};

/// An opinion held before anything was seen: it counts the less, the more there is to see.
[[nodiscard]] double weighed(double opinion, const Evidence& evidence);

[[nodiscard]] Evidence examine(std::string_view text);

/// About 1 for a good text of the language, below 0 for what is none; per letter, so that
/// readings of different length compare.
[[nodiscard]] double likeness(const Evidence& evidence, const Language& language);

}  // namespace pam::manuscript
