#include "document/isbn.h"

#include <algorithm>

namespace pam::document {

namespace {

/// The text without ISBN, ISBN-13: or urn:isbn: before it, and without spaces and hyphens
/// in it.
std::string isbn_characters(std::string_view text) {
    std::string kept;
    for (const char c : text)
        if (c != '-' && c != ' ' && c != ':') kept += c == 'x' ? 'X' : c;
    for (const std::string_view prefix : {"urn", "URN"})
        if (kept.starts_with(prefix)) kept.erase(0, prefix.size());
    for (const std::string_view prefix : {"isbn", "ISBN"})
        if (kept.starts_with(prefix)) kept.erase(0, prefix.size());
    if (kept.size() == 15 && kept.starts_with("13")) kept.erase(0, 2);
    if (kept.size() == 12 && kept.starts_with("10")) kept.erase(0, 2);
    return kept;
}

bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return c >= '0' && c <= '9';
    });
}

char check_digit_13(std::string_view first12) {
    int sum = 0;
    for (std::size_t i = 0; i < 12; ++i)
        sum += (first12[i] - '0') * (i % 2 == 0 ? 1 : 3);
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

char check_digit_10(std::string_view first9) {
    int sum = 0;
    for (std::size_t i = 0; i < 9; ++i)
        sum += (first9[i] - '0') * static_cast<int>(10 - i);
    const int digit = (11 - sum % 11) % 11;
    return digit == 10 ? 'X' : static_cast<char>('0' + digit);
}

bool is_thirteen(std::string_view digits) {
    return digits.size() == 13 && all_digits(digits)
           && (digits.starts_with("978") || digits.starts_with("979"));
}

bool is_ten(std::string_view digits) {
    return digits.size() == 10 && all_digits(digits.substr(0, 9))
           && (all_digits(digits.substr(9)) || digits[9] == 'X');
}

}  // namespace

std::optional<std::string> isbn13(std::string_view text) {
    const std::string digits = isbn_characters(text);
    if (is_thirteen(digits) && check_digit_13(digits) == digits[12]) return digits;
    if (!is_ten(digits) || check_digit_10(digits) != digits[9]) return std::nullopt;
    const std::string first12 = "978" + digits.substr(0, 9);
    return first12 + check_digit_13(first12);
}

bool is_like_isbn(std::string_view text) {
    const std::string digits = isbn_characters(text);
    return is_thirteen(digits) || is_ten(digits);
}

}  // namespace pam::document
