// The marks of a passage with their neighbours. Marks that stand together ("'No) share
// what is on either side of them all, for that decides whether they open or close.
#include "base/utf8.h"
#include "manuscript/copy_desk_quotes.h"

#include <algorithm>

namespace pam::manuscript {

namespace {

bool is_opening_bracket(char32_t c) {
    return std::u32string_view(U"([{</=\u201C\u2018\u201E\u201A\u00AB\u00BF\u00A1").find(c)
           != std::u32string_view::npos;
}

bool has_low_marks(const Conventions& conventions) {
    return !conventions.styles.empty() && conventions.styles[0].outer.open == "„";
}

bool has_guillemets(const Conventions& conventions) {
    return std::any_of(
        conventions.styles.begin(),
        conventions.styles.end(),
        [](const QuoteStyle& style) { return style.outer.open.starts_with("«"); }
    );
}

class Finder {
public:
    Finder(const Copy& copy, Marks& marks)
        : copy_(copy)
        , flat_(copy.flat())
        , marks_(marks) {}

    void run() {
        marks_.clear();
        for (const std::size_t at : copy_.places.quotes)
            if (marks_.empty() || at >= marks_.back().end) add(at);
        part_lone_ticks();
        look_beside();
    }

private:
    void put(std::size_t at, std::size_t length, Typed typed) {
        Mark mark;
        mark.begin = at;
        mark.end = at + length;
        mark.typed = typed;
        mark.conventions = &copy_.conventions_at(at);
        marks_.push_back(mark);
    }

    void add(std::size_t at) {
        const Conventions& conventions = copy_.conventions_at(at);
        switch (static_cast<unsigned char>(flat_[at])) {
        case '"':
            return put(at, 1, Typed::Double);
        case '\'':
            return tick(at, '\'', Typed::Single);
        case '`':
            return tick(at, '`', Typed::Backtick);
        case ',':
            if (has_low_marks(conventions)) put(at, 2, Typed::LowDouble);
            return;
        case '<':
        case '>':
            if (has_guillemets(conventions) && lone_pair(at)) put(at, 2, Typed::Angles);
            return;
        case 0xC2:
            return put(at, 2, flat_[at + 1] == '\xB4' ? Typed::Acute : Typed::Curly);
        default:
            return typographic(at);
        }
    }

    [[nodiscard]] std::size_t run_length(std::size_t at, char c) const {
        const std::size_t end = flat_.find_first_not_of(c, at);
        return (end == std::string_view::npos ? flat_.size() : end) - at;
    }

    [[nodiscard]] bool lone_pair(std::size_t at) const {
        return run_length(at, flat_[at]) == 2 && (at == 0 || flat_[at - 1] != flat_[at]);
    }

    // Two ticks are one mark for now; longer runs are no quotation but drawing or code.
    void tick(std::size_t at, char c, Typed single) {
        const std::size_t length = run_length(at, c);
        if (length == 1)
            put(at, 1, single);
        else if (length == 2)
            put(at, 2, Typed::TwoTicks);
        else if (c == '\'')
            for (std::size_t i = 0; i < length; ++i)
                put(at + i, 1, single);
        else
            put(at, length, Typed::Acute);
    }

    // U+2018 to U+201B, U+2039 and U+203A are single.
    void typographic(std::size_t at) {
        const auto third = static_cast<unsigned char>(flat_[at + 2]);
        put(at, 3, third <= 0x9B || third >= 0xB9 ? Typed::CurlySingle : Typed::Curly);
    }

    // `''` is a double mark only beside another pair of ticks or of commas; else it is a
    // single mark and an apostrophe.
    void part_lone_ticks() {
        const auto ticks = [](const Mark& mark) { return mark.typed == Typed::TwoTicks; };
        const auto low = [](const Mark& mark) { return mark.typed == Typed::LowDouble; };
        if (std::count_if(marks_.begin(), marks_.end(), ticks) != 1
            || std::any_of(marks_.begin(), marks_.end(), low))
            return;
        const auto lone = std::find_if(marks_.begin(), marks_.end(), ticks);
        if (flat_[lone->begin] == '`') {
            lone->typed = Typed::Acute;
            return;
        }
        lone->typed = Typed::Single;
        Mark second = *lone;
        lone->end = second.begin = lone->begin + 1;
        marks_.insert(lone + 1, second);
    }

    // Emphasis stars and underlines of the typewriter are overlooked.
    [[nodiscard]] char32_t left_of(std::size_t at) const {
        const char32_t c = before(flat_, at);
        if (c != '*' && c != '_') return c;
        return at >= 2 ? before(flat_, at - 1) : 0;
    }

    [[nodiscard]] char32_t right_of(std::size_t at) const {
        const char32_t c = at_or_end(flat_, at);
        return c == '*' || c == '_' ? at_or_end(flat_, at + 1) : c;
    }

    void look_beside() {
        for (std::size_t first = 0; first < marks_.size();) {
            std::size_t last = first;
            while (last + 1 < marks_.size() && marks_[last + 1].begin == marks_[last].end)
                ++last;
            const char32_t left = left_of(marks_[first].begin);
            const char32_t right = right_of(marks_[last].end);
            for (std::size_t i = first; i <= last; ++i) {
                marks_[i].left = left;
                marks_[i].right = right;
                marks_[i].next = at_or_end(flat_, marks_[i].end);
            }
            first = last + 1;
        }
    }

    const Copy& copy_;
    std::string_view flat_;
    Marks& marks_;
};

}  // namespace

bool is_dash(char32_t c) {
    return c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2015;
}

bool opens_after(char32_t c) {
    return c == 0 || utf8::is_blank(c) || is_opening_bracket(c);
}

bool closes_before(char32_t c) {
    return c == 0 || utf8::is_blank(c) || c == ',' || c == ';' || c == ':' || c == '!'
           || c == '?' || c == '.' || c == ')' || c == ']' || c == '}';
}

void find_marks(const Copy& copy, Marks& marks) {
    Finder(copy, marks).run();
}

}  // namespace pam::manuscript
