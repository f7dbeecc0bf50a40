// Two or three typed hyphens become the dash of the language, closed or spaced as it is
// set there; a hyphen between spaces becomes the dash it stands for; dashes that begin a
// speech become those of the language. Runs of four and more, arrows, comments and command
// options are left alone.
#include "base/utf8.h"
#include "manuscript/copy_desk_rules.h"
#include "manuscript/copy_desk_words.h"

#include <algorithm>

namespace pam::manuscript {

namespace {

constexpr std::string_view em_dash = "—";
constexpr std::string_view en_dash = "–";
constexpr std::string_view no_break = "\xC2\xA0";

bool sentence_end(char32_t c) {
    return c == '.' || c == '!' || c == '?' || c == ':';
}

bool closes(char32_t c) {
    return std::u32string_view(U",;:!?.)]}\u201D\u2019\u00BB\"'").find(c)
           != std::u32string_view::npos;
}

bool opens(char32_t c) {
    return std::u32string_view(U"([{\u201C\u2018\u201E\u00AB").find(c)
           != std::u32string_view::npos;
}

// Marks that make a run of hyphens something other than a dash: "<!--", "-->", "|--",
// "+--", "==--".
bool is_drawing(char32_t c) {
    return c == '<' || c == '>' || c == '|' || c == '+' || c == '=' || c == '-' || c == '~';
}

// Dashes of one passage.
class Dashes {
public:
    Dashes(const Copy& copy, Edits& edits)
        : copy_(copy)
        , flat_(copy.flat())
        , edits_(edits) {}

    void mend() {
        for (const std::size_t at : copy_.places.hyphens) {
            const std::size_t found = flat_.find_first_not_of('-', at);
            const std::size_t end = found == std::string_view::npos ? flat_.size() : found;
            if (end - at == 1)
                mend_single(at);
            else if (end - at <= 3)
                mend_run(at, end);
        }
        for (const std::size_t at : copy_.places.dashes)
            close_up(at);
    }

private:
    [[nodiscard]] char32_t left_of(std::size_t at) const { return before(flat_, at); }
    [[nodiscard]] char32_t right_of(std::size_t at) const { return at_or_end(flat_, at); }

    void put(std::size_t begin, std::size_t end, std::string_view after, const Rule& rule) {
        edits_.push_back(edit(begin, end, after, rule));
    }

    // ------------------------------------------------------------ what is no dash

    // "--out=x", "--dry-run", "use --help": options of a command.
    [[nodiscard]] bool is_option(std::size_t begin, std::size_t end) const {
        if (end - begin != 2 || !utf8::is_blank(left_of(begin)))
            if (begin != 0 && !opens(left_of(begin)) && left_of(begin) != '"') return false;
        std::size_t at = end;
        while (at < flat_.size()
               && (flat_[at] == '-' || (flat_[at] >= 'a' && flat_[at] <= 'z')))
            ++at;
        if (at == end) return false;
        if (copy_.habits.tell_of_options()) return true;
        const std::string_view name = flat_.substr(end, at - end);
        if (at < flat_.size() && flat_[at] == '=') return true;
        if (name.find('-') != std::string_view::npos && !name.ends_with('-')
            && name.find("--") == std::string_view::npos)
            return true;
        constexpr std::string_view names =
            " help version verbose quiet output input force all list recursive config "
            "debug "
            "dir file format json install update upgrade global save init no-color color ";
        constexpr std::string_view verbs =
            " option options flag flags switch argument pass passing run running use using "
            "with git command append add ";
        const std::string_view verb =
            begin > 0 ? word_before(flat_, begin - 1) : std::string_view{};
        return lists(names, name) || lists(verbs, verb);
    }

    [[nodiscard]] bool is_no_dash(std::size_t begin, std::size_t end) const {
        if (is_drawing(left_of(begin)) || is_drawing(right_of(end))) return true;
        if (begin >= 2 && flat_.substr(begin - 2, 2) == "<!") return true;
        if (left_of(begin) == 0 && right_of(end) == 0) return true;
        // "-- -": hyphens apart are a line, or a slip that only the author can mend.
        if (right_of(end) == ' ' && right_of(end + 1) == '-') return true;
        if (begin >= 2 && left_of(begin) == ' ' && flat_[begin - 2] == '-') return true;
        return is_option(begin, end);
    }

    // "Mr. D-- went": a name cut to its capital keeps the space after it. I, A, O, V and X
    // are words and numerals of their own unless a title precedes.
    [[nodiscard]] bool cuts_name(std::size_t begin) const {
        if (begin == 0) return false;
        const char initial = flat_[begin - 1];
        if (initial < 'A' || initial > 'Z' || utf8::is_word(before(flat_, begin - 1)))
            return false;
        constexpr std::string_view words = "AIOVX";
        if (words.find(initial) == std::string_view::npos) return true;
        if (begin < 4 || flat_[begin - 2] != ' ') return false;
        const std::size_t title = flat_[begin - 3] == '.' ? begin - 3 : begin - 2;
        return lists(
            " Mr Mrs Miss Ms Dr Sir Lord Lady Count Countess Madame Monsieur Captain "
            "Colonel "
            "Herr Frau M Mme ",
            word_before(flat_, title)
        );
    }

    // "G--d", "d--n": letters left out of a word, in every language a closed dash.
    [[nodiscard]] bool cuts_word(std::size_t begin, std::size_t end) const {
        const std::string_view left = word_before(flat_, begin);
        if (left.empty() || left.size() > 2 || !utf8::is_letter(right_of(end)))
            return false;
        std::size_t stop = end;
        while (stop < flat_.size() && stop - end < 4 && utf8::is_letter(right_of(stop)))
            stop += utf8::decode(flat_, stop).bytes;
        return stop - end <= 2;
    }

    // ------------------------------------------------------------ dashes between words

    void mend_run(std::size_t begin, std::size_t end) {
        if (is_no_dash(begin, end)) return;
        if (utf8::is_digit(left_of(begin)) && utf8::is_digit(right_of(end)))
            return put_range(begin, end);
        const Conventions& conventions = copy_.conventions_at(begin);
        if (begin == 0 && conventions.speech_dash) return speech(begin, end, true);
        if (cuts_word(begin, end)) return put(begin, end, em_dash, rules::em_dash);
        switch (spacing(conventions)) {
        case DashSpacing::Closed:
            return put(
                closed_left(begin, end), closed_right(begin, end), em_dash, rules::em_dash
            );
        case DashSpacing::Spaced:
            return put_spaced(begin, end, conventions, rule_of(dash_of(conventions)));
        case DashSpacing::AsTyped:
            return put(begin, end, conventions.dash, rule_of(conventions.dash));
        }
    }

    void put_range(std::size_t begin, std::size_t end) {
        const std::string_view range = copy_.conventions_at(begin).range;
        put(begin, end, range.empty() ? en_dash : range, rules::number_range);
    }

    static const Rule& rule_of(std::string_view dash) {
        return dash == em_dash ? rules::em_dash : rules::en_dash;
    }

    // The author's own dashes overrule the habit of the language.
    [[nodiscard]] DashSpacing spacing(const Conventions& conventions) const {
        const Habits& habits = copy_.habits;
        if (conventions.dash_spacing == DashSpacing::AsTyped) return DashSpacing::AsTyped;
        const int spaced = std::max(habits.en_spaced, habits.em_spaced);
        if (spaced >= 2 && spaced > habits.em_closed) return DashSpacing::Spaced;
        if (habits.em_closed >= 3 && habits.em_closed > 2 * spaced)
            return DashSpacing::Closed;
        return conventions.dash_spacing;
    }

    [[nodiscard]] std::string_view dash_of(const Conventions& conventions) const {
        const Habits& habits = copy_.habits;
        if (habits.en_spaced >= 2 && habits.en_spaced > habits.em_spaced) return en_dash;
        if (habits.em_spaced >= 2 && habits.em_spaced > habits.en_spaced) return em_dash;
        return conventions.dash;
    }

    // With the space before it when the dash is to close up to its left.
    [[nodiscard]] std::size_t closed_left(std::size_t begin, std::size_t end) const {
        if (left_of(begin) != ' ' || begin < 2) return begin;
        const char32_t left = left_of(begin - 1);
        if (left == 0) return begin;
        const std::size_t word = flat_.size() > end && flat_[end] == ' ' ? end + 1 : end;
        // After a full stop a dash opens an attribution or an aside: "He went. --Tolstoy".
        if (sentence_end(left) && utf8::is_upper(right_of(word))) return begin;
        return begin - 1;
    }

    [[nodiscard]] std::size_t closed_right(std::size_t begin, std::size_t end) const {
        const bool spaced =
            end + 1 < flat_.size() && flat_[end] == ' ' && flat_[end + 1] != '\n';
        if (!spaced || (left_of(begin) != ' ' && cuts_name(begin))) return end;
        return end + 1;
    }

    // " – ": blanks on both sides, but none at the ends of a line and beside a mark that
    // closes up to the dash.
    void put_spaced(
        std::size_t begin, std::size_t end, const Conventions& conventions, const Rule& rule
    ) {
        const std::string_view dash = dash_of(conventions);
        const bool blank_before = left_of(begin) == ' ';
        const bool blank_after = right_of(end) == ' ';
        const char32_t left = left_of(begin);
        const char32_t right = right_of(end);
        const bool wants_before = blank_before || !(left == 0 || opens(left));
        const bool wants_after = blank_after || !(right == 0 || closes(right));
        // A name or a word cut short, a speech broken off: nothing is put between.
        const bool cut = !blank_before && (cuts_name(begin) || !wants_after);
        const std::string_view gap = conventions.tied_dash ? no_break : " ";
        std::string after;
        if (wants_before && !cut) after += gap;
        after += dash;
        if (wants_after && !(cut && !blank_after)) after += ' ';
        put(begin - blank_before, end + blank_after, after, rule);
    }

    // ------------------------------------------------------------ speeches

    // "-- Bonjour", "- Bonjour", "-Hola": a paragraph that begins with a dash is a speech.
    void speech(std::size_t begin, std::size_t end, bool sure) {
        const Conventions& conventions = copy_.conventions_at(begin);
        const bool spaced = right_of(end) == ' ';
        const char32_t first = right_of(end + spaced);
        if (!utf8::is_letter(first) && !opens(first) && first != '"' && first != 0xBF
            && first != 0xA1 && first != '.')
            return;
        const std::string_view dash = conventions.dash;
        std::string after(dash);
        if (spaced) after += no_break;
        put(begin,
            end + spaced,
            after,
            sure ? rules::speech_dash : rules::doubtful_speech_dash);
    }

    // One hyphen at the head may be a list's; a speech has more of them, here or elsewhere.
    [[nodiscard]] bool is_speech() const {
        return copy_.habits.speech_hyphens >= 2
               || flat_.find(" - ", 2) != std::string_view::npos;
    }

    [[nodiscard]] bool begins_speech() const {
        return flat_.starts_with('-') || flat_.starts_with(em_dash);
    }

    // " -dijo ella-.": the aside in a Spanish speech, its dashes closed up to it.
    void aside(std::size_t at) {
        const char32_t left = left_of(at);
        const char32_t right = right_of(at + 1);
        const bool opening = left == ' ' && utf8::is_lower(right);
        const bool closing = (utf8::is_letter(left) || left == '.' || left == '!')
                             && (right == 0 || right == ' ' || closes(right))
                             && at + 2 < flat_.size();
        if (opening || (closing && asides_ > 0)) {
            put(at, at + 1, copy_.conventions_at(at).dash, rules::speech_dash);
            asides_ += opening ? 1 : -1;
        }
    }

    // ------------------------------------------------------------ single hyphens

    void mend_single(std::size_t at) {
        const std::size_t before_mending = edits_.size();
        mend_range(copy_, at, at + 1, edits_);
        if (edits_.size() > before_mending) return;
        if (is_minus(copy_, at)) return put(at, at + 1, "\u2212", rules::minus_sign);
        const Conventions& conventions = copy_.conventions_at(at);
        if (at == 0 && conventions.speech_dash && !copy_.passage.verse)
            return speech(at, at + 1, is_speech());
        if (right_of(at + 1) == ' ' && left_of(at) == ' ') return spaced_hyphen(at);
        if (conventions.dash_spacing == DashSpacing::AsTyped && begins_speech())
            return aside(at);
        if (conventions.is_english() && stands_for_dash(flat_, at))
            put(at, at + 1, em_dash, rules::hyphen_as_dash);
    }

    // "retreat - however": sure before a small letter, where no name, number or list item
    // can stand; elsewhere where the manuscript does so often.
    void spaced_hyphen(std::size_t at) {
        if (at < 2 || at + 2 >= flat_.size()) return;
        const char32_t left = left_of(at - 1);
        const char32_t right = right_of(at + 2);
        const bool after_words = utf8::is_lower(left) || left == ',' || left == ')'
                                 || left == '"' || left == '\'' || left == 0x201D
                                 || left == 0x2019;
        if (is_lone_letter(at - 2) && is_lone_letter(at + 2)) return;
        if (numbers_the_paragraph(at - 1)) return;
        const bool after_number = utf8::is_digit(left) && !is_lone_letter(at + 2);
        if ((after_words || after_number) && utf8::is_lower(right))
            return dash_for(at, rules::spaced_hyphen);
        // "- Yes, - he said. - It is.": the speech is taken up again.
        if (sentence_end(left) && utf8::is_upper(right)
            && copy_.conventions_at(at).speech_dash)
            return dash_for(at, rules::spaced_hyphen);
        const bool words = utf8::is_word(left) || after_words;
        const bool goes_on = utf8::is_word(right) || right == '"' || right == '\'';
        if (!words || !goes_on || (utf8::is_digit(left) && utf8::is_digit(right))) return;
        constexpr int often = 5;
        const bool prose = flat_.size() > 80 && !copy_.passage.verse;
        if (prose && copy_.habits.spaced_hyphens >= often)
            dash_for(at, rules::spaced_hyphen);
        else if (prose)
            dash_for(at, rules::doubtful_spaced_hyphen);
    }

    void dash_for(std::size_t at, const Rule& rule) {
        const Conventions& conventions = copy_.conventions_at(at);
        if (spacing(conventions) == DashSpacing::Closed)
            put(at - 1, at + 2, em_dash, rule);
        else if (conventions.dash_spacing == DashSpacing::AsTyped)
            put(at, at + 1, conventions.dash, rule);
        else
            put_spaced(at, at + 1, conventions, rule);
    }

    // "1 - Abolition of property": the number of a point.
    [[nodiscard]] bool numbers_the_paragraph(std::size_t end) const {
        std::size_t begin = end;
        while (begin > 0 && utf8::is_digit(before(flat_, begin)))
            --begin;
        return begin == 0;
    }

    // x - y: letters that stand for numbers.
    [[nodiscard]] bool is_lone_letter(std::size_t at) const {
        return at < flat_.size() && utf8::is_letter(at_or_end(flat_, at))
               && !utf8::is_word(before(flat_, at))
               && !utf8::is_word(at_or_end(flat_, at + utf8::decode(flat_, at).bytes));
    }

    // ------------------------------------------------------------ dashes as typed

    // "word— word": one blank too many beside a dash that English closes.
    void close_up(std::size_t at) {
        if (!copy_.conventions_at(at).is_english() || flat_[at + 2] != '\x94') return;
        const std::size_t end = at + 3;
        const bool blank_before = left_of(at) == ' ';
        const bool blank_after = right_of(end) == ' ';
        if (blank_before == blank_after) return;
        const char32_t left = left_of(at - blank_before);
        const char32_t right = right_of(end + blank_after);
        if (!utf8::is_letter(left) || !utf8::is_letter(right)) return;
        if (blank_after && cuts_name(at)) return;
        const Rule& rule =
            utf8::is_lower(right) ? rules::space_at_dash : rules::doubtful_space_at_dash;
        put(at - blank_before, end + blank_after, em_dash, rule);
    }

    const Copy& copy_;
    std::string_view flat_;
    Edits& edits_;
    int asides_ = 0;
};

}  // namespace

void mend_dashes(const Copy& copy, Edits& edits) {
    if (copy.places.hyphens.empty() && copy.places.dashes.empty()) return;
    Dashes(copy, edits).mend();
}

}  // namespace pam::manuscript
