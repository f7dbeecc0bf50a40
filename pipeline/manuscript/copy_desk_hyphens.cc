// `petty- bourgeoisie`: a word once broken at a line's end and run on with a space. The
// rest of the manuscript says whether the word has a hyphen; where it says nothing, habit
// and likelihood do. Suspended hyphens ("pre- or post-war") stay.
#include "base/utf8.h"
#include "manuscript/copy_desk_rules.h"

#include <algorithm>
#include <array>

namespace pam::manuscript {

namespace {

// Small words that can follow a suspended hyphen or a badly typed dash, never the rest of a
// word.
constexpr std::array<std::string_view, 62> small_words{
    "a",      "ad",    "al",   "an",   "and",   "as",      "at",  "aut",  "bis",
    "but",    "by",    "che",  "de",   "der",   "die",     "e",   "ein",  "el",
    "en",     "et",    "for",  "from", "he",    "i",       "if",  "il",   "in",
    "is",     "it",    "la",   "le",   "les",   "nor",     "not", "o",    "od",
    "oder",   "of",    "on",   "or",   "ou",    "she",     "so",  "that", "the",
    "then",   "these", "they", "this", "those", "through", "to",  "u",    "und",
    "versus", "vs",    "was",  "we",   "which", "y",       "yet", "you"};

// Small words before which a hyphen without spaces is a dash ("in all this-the end").
constexpr std::array<std::string_view, 15> dash_words{
    "the",
    "it",
    "this",
    "that",
    "these",
    "those",
    "we",
    "they",
    "he",
    "she",
    "which",
    "is",
    "was",
    "are",
    "but"};

// First parts that keep their hyphen whatever follows, and those that do so before a whole
// word.
constexpr std::array<std::string_view, 16> always_hyphenated{
    "self",
    "ex",
    "non",
    "well",
    "half",
    "quasi",
    "ill",
    "ultra",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety"};
constexpr std::array<std::string_view, 13> hyphenated_before_words{
    "all",
    "anti",
    "co",
    "cross",
    "high",
    "low",
    "mid",
    "multi",
    "post",
    "pre",
    "pro",
    "semi",
    "so"};

template<std::size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string lower(std::string_view word) {
    std::string small;
    for (std::size_t i = 0; i < word.size();) {
        const utf8::Decoded next = utf8::decode(word, i);
        utf8::append(small, utf8::to_lower(next.code_point));
        i += next.bytes;
    }
    return small;
}

struct Parts {
    std::string left;
    std::string right;
};

Parts parts_of(std::string_view flat, const SplitHyphen& split) {
    return {
        lower(flat.substr(split.begin, split.hyphen - split.begin)),
        lower(flat.substr(split.right, split.end - split.right))};
}

// No word of any language is longer; a longer run of letters is no word to mend.
constexpr std::size_t longest_word = 120;

std::size_t word_begin(std::string_view flat, std::size_t at) {
    const std::size_t last = at;
    while (at > 0 && last - at < longest_word && utf8::is_letter(before(flat, at)))
        at -= utf8::decode_before(flat, at).bytes;
    return at;
}

std::size_t word_end(std::string_view flat, std::size_t at) {
    const std::size_t first = at;
    while (at < flat.size() && at - first < longest_word
           && utf8::is_letter(at_or_end(flat, at)))
        at += utf8::decode(flat, at).bytes;
    return at;
}

int count_of(const WordCounts& counts, const std::string& word) {
    const auto found = counts.find(word);
    return found == counts.end() ? 0 : found->second;
}

// Counts one word between gaps: itself, its hyphenated pairs, its parts. A part at a split
// is none.
struct TokenCounter {
    WordCounts& counts;
    bool after_split = false;

    void count(std::string_view token) {
        const bool split_after = token.size() > 1 && token.back() == '-';
        std::string previous;
        for (std::size_t begin = 0; begin <= token.size();) {
            const std::size_t end = std::min(token.find('-', begin), token.size());
            const std::string part = lower(token.substr(begin, end - begin));
            const bool cut =
                (begin == 0 && after_split) || (end + 1 == token.size() && split_after);
            if (!part.empty() && !cut) add(part);
            if (!previous.empty() && !part.empty()) add(previous + "-" + part);
            previous = cut ? std::string() : part;
            begin = end + 1;
        }
        after_split = split_after;
    }

    void add(const std::string& word) {
        const auto found = counts.find(word);
        if (found != counts.end()) ++found->second;
    }
};

}  // namespace

Conventions conventions_of(std::string_view language) {
    const std::string_view primary = language.substr(0, language.find('-'));
    return primary.empty() || primary == "en" ? Conventions::English : Conventions::Other;
}

std::vector<SplitHyphen> find_split_hyphens(std::string_view flat) {
    std::vector<SplitHyphen> splits;
    for (std::size_t at = flat.find("- "); at != std::string_view::npos;
         at = flat.find("- ", at + 1)) {
        if (!utf8::is_letter(before(flat, at)) || !utf8::is_letter(at_or_end(flat, at + 2)))
            continue;
        const SplitHyphen split{word_begin(flat, at), at, at + 2, word_end(flat, at + 2)};
        if (split.end - split.right >= longest_word || at - split.begin >= longest_word)
            continue;
        if (!contains(small_words, parts_of(flat, split).right)) splits.push_back(split);
    }
    return splits;
}

int hyphens_as_dashes(std::string_view flat) {
    int dashes = 0;
    for (std::size_t at = flat.find('-'); at != std::string_view::npos;
         at = flat.find('-', at + 1)) {
        if (!utf8::is_letter(before(flat, at)) || !utf8::is_letter(at_or_end(flat, at + 1)))
            continue;
        const std::size_t end = word_end(flat, at + 1);
        const bool last = at_or_end(flat, end) == ' ';
        dashes += last && end - at <= 6
                  && contains(dash_words, lower(flat.substr(at + 1, end - at - 1)));
    }
    return dashes;
}

void ask_for(std::string_view flat, const SplitHyphen& split, WordCounts& counts) {
    const Parts parts = parts_of(flat, split);
    counts.try_emplace(parts.left + "-" + parts.right, 0);
    counts.try_emplace(parts.left + parts.right, 0);
    counts.try_emplace(parts.left, 0);
    counts.try_emplace(parts.right, 0);
}

void count_words(std::string_view flat, WordCounts& counts) {
    TokenCounter counter{counts};
    std::size_t begin = std::string_view::npos;
    for (std::size_t at = 0; at <= flat.size();) {
        const utf8::Decoded next =
            at < flat.size() ? utf8::decode(flat, at) : utf8::Decoded{' ', 1};
        const bool inside = utf8::is_letter(next.code_point) || next.code_point == '-';
        if (inside && begin == std::string_view::npos) begin = at;
        if (!inside && begin != std::string_view::npos) {
            counter.count(flat.substr(begin, at - begin));
            begin = std::string_view::npos;
        }
        at += next.bytes;
    }
}

HyphenVerdict
evidence(std::string_view flat, const SplitHyphen& split, const WordCounts& counts) {
    const Parts parts = parts_of(flat, split);
    const int hyphenated = count_of(counts, parts.left + "-" + parts.right);
    const int joined = count_of(counts, parts.left + parts.right);
    if (hyphenated > 0 && hyphenated >= joined) return HyphenVerdict::Keep;
    return joined > 0 ? HyphenVerdict::Drop : HyphenVerdict::Unknown;
}

HyphenVerdict default_verdict(
    std::string_view flat,
    const SplitHyphen& split,
    SplitPlace place,
    HyphenHabit habit,
    const WordCounts& counts
) {
    const Parts parts = parts_of(flat, split);
    if (utf8::is_upper(at_or_end(flat, split.right))
        && !utf8::is_upper(before(flat, split.hyphen)))
        return HyphenVerdict::Keep;
    if (place == SplitPlace::InLine) return HyphenVerdict::Keep;
    const bool left_is_word = count_of(counts, parts.left) > 0;
    const bool right_is_word = count_of(counts, parts.right) > 0;
    if (contains(always_hyphenated, parts.left)) return HyphenVerdict::Keep;
    if (contains(hyphenated_before_words, parts.left))
        return right_is_word ? HyphenVerdict::Keep : HyphenVerdict::Drop;
    if (habit == HyphenHabit::KeepsWords) return HyphenVerdict::Keep;
    if (habit == HyphenHabit::BreaksWords)
        return left_is_word && right_is_word ? HyphenVerdict::Keep : HyphenVerdict::Drop;
    // Where nothing is clear, only two fragments make one word.
    return left_is_word || right_is_word ? HyphenVerdict::Keep : HyphenVerdict::Drop;
}

}  // namespace pam::manuscript
