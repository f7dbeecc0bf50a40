// Straight quotation marks, apostrophes, primes and backticks become the marks they stand
// for. What is beside a mark decides; only where both answers are possible does the state
// of the passage. What the marks mean is settled first, then how the language writes it.
#include "manuscript/copy_desk_quotes.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>

namespace pam::manuscript {

namespace {

constexpr std::string_view right_single = "\xE2\x80\x99";
constexpr std::string_view prime = "\xE2\x80\xB2";
constexpr std::string_view double_prime = "\xE2\x80\xB3";

// ---------------------------------------------------------------- measures

bool is_digit_at(std::string_view flat, std::size_t at) {
    return at < flat.size() && utf8::is_digit(static_cast<unsigned char>(flat[at]));
}

// 5'10", 5' 6", 26' 46": the place where the inches' mark must stand.
std::size_t inches_after(std::string_view flat, std::size_t end) {
    if (end < flat.size() && flat[end] == ' ') ++end;
    const std::size_t digits = end;
    while (end - digits < 5
           && (is_digit_at(flat, end) || (end < flat.size() && flat[end] == '.')))
        ++end;
    return end > digits ? end : std::string_view::npos;
}

// The digits before a mark, and what is before them and a blank.
char32_t before_number(std::string_view flat, std::size_t at) {
    while (at > 0 && (is_digit_at(flat, at - 1) || flat[at - 1] == '.'))
        --at;
    if (at > 0 && flat[at - 1] == ' ') --at;
    return before(flat, at);
}

// The second of "6' x 4'".
bool measure_precedes(std::string_view flat, std::size_t at) {
    while (at > 0 && (is_digit_at(flat, at - 1) || flat[at - 1] == '.'))
        --at;
    const std::string_view head = flat.substr(0, at);
    return head.ends_with("' x ") || head.ends_with("' by ") || head.ends_with("\" x ")
           || head.ends_with("\" by ");
}

// "x 4", "by", "long": only measures are followed so.
bool measure_follows(std::string_view flat, std::size_t end) {
    std::string_view rest = flat.substr(std::min(end, flat.size()), 8);
    if (rest.starts_with(' ')) rest.remove_prefix(1);
    constexpr std::array<std::string_view, 11> measures{
        "x ",
        "by ",
        "long",
        "wide",
        "high",
        "tall",
        "deep",
        "thick",
        "square",
        "of arc",
        "×"};
    return std::any_of(measures.begin(), measures.end(), [&](std::string_view word) {
        return rest.starts_with(word);
    });
}

// 5'10: not 10'000, and no year.
bool is_feet_and_inches(std::string_view flat, const Mark& mark) {
    std::size_t begin = mark.begin;
    while (begin > 0 && is_digit_at(flat, begin - 1))
        --begin;
    std::size_t end = mark.end;
    while (is_digit_at(flat, end))
        ++end;
    constexpr std::size_t longest = 2;
    return end > mark.end && end - mark.end <= longest && mark.begin - begin <= longest
           && !utf8::is_letter(at_or_end(flat, end));
}

// Feet and inches, minutes and seconds of arc.
void settle_measures(std::string_view flat, Marks& marks) {
    for (std::size_t i = 0; i < marks.size(); ++i) {
        Mark& mark = marks[i];
        if (mark.typed != Typed::Single || !utf8::is_digit(before(flat, mark.begin)))
            continue;
        const bool arc = before_number(flat, mark.begin) == 0xB0;
        if (is_feet_and_inches(flat, mark)) mark.meaning = Meaning::Prime;
        const bool inches = i + 1 < marks.size() && marks[i + 1].typed == Typed::Double
                            && marks[i + 1].begin == inches_after(flat, mark.end);
        if (inches) marks[i + 1].meaning = Meaning::DoublePrime;
        if (inches || arc || measure_follows(flat, mark.end)
            || measure_precedes(flat, mark.begin))
            mark.meaning = Meaning::Prime;
    }
}

// ---------------------------------------------------------------- from meaning to marks

struct Partner {
    std::string_view open;
    std::string_view close;
};
// What closes a quotation that the author opened with a typographic mark.
constexpr std::array<Partner, 7> partners{
    {{"“", "”"}, {"”", "”"}, {"«", "»"}, {"»", "«"}, {"‹", "›"}, {"›", "‹"}, {"‘", "’"}}};

// A quotation that stands open: its pair, or the author's own opening mark.
struct Opened {
    QuotePair pair;
    bool single = false;
};

// Writes the marks of one passage as edits.
class Writer {
public:
    Writer(const Copy& copy, Edits& edits)
        : copy_(copy)
        , flat_(copy.flat())
        , edits_(edits) {}

    void write(const Marks& marks) {
        for (const Mark& mark : marks)
            write(mark);
    }

private:
    void write(const Mark& mark) {
        switch (mark.meaning) {
        case Meaning::AsTyped:
            return;
        case Meaning::Apostrophe:
            return put(mark, right_single, rules::apostrophe);
        case Meaning::Prime:
            return put(mark, prime, rules::prime);
        case Meaning::DoublePrime:
            return put(mark, double_prime, rules::prime);
        case Meaning::OpenDouble:
        case Meaning::OpenSingle:
            return open(mark);
        default:
            return close(mark);
        }
    }

    static bool is_own(const Mark& mark) {
        return mark.typed == Typed::Curly || mark.typed == Typed::CurlySingle;
    }

    void put(const Mark& mark, std::string_view after, const Rule& rule) {
        if (!is_own(mark)) edits_.push_back(edit(mark.begin, mark.end, after, rule));
    }

    void open(const Mark& mark) {
        const bool single = mark.meaning == Meaning::OpenSingle;
        Opened opened{own_pair(mark), single};
        const QuoteStyle* style = copy_.habits.quotes(*mark.conventions);
        if (!is_own(mark) && style) opened.pair = pair_of(mark, *style, single);
        opened_.push_back(opened);
        if (is_own(mark) || !style) return;
        const std::size_t end = spaced_end(mark, opened.pair);
        edits_.push_back(edit(mark.begin, end, opened.pair.open, rules::quotation_mark));
    }

    static const QuotePair&
    pair_of(const Mark& mark, const QuoteStyle& style, bool single) {
        if (single) return mark.level > 0 ? style.inner : style.lone;
        // Where the author typed the same marks twice, English keeps them.
        const bool inner = mark.level > 0 && !mark.conventions->is_english();
        return inner ? style.inner : style.outer;
    }

    [[nodiscard]] QuotePair own_pair(const Mark& mark) const {
        const std::string_view glyph = flat_.substr(mark.begin, mark.end - mark.begin);
        for (const QuoteStyle& style : mark.conventions->styles)
            for (const QuotePair* pair : {&style.outer, &style.inner, &style.lone})
                if (pair->open == glyph) return *pair;
        for (const Partner& partner : partners)
            if (partner.open == glyph) return {partner.open, partner.close};
        return {glyph, ""};
    }

    void close(const Mark& mark) {
        const bool single = mark.meaning == Meaning::CloseSingle;
        QuotePair pair;
        const auto found =
            std::find_if(opened_.rbegin(), opened_.rend(), [&](const Opened& opened) {
                return opened.single == single;
            });
        const QuoteStyle* style = copy_.habits.quotes(*mark.conventions);
        if (found != opened_.rend()) {
            pair = found->pair;
            opened_.erase(std::prev(found.base()), opened_.end());
        } else if (style) {
            pair = pair_of(mark, *style, single);
        }
        if (is_own(mark) || !style || pair.close.empty()) return;
        const std::size_t begin = spaced_begin(mark, pair);
        edits_.push_back(edit(begin, mark.end, pair.close, rules::quotation_mark));
    }

    // A pair that brings its own inner space takes the place of the typed blank, where
    // both stand in one text.
    [[nodiscard]] std::size_t spaced_end(const Mark& mark, const QuotePair& pair) const {
        const bool takes = pair.open.size() > 3 && mark.end < flat_.size()
                           && flat_[mark.end] == ' ' && in_one_text(mark.begin, mark.end);
        return mark.end + takes;
    }

    [[nodiscard]] std::size_t spaced_begin(const Mark& mark, const QuotePair& pair) const {
        const bool takes = pair.close.size() > 3 && mark.begin > 0
                           && flat_[mark.begin - 1] == ' '
                           && in_one_text(mark.begin - 1, mark.begin);
        return mark.begin - takes;
    }

    [[nodiscard]] bool in_one_text(std::size_t a, std::size_t b) const {
        return copy_.passage.piece_at(a) == copy_.passage.piece_at(b);
    }

    const Copy& copy_;
    std::string_view flat_;
    Edits& edits_;
    std::vector<Opened> opened_;
};

}  // namespace

void mend_quotation_marks(const Copy& copy, QuotationState& state, Edits& edits) {
    Marks marks;
    if (!copy.places.quotes.empty()) find_marks(copy, marks);
    settle_measures(copy.flat(), marks);
    settle_doubles(copy.flat(), state, marks);
    settle_singles(copy.flat(), copy.habits, marks);
    Writer(copy, edits).write(marks);
}

}  // namespace pam::manuscript
