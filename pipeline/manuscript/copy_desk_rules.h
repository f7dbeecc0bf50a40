// The rules of the copy desk, one file each. A rule reads a passage and proposes edits; the
// desk sorts them, drops what touches an address or code, and applies the rest.
#pragma once

#include "manuscript/passage.h"

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pam::manuscript {

/// Which conventions hold. In other languages only what is right everywhere is done.
enum class Conventions { English, Other };
[[nodiscard]] Conventions conventions_of(std::string_view language);

/// What the rule for quotation marks carries from one passage to the next.
struct QuotationState {
    bool backticks = false;  // the manuscript quotes `so'
    bool open = false;       // the passage before ended inside a double quotation
    std::size_t opened_at = 0;
};

void mend_quotation_marks(
    std::string_view flat, Conventions conventions, QuotationState& state, Edits& edits
);
void mend_dashes(std::string_view flat, Conventions conventions, Edits& edits);
void mend_ellipses(std::string_view flat, Edits& edits);

/// True when opening backticks outnumber pairs of backticks, which are code.
[[nodiscard]] bool quotes_with_backticks(std::string_view text);

/// `left- right` in a text: bytes of the left word's begin and the right word's end in its
/// passage.
struct SplitHyphen {
    std::size_t begin = 0;
    std::size_t hyphen = 0;
    std::size_t right = 0;
    std::size_t end = 0;
};
[[nodiscard]] std::vector<SplitHyphen> find_split_hyphens(std::string_view flat);

/// How often a hyphen without spaces stands for a dash in the text ("for peace-the year").
[[nodiscard]] int hyphens_as_dashes(std::string_view flat);

/// Words that the verdict on split hyphens asks for, and how often the manuscript has them.
using WordCounts = std::unordered_map<std::string, int>;
void ask_for(std::string_view flat, const SplitHyphen& split, WordCounts& counts);
void count_words(std::string_view flat, WordCounts& counts);

enum class HyphenVerdict { Keep, Drop, Unknown };
/// What the rest of the manuscript says about this word.
[[nodiscard]] HyphenVerdict
evidence(std::string_view flat, const SplitHyphen& split, const WordCounts& counts);
/// What is likely where the manuscript is silent; `at_line_end` when the split stands at a
/// line's end.
enum class SplitPlace { InLine, AtLineEnd };
enum class HyphenHabit { KeepsWords, Unclear, BreaksWords };
[[nodiscard]] HyphenVerdict default_verdict(
    std::string_view flat,
    const SplitHyphen& split,
    SplitPlace place,
    HyphenHabit habit,
    const WordCounts& counts
);

/// Stretches that nobody mends: URLs, mail addresses, paths and file names.
struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
};
[[nodiscard]] std::vector<Stretch> protected_stretches(std::string_view flat);

}  // namespace pam::manuscript
