// The calendar is <chrono>'s proleptic Gregorian one.
#include "epub/dates.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <vector>

namespace pam::epub {

namespace {

namespace chrono = std::chrono;

struct Moment {
    chrono::year_month_day day;
    chrono::hh_mm_ss<chrono::seconds> time;
};

Moment moment(std::int64_t seconds) {
    const chrono::sys_seconds instant{chrono::seconds(seconds)};
    const chrono::sys_days midnight = chrono::floor<chrono::days>(instant);
    return {midnight, chrono::hh_mm_ss<chrono::seconds>(instant - midnight)};
}

struct Token {
    std::string text;
    int number = -1;  // -1: a word
};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::vector<Token> tokens(std::string_view text) {
    std::vector<Token> found;
    for (std::size_t at = 0; at < text.size();) {
        const auto kind = is_digit(text[at]) ? is_digit : is_letter;
        std::size_t end = at;
        while (end < text.size() && kind(text[end]))
            ++end;
        const std::string piece(text.substr(at, end - at));
        if (!piece.empty())
            found.push_back(
                {piece, is_digit(piece[0]) && piece.size() <= 4 ? std::stoi(piece) : -1}
            );
        at = std::max(end, at + 1);
    }
    return found;
}

/// 1 to 12 for an English month name or its first three letters, else 0.
int month_of(const Token& token) {
    static constexpr std::array<std::string_view, 12> names{
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december"};
    if (token.text.size() < 3 || token.number >= 0) return 0;
    std::string word = token.text;
    for (char& c : word)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    for (std::size_t i = 0; i < names.size(); ++i)
        if (word == names[i] || word == names[i].substr(0, 3))
            return static_cast<int>(i) + 1;
    return 0;
}

bool is_year(const Token& token) {
    return token.text.size() == 4 && token.number >= 1000;
}

std::optional<std::string> written(int year, int month, int day) {
    const chrono::year_month_day date{
        chrono::year(year),
        chrono::month(static_cast<unsigned>(month)),
        chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return std::nullopt;
    return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

std::optional<std::string>
iso_date(std::string_view text, const std::vector<Token>& parts) {
    const auto is_two = [](const Token& token) {
        return token.text.size() == 2 && token.number > 0;
    };
    if (parts.empty() || parts.size() > 3 || !is_year(parts[0])) return std::nullopt;
    const std::size_t length = parts.size() == 1 ? 4 : parts.size() == 2 ? 7 : 10;
    if (text.size() != length) return std::nullopt;
    if (parts.size() == 1) return parts[0].text;
    if (text[4] != '-' || !is_two(parts[1]) || parts[1].number > 12) return std::nullopt;
    if (parts.size() == 2) return std::string(text);
    if (text[7] != '-' || !is_two(parts[2])) return std::nullopt;
    return written(parts[0].number, parts[1].number, parts[2].number);
}

/// The one token that fits, or none where no or several do.
template<typename Fits>
const Token* only(const std::vector<Token>& parts, const Fits& fits) {
    const auto first = std::find_if(parts.begin(), parts.end(), fits);
    if (first == parts.end()) return nullptr;
    return std::find_if(std::next(first), parts.end(), fits) == parts.end() ? &*first
                                                                            : nullptr;
}

}  // namespace

std::string utc_timestamp(std::int64_t seconds) {
    const Moment at = moment(seconds);
    return fmt::format(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
        int{at.day.year()},
        unsigned{at.day.month()},
        unsigned{at.day.day()},
        at.time.hours().count(),
        at.time.minutes().count(),
        at.time.seconds().count()
    );
}

DosTime dos_time(std::int64_t seconds) {
    constexpr std::int64_t first = 315532800;  // 1980-01-01T00:00:00Z
    constexpr std::int64_t last = 4354819198;  // 2107-12-31T23:59:58Z
    const Moment at = moment(std::clamp(seconds, first, last));
    const auto year = static_cast<unsigned>(int{at.day.year()} - 1980);
    const auto hours = static_cast<unsigned>(at.time.hours().count());
    const auto minutes = static_cast<unsigned>(at.time.minutes().count());
    const auto pairs = static_cast<unsigned>(at.time.seconds().count() / 2);
    return {
        static_cast<std::uint16_t>(hours << 11 | minutes << 5 | pairs),
        static_cast<std::uint16_t>(
            year << 9 | unsigned{at.day.month()} << 5 | unsigned{at.day.day()}
        )};
}

std::optional<std::string> machine_date(std::string_view printed) {
    const std::vector<Token> parts = tokens(printed);
    if (std::optional<std::string> iso = iso_date(printed, parts)) return iso;
    const Token* year = only(parts, is_year);
    if (year == nullptr) return std::nullopt;
    const Token* month =
        only(parts, [](const Token& token) { return month_of(token) > 0; });
    if (month == nullptr) return year->text;
    const Token* day = only(parts, [](const Token& token) {
        return token.text.size() <= 2 && token.number >= 1 && token.number <= 31;
    });
    if (day != nullptr)
        if (auto date = written(year->number, month_of(*month), day->number)) return date;
    return fmt::format("{}-{:02}", year->text, month_of(*month));
}

}  // namespace pam::epub
