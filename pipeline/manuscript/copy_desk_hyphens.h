// `petty- bourgeoisie`: a word once broken at a line's end and run on with a space. What
// else the manuscript, a list of words and likelihood say about it.
#pragma once

#include "base/source.h"
#include "manuscript/copy_desk_scan.h"
#include "manuscript/passage.h"

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pam::manuscript {

/// `left- right` in a passage. A small word on the right is the rest of a word only where
/// the manuscript has that word ("there- in").
struct SplitHyphen {
    std::size_t begin = 0;
    std::size_t hyphen = 0;
    std::size_t right = 0;
    std::size_t end = 0;
    bool small = false;
    bool at_line_end = false;
};

/// The split hyphens of a passage, suspended ones ("pre- and post-war") left out.
[[nodiscard]] std::vector<SplitHyphen>
find_split_hyphens(const Passage& passage, const Places& places, const Source& source);

/// Words that the verdict on split hyphens asks for: how often the manuscript has each, and
/// whether the list of words does.
class SplitWords {
public:
    void ask_for(std::string_view flat, const SplitHyphen& split);
    [[nodiscard]] bool empty() const { return asked_.empty(); }
    /// Counts the asked words in a passage; the parts of a split word are none.
    void count(std::string_view flat);
    /// Looks the asked words up in a list, one word a line.
    void look_up(std::string_view list);
    /// Judges the lines by the splits at their ends, once the words are counted.
    void settle_habit(std::size_t lines);

    [[nodiscard]] int times(const std::string& word) const;
    [[nodiscard]] bool listed(const std::string& word) const;
    [[nodiscard]] bool has_list() const { return has_list_; }

    /// Do the manuscript's lines break words? Told by the splits at line ends.
    enum class Habit { KeepsWords, Unclear, BreaksWords };
    Habit habit = Habit::Unclear;
    /// How often a hyphen stands for a dash, by which a split may be one too.
    int dashes = 0;

private:
    struct Facts {
        int times = 0;
        bool listed = false;
    };
    void ask(std::string word);
    void count_token(std::string_view token, bool& after_split);
    void count_word(std::string_view word);
    [[nodiscard]] bool may_be_asked(std::string_view word) const;

    std::unordered_map<std::string, Facts> asked_;
    // The first splits at line ends, each with its hyphen and without.
    struct Broken {
        std::string hyphenated;
        std::string joined;
    };
    std::vector<Broken> broken_;
    // Lengths and first letters of the asked words: most words are none of them.
    std::bitset<std::size_t{256} * 64> seen_;
    bool has_list_ = false;
};

/// What becomes of a split. Leave: it is suspended or a dash.
enum class SplitOutcome { KeepHyphen, DropHyphen, Leave };
struct SplitVerdict {
    SplitOutcome outcome = SplitOutcome::Leave;
    bool sure = false;
};
[[nodiscard]] SplitVerdict
verdict_on(std::string_view flat, const SplitHyphen& split, const SplitWords& words);

/// What the manuscript itself says about the word: sure, or Leave.
[[nodiscard]] SplitVerdict
evidence_on(std::string_view flat, const SplitHyphen& split, const SplitWords& words);

/// True for "for peace-the year": the hyphen at `at` joins no compound but stands for a
/// dash.
[[nodiscard]] bool stands_for_dash(std::string_view flat, std::size_t at);

}  // namespace pam::manuscript
