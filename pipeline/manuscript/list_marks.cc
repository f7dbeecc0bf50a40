#include "manuscript/list_marks.h"

#include "base/roman.h"

#include <algorithm>
#include <array>
#include <string>

namespace pam::manuscript {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_small(char c) {
    return c >= 'a' && c <= 'z';
}
bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

template<typename Test>
bool all(std::string_view text, Test test) {
    for (const char c : text)
        if (!test(c)) return false;
    return !text.empty();
}

int number_of_digits(std::string_view digits) {
    int number = 0;
    for (const char c : digits)
        number = number * 10 + (c - '0');
    return number;
}

int roman_of(std::string_view letters) {
    std::string small(letters);
    for (char& c : small)
        if (is_capital(c)) c = static_cast<char>(c + 32);
    return roman_value(small);
}

// What encloses the number: "12." 0, "12)" 1, "(12)" 2.
struct Enclosed {
    std::string_view inner;
    std::size_t form = 0;
};

std::optional<Enclosed> enclosed(std::string_view word) {
    if (word.size() < 2) return std::nullopt;
    const char last = word.back();
    if (last == '.') return Enclosed{word.substr(0, word.size() - 1), 0};
    if (last != ')') return std::nullopt;
    if (word.front() == '(') return Enclosed{word.substr(1, word.size() - 2), 2};
    return Enclosed{word.substr(0, word.size() - 1), 1};
}

// "4.1.2", of up to three digits each.
std::optional<ListMark> dotted_mark(std::string_view word) {
    const bool closed = word.back() == '.' || word.back() == ')';
    std::string_view inner = word.substr(0, word.size() - (closed ? 1 : 0));
    std::size_t parts = 0;
    int last = 0;
    while (!inner.empty()) {
        std::size_t end = inner.find('.');
        if (end == std::string_view::npos) end = inner.size();
        const std::string_view part = inner.substr(0, end);
        if (!all(part, is_digit) || part.size() > 3) return std::nullopt;
        last = number_of_digits(part);
        ++parts;
        inner.remove_prefix(std::min(end + 1, inner.size()));
    }
    // Without a point at its end "1.5" is a figure.
    if (parts < 2 || (!closed && parts < 3)) return std::nullopt;
    return ListMark{'d', last, word.size(), 0};
}

std::optional<ListMark> numbered_mark(std::string_view word) {
    const auto mark = enclosed(word);
    if (!mark || mark->inner.empty()) return std::nullopt;
    const std::string_view inner = mark->inner;
    if (all(inner, is_digit) && inner.size() <= 3)
        return ListMark{"123"[mark->form], number_of_digits(inner), word.size(), 0};
    const bool small = all(inner, is_small);
    if (!small && !all(inner, is_capital)) return std::nullopt;
    const int letter = inner.size() == 1 ? inner[0] - (small ? 'a' : 'A') + 1 : 0;
    const int roman = roman_of(inner);
    if (letter == 0 && roman == 0) return std::nullopt;
    const char kind = small ? "cab"[mark->form] : "CAB"[mark->form];
    return ListMark{kind, letter, word.size(), roman};
}

std::optional<ListMark> bullet(std::string_view word) {
    constexpr std::array<std::string_view, 6> bullets{
        "\xE2\x80\xA2",  // •
        "\xE2\x80\xA3",  // ‣
        "\xE2\x97\xA6",  // ◦
        "\xE2\x96\xAA",  // ▪
        "\xE2\x97\x8F",  // ●
        "\xC2\xB7"};     // ·
    if (word == "-" || word == "*" || word == "+") return ListMark{word[0], 0, 1, 0};
    for (std::size_t i = 0; i < bullets.size(); ++i)
        if (word == bullets[i])
            return ListMark{static_cast<char>('o' + i), 0, word.size(), 0};
    return std::nullopt;
}

}  // namespace

std::optional<ListMark> list_mark(std::string_view text) {
    constexpr std::size_t longest = 12;
    std::size_t end = 0;
    while (end < text.size() && end <= longest && text[end] != ' ' && text[end] != '\t')
        ++end;
    const std::string_view word = text.substr(0, end);
    if (word.empty() || end > longest || end == text.size()) return std::nullopt;
    if (const auto found = bullet(word)) return found;
    if (const auto found = numbered_mark(word)) return found;
    return is_digit(word[0]) ? dotted_mark(word) : std::nullopt;
}

bool counts_on(const ListMark& last, const ListMark& next) {
    if (last.kind != next.kind) return false;
    if (last.is_bullet()) return next.is_bullet();
    if (last.number > 0 && next.number == last.number + 1) return true;
    return last.roman > 0 && next.roman == last.roman + 1;
}

}  // namespace pam::manuscript
