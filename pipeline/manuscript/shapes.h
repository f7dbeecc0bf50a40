// What a short line looks like: a title, a date, a byline, a salutation. Each question is
// asked of the words alone; where they stand is judged by those who ask.
#pragma once

#include <optional>
#include <string_view>

namespace pam::manuscript {

/// Two letters or more and no small one.
[[nodiscard]] bool is_all_capitals(std::string_view text);
/// Every word of four letters and more begins with a capital or a digit ("from", "with" and
/// their like excepted); one at least does.
[[nodiscard]] bool is_title_case(std::string_view text);
/// Ends with . ! or ?, quotation marks and brackets after it overlooked.
[[nodiscard]] bool ends_sentence(std::string_view text);
/// Ends with a mark that a title does not end with: , ; : or a dash.
[[nodiscard]] bool ends_open(std::string_view text);
[[nodiscard]] bool begins_lower(std::string_view text);
[[nodiscard]] bool has_letters(std::string_view text);
[[nodiscard]] int word_count(std::string_view text);
[[nodiscard]] std::string_view first_word(std::string_view text);
/// A word of the text, whatever its case, stands among `words` (a list with spaces around
/// each word).
[[nodiscard]] bool has_word_of(std::string_view text, std::string_view words);
/// The text holds the phrase, whatever the case (ASCII).
[[nodiscard]] bool holds(std::string_view text, std::string_view phrase);

/// Arabic, Roman or spelled number ("12", "XIV", "Three", "third"), its closing point
/// overlooked.
[[nodiscard]] std::optional<int> number_of(std::string_view word);

/// "April 16, 1945", "17 January 1944", "Revised 01/06/94", "1729".
[[nodiscard]] bool is_date_line(std::string_view text);
/// The name in "By X", "by X", "Written by X"; empty for "by" alone; none otherwise.
[[nodiscard]] std::optional<std::string_view> byline_name(std::string_view text);
/// Two to four capitalised words and nothing else: "Lewis Carroll", "Frances E. W. Harper".
[[nodiscard]] bool is_person_name(std::string_view text);
/// Holds a word that names a body: movement, party, committee, press ...
[[nodiscard]] bool is_organisation(std::string_view text);
/// Only marks of ornament, three or more ("* * *", "-----"), or one asterisk.
[[nodiscard]] bool is_break_line(std::string_view text);

/// So many blanks side by side between the words, or a tab: columns, not prose.
[[nodiscard]] bool has_gap(std::string_view text, std::size_t blanks = 3);

}  // namespace pam::manuscript
