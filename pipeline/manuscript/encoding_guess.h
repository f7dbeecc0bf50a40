// Which encoding some bytes are in, where nothing states it. Every candidate reads the same
// sample; the readings are judged as a person would judge them: by letters that a language
// has, words that it knows, capitals inside words, marks where no mark belongs. uchardet
// has a vote among the judges, not the last word: on short western texts it is often wrong.
#pragma once

#include <string>
#include <string_view>

namespace pam::manuscript {

/// How far the winner is ahead of the next that reads other text.
enum class Certainty { Guess, Likely, Certain };

/// `encoding` names the encoding for people, `converter` for ICU. `rival` is the next best
/// encoding that gives another text, empty when none is near. `fits` is false when no
/// reading looks like any language.
struct Guess {
    std::string encoding;
    std::string converter;
    Certainty certainty = Certainty::Guess;
    std::string rival;
    bool fits = false;
};

/// For bytes that are neither UTF-8 nor hold U+0000.
[[nodiscard]] Guess guess_encoding(std::string_view bytes);

/// False when `text`, a reading of `bytes` by what a page declares, looks like no language
/// and another reading certainly does.
[[nodiscard]] bool may_be_read_as(std::string_view bytes, std::string_view text);

/// For bytes with U+0000: UTF-16 or UTF-32 without a byte order mark.
[[nodiscard]] Guess guess_wide_encoding(std::string_view bytes);

}  // namespace pam::manuscript
