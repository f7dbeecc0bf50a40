// What the encoding guesser knows of languages: how often their letters come and which
// words are common, enough to tell a right reading of some bytes from a wrong one.
#pragma once

#include <span>
#include <string_view>

namespace pam::manuscript {

/// Alphabet: letters outside ASCII, each of some weight. Kana, Han, Hangul: scripts of
/// thousands of characters, of which the commonest are known.
enum class Writing { Latin, Alphabet, Kana, Han, Hangul };

/// `letters` are the lower-case letters outside ASCII, commonest first (for Han and Hangul
/// the commonest characters). `words` are common words, one space between; in languages
/// written without spaces they are looked for anywhere.
struct Language {
    std::string_view tag;
    Writing writing = Writing::Latin;
    std::string_view letters;
    std::string_view words;
    double prior = 0;  // below 0 for languages that few manuscripts are in
};

[[nodiscard]] std::span<const Language> known_languages();

}  // namespace pam::manuscript
