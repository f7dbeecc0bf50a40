// Two or three typed hyphens become the house's closed em dash (a spaced en dash outside
// English), a range of numbers its en dash where it surely is one, a hyphen between spaces
// the dash it stands for. Runs of four and more, arrows, comments and command options are
// left alone.
#include "base/utf8.h"
#include "manuscript/copy_desk_rules.h"

#include <array>

namespace pam::manuscript {

namespace {

constexpr const char* em_dash = "\xE2\x80\x94";
constexpr const char* en_dash = "\xE2\x80\x93";

bool sentence_end(char32_t c) {
    return c == '.' || c == '!' || c == '?' || c == ':';
}

bool ends_line(std::string_view flat, std::size_t at) {
    return at_or_end(flat, at) == 0;
}

// Marks that make a run of hyphens something other than a dash: "<!--", "-->", "|--",
// "+--", "==--".
bool is_drawing(char32_t c) {
    return c == '<' || c == '>' || c == '|' || c == '+' || c == '=' || c == '-' || c == '~';
}

bool opens_comment(std::string_view flat, std::size_t begin) {
    return begin >= 2 && flat.substr(begin - 2, 2) == "<!";
}

// "--out=x" is a command's option.
bool is_option(std::string_view flat, std::size_t begin, std::size_t end) {
    if (end - begin != 2 || utf8::is_word(before(flat, begin))) return false;
    std::size_t at = end;
    while (at < flat.size() && (flat[at] == '-' || (flat[at] >= 'a' && flat[at] <= 'z')))
        ++at;
    return at > end && at < flat.size() && flat[at] == '=';
}

// "Mr. D-- went": a name cut to its capital keeps the space after it. I, A, O, V and X are
// words and numerals of their own.
bool cuts_name(std::string_view flat, std::size_t begin) {
    if (begin == 0) return false;
    const char initial = flat[begin - 1];
    if (initial < 'B' || initial > 'Z' || initial == 'I' || initial == 'O' || initial == 'V'
        || initial == 'X')
        return false;
    return !utf8::is_word(before(flat, begin - 1));
}

bool alone_on_line(std::string_view flat, std::size_t begin, std::size_t end) {
    return before(flat, begin) == 0 && ends_line(flat, end);
}

// With the space before it when the dash is to close up to its left.
std::size_t closed_left(std::string_view flat, std::size_t begin, std::size_t end) {
    if (before(flat, begin) != ' ' || begin < 2) return begin;
    const char32_t left = before(flat, begin - 1);
    if (left == 0) return begin;
    const std::size_t word = flat.size() > end && flat[end] == ' ' ? end + 1 : end;
    // After a full stop a dash opens an attribution or an aside: "He went. --Tolstoy".
    if (sentence_end(left) && utf8::is_upper(at_or_end(flat, word))) return begin;
    return begin - 1;
}

std::size_t closed_right(std::string_view flat, std::size_t begin, std::size_t end) {
    const bool spaced = end + 1 < flat.size() && flat[end] == ' ' && flat[end + 1] != '\n';
    if (!spaced || (before(flat, begin) != ' ' && cuts_name(flat, begin))) return end;
    return end + 1;
}

void mend_run(
    std::string_view flat,
    std::size_t begin,
    std::size_t end,
    Conventions conventions,
    Edits& edits
) {
    const char32_t left = before(flat, begin);
    const char32_t right = at_or_end(flat, end);
    if (is_drawing(left) || is_drawing(right) || opens_comment(flat, begin)) return;
    if (alone_on_line(flat, begin, end) || is_option(flat, begin, end)) return;
    if (utf8::is_digit(left) && utf8::is_digit(right))
        return edits.push_back({begin, end, en_dash, "number range"});
    if (conventions == Conventions::Other) {
        const bool spaced = left == ' ' || right == ' ' || left == 0;
        return edits.push_back({begin, end, spaced ? en_dash : em_dash, "dash"});
    }
    edits.push_back(
        {closed_left(flat, begin, end), closed_right(flat, begin, end), em_dash, "em dash"}
    );
}

// "retreat - however": only before a small letter, where no name, number or list item can
// stand.
bool is_spaced_hyphen(std::string_view flat, std::size_t at) {
    if (before(flat, at) != ' ' || at < 2 || at + 2 >= flat.size() || flat[at + 1] != ' ')
        return false;
    const char32_t left = before(flat, at - 1);
    const bool after_words = utf8::is_lower(left) || left == ',' || left == ')'
                             || left == '"' || left == '\'' || left == 0x201D
                             || left == 0x2019;
    return after_words && utf8::is_lower(at_or_end(flat, at + 2));
}

std::string_view digits_before(std::string_view flat, std::size_t at) {
    std::size_t begin = at;
    while (begin > 0 && utf8::is_digit(static_cast<unsigned char>(flat[begin - 1]))
           && at - begin < 9)
        --begin;
    return flat.substr(begin, at - begin);
}

std::string_view digits_after(std::string_view flat, std::size_t at) {
    std::size_t end = at;
    while (end < flat.size() && utf8::is_digit(static_cast<unsigned char>(flat[end]))
           && end - at < 9)
        ++end;
    return flat.substr(at, end - at);
}

int number(std::string_view digits) {
    int value = 0;
    for (const char digit : digits)
        value = value * 10 + (digit - '0');
    return value;
}

bool is_year(std::string_view digits) {
    return digits.size() == 4 && number(digits) >= 1000 && number(digits) < 2100;
}

// 1914-1918, and 1914-18 where 18 can be no month.
bool are_years(std::string_view first, std::string_view last) {
    if (!is_year(first)) return false;
    if (is_year(last)) return number(last) > number(first);
    return last.size() == 2 && number(last) > 12 && number(last) > number(first) % 100;
}

// "pp. 12-34", "pages 3-7": the word before says that a range follows.
bool announces_range(std::string_view flat, std::size_t first) {
    constexpr std::array<std::string_view, 10> words{
        "pp. ",
        "p. ",
        "pages ",
        "vols. ",
        "chapters ",
        "ch. ",
        "lines ",
        "verses ",
        "nos. ",
        "sections "};
    const std::string_view left = flat.substr(0, first);
    for (const std::string_view word : words)
        if (left.ends_with(word) && !utf8::is_word(before(left, left.size() - word.size())))
            return true;
    return false;
}

bool is_range(std::string_view flat, std::size_t at) {
    const std::string_view first = digits_before(flat, at);
    const std::string_view last = digits_after(flat, at + 1);
    if (first.empty() || last.empty()) return false;
    const char32_t left = before(flat, at - first.size());
    const char32_t right = at_or_end(flat, at + 1 + last.size());
    const auto joins = [](char32_t c) { return utf8::is_word(c) || c == '-' || c == '/'; };
    if (joins(left) || joins(right) || left == '.' || left == ',') return false;
    if (announces_range(flat, at - first.size()))
        return last.size() < first.size() || number(last) > number(first);
    return are_years(first, last);
}

void mend_single(
    std::string_view flat, std::size_t at, Conventions conventions, Edits& edits
) {
    if (is_range(flat, at)) return edits.push_back({at, at + 1, en_dash, "number range"});
    if (!is_spaced_hyphen(flat, at)) return;
    if (conventions == Conventions::English)
        edits.push_back({at - 1, at + 2, em_dash, "spaced hyphen"});
    else
        edits.push_back({at, at + 1, en_dash, "spaced hyphen"});
}

}  // namespace

void mend_dashes(std::string_view flat, Conventions conventions, Edits& edits) {
    for (std::size_t at = flat.find('-'); at != std::string_view::npos;
         at = flat.find('-', at)) {
        const std::size_t found = flat.find_first_not_of('-', at);
        const std::size_t end = found == std::string_view::npos ? flat.size() : found;
        if (end - at == 1)
            mend_single(flat, at, conventions, edits);
        else if (end - at <= 3)
            mend_run(flat, at, end, conventions, edits);
        at = end;
    }
}

}  // namespace pam::manuscript
