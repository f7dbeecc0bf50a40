// How headings word themselves: "CHAPTER XII. Title", "Preface", "2.1 Scope", "IV.", and
// the ranks these words give them. Where an item stands is judged in headings.cc.
#pragma once

#include "manuscript/items.h"

#include <string_view>

namespace pam::manuscript {

// Ranks from the largest part of a work to the smallest; levels are the ranks that occur,
// closed up.
inline constexpr int no_heading = 0;
inline constexpr int rank_part = 10;
inline constexpr int rank_chapter = 20;
inline constexpr int rank_section = 30;
inline constexpr int rank_capitals = 40;
inline constexpr int rank_numbered = 50;  // plus the depth of its number
inline constexpr int rank_title_like = 60;
inline constexpr int rank_numeral = 70;

/// A numbered part and what follows its number.
struct Numbered {
    int rank = no_heading;
    std::string_view title;
};
/// "CHAPTER XII. Title", "Article I", "FIRST ACT", "Scene 2 A street".
[[nodiscard]] Numbered keyword_heading(std::string_view words);

/// "Preface", "EPILOGUE.", "Contents": parts that need no number.
[[nodiscard]] int rank_of_named_part(std::string_view words);

/// What the item is by its own words, wherever it stands.
[[nodiscard]] int rank_by_words(const Script& script, const Item& item);

/// "IV. AIMS" stands above "2. MEANS", and that above "B. MONEY".
[[nodiscard]] int rank_of_capitals(std::string_view words);

/// 1 for "1. Scope", 2 for "1.2 Scope" and "A.1. Scope"; 0 where no number opens the words.
[[nodiscard]] int number_depth(std::string_view words);
[[nodiscard]] bool
has_form_of_numbered_title(std::string_view words, std::string_view title);

/// "== Scope", "## Scope" and "** Scope": how many marks stand before the words, and which;
/// 0 for none. They are text: what they say about levels is believed only of several lines
/// together.
struct HeadingMarks {
    std::size_t depth = 0;
    char mark = 0;
};
[[nodiscard]] HeadingMarks heading_marks(std::string_view words);

/// A Roman or Arabic number and nothing else.
[[nodiscard]] bool is_numeral(std::string_view word);
/// "THE END", "Finis", a date.
[[nodiscard]] bool is_closing_line(std::string_view words);
[[nodiscard]] bool quoted_or_bracketed(std::string_view words);
[[nodiscard]] bool ends_as_no_title(std::string_view words);

/// What follows the word with which `text` begins.
[[nodiscard]] std::string_view after_word(std::string_view text, std::string_view word);

}  // namespace pam::manuscript
