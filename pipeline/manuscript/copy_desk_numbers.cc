// A hyphen between two numbers that are surely a range (years, pages, verses) becomes the
// language's dash; before a negative number it becomes the minus sign. Telephone numbers,
// dates, serial and compound numbers keep theirs.
#include "base/utf8.h"
#include "manuscript/copy_desk_rules.h"
#include "manuscript/copy_desk_words.h"

#include <algorithm>

namespace pam::manuscript {

namespace {

constexpr std::size_t longest_number = 9;

bool is_digit_at(std::string_view flat, std::size_t at) {
    return at < flat.size() && utf8::is_digit(static_cast<unsigned char>(flat[at]));
}

std::string_view digits_before(std::string_view flat, std::size_t at) {
    std::size_t begin = at;
    while (begin > 0 && is_digit_at(flat, begin - 1) && at - begin < longest_number)
        --begin;
    return flat.substr(begin, at - begin);
}

std::string_view digits_after(std::string_view flat, std::size_t at) {
    std::size_t end = at;
    while (is_digit_at(flat, end) && end - at < longest_number)
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

// "pp. 12-34", "Seiten 3-7": the word before says that a range follows.
bool announces_range(std::string_view flat, std::size_t first) {
    constexpr std::string_view words =
        " p pp pages page vol vols chapter chapters ch chs line lines ll verse verses vv "
        "no "
        "nos section sections sect §§ ages aged Seite Seiten S Bd Kap Nr Zeilen str strony "
        "стр с sid sidor kap blz s ss ";
    std::size_t end = first;
    if (end > 0 && flat[end - 1] == ' ') --end;
    if (end > 0 && flat[end - 1] == '.') --end;
    return lists(words, word_before(flat, end, 12));
}

// "Gen. 3:16-18".
bool is_verse_range(std::string_view flat, std::size_t first) {
    return first >= 2 && flat[first - 1] == ':' && is_digit_at(flat, first - 2);
}

// "5 - 3 = 2": the equals sign says what the hyphen is.
bool is_difference(std::string_view flat, std::size_t at) {
    if (at < 2 || flat[at - 1] != ' ' || !is_digit_at(flat, at - 2)) return false;
    std::size_t end = at + 1;
    if (end >= flat.size() || flat[end] != ' ') return false;
    ++end;
    const std::size_t digits = digits_after(flat, end).size();
    return digits > 0 && flat.substr(end + digits, 2) == " =";
}

enum class Range { None, Doubtful, Sure };

Range range_of(std::string_view flat, std::size_t begin, std::size_t end) {
    const std::string_view first = digits_before(flat, begin);
    const std::string_view last = digits_after(flat, end);
    if (first.empty() || last.empty()) return Range::None;
    const std::size_t start = begin - first.size();
    const char32_t left = before(flat, start);
    const char32_t right = at_or_end(flat, end + last.size());
    const auto joins = [](char32_t c) {
        return utf8::is_word(c) || c == '-' || c == '/' || c == ':' || c == 0x2013;
    };
    const bool ascends = last.size() < first.size() || number(last) > number(first);
    if (is_verse_range(flat, start))
        return ascends && !joins(right) ? Range::Sure : Range::None;
    if (joins(left) || joins(right) || left == '.' || left == ',' || left == '+')
        return Range::None;
    // "1.5" and "1,5" on the right are no whole number.
    if ((right == '.' || right == ',') && is_digit_at(flat, end + last.size() + 1))
        return Range::None;
    if (announces_range(flat, start)) return ascends ? Range::Sure : Range::None;
    if (are_years(first, last)) return Range::Sure;
    const bool small = first.size() <= 3 && last.size() <= 3 && first[0] != '0'
                       && last[0] != '0' && number(last) > number(first);
    const bool counted =
        right == ' ' && utf8::is_lower(at_or_end(flat, end + last.size() + 1));
    return small && counted ? Range::Doubtful : Range::None;
}

}  // namespace

void mend_range(const Copy& copy, std::size_t begin, std::size_t end, Edits& edits) {
    const std::string_view flat = copy.flat();
    // "1914 - 1918" closes up.
    const bool spaced = begin >= 2 && flat[begin - 1] == ' ' && end < flat.size()
                        && flat[end] == ' ' && is_digit_at(flat, begin - 2)
                        && is_digit_at(flat, end + 1);
    if (!spaced && !is_digit_at(flat, end)) return;
    const std::string_view dash = copy.conventions_at(begin).range;
    if (dash.empty()) return;
    Range range = Range::None;
    if (spaced) {
        const bool years =
            are_years(digits_before(flat, begin - 1), digits_after(flat, end + 1));
        range = years ? Range::Doubtful : Range::None;
    } else {
        range = range_of(flat, begin, end);
    }
    if (range == Range::None) return;
    edits.push_back(edit(
        begin - spaced,
        end + spaced,
        dash,
        range == Range::Sure ? rules::number_range : rules::doubtful_range
    ));
}

// "-5 °C", "-12 %", "5 - 3 = 2", and a number that is all a cell holds.
bool is_minus(const Copy& copy, std::size_t at) {
    const std::string_view flat = copy.flat();
    if (is_difference(flat, at)) return true;
    if (!is_digit_at(flat, at + 1)) return false;
    const char32_t left = before(flat, at);
    if (left != 0 && left != '(' && !utf8::is_blank(left)) return false;
    std::size_t end = at + 1;
    while (is_digit_at(flat, end)
           || (end < flat.size() && (flat[end] == '.' || flat[end] == ',')
               && is_digit_at(flat, end + 1)))
        ++end;
    if (at == 0 && end == flat.size()) return true;
    if (end < flat.size() && flat[end] == ' ') ++end;
    const std::string_view unit = flat.substr(std::min(end, flat.size()), 8);
    for (const std::string_view known : {"°", "%", "\xC2\xA0°", "\xC2\xA0%", "degrees"})
        if (unit.starts_with(known)) return true;
    return false;
}

}  // namespace pam::manuscript
