// Which marks open, which close, which are apostrophes. Double marks are settled first, by
// their neighbours and by what stands open; single ones then within the double quotation
// they stand in, looking ahead for a mark that could close them.
#include "base/utf8.h"
#include "manuscript/copy_desk_quotes.h"

#include <algorithm>

namespace pam::manuscript {

namespace {

constexpr std::uint32_t nowhere = 0xFFFFFFFF;

bool blank_or_end(char32_t c) {
    return c == 0 || utf8::is_blank(c);
}

// ---------------------------------------------------------------- double marks

class Doubles {
public:
    Doubles(std::string_view flat, QuotationState& state, Marks& marks)
        : flat_(flat)
        , state_(state)
        , marks_(marks)
        , carried_(state.open) {}

    void settle() {
        for (std::size_t i = 0; i < marks_.size(); ++i) {
            Mark& mark = marks_[i];
            mark.level = static_cast<std::uint32_t>(open_.size());
            if (is_double(mark.typed) && mark.meaning == Meaning::AsTyped) settle(i);
        }
        state_.open = !open_.empty();
        if (open_.empty()) return;
        state_.opened_at = marks_[open_.back()].begin;
        // Marks opened again and again are no quotations within quotations.
        if (open_.size() > 1)
            for (Mark& mark : marks_)
                if (is_double(mark.typed)) mark.level = 0;
    }

private:
    void settle(std::size_t i) {
        Mark& mark = marks_[i];
        if (is_inch(mark)) {
            mark.meaning = Meaning::DoublePrime;
            return;
        }
        const bool opening = mark.typed == Typed::Curly ? curly_opens(mark) : opens(mark);
        mark.meaning = opening ? Meaning::OpenDouble : Meaning::CloseDouble;
        carried_ = false;
        if (opening) {
            open_.push_back(i);
        } else if (!open_.empty()) {
            open_.pop_back();
            mark.level = static_cast<std::uint32_t>(open_.size());
        }
    }

    [[nodiscard]] bool opens(const Mark& mark) const {
        if (mark.typed == Typed::LowDouble) return true;
        if (mark.typed == Typed::TwoTicks && flat_[mark.begin] == '`')
            return !closes_low_mark(mark);
        if (mark.typed == Typed::Angles)
            return flat_[mark.begin] == '<' || (opens_after(mark.left) && open_.empty());
        const bool open = !open_.empty();
        if (opens_after(mark.left)) {
            if (blank_or_end(mark.right)) return !open;
            if (mark.right == '.' && flat_.substr(mark.end, 2) == "..") return true;
            return !(open && closes_before(mark.right));
        }
        // "left-"wing closes what is open, anti-"so" opens.
        if (mark.left == '-' && open && utf8::is_word(before(flat_, mark.begin - 1)))
            return false;
        if (is_dash(mark.left))
            return utf8::is_word(mark.right) || (!open && !closes_before(mark.right));
        if (utf8::is_word(mark.right))
            return !open && !carried_
                   && (!utf8::is_word(mark.left) || follows_elision(mark));
        return false;
    }

    // ,,so`` of a German typewriter.
    [[nodiscard]] bool closes_low_mark(const Mark& mark) const {
        return !open_.empty() && marks_[open_.back()].typed == Typed::LowDouble
               && !opens_after(mark.left);
    }

    // quell'"amico": the apostrophe belongs to the word before.
    [[nodiscard]] bool follows_elision(const Mark& mark) const {
        const char32_t left = before(flat_, mark.begin);
        return left == '\'' || left == 0x2019;
    }

    // The author's own marks: by what is beside them, for “ opens in one language and
    // closes in the other; else by their usual use.
    [[nodiscard]] bool curly_opens(const Mark& mark) const {
        const bool after = opens_after(mark.left) || is_dash(mark.left);
        const bool before = closes_before(mark.right) || is_dash(mark.right);
        if (after != before) return after;
        const std::string_view glyph = flat_.substr(mark.begin, mark.end - mark.begin);
        if (glyph == "»" || glyph == "”") return false;
        return glyph != "“" || open_.empty()
               || flat_.substr(marks_[open_.back()].begin, 3) != "„";
    }

    // 6" x 4", a 12" record: inches, where no quotation is open that the mark could close.
    // A year may close one that was opened without a mark.
    [[nodiscard]] bool is_inch(const Mark& mark) const {
        if (mark.typed != Typed::Double || !open_.empty() || carried_) return false;
        if (!utf8::is_digit(mark.left) || utf8::is_word(mark.right)) return false;
        std::size_t begin = mark.begin;
        while (begin > 0 && utf8::is_digit(before(flat_, begin)))
            --begin;
        constexpr std::size_t longest_measure = 3;
        return mark.begin - begin <= longest_measure;
    }

    std::string_view flat_;
    QuotationState& state_;
    Marks& marks_;
    bool carried_;
    std::vector<std::size_t> open_;
};

// ---------------------------------------------------------------- single marks

class Singles {
public:
    Singles(std::string_view flat, const Habits& habits, Marks& marks)
        : flat_(flat)
        , habits_(habits)
        , marks_(marks) {}

    void settle() {
        place_regions();
        open_.assign(marks_.size() + 1, false);
        for (std::size_t i = 0; i < marks_.size(); ++i)
            if (is_candidate(marks_[i])) settle(i);
    }

private:
    enum class Side { Inside, Opens, Closes, Either };

    static bool is_candidate(const Mark& mark) {
        return (is_single(mark.typed) || mark.typed == Typed::Acute)
               && mark.meaning == Meaning::AsTyped;
    }

    // Where a mark stands by its neighbours alone.
    [[nodiscard]] Side side_of(const Mark& mark) const {
        const bool alone =
            before(flat_, mark.begin) == mark.left && mark.next == mark.right;
        if (alone && utf8::is_word(mark.left) && utf8::is_word(mark.right))
            return Side::Inside;
        const bool after =
            opens_after(mark.left) || (is_dash(mark.left) && !closes_before(mark.right));
        if (!after)
            return utf8::is_word(mark.right) && !utf8::is_word(mark.left) ? Side::Either
                                                                          : Side::Closes;
        return closes_before(mark.right) ? Side::Either : Side::Opens;
    }

    // Each single mark belongs to the innermost open double quotation. `follow_` leads to
    // the next one there.
    void place_regions() {
        region_.assign(marks_.size(), 0);
        closed_.assign(marks_.size() + 1, false);
        follow_.assign(marks_.size(), nowhere);
        std::vector<std::uint32_t> around{0};
        for (std::size_t i = 0; i < marks_.size(); ++i) {
            if (marks_[i].meaning == Meaning::OpenDouble)
                around.push_back(static_cast<std::uint32_t>(i + 1));
            else if (marks_[i].meaning == Meaning::CloseDouble && around.size() > 1) {
                closed_[around.back()] = true;
                around.pop_back();
            }
            region_[i] = around.back();
        }
        std::vector<std::uint32_t> next(marks_.size() + 1, nowhere);
        for (std::size_t i = marks_.size(); i-- > 0;)
            if (is_candidate(marks_[i])) {
                follow_[i] = next[region_[i]];
                next[region_[i]] = static_cast<std::uint32_t>(i);
            }
    }

    void settle(std::size_t i) {
        Mark& mark = marks_[i];
        const Side side = side_of(mark);
        if (mark.typed == Typed::Acute) {
            const bool between = side == Side::Inside && mark.end - mark.begin == 2;
            if (between) mark.meaning = Meaning::Apostrophe;
            return;
        }
        if (mark.typed == Typed::CurlySingle) return settle_curly(i, side);
        if (mark.typed == Typed::Backtick) return settle_backtick(i, side);
        switch (side) {
        case Side::Inside:
            mark.meaning = Meaning::Apostrophe;
            return;
        case Side::Opens:
            return lead(i);
        case Side::Closes:
            return trail(i);
        case Side::Either:
            return either(i);
        }
    }

    // Between blanks, or between a sign and a word: "Gutenberg™'s", "(Ada)'s".
    void either(std::size_t i) {
        const Mark& mark = marks_[i];
        const bool after_bracket = mark.left == ')' || mark.left == ']';
        if (after_bracket && utf8::is_word(mark.right)) return set(i, Meaning::Apostrophe);
        const bool after_sign = !opens_after(mark.left) && !closes_before(mark.left)
                                && utf8::is_word(mark.right);
        if (after_sign && is_elided(i)) return set(i, Meaning::Apostrophe);
        set(i, open_[region_[i]] ? Meaning::CloseSingle : Meaning::OpenSingle);
    }

    void set(std::size_t i, Meaning meaning) {
        marks_[i].meaning = meaning;
        if (meaning == Meaning::OpenSingle) open_[region_[i]] = true;
        if (meaning == Meaning::CloseSingle) open_[region_[i]] = false;
    }

    void settle_curly(std::size_t i, Side side) {
        const std::string_view glyph =
            flat_.substr(marks_[i].begin, marks_[i].end - marks_[i].begin);
        if (side == Side::Inside) return;
        const bool opens = side == Side::Opens ? glyph != "’" || !is_elided(i)
                                               : glyph == "‘" || glyph == "‚";
        if (opens && side != Side::Closes)
            set(i, Meaning::OpenSingle);
        else if (open_[region_[i]])
            set(i, Meaning::CloseSingle);
    }

    [[nodiscard]] bool is_elided(std::size_t i) const {
        return leading_elision(flat_, marks_[i]) == Elision::Sure;
    }

    // `so': a backtick opens where the manuscript quotes so, or a single mark closes it.
    void settle_backtick(std::size_t i, Side side) {
        if (side != Side::Opens) return;
        const std::uint32_t next = follow_[i];
        const bool partner = next != nowhere && marks_[next].typed == Typed::Single
                             && side_of(marks_[next]) != Side::Opens;
        if (habits_.backticks || partner) set(i, Meaning::OpenSingle);
    }

    // The next mark of this region that could open or close; the sure apostrophes between
    // are passed over, at most a few of them.
    [[nodiscard]] std::uint32_t next_edge(std::size_t i) const {
        constexpr int most = 32;
        std::uint32_t next = follow_[i];
        for (int passed = 0; next != nowhere && passed < most; ++passed) {
            const Side side = side_of(marks_[next]);
            const bool apostrophe = side == Side::Inside
                                    || (side == Side::Opens && is_elided(next))
                                    || (side == Side::Closes && is_weak(next)
                                        && loses_its_end(flat_, marks_[next]));
            if (!apostrophe) return next;
            next = follow_[next];
        }
        return nowhere;
    }

    [[nodiscard]] bool is_weak(std::uint32_t i) const {
        return utf8::is_word(marks_[i].left);
    }

    // A mark before a word: it opens a quotation or stands for lost letters.
    void lead(std::size_t i) {
        const Elision elision = leading_elision(flat_, marks_[i]);
        if (elision == Elision::Sure) return set(i, Meaning::Apostrophe);
        const std::uint32_t next = next_edge(i);
        const bool closer = next != nowhere && side_of(marks_[next]) != Side::Opens;
        if (elision == Elision::Perhaps) {
            const bool closed =
                closer && !(is_weak(next) && may_lose_its_end(flat_, marks_[next]));
            const bool begins =
                habits_.single_first && utf8::is_upper(marks_[i].right) && is_introduced(i);
            const bool quotation = !open_[region_[i]] && (closed || begins);
            return set(i, quotation ? Meaning::OpenSingle : Meaning::Apostrophe);
        }
        set(i, closer || is_introduced(i) ? Meaning::OpenSingle : Meaning::Apostrophe);
    }

    // Nothing closes the quotation here. A sentence that begins with a mark is one all the
    // same; another may go on in the next paragraph, but not beyond the double mark that
    // closes what it stands in.
    [[nodiscard]] bool is_introduced(std::size_t i) const {
        const Mark& mark = marks_[i];
        const bool after_blank = mark.begin >= 2 && utf8::is_blank(mark.left);
        const char introducer = after_blank ? flat_[mark.begin - 2] : '\0';
        if (after_blank && utf8::is_upper(mark.right)
            && std::string_view(".!?:;,").find(introducer) != std::string_view::npos)
            return true;
        if (closed_[region_[i]]) return false;
        if (habits_.single_first) return true;
        if (mark.left == 0 || mark.left == 0x201C || is_dash(mark.left)) return true;
        if (i > 0 && marks_[i - 1].end == mark.begin) return true;
        return introducer == ':' || introducer == ',';
    }

    // A mark after a word or a stop: it closes a quotation or stands for lost letters.
    void trail(std::size_t i) {
        const bool open = open_[region_[i]];
        if (!is_weak(static_cast<std::uint32_t>(i))) return set(i, Meaning::CloseSingle);
        if (!open) return set(i, Meaning::Apostrophe);
        // "the boys' own": a lost letter or a possessive, where another mark closes.
        const std::uint32_t next = next_edge(i);
        const bool closed_later = next != nowhere && side_of(marks_[next]) == Side::Closes;
        const bool apostrophe = closed_later && may_lose_its_end(flat_, marks_[i]);
        set(i, apostrophe ? Meaning::Apostrophe : Meaning::CloseSingle);
    }

    std::string_view flat_;
    const Habits& habits_;
    Marks& marks_;
    std::vector<std::uint32_t> region_;
    std::vector<std::uint32_t> follow_;
    std::vector<char> open_;    // by region: a single quotation stands open
    std::vector<char> closed_;  // by region: the double quotation is closed in the passage
};

}  // namespace

void settle_doubles(std::string_view flat, QuotationState& state, Marks& marks) {
    Doubles(flat, state, marks).settle();
}

void settle_singles(std::string_view flat, const Habits& habits, Marks& marks) {
    if (marks.empty()) return;
    Singles(flat, habits, marks).settle();
}

}  // namespace pam::manuscript
