#include "foundry/break_rules.h"

#include "base/utf8.h"

#include <algorithm>

namespace pam::foundry {

namespace {

struct Letter {
    char32_t c = 0;
    std::uint32_t at = 0;
};

using Letters = std::vector<Letter>;

char32_t get(const Letters& letters, std::size_t i) {
    return i < letters.size() ? letters[i].c : U'\0';
}

bool is_closing(char32_t c) {
    static constexpr std::u32string_view closing =
        U".,;:!?)]}\u2019\u201D\u00BB\u203A\"'\u2026%";
    return closing.find(c) != std::u32string_view::npos;
}

bool is_dash(char32_t c) {
    return c == U'-' || (c >= 0x2010 && c <= 0x2015);
}

bool is_mark(char32_t c) {
    return (c >= 0x0300 && c <= 0x036F) || (c >= 0x1AB0 && c <= 0x1AFF)
           || (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF)
           || (c >= 0xFE00 && c <= 0xFE0F) || c == 0x200D;
}

/// Web and mail addresses, and paths: two parts joined by a sign of an address.
bool is_address(const Letters& letters) {
    std::size_t slashes = 0;
    std::size_t dots = 0;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const char32_t c = letters[i].c;
        if (c == U'@' && i > 0 && utf8::is_word(get(letters, i + 1))) return true;
        if (c == U':' && get(letters, i + 1) == U'/' && get(letters, i + 2) == U'/')
            return true;
        if (c == U'/' || c == U'\\') ++slashes;
        if (c == U'.' && i > 0 && utf8::is_letter(get(letters, i + 1))
            && utf8::is_word(letters[i - 1].c))
            ++dots;
    }
    return slashes >= 2 || (slashes >= 1 && dots >= 1) || dots >= 2;
}

/// May an address be broken after `c`? Its signs stay at the line's end, so that the next
/// line begins with a name; never between the two slashes.
bool address_break(const Letters& letters, std::size_t i) {
    static constexpr std::u32string_view signs = U"/\\._-?&=#~+,;:@%";
    if (signs.find(letters[i].c) == std::u32string_view::npos) return false;
    return utf8::is_word(get(letters, i + 1)) && i >= 2 && i + 2 < letters.size();
}

bool is_hyphen(char32_t c) {
    return c == U'-' || c == 0x2010;
}

/// Rules for running text, after UAX #14's classes for hyphens, dashes and slashes, and the
/// printers' custom that a dash closes a line rather than opens one.
bool text_break(const Letters& letters, std::size_t i) {
    const char32_t c = letters[i].c;
    const char32_t before = i > 0 ? letters[i - 1].c : U'\0';
    const char32_t after = get(letters, i + 1);
    if (after == 0 || is_closing(after) || is_mark(after) || after == 0x2060
        || after == 0xFEFF || after == 0xAD)
        return false;
    if (c == 0x200B) return true;
    if (c == 0x2014 || c == 0x2015) return i > 0 && !is_dash(after);
    if (c == 0x2013) return i > 0 && !is_dash(after) && !utf8::is_digit(after);
    if (is_hyphen(c))
        return i > 1 && is_hyphen(before)
                   ? !is_dash(after)
                   : i > 1 && utf8::is_word(before) && utf8::is_letter(after);
    if (c == U'/') return i > 1 && utf8::is_letter(after) && utf8::is_word(before);
    if (c == 0x2026) return i > 0 && utf8::is_word(after);
    if (c == U'.')
        return i > 2 && before == U'.' && utf8::is_letter(after)
               && letters[i - 2].c == U'.';
    return false;
}

/// The letters and their marks; also the point of Catalan "col·lecció".
bool hyphenable(const Letters& letters, std::size_t i) {
    const char32_t c = letters[i].c;
    if (c == 0xB7)
        return i > 0 && utf8::to_lower(letters[i - 1].c) == U'l'
               && utf8::to_lower(get(letters, i + 1)) == U'l';
    return utf8::is_letter(c) || (c >= 0x0300 && c <= 0x036F) || c == 0x200C || c == 0x200D;
}

/// A run of letters is hyphenated when nothing about it says it is a number or a code.
bool joins_code(char32_t c) {
    return utf8::is_digit(c) || c == U'_' || c == U'@' || c == U'$';
}

class Finder {
public:
    Finder(
        std::string_view word,
        Hyphenator& hyphenator,
        const std::optional<HyphenRules>& rules,
        std::vector<Opportunity>& result
    )
        : word_(word)
        , hyphenator_(hyphenator)
        , rules_(rules)
        , result_(result) {
        letters_.reserve(word.size());
        for (std::uint32_t at = 0; at < word.size();) {
            const auto [c, bytes] = utf8::decode(word, at);
            letters_.push_back({c, at});
            at += static_cast<std::uint32_t>(bytes);
        }
    }

    void run() {
        const bool address = is_address(letters_);
        find_bare(address);
        const bool alone = result_.empty();
        if (rules_ && !address) find_hyphens();
        if (alone) return;  // they ascend
        std::stable_sort(result_.begin(), result_.end(), [](const auto& a, const auto& b) {
            return a.byte < b.byte;
        });
    }

private:
    void find_bare(bool address) {
        for (std::size_t i = 0; i + 1 < letters_.size(); ++i) {
            const std::uint32_t next = letters_[i + 1].at;
            if (letters_[i].c == 0xAD)
                result_.push_back({next, BreakKind::SoftHyphen});
            else if (text_break(letters_, i) || (address && address_break(letters_, i)))
                result_.push_back({next, BreakKind::Bare});
        }
    }

    void find_hyphens() {
        for (std::size_t i = 0; i < letters_.size();) {
            std::size_t end = i;
            while (end < letters_.size() && hyphenable(letters_, end))
                ++end;
            const bool code =
                (i > 0 && joins_code(letters_[i - 1].c)) || joins_code(get(letters_, end));
            const bool soft =
                (i > 0 && letters_[i - 1].c == 0xAD) || get(letters_, end) == 0xAD;
            if (end - i >= rules_->letters && !code && !soft) hyphenate(i, end);
            i = std::max(end, i + 1);
        }
    }

    void hyphenate(std::size_t begin, std::size_t end) {
        const std::uint32_t from = letters_[begin].at;
        const std::size_t to = end < letters_.size() ? letters_[end].at : word_.size();
        hyphenator_.points(
            rules_->dictionary, word_.substr(from, to - from), rules_->limits, points_
        );
        for (HyphenPoint& point : points_) {
            if (is_mark(utf8::decode(word_, from + point.byte).code_point)) continue;
            const bool respells = point.respells();
            point.byte += from;
            point.head_end += from;
            point.tail_begin += from;
            Opportunity& found = result_.emplace_back();
            found.byte = point.byte;
            found.kind = BreakKind::Hyphen;
            if (respells) found.respelt = std::move(point);
        }
    }

    std::string_view word_;
    Hyphenator& hyphenator_;
    const std::optional<HyphenRules>& rules_;
    std::vector<Opportunity>& result_;
    Letters letters_;
    std::vector<HyphenPoint> points_;
};

}  // namespace

void find_opportunities(
    std::string_view word,
    Hyphenator& hyphenator,
    const std::optional<HyphenRules>& rules,
    std::vector<Opportunity>& result
) {
    if (word.size() > 1) Finder(word, hyphenator, rules, result).run();
}

}  // namespace pam::foundry
