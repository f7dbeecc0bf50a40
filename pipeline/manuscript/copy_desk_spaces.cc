// Blanks around marks: one too many before a comma or inside a bracket, one missing after
// a full stop, and the no-break ones that French sets before its high marks and inside its
// guillemets.
#include "base/utf8.h"
#include "manuscript/copy_desk_rules.h"
#include "manuscript/copy_desk_words.h"

#include <algorithm>

namespace pam::manuscript {

namespace {

constexpr std::string_view no_break = "\u00A0";
constexpr std::string_view narrow = "\u202F";

bool is_one_of(std::u32string_view set, char32_t c) {
    return set.find(c) != std::u32string_view::npos;
}

bool closes(char32_t c) {
    return c == 0 || utf8::is_blank(c)
           || is_one_of(U",;:!?.)]}\"'\u201D\u2019\u00BB\u2026", c);
}

class Spaces {
public:
    Spaces(const Copy& copy, Edits& edits)
        : copy_(copy)
        , flat_(copy.flat())
        , edits_(edits) {}

    void mend() {
        for (const std::size_t at : copy_.places.stops) {
            high_mark(at);
            missing_after(at);
        }
        for (const std::size_t at : copy_.places.points)
            missing_after(at);
        for (const std::size_t at : copy_.places.gaps) {
            before_mark(at);
            inside_bracket(at);
        }
        for (const std::size_t at : copy_.places.signs)
            copyright(at);
        for (const std::size_t at : copy_.places.quotes)
            guillemet(at);
    }

private:
    [[nodiscard]] char32_t left_of(std::size_t at) const { return before(flat_, at); }
    [[nodiscard]] char32_t right_of(std::size_t at) const { return at_or_end(flat_, at); }
    [[nodiscard]] char byte(std::size_t at) const {
        return at < flat_.size() ? flat_[at] : '\0';
    }

    void put(std::size_t begin, std::size_t end, std::string_view after, const Rule& rule) {
        edits_.push_back(edit(begin, end, after, rule));
    }

    [[nodiscard]] PunctuationSpaces spaces_at(std::size_t at) const {
        return copy_.conventions_at(at).spaces;
    }

    // ------------------------------------------------------------ French

    // ; : ! ? with the blank before them, typed or not.
    void high_mark(std::size_t at) {
        const PunctuationSpaces spaces = spaces_at(at);
        const char mark = flat_[at];
        if (spaces == PunctuationSpaces::None || mark == ',' || at == 0) return;
        const char32_t left = left_of(at);
        const bool french = spaces == PunctuationSpaces::French;
        const std::string_view gap = french ? narrow : no_break;
        const char32_t right = right_of(at + 1);
        if (!closes(right)) return;
        if (left == ' ') {
            if (utf8::is_blank(left_of(at - 1)) || left_of(at - 1) == 0) return;
            return put(at - 1, at + 1, std::string(gap) + mark, rules::french_space);
        }
        const bool wants = french || mark == ':';
        const bool after_word =
            utf8::is_word(left) || is_one_of(U")]\"\u00BB\u201D%", left);
        if (wants && after_word)
            put(at, at + 1, std::string(gap) + mark, rules::french_space);
    }

    // The author's own guillemets, with the blank inside them, typed or not.
    void guillemet(std::size_t at) {
        const PunctuationSpaces spaces = spaces_at(at);
        if (spaces == PunctuationSpaces::None || flat_[at] != '\xC2') return;
        const std::string gap(spaces == PunctuationSpaces::French ? narrow : no_break);
        if (flat_[at + 1] == '\xAB') {
            const char32_t right = right_of(at + 2);
            if (right == ' ')
                put(at, at + 3, "«" + gap, rules::french_space);
            else if (right != 0 && !utf8::is_blank(right))
                put(at, at + 2, "«" + gap, rules::french_space);
        } else if (flat_[at + 1] == '\xBB') {
            const char32_t left = left_of(at);
            if (left == ' ' && at >= 2 && left_of(at - 1) != 0)
                put(at - 1, at + 2, gap + "»", rules::french_space);
            else if (left != 0 && !utf8::is_blank(left))
                put(at, at + 2, gap + "»", rules::french_space);
        }
    }

    // ------------------------------------------------------------ one too many

    // "word ,": after a word and before the end of one, so that ".5", ":-)" and "..." stay.
    void before_mark(std::size_t at) {
        const char mark = byte(at + 1);
        if (mark == '\0' || std::string_view(",.;:!?").find(mark) == std::string_view::npos)
            return;
        if (mark != ',' && mark != '.' && spaces_at(at) != PunctuationSpaces::None) return;
        const char32_t left = left_of(at);
        if (!utf8::is_word(left) && !is_one_of(U")\"\u201D\u2019\u00BB", left)) return;
        const char32_t right = right_of(at + 2);
        if (right != 0 && !utf8::is_blank(right) && !is_one_of(U"\"'\u201D\u2019)", right))
            return;
        // ". . ." is an ellipsis.
        if (mark == '.' && byte(at + 2) == ' ' && byte(at + 3) == '.') return;
        const bool doubtful = mark == ':' || mark == ';';
        put(at,
            at + 2,
            std::string(1, mark),
            doubtful ? rules::doubtful_space : rules::space_before_mark);
    }

    // "( word )": the blanks inside belong to nobody; code and empty boxes keep theirs.
    void inside_bracket(std::size_t at) {
        const char left = at > 0 ? flat_[at - 1] : '\0';
        if (left == '(' || left == '[') {
            const char32_t outside = left_of(at - 1);
            const bool stands_free = outside == 0 || utf8::is_blank(outside);
            if (stands_free && utf8::is_letter(right_of(at + 1)) && closed_after(at, left))
                put(at - 1, at + 1, std::string(1, left), rules::space_before_mark);
        }
        const char right = byte(at + 1);
        if ((right == ')' || right == ']') && at > 4) {
            const char32_t inside = left_of(at);
            const bool text =
                utf8::is_letter(inside) || is_one_of(U".!?\u201D\u2019", inside);
            if (text && closes(right_of(at + 2)) && opened_before(at, right))
                put(at, at + 2, std::string(1, right), rules::space_before_mark);
        }
    }

    // The bracket's partner stands in the same passage, not too far away.
    [[nodiscard]] bool closed_after(std::size_t at, char bracket) const {
        constexpr std::size_t reach = 2000;
        const char partner = bracket == '(' ? ')' : ']';
        return flat_.substr(at, reach).find(partner) != std::string_view::npos;
    }

    [[nodiscard]] bool opened_before(std::size_t at, char bracket) const {
        constexpr std::size_t reach = 2000;
        const char partner = bracket == ')' ? '(' : '[';
        const std::size_t begin = at > reach ? at - reach : 0;
        return flat_.substr(begin, at - begin).find(partner) != std::string_view::npos;
    }

    // ------------------------------------------------------------ one missing

    // "on.Our", "first,second": two words, the second after a stop with a capital.
    void missing_after(std::size_t at) {
        const char mark = flat_[at];
        if (mark == ':' || at < 2) return;
        const char32_t right = right_of(at + 1);
        if (!utf8::is_letter(right) || !utf8::is_lower(left_of(at))) return;
        const std::string_view first = word_before(flat_, at);
        const std::string_view second = word_after(flat_, at + 1);
        if (utf8::count(first) < 2) return;
        const bool sentence = mark == '.' || mark == '!' || mark == '?';
        if (sentence != utf8::is_upper(right)) return;
        const bool word = utf8::count(second) > 1 || second == "I" || second == "A";
        if (!word || is_capitals(second)) return;
        // A name of a file or a program has no blank anywhere near: "main.App.run".
        if (byte(at + 1 + second.size()) == '.'
            && utf8::is_letter(right_of(at + 2 + second.size())))
            return;
        put(at, at + 1, std::string(1, mark) + " ", rules::missing_space);
    }

    static bool is_capitals(std::string_view word) {
        return word.size() > 1
               && utf8::is_upper(utf8::decode_before(word, word.size()).code_point);
    }

    // "(c) 1998", "Copyright (c) by".
    void copyright(std::size_t at) {
        if (flat_[at] != '(') return;
        const bool year =
            byte(at + 3) == ' ' && utf8::is_digit(static_cast<unsigned char>(byte(at + 4)));
        const bool said = at >= 10 && lower_case(flat_.substr(at - 10, 10)) == "copyright ";
        if (year || said) put(at, at + 3, "©", rules::copyright_sign);
    }

    const Copy& copy_;
    std::string_view flat_;
    Edits& edits_;
};

}  // namespace

void mend_spaces(const Copy& copy, Edits& edits) {
    Spaces(copy, edits).mend();
}

}  // namespace pam::manuscript
