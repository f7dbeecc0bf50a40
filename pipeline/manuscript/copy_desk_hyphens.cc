// The rest of the manuscript says whether a split word has a hyphen; where it is silent a
// list of words may, and what is still open is proposed, not done. Suspended hyphens
// ("pre- or post-war", "Vor- und Nachteile") stay.
#include "manuscript/copy_desk_hyphens.h"

#include "base/utf8.h"
#include "document/walk.h"
#include "manuscript/copy_desk_rules.h"
#include "manuscript/copy_desk_words.h"

#include <algorithm>
#include <array>

namespace pam::manuscript {

namespace {

// Small words that can follow a suspended hyphen or a badly typed dash, hardly ever the
// rest of a word.
constexpr std::string_view small_words =
    " a ad al als an and as at aut az bis but by bzw che com con da das de der des die e "
    "ein "
    "el else en et even except för for from he i if il in is it jako la le les lub med mit "
    "nebo ni noch nor not o och od oder of og on or oraz ou per plus rather resp she so "
    "som sowie than that the then these they this those through to u und up versus vs was "
    "we when which while who with y yet you és и или ";

// First parts that keep their hyphen whatever follows, and those that do so before a whole
// word.
constexpr std::string_view always_hyphenated =
    " self ex non well half quasi ill ultra twenty thirty forty fifty sixty seventy eighty "
    "ninety ";
constexpr std::string_view hyphenated_before_words =
    " all anti co cross high low mid multi post pre pro semi so ";

// Ends of words that are no words: what stands before belongs to them.
constexpr std::string_view word_endings =
    " able ably ance ation ations cal cally ced cial cially cian ed ence ened ening ent er "
    "ers "
    "est ful fully ible ibly ical ied ies ing ings ion ions ish ism ist ists ity ive ively "
    "ize "
    "ized less ly ment ments ness nesses ous ously sion sions ted tely ther ting tion "
    "tional "
    "tions tive tively ty ture tures ung ungen lich liche lichen keit heit schaft isch "
    "ische "
    "ischen gen ten ter tes tet mente miento mientos ción ciones zione zioni dad dades "
    "ement ements eur eurs euse tés ość ości nie nia cie ств ство ния ние ций ция ";

// Small words before which a hyphen without spaces is a dash ("in all this-the end").
constexpr std::string_view dash_words = " the it this that these those we they he she "
                                        "which is was are but and or not if because "
                                        "through who when where there here ";
// What is hyphenated with one of these all the same.
constexpr std::string_view compounds_of_dash_words =
    " break-through drive-through fall-through follow-through go-through march-through "
    "pass-through play-through pull-through read-through run-through see-through "
    "walk-through click-through work-through all-that know-who ";

struct Parts {
    std::string left;
    std::string right;
    bool capital = false;  // "Soviet- style"
    [[nodiscard]] std::string joined() const { return left + right; }
    [[nodiscard]] std::string hyphenated() const { return left + "-" + right; }
};

Parts parts_of(std::string_view flat, const SplitHyphen& split) {
    return {
        lower_case(flat.substr(split.begin, split.hyphen - split.begin)),
        lower_case(flat.substr(split.right, split.end - split.right)),
        utf8::is_upper(at_or_end(flat, split.begin))
            && utf8::is_lower(at_or_end(flat, split.right))};
}

// No word of any language is longer; a longer run of letters is no word to mend.
constexpr std::size_t longest_word = 120;

std::size_t word_begin(std::string_view flat, std::size_t at) {
    return at - word_before(flat, at, longest_word).size();
}

std::size_t word_end(std::string_view flat, std::size_t at) {
    return at + word_after(flat, at, longest_word).size();
}

bool is_split(std::string_view flat, std::size_t at) {
    return at > 0 && at + 2 < flat.size() && flat[at + 1] == ' '
           && utf8::is_letter(before(flat, at)) && utf8::is_letter(at_or_end(flat, at + 2));
}

// "first- second- and third-class": the chain of hyphens ends at a small word.
bool is_suspended_chain(std::string_view flat, std::size_t end) {
    while (end < flat.size() && flat[end] == '-' && is_split(flat, end)) {
        const std::size_t next = word_end(flat, end + 2);
        if (lists(small_words, lower_case(flat.substr(end + 2, next - end - 2))))
            return true;
        end = next;
    }
    return false;
}

bool ends_line(const Passage& passage, const SplitHyphen& split, const Source& source) {
    const Piece* piece = passage.piece_at(split.hyphen);
    if (!piece || !piece->text || piece->text->span.is_none()) return false;
    if (split.right - piece->begin >= piece->text->text.size()) return false;
    const auto from = document::source_offset(*piece->text, split.hyphen - piece->begin);
    const auto to = document::source_offset(*piece->text, split.right - piece->begin);
    if (to < from) return false;
    return source.text({from, to, 0}).find_first_of("\r\n") != std::string_view::npos;
}

}  // namespace

// ---------------------------------------------------------------- finding

std::vector<SplitHyphen>
find_split_hyphens(const Passage& passage, const Places& places, const Source& source) {
    std::vector<SplitHyphen> splits;
    const std::string_view flat = passage.flat;
    for (const std::size_t at : places.hyphens) {
        if (!is_split(flat, at)) continue;
        SplitHyphen split{word_begin(flat, at), at, at + 2, word_end(flat, at + 2)};
        if (split.end - split.right >= longest_word || at - split.begin >= longest_word)
            continue;
        if (is_suspended_chain(flat, split.end)) continue;
        split.small = lists(small_words, parts_of(flat, split).right);
        split.at_line_end = ends_line(passage, split, source);
        splits.push_back(split);
    }
    return splits;
}

bool stands_for_dash(std::string_view flat, std::size_t at) {
    if (!utf8::is_letter(before(flat, at)) || !utf8::is_letter(at_or_end(flat, at + 1)))
        return false;
    const std::size_t end = word_end(flat, at + 1);
    if (end - at > 8 || at_or_end(flat, end) != ' ') return false;
    if (!lists(dash_words, flat.substr(at + 1, end - at - 1))) return false;
    const std::size_t begin = word_begin(flat, at);
    // "well-to-do", "Stratford-on-Avon", "two-and a half" are no dashes.
    if (at - begin < 3 || before(flat, begin) == '-') return false;
    return !lists(compounds_of_dash_words, lower_case(flat.substr(begin, end - begin)));
}

// ---------------------------------------------------------------- words of the manuscript

void SplitWords::ask(std::string word) {
    if (word.empty() || word.size() >= 2 * longest_word) return;
    seen_.set(static_cast<unsigned char>(word[0]) * std::size_t{64} + word.size() % 64);
    asked_.try_emplace(std::move(word));
}

void SplitWords::ask_for(std::string_view flat, const SplitHyphen& split) {
    const Parts parts = parts_of(flat, split);
    ask(parts.hyphenated());
    ask(parts.joined());
    ask(parts.left);
    ask(parts.right);
    constexpr std::size_t enough = 5000;
    if (split.at_line_end && !split.small && broken_.size() < enough)
        broken_.push_back({parts.hyphenated(), parts.joined()});
}

// By the first byte and the length; a first letter beyond ASCII changes its second byte
// only when it is made small, in the alphabets that have capitals, or is looked up in vain.
bool SplitWords::may_be_asked(std::string_view word) const {
    auto first = static_cast<unsigned char>(word[0]);
    if (first >= 'A' && first <= 'Z') first |= 0x20;
    if (first >= 0x80) return true;
    return seen_.test(first * std::size_t{64} + word.size() % 64);
}

void SplitWords::count_word(std::string_view word) {
    if (word.empty() || word.size() >= 2 * longest_word || !may_be_asked(word)) return;
    const auto found = asked_.find(lower_case(word));
    if (found != asked_.end()) ++found->second.times;
}

// One word between gaps: itself, its hyphenated pairs, its parts. A part at a split is
// none.
void SplitWords::count_token(std::string_view token, bool& after_split) {
    if (token.empty()) return;
    const bool split_after = token.size() > 1 && token.back() == '-';
    std::size_t previous = std::string_view::npos;
    for (std::size_t begin = 0; begin <= token.size();) {
        const std::size_t end = std::min(token.find('-', begin), token.size());
        const std::string_view part = token.substr(begin, end - begin);
        const bool cut =
            (begin == 0 && after_split) || (end + 1 == token.size() && split_after);
        if (!cut) count_word(part);
        if (previous != std::string_view::npos && !part.empty())
            count_word(token.substr(previous, end - previous));
        previous = cut || part.empty() ? std::string_view::npos : begin;
        begin = end + 1;
    }
    after_split = split_after;
}

namespace {

// Bytes of words and their hyphens; those beyond ASCII need a closer look.
constexpr std::array<std::uint8_t, 256> make_inside() {
    std::array<std::uint8_t, 256> inside{};
    for (std::size_t c = 'a'; c <= 'z'; ++c)
        inside[c] = inside[c - 'a' + 'A'] = 1;
    inside['-'] = 1;
    for (std::size_t c = 0x80; c < 256; ++c)
        inside[c] = 2;
    return inside;
}
constexpr std::array<std::uint8_t, 256> inside_word = make_inside();

struct Token {
    std::size_t end = 0;  // where it begins when there is none
    bool hyphen = false;
};

Token token_at(std::string_view flat, std::size_t at) {
    Token token{at};
    while (token.end < flat.size()) {
        const auto byte = static_cast<unsigned char>(flat[token.end]);
        if (inside_word[byte] == 0) break;
        token.hyphen |= byte == '-';
        std::size_t bytes = 1;
        if (byte >= 0x80) {
            const utf8::Decoded next = utf8::decode(flat, token.end);
            if (!utf8::is_letter(next.code_point)) break;
            bytes = next.bytes;
        }
        token.end += bytes;
    }
    return token;
}

}  // namespace

void SplitWords::count(std::string_view flat) {
    bool after_split = false;
    for (std::size_t at = 0; at < flat.size();) {
        const Token token = token_at(flat, at);
        const std::string_view word = flat.substr(at, token.end - at);
        if (token.hyphen || after_split)
            count_token(word, after_split);
        else
            count_word(word);
        at = token.end + 1;
    }
}

void SplitWords::look_up(std::string_view list) {
    if (list.empty()) return;
    has_list_ = true;
    for (std::size_t begin = 0; begin < list.size();) {
        const std::size_t end = std::min(list.find('\n', begin), list.size());
        const std::string_view word = list.substr(begin, end - begin);
        begin = end + 1;
        if (word.empty() || !may_be_asked(word)) continue;
        const auto found = asked_.find(lower_case(word));
        if (found != asked_.end()) found->second.listed = true;
    }
}

int SplitWords::times(const std::string& word) const {
    const auto found = asked_.find(word);
    return found == asked_.end() ? 0 : found->second.times;
}

bool SplitWords::listed(const std::string& word) const {
    const auto found = asked_.find(word);
    return found != asked_.end() && found->second.listed;
}

void SplitWords::settle_habit(std::size_t lines) {
    std::size_t drops = 0;
    std::size_t keeps = 0;
    for (const Broken& word : broken_) {
        const int hyphenated = times(word.hyphenated);
        const int joined = times(word.joined);
        if (hyphenated > 0 && hyphenated >= joined)
            ++keeps;
        else if (joined > 0 || listed(word.joined))
            ++drops;
    }
    const std::size_t unknown = broken_.size() - drops - keeps;
    using enum Habit;
    if (drops > keeps)
        habit = BreaksWords;
    else if (drops > 0)
        habit = Unclear;
    else if (keeps > 0)
        habit = KeepsWords;
    // No word is there twice. Lines that break words do so often; long texts that do not,
    // seldom.
    else if (unknown > 3 && unknown * 50 > lines)
        habit = BreaksWords;
    else
        habit = lines > 300 ? KeepsWords : Unclear;
}

// ---------------------------------------------------------------- the verdict

SplitVerdict
evidence_on(std::string_view flat, const SplitHyphen& split, const SplitWords& words) {
    const Parts parts = parts_of(flat, split);
    const int hyphenated = words.times(parts.hyphenated());
    const int joined = words.times(parts.joined());
    if (split.small) {
        const bool word = joined > 0 || (split.at_line_end && words.listed(parts.joined()));
        return word && hyphenated == 0 ? SplitVerdict{SplitOutcome::DropHyphen, true}
                                       : SplitVerdict{};
    }
    if (hyphenated > 0 && hyphenated >= joined) return {SplitOutcome::KeepHyphen, true};
    if (joined > 0) return {SplitOutcome::DropHyphen, true};
    return {};
}

namespace {

// "Marxism- Leninism-Maoism", "Sino- Soviet", "anti- American".
bool is_compound_by_shape(
    std::string_view flat, const SplitHyphen& split, const Parts& parts
) {
    if (before(flat, split.begin) == '-') return true;
    const bool chained = split.end + 1 < flat.size() && flat[split.end] == '-'
                         && utf8::is_letter(at_or_end(flat, split.end + 1));
    if (chained) return true;
    if (!utf8::is_upper(at_or_end(flat, split.right))) return false;
    if (utf8::is_upper(before(flat, split.hyphen))) return false;
    return utf8::is_upper(at_or_end(flat, split.begin))
           || lists(hyphenated_before_words, parts.left);
}

SplitVerdict
by_list(const SplitHyphen& split, const Parts& parts, const SplitWords& words) {
    const auto is_word = [&](const std::string& part) {
        return words.listed(part) || words.times(part) > 0;
    };
    if (words.listed(parts.joined())) return {SplitOutcome::DropHyphen, true};
    if (is_word(parts.left) && is_word(parts.right))
        return {SplitOutcome::KeepHyphen, split.at_line_end};
    // Names and broken readings: the list knows neither the whole nor the parts.
    if (!split.at_line_end) return {SplitOutcome::KeepHyphen, false};
    return {SplitOutcome::DropHyphen, words.habit == SplitWords::Habit::BreaksWords};
}

SplitVerdict by_habit(const Parts& parts, const SplitWords& words) {
    const bool left_is_word = words.times(parts.left) > 0;
    const bool right_is_word = words.times(parts.right) > 0;
    switch (words.habit) {
    case SplitWords::Habit::KeepsWords:
        // "pro- cessing" is none of the compounds that such a manuscript breaks.
        if (left_is_word || right_is_word) return {SplitOutcome::KeepHyphen, true};
        return {parts.capital ? SplitOutcome::KeepHyphen : SplitOutcome::DropHyphen, false};
    case SplitWords::Habit::BreaksWords:
        return {
            left_is_word && right_is_word ? SplitOutcome::KeepHyphen
                                          : SplitOutcome::DropHyphen,
            true};
    default:
        return {
            left_is_word || right_is_word ? SplitOutcome::KeepHyphen
                                          : SplitOutcome::DropHyphen,
            false};
    }
}

}  // namespace

SplitVerdict
verdict_on(std::string_view flat, const SplitHyphen& split, const SplitWords& words) {
    const SplitVerdict told = evidence_on(flat, split, words);
    if (told.sure || split.small) return told;
    const Parts parts = parts_of(flat, split);
    if (is_compound_by_shape(flat, split, parts) || lists(always_hyphenated, parts.left))
        return {SplitOutcome::KeepHyphen, true};
    const bool right_is_word = words.times(parts.right) > 0 || words.listed(parts.right);
    if (lists(hyphenated_before_words, parts.left) && right_is_word
        && !words.listed(parts.joined()))
        return {SplitOutcome::KeepHyphen, true};
    if (words.has_list()) return by_list(split, parts, words);
    if (lists(word_endings, parts.right) && !right_is_word)
        return {SplitOutcome::DropHyphen, words.habit == SplitWords::Habit::BreaksWords};
    if (split.at_line_end) return by_habit(parts, words);
    return {SplitOutcome::KeepHyphen, false};
}

namespace {

// "Berlin and Tokyo- bring them": where the manuscript writes hyphens for dashes.
bool may_be_dash(const Copy& copy, const SplitHyphen& split) {
    constexpr int often = 3;
    return copy.habits.words.dashes >= often && !split.at_line_end
           && copy.conventions_at(split.hyphen).is_english();
}

}  // namespace

void mend_split_hyphens(const Copy& copy, const Source& source, Edits& edits) {
    if (copy.habits.words.empty()) return;
    const std::string_view flat = copy.flat();
    for (const SplitHyphen& split : find_split_hyphens(copy.passage, copy.places, source)) {
        const SplitVerdict verdict = verdict_on(flat, split, copy.habits.words);
        if (verdict.outcome == SplitOutcome::Leave) continue;
        if (!verdict.sure && may_be_dash(copy, split)) {
            edits.push_back(edit(split.hyphen, split.right, "—", rules::hyphen_as_dash));
            continue;
        }
        std::string after(flat.substr(split.begin, split.hyphen - split.begin));
        const std::size_t stem = after.size();
        if (verdict.outcome == SplitOutcome::KeepHyphen) after += '-';
        after += flat.substr(split.right, split.end - split.right);
        const Rule& rule = verdict.sure ? rules::split_hyphen : rules::doubtful_split;
        const bool chained = !edits.empty() && edits.back().end == split.hyphen
                             && edits.back().standing == rule.standing;
        if (!chained) {
            edits.push_back(edit(split.begin, split.end, after, rule));
            continue;
        }
        edits.back().after += after.substr(stem);
        edits.back().end = split.end;
    }
}

}  // namespace pam::manuscript
