// Whom to believe. Prefixes of one form are taken in runs, from the first to the last with
// no long stretch of other text between; a run is believed when its names return and take
// turns, the more so the less its form says by itself.
#include "base/utf8.h"
#include "manuscript/heading_words.h"
#include "manuscript/plain_cues.h"
#include "manuscript/shapes.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

namespace pam::manuscript {

namespace {

// Paragraphs between two prefixes that one speech, or a narrator, may fill.
constexpr std::size_t longest_silence = 12;

struct Candidate {
    std::size_t line = 0;
    std::uint32_t bytes = 0;
    CueForm form = CueForm::RunIn;
    std::size_t name = 0;   // names are numbered as they come
    std::size_t block = 0;  // paragraphs before it, directions not counted
    std::size_t directions = 0;
    bool capitals = false;
    bool opens = false;     // a blank line is above it
    bool spoken = false;    // a few words follow, not a figure or an address
    bool directed = false;  // with a direction: "JACK and ALGERNON [Together.]"
};

// Forms that are one custom: "ALGERNON." alone stands beside "ALGERNON. [Rising.] Yes".
enum class Custom { Capitals, Bare, Columns, Label, Abbreviated, Dashed };
constexpr std::size_t customs = 6;

Custom custom_of(const Candidate& one) {
    switch (one.form) {
    case CueForm::OwnLine:
        return one.capitals ? Custom::Capitals : Custom::Label;
    case CueForm::RunIn:
        return Custom::Capitals;
    case CueForm::Bare:
        return Custom::Bare;
    case CueForm::Columns:
        return Custom::Columns;
    case CueForm::Label:
        return Custom::Label;
    case CueForm::Abbreviated:
        return Custom::Abbreviated;
    case CueForm::Dashed:
        return Custom::Dashed;
    }
    return Custom::Dashed;
}

// What a run of prefixes shows.
struct Evidence {
    std::size_t speeches = 0;
    std::size_t names = 0;
    std::size_t returning = 0;  // names that speak twice and more
    std::size_t known = 0;      // speeches under such names
    std::size_t turns = 0;      // times that another speaks than before
    std::size_t spoken = 0;     // speeches of a few words and more
    std::size_t capitals = 0;   // speeches under a name in capitals
    [[nodiscard]] bool take_turns() const { return turns * 10 >= (speeches - 1) * 6; }
    [[nodiscard]] bool mostly_known() const { return known * 10 >= speeches * 8; }
};

bool is_believed(Custom custom, const Evidence& shown) {
    if (shown.names < 2 || shown.returning < 1 || shown.speeches < 3) return false;
    switch (custom) {
    case Custom::Capitals:
        return shown.turns >= 2 && (shown.speeches >= 4 || shown.returning >= 1)
               && shown.known * 10 >= shown.speeches * 3;
    case Custom::Bare:
        return shown.speeches >= 6 && shown.returning >= 2 && shown.take_turns()
               && shown.known * 10 >= shown.speeches * 6;
    case Custom::Columns:
        return shown.speeches >= 4 && shown.returning >= 2
               && shown.known * 10 >= shown.speeches * 5
               && shown.capitals * 2 >= shown.speeches;
    case Custom::Abbreviated:
        return shown.returning >= 2 && shown.take_turns() && shown.mostly_known()
               && shown.speeches >= 8;
    case Custom::Label:
    case Custom::Dashed:
        return shown.spoken * 2 >= shown.speeches && shown.speeches >= 4
               && shown.returning >= 2 && shown.take_turns() && shown.mostly_known();
    }
    return false;
}

// "ACT II", "First Act", "SCENE I  Orchard"
bool opens_act_or_scene(std::string_view words) {
    constexpr std::string_view parts = " act scene ";
    const std::string_view first = first_word(words);
    return has_word_of(first, parts)
           || has_word_of(first_word(after_word(words, first)), parts);
}

bool is_direction_line(std::string_view text) {
    return text.starts_with('[') || text.starts_with('(') || text.starts_with("_(")
           || text.starts_with("_[");
}

class Census {
public:
    Census(const Source& source, const Lines& lines) : source_(source), lines_(lines) {}

    Cues take(std::size_t begin, std::size_t end) {
        gather(begin, end);
        Cues cues;
        for (std::size_t custom = 0; custom < customs; ++custom)
            take_runs(static_cast<Custom>(custom), by_custom_[custom], cues);
        std::stable_sort(cues.begin(), cues.end(), [](const Cue& a, const Cue& b) {
            return a.line < b.line;
        });
        cues.erase(
            std::unique(
                cues.begin(),
                cues.end(),
                [](const Cue& a, const Cue& b) { return a.line == b.line; }
            ),
            cues.end()
        );
        return cues;
    }

private:
    [[nodiscard]] std::string_view text(std::size_t line) const {
        return source_.text(lines_[line].text);
    }

    // ------------------------------------------------ the lines

    void gather(std::size_t begin, std::size_t end) {
        std::size_t block = 0;
        std::size_t directions = 0;
        bool in_cast = false;
        for (std::size_t i = begin; i < end; ++i) {
            if (lines_[i].blank()) continue;
            const bool opens = i == begin || lines_[i - 1].blank();
            const std::string_view words = text(i);
            if (opens && is_direction_line(words))
                ++directions;
            else
                block += opens;
            if (opens) note_part(words, in_cast);
            if (in_cast || !may_open_speech(i, opens)) continue;
            consider(i, end, opens, block, directions);
        }
    }

    // A cast's names say nothing yet; it ends with the first numbered part.
    void note_part(std::string_view words, bool& in_cast) {
        const bool short_line = words.size() <= 60;
        if (short_line && names_personae(words)) {
            in_cast = true;
            has_acts_ = true;
            return;
        }
        if (!short_line || !utf8::is_upper(utf8::decode(words, 0).code_point)) return;
        const int rank = keyword_heading(words).rank;
        if (rank == no_heading) return;
        in_cast = false;
        has_acts_ = has_acts_ || opens_act_or_scene(words);
    }

    // At the head of a block, after a finished sentence, or back at the edge after lines
    // that hang deeper.
    [[nodiscard]] bool may_open_speech(std::size_t i, bool opens) const {
        if (opens) return true;
        const std::string_view above = text(i - 1);
        return ends_sentence(above) || ends_open(above)
               || lines_[i - 1].indent > lines_[i].indent || lines_[i - 1].width <= 40;
    }

    void consider(
        std::size_t i,
        std::size_t end,
        bool opens,
        std::size_t block,
        std::size_t directions
    ) {
        const std::string_view words = text(i);
        const auto prefix = cue_prefix(words);
        if (!prefix) return;
        const bool alone = prefix->bytes == words.size();
        if (alone && !leads_to_speech(i, end, prefix->form)) return;
        const std::string_view said = words.substr(prefix->bytes);
        if (prefix->form == CueForm::Columns && !is_said(said)) return;
        // "ANARCHISM: WHAT IT REALLY STANDS FOR"
        if (!alone && prefix->capitals && is_all_capitals(said)) return;
        const bool goes_on = i + 1 < end && !lines_[i + 1].blank();
        const auto number = names_.try_emplace(prefix->name, names_.size()).first->second;
        const Candidate found{
            i,
            prefix->bytes,
            prefix->form,
            number,
            block,
            directions,
            prefix->capitals,
            opens,
            goes_on || word_count(said) >= 3,
            is_direction_line(utf8::trim(said))
                || words.find_first_of("([") < prefix->bytes};
        by_custom_[static_cast<std::size_t>(custom_of(found))].push_back(found);
    }

    // Under a name alone on its line stands what is said: not another line of capitals.
    [[nodiscard]] bool leads_to_speech(std::size_t i, std::size_t end, CueForm form) const {
        if (i + 1 >= end) return false;
        std::size_t next = i + 1;
        if (lines_[next].blank() && form == CueForm::OwnLine) ++next;
        if (next >= end || lines_[next].blank()) return false;
        return !is_all_capitals(text(next));
    }

    // Words, not the figures of a table.
    [[nodiscard]] static bool is_said(std::string_view rest) {
        const std::string_view said = utf8::trim(rest);
        if (said.empty()) return false;
        const char32_t first = utf8::decode(said, 0).code_point;
        return utf8::is_letter(first) || first == '\'' || first == '"' || first == '['
               || first == '(' || first == 0x2018 || first == 0x201C;
    }

    // ------------------------------------------------ the runs

    void take_runs(Custom custom, std::vector<Candidate>& all, Cues& cues) {
        drop_rare_inner_ones(custom, all);
        for (std::size_t begin = 0; begin < all.size();) {
            std::size_t end = begin + 1;
            while (end < all.size()
                   && all[end].block - all[end - 1].block <= longest_silence)
                ++end;
            if (is_believed(custom, weigh(all, begin, end)))
                take_run(custom, without_strangers(all, begin, end), cues);
            begin = end;
        }
    }

    // Who speaks only once must do so among the others and in their form: "LONDON: St.
    // James's Theatre" above the first act is no speech.
    [[nodiscard]] static std::vector<Candidate> without_strangers(
        const std::vector<Candidate>& all, std::size_t begin, std::size_t end
    ) {
        std::unordered_map<std::size_t, std::size_t> counts;
        std::array<std::size_t, 7> forms{};
        for (std::size_t i = begin; i < end; ++i) {
            ++counts[all[i].name];
            ++forms[static_cast<std::size_t>(all[i].form)];
        }
        const auto returns = [&](std::size_t i) { return counts[all[i].name] >= 2; };
        std::size_t first = begin;
        while (!returns(first) && all[first + 1].block - all[first].block > 2)
            ++first;
        std::vector<Candidate> kept;
        for (std::size_t i = first; i < end; ++i) {
            const std::size_t alike = forms[static_cast<std::size_t>(all[i].form)];
            if (returns(i) || all[i].directed || alike * 5 >= end - begin)
                kept.push_back(all[i]);
        }
        return kept;
    }

    // Where speeches open paragraphs, a label inside one is a sentence that fell so.
    static void drop_rare_inner_ones(Custom custom, std::vector<Candidate>& all) {
        const auto inner = static_cast<std::size_t>(std::count_if(
            all.begin(), all.end(), [](const Candidate& one) { return !one.opens; }
        ));
        const bool strong = custom == Custom::Columns;
        if (strong || inner * 3 >= all.size()) return;
        std::erase_if(all, [](const Candidate& one) { return !one.opens; });
    }

    [[nodiscard]] Evidence
    weigh(const std::vector<Candidate>& all, std::size_t begin, std::size_t end) const {
        std::unordered_map<std::size_t, std::size_t> counts;
        Evidence shown;
        shown.speeches = end - begin;
        for (std::size_t i = begin; i < end; ++i) {
            ++counts[all[i].name];
            shown.turns += i > begin && all[i].name != all[i - 1].name;
            shown.spoken += all[i].spoken;
            shown.capitals += all[i].capitals;
        }
        shown.names = counts.size();
        for (std::size_t i = begin; i < end; ++i)
            shown.known += counts[all[i].name] >= 2;
        for (const auto& [name, count] : counts)
            shown.returning += count >= 2;
        return shown;
    }

    void take_run(Custom custom, const std::vector<Candidate>& run, Cues& cues) {
        ++scenes_;
        const bool drama = custom != Custom::Label && custom != Custom::Dashed;
        const std::size_t directions = run.back().directions - run.front().directions;
        const bool play = has_acts_ || directions >= 2;
        const SpeechKind kind = drama && play ? SpeechKind::Play : SpeechKind::Interview;
        for (const Candidate& one : run)
            cues.push_back({one.line, one.bytes, one.form, kind, scenes_});
    }

    const Source& source_;
    const Lines& lines_;
    std::array<std::vector<Candidate>, customs> by_custom_;
    std::unordered_map<std::string_view, std::size_t> names_;
    bool has_acts_ = false;
    int scenes_ = 0;
};

}  // namespace

Cues find_cues(
    const Source& source, const Lines& lines, std::size_t begin, std::size_t end
) {
    return Census(source, lines).take(begin, end);
}

}  // namespace pam::manuscript
