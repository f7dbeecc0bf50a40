// Straight quotation marks, apostrophes, primes and backticks become the marks they stand
// for. The neighbours of a mark decide; only where both answers are possible does the state
// of the passage.
#include "base/utf8.h"
#include "manuscript/copy_desk_rules.h"

#include <algorithm>
#include <array>

namespace pam::manuscript {

namespace {

constexpr const char* left_double = "\xE2\x80\x9C";
constexpr const char* right_double = "\xE2\x80\x9D";
constexpr const char* left_single = "\xE2\x80\x98";
constexpr const char* right_single = "\xE2\x80\x99";
constexpr const char* prime = "\xE2\x80\xB2";
constexpr const char* double_prime = "\xE2\x80\xB3";
constexpr const char* double_rule = "double quotation mark";
constexpr const char* single_rule = "single quotation mark";
constexpr const char* apostrophe_rule = "apostrophe";

// Words that lose their beginning and never open a quotation by it.
constexpr std::array<std::string_view, 14> elided{
    "tis",
    "twas",
    "twere",
    "twill",
    "twould",
    "twixt",
    "tween",
    "em",
    "neath",
    "til",
    "tisn't",
    "twasn't",
    "nuff",
    "gainst"};
// Words that do so only where no closing mark follows.
constexpr std::array<std::string_view, 12> perhaps_elided{
    "cause", "bout", "round", "cos", "coz", "cuz", "er", "im", "course", "ere", "e", "til"};

bool is_dash(char32_t c) {
    return c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2015;
}

// After these (or nothing, or a blank) a mark opens.
bool opens_after(char32_t c) {
    return c == 0 || utf8::is_blank(c) || c == '(' || c == '[' || c == '{' || c == '<'
           || c == '/' || c == 0x201C || c == 0x2018 || c == 0xAB || c == 0x201E || c == '='
           || c == 0xBF || c == 0xA1;
}

bool closes_before(char32_t c) {
    return c == 0 || utf8::is_blank(c) || c == ',' || c == ';' || c == ':' || c == '!'
           || c == '?' || c == '.' || c == ')' || c == ']' || c == '}';
}

bool contains(const auto& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

class Marks {
public:
    Marks(std::string_view flat, QuotationState& state, Edits& edits)
        : flat_(flat)
        , state_(state)
        , edits_(edits)
        , carried_(state.open) {}

    void mend_all() {
        find_last_closer();
        for (std::size_t at = next_mark(0); at < flat_.size(); at = next_mark(at))
            at = mend(at);
        state_.open = double_open_;
        if (double_open_) state_.opened_at = opened_at_;
    }

private:
    [[nodiscard]] std::size_t next_mark(std::size_t from) const {
        const std::size_t found = flat_.find_first_of("\"'`\xE2", from);
        return found == std::string_view::npos ? flat_.size() : found;
    }

    // Treats the mark at `at` and returns the place after it.
    std::size_t mend(std::size_t at) {
        switch (flat_[at]) {
        case '"':
            return at == measure_end_ ? put(at, 1, double_prime, "prime") : mend_double(at);
        case '\'':
            return mend_single(at);
        case '`':
            return mend_backtick(at);
        default:
            return note_curly(at);
        }
    }

    // The character to the left, emphasis stars and underlines of the typewriter
    // overlooked; a mark just mended counts as what it became.
    [[nodiscard]] char32_t left_of(std::size_t at) const {
        if (at == mended_end_ && at > 0) return mended_opens_ ? 0x201C : 0x201D;
        const char32_t c = before(flat_, at);
        if ((c == '*' || c == '_') && at >= 2) return before(flat_, at - 1);
        return c == '*' || c == '_' ? 0 : c;
    }

    [[nodiscard]] char32_t right_of(std::size_t at) const {
        const char32_t c = at_or_end(flat_, at);
        return c == '*' || c == '_' ? at_or_end(flat_, at + 1) : c;
    }

    std::size_t
    put(std::size_t at, std::size_t length, const char* mark, const char* rule) {
        edits_.push_back({at, at + length, mark, rule});
        mended_end_ = at + length;
        mended_opens_ = mark == left_double || mark == left_single;
        return mended_end_;
    }

    std::size_t put_double(std::size_t at, std::size_t length, bool opening) {
        double_open_ = opening;
        carried_ = false;
        if (opening) opened_at_ = at;
        return put(at, length, opening ? left_double : right_double, double_rule);
    }

    std::size_t put_single(std::size_t at, bool opening) {
        single_open_ = opening;
        return put(at, 1, opening ? left_single : right_single, single_rule);
    }

    std::size_t put_apostrophe(std::size_t at) {
        return put(at, 1, right_single, apostrophe_rule);
    }

    // A curly mark of the author's own keeps the state true.
    std::size_t note_curly(std::size_t at) {
        const std::string_view mark = flat_.substr(at, 3);
        if (mark == left_double) double_open_ = true, opened_at_ = at;
        if (mark == right_double) double_open_ = carried_ = false;
        if (mark == left_single) single_open_ = true;
        if (mark == right_single && !utf8::is_word(at_or_end(flat_, at + 3)))
            single_open_ = false;
        return at + mark.size();
    }

    std::size_t mend_double(std::size_t at) {
        const char32_t left = left_of(at);
        const char32_t right = right_of(at + 1);
        if (is_inch(at, left, right)) return put(at, 1, double_prime, "prime");
        return put_double(at, 1, double_opens(at, left, right));
    }

    [[nodiscard]] bool double_opens(std::size_t at, char32_t left, char32_t right) const {
        const bool open = double_open_;
        if (opens_after(left)) {
            if (right == 0 || utf8::is_blank(right)) return !open;
            if (right == '.' && flat_.substr(at + 1, 2) == "..") return true;
            return !(open && closes_before(right));
        }
        if (is_dash(left))
            return !open && right != 0 && !utf8::is_blank(right) && !closes_before(right);
        if (utf8::is_word(right) || right == 0x2018)
            return !open && !utf8::is_word(left) && !carried_;
        return false;
    }

    // 6" x 4", 12" long: inches, where no quotation is open that the mark could close.
    [[nodiscard]] bool is_inch(std::size_t at, char32_t left, char32_t) const {
        if (!utf8::is_digit(left) || double_open_ || carried_) return false;
        std::string_view rest = flat_.substr(at + 1, 8);
        if (rest.starts_with(' ')) rest.remove_prefix(1);
        constexpr std::array<std::string_view, 9> measures{
            "x ", "by ", "long", "wide", "high", "tall", "deep", "thick", "\xC3\x97"};
        return std::any_of(measures.begin(), measures.end(), [&](std::string_view word) {
            return rest.starts_with(word);
        });
    }

    // 5'6", 5' 6": the place of the double prime, or npos.
    [[nodiscard]] std::size_t inches_after_feet(std::size_t at) const {
        if (!utf8::is_digit(before(flat_, at))) return std::string_view::npos;
        std::size_t end = at + 1;
        if (end < flat_.size() && flat_[end] == ' ') ++end;
        const std::size_t digits = end;
        while (end < flat_.size() && end - digits < 5
               && (utf8::is_digit(static_cast<unsigned char>(flat_[end]))
                   || flat_[end] == '.'))
            ++end;
        const bool ends = end > digits && end < flat_.size() && flat_[end] == '"';
        return ends ? end : std::string_view::npos;
    }

    std::size_t mend_single(std::size_t at) {
        if (const std::size_t inches = inches_after_feet(at);
            inches != std::string_view::npos) {
            measure_end_ = inches;
            return put(at, 1, prime, "prime");
        }
        const bool second = at + 1 < flat_.size() && flat_[at + 1] == '\'';
        if (second && double_ticks_open_) {
            double_ticks_open_ = false;
            return put_double(at, 2, false);
        }
        const char32_t left = left_of(at);
        const char32_t right = right_of(at + 1);
        const bool opening_place =
            opens_after(left) || (is_dash(left) && !closes_before(right));
        if (!opening_place) return close_single(at, left, right);
        if (utf8::is_word(right)) return lead_single(at, left);
        if (right == 0 || utf8::is_blank(right)) return put_single(at, !single_open_);
        return put_single(at, !(single_open_ && closes_before(right)));
    }

    std::size_t close_single(std::size_t at, char32_t left, char32_t right) {
        const bool inside_word = utf8::is_word(left) && utf8::is_word(right);
        if (inside_word || !single_open_) return put_apostrophe_or_close(at, left);
        // "the boys' own": a possessive inside a quotation that is closed further on.
        if (left == 's' && utf8::is_blank(right) && at < last_closer_
            && utf8::is_lower(at_or_end(flat_, at + 2)))
            return put_apostrophe(at);
        return put_single(at, false);
    }

    std::size_t put_apostrophe_or_close(std::size_t at, char32_t left) {
        if (utf8::is_word(left)) return put_apostrophe(at);
        return put(at, 1, right_single, single_rule);
    }

    // A mark before a word: it opens a quotation or stands for lost letters.
    std::size_t lead_single(std::size_t at, char32_t left) {
        if (is_decade(at) || is_rock_n_roll(at)) return put_apostrophe(at);
        const std::string word = word_after(at);
        if (contains(elided, word)) return put_apostrophe(at);
        const bool closer_follows = last_closer_ > at;
        if (closer_follows) return put_single(at, true);
        if (contains(perhaps_elided, word)) return put_apostrophe(at);
        const bool introduced =
            at == 0 || left == 0 || left == 0x201C || is_dash(left)
            || (at >= 2 && (flat_[at - 2] == ':' || flat_[at - 2] == ','));
        return introduced ? put_single(at, true) : put_apostrophe(at);
    }

    // '70s, '45
    [[nodiscard]] bool is_decade(std::size_t at) const {
        const auto digit = [&](std::size_t i) {
            return i < flat_.size() && utf8::is_digit(static_cast<unsigned char>(flat_[i]));
        };
        return digit(at + 1) && digit(at + 2) && !digit(at + 3);
    }

    // rock 'n' roll, drum 'n bass: both marks stand for letters.
    [[nodiscard]] bool is_rock_n_roll(std::size_t at) const {
        if (at + 1 >= flat_.size() || (flat_[at + 1] | 0x20) != 'n') return false;
        return !utf8::is_word(at_or_end(flat_, at + 2));
    }

    [[nodiscard]] std::string word_after(std::size_t at) const {
        std::string word;
        for (std::size_t i = at + 1; i < flat_.size() && word.size() < 8; ++i) {
            const char c = flat_[i];
            const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && (c != '\'' || !utf8::is_word(at_or_end(flat_, i + 1)))) break;
            word += letter ? static_cast<char>(c | 0x20) : c;
        }
        return word;
    }

    std::size_t mend_backtick(std::size_t at) {
        const std::size_t end = std::min(flat_.find_first_not_of('`', at), flat_.size());
        const char32_t right = at_or_end(flat_, end);
        const char32_t left = left_of(at);
        const bool opening =
            (opens_after(left) || is_dash(left)) && right != 0 && !utf8::is_blank(right);
        if (opening && end - at == 2 && last_double_tick_ > end
            && last_double_tick_ < flat_.size()) {
            double_ticks_open_ = true;
            return put_double(at, 2, true);
        }
        if (opening && end - at == 1 && state_.backticks) return put_single(at, true);
        return end;
    }

    // The last place where an apostrophe can close a quotation, and the last double one.
    void find_last_closer() {
        last_double_tick_ = flat_.rfind("''");
        for (std::size_t at = flat_.rfind('\''); at != std::string_view::npos && at > 0;
             at = flat_.rfind('\'', at - 1)) {
            const bool closes =
                !opens_after(before(flat_, at)) && !utf8::is_word(at_or_end(flat_, at + 1));
            if (!closes) continue;
            last_closer_ = at;
            return;
        }
    }

    std::string_view flat_;
    QuotationState& state_;
    Edits& edits_;
    bool carried_;
    bool double_open_ = false;
    bool single_open_ = false;
    bool double_ticks_open_ = false;
    std::size_t opened_at_ = 0;
    std::size_t last_closer_ = 0;
    std::size_t last_double_tick_ = std::string_view::npos;
    std::size_t measure_end_ = std::string_view::npos;
    std::size_t mended_end_ = std::string_view::npos;
    bool mended_opens_ = false;
};

// Outside English an apostrophe between letters is the one mark that is the same
// everywhere.
void mend_apostrophes(std::string_view flat, Edits& edits) {
    for (std::size_t at = flat.find('\''); at != std::string_view::npos;
         at = flat.find('\'', at + 1))
        if (utf8::is_letter(before(flat, at)) && utf8::is_letter(at_or_end(flat, at + 1)))
            edits.push_back({at, at + 1, right_single, apostrophe_rule});
}

}  // namespace

void mend_quotation_marks(
    std::string_view flat, Conventions conventions, QuotationState& state, Edits& edits
) {
    if (conventions == Conventions::Other) return mend_apostrophes(flat, edits);
    Marks(flat, state, edits).mend_all();
}

bool quotes_with_backticks(std::string_view text) {
    std::size_t openers = 0;
    std::size_t closers = 0;
    for (std::size_t at = text.find('`'); at != std::string_view::npos;
         at = text.find('`', at + 1)) {
        const bool word_before =
            at > 0 && !opens_after(static_cast<unsigned char>(text[at - 1]));
        const bool word_after = at + 1 < text.size()
                                && !closes_before(static_cast<unsigned char>(text[at + 1]));
        if (!word_before && word_after) ++openers;
        if (word_before && !word_after) ++closers;
    }
    return openers > 4 * closers;
}

}  // namespace pam::manuscript
