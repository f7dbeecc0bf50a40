#include "manuscript/plain_page_marks.h"

#include "base/roman.h"
#include "base/utf8.h"
#include "manuscript/shapes.h"

#include <algorithm>

namespace pam::manuscript {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_fringe(char c) {
    return std::string_view("[](){}.,-*").find(c) != std::string_view::npos;
}

// The number of "12" or "xii", 0 for anything else.
int plain_number(std::string_view word) {
    if (word.empty() || word.size() > 8) return 0;
    if (is_digit(word[0])) {
        int number = 0;
        for (const char c : word) {
            if (!is_digit(c) || word.size() > 4) return 0;
            number = number * 10 + (c - '0');
        }
        return number;
    }
    return roman_value(word);
}

// Takes `left` and `right` from the ends and the space inside them.
bool unwrap(std::string_view& text, std::string_view left, std::string_view right) {
    if (text.size() < left.size() + right.size() + 1 || !text.starts_with(left)
        || !text.ends_with(right))
        return false;
    text = utf8::trim(text.substr(left.size(), text.size() - left.size() - right.size()));
    return true;
}

// "Page 12", "Pg 12", "p. 12", "Page 12 of 30"
int worded_number(std::string_view text) {
    constexpr std::string_view words = " page pg p p. seite s. pag. pagina ";
    const std::string_view first = first_word(text);
    if (first.size() == text.size() || !has_word_of(first, words)) return 0;
    std::string_view rest = utf8::trim(text.substr(first.size()));
    const std::string_view number = first_word(rest);
    rest = utf8::trim(rest.substr(number.size()));
    if (!rest.empty() && !rest.starts_with("of ") && !rest.starts_with("/ ")) return 0;
    return plain_number(number);
}

}  // namespace

bool is_scan_separator(std::string_view line) {
    if (line.size() < 12 || !line.starts_with("##") || !line.ends_with("###")) return false;
    const std::size_t page = line.find(" p.");
    const std::size_t sheet = line.find("(#");
    return page != std::string_view::npos && page < 4 && sheet != std::string_view::npos
           && line.find(')', sheet) != std::string_view::npos;
}

std::optional<NumberedMark> page_mark(std::string_view line) {
    if (line.empty() || line.size() > 24) return std::nullopt;
    if (const int number = plain_number(line))
        return NumberedMark{PageMark::Number, number};
    std::string_view inner = line;
    if (unwrap(inner, "[", "]") || unwrap(inner, "{", "}") || unwrap(inner, "<", ">")) {
        const int number = plain_number(inner) ? plain_number(inner) : worded_number(inner);
        if (number) return NumberedMark{PageMark::Brackets, number};
        return std::nullopt;
    }
    std::size_t dashes = 0;
    while (inner.size() > 2 && inner.front() == '-' && inner.back() == '-') {
        inner = inner.substr(1, inner.size() - 2);
        ++dashes;
    }
    inner = utf8::trim(inner);
    const int number = plain_number(inner) ? plain_number(inner) : worded_number(inner);
    if (dashes > 0 && number) return NumberedMark{PageMark::Dashes, number};
    if (const int worded = worded_number(line)) return NumberedMark{PageMark::Word, worded};
    return std::nullopt;
}

bool is_signature_mark(std::string_view line) {
    if (line.size() > 20 || line.empty()) return false;
    std::string_view mark = line;
    if (mark.starts_with("VOL.") || mark.starts_with("Vol.")) {
        const std::size_t last = mark.find_last_of('.');
        mark = utf8::trim(mark.substr(last + 1));
    }
    std::size_t letters = 0;
    while (letters < mark.size() && mark[letters] >= 'A' && mark[letters] <= 'Z')
        ++letters;
    const std::string_view leaf = utf8::trim(mark.substr(letters));
    const bool leaf_number = leaf.empty() || (leaf.size() == 1 && is_digit(leaf[0]));
    return letters >= 1 && letters <= 2 && leaf_number
           && (letters == 1 || mark[0] == mark[1]);
}

std::string head_key(std::string_view line) {
    std::string key;
    std::size_t at = 0;
    while (at < line.size()) {
        const std::size_t begin = line.find_first_not_of(" \t", at);
        if (begin == std::string_view::npos) break;
        std::size_t end = line.find_first_of(" \t", begin);
        if (end == std::string_view::npos) end = line.size();
        at = end;
        std::string_view word = line.substr(begin, end - begin);
        while (!word.empty() && is_fringe(word.back()))
            word.remove_suffix(1);
        while (!word.empty() && is_fringe(word.front()))
            word.remove_prefix(1);
        if (plain_number(word) != 0) continue;
        for (std::size_t i = 0; i < word.size();) {
            const utf8::Decoded next = utf8::decode(word, i);
            if (utf8::is_letter(next.code_point))
                utf8::append(key, utf8::to_lower(next.code_point));
            i += next.bytes;
        }
    }
    return key.size() >= 4 ? key : std::string();
}

}  // namespace pam::manuscript
