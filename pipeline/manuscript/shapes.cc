#include "manuscript/shapes.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <string>

namespace pam::manuscript {

namespace {

char lower_ascii(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        c = lower_ascii(c);
    return lower;
}

bool starts_with(std::string_view text, std::string_view head) {
    return text.size() >= head.size() && lower_ascii(text.substr(0, head.size())) == head;
}

bool is_gap(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r' && c != '\v');
}

std::size_t end_of_word(std::string_view text, std::size_t at) {
    while (at < text.size() && !is_gap(text[at]))
        ++at;
    return at;
}

// Calls `visit` with each word between white space.
template<typename Visitor>
void for_each_word(std::string_view text, const Visitor& visit) {
    for (std::size_t at = 0; at < text.size();) {
        if (is_gap(text[at])) {
            ++at;
            continue;
        }
        const std::size_t end = end_of_word(text, at);
        visit(text.substr(at, end - at));
        at = end;
    }
}

// The word, whatever its case, stands in the list (lower case, a space around each word).
bool stands_among(std::string_view word, std::string_view words) {
    for (std::size_t at = 1; at < words.size();) {
        const std::size_t end = words.find(' ', at);
        if (end - at == word.size() && lower_ascii(word[0]) == words[at]
            && std::equal(
                word.begin(),
                word.end(),
                words.begin() + static_cast<std::ptrdiff_t>(at),
                [](char a, char b) { return lower_ascii(a) == b; }
            ))
            return true;
        at = end + 1;
    }
    return false;
}

// The word without marks at its ends.
std::string_view bare(std::string_view word) {
    const auto plain = [](char c) {
        return lower_ascii(c) >= 'a' && lower_ascii(c) <= 'z';
    };
    if (!word.empty() && plain(word.front()) && plain(word.back())) return word;
    while (!word.empty() && !utf8::is_word(utf8::decode(word, 0).code_point))
        word.remove_prefix(utf8::decode(word, 0).bytes);
    while (!word.empty()
           && !utf8::is_word(utf8::decode_before(word, word.size()).code_point))
        word.remove_suffix(utf8::decode_before(word, word.size()).bytes);
    return word;
}

constexpr std::string_view roman_letters = "IVXLCDM";

int roman_value(char letter) {
    constexpr std::array<int, 7> values{1, 5, 10, 50, 100, 500, 1000};
    return values[roman_letters.find(letter)];
}

std::optional<int> roman(std::string_view word) {
    const bool small = !word.empty() && word[0] >= 'a';
    std::string numeral(word);
    if (small)
        for (char& c : numeral)
            c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : '?';
    if (numeral.empty() || numeral.size() > 9
        || numeral.find_first_not_of(roman_letters) != std::string::npos)
        return std::nullopt;
    int total = 0;
    for (std::size_t i = 0; i < numeral.size(); ++i) {
        const int value = roman_value(numeral[i]);
        const bool less = i + 1 < numeral.size() && value < roman_value(numeral[i + 1]);
        total += less ? -value : value;
    }
    return total;
}

std::optional<int> spelled(std::string_view word) {
    constexpr std::array<std::string_view, 21> cardinals{
        "",         "one",     "two",     "three",     "four",     "five",     "six",
        "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
    constexpr std::array<std::string_view, 13> ordinals{
        "",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth"};
    const std::string lower = lower_ascii(word);
    for (std::size_t i = 1; i < cardinals.size(); ++i)
        if (lower == cardinals[i]) return static_cast<int>(i);
    for (std::size_t i = 1; i < ordinals.size(); ++i)
        if (lower == ordinals[i]) return static_cast<int>(i);
    return lower == "last" ? std::optional<int>(99) : std::nullopt;
}

bool all_digits(std::string_view word) {
    return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

constexpr std::string_view months = " january february march april may june july august "
                                    "september october november december jan feb "
                                    "mar apr jun jul aug sept sep oct nov dec januar "
                                    "februar m\xC3\xA4rz mai juni juli oktober "
                                    "dezember janvier f\xC3\xA9vrier mars avril juin "
                                    "juillet ao\xC3\xBBt septembre octobre novembre "
                                    "d\xC3\xA9\x63\x65mbre enero febrero marzo abril mayo "
                                    "junio julio agosto septiembre octubre "
                                    "noviembre diciembre gennaio febbraio aprile maggio "
                                    "giugno luglio settembre ottobre dicembre ";

bool is_year(std::string_view word) {
    return all_digits(word) && word.size() == 4 && word >= "1400" && word <= "2100";
}

// 01/06/94, 2004-10-12, 12.10.2004
bool is_numeric_date(std::string_view word) {
    int separators = 0;
    for (const char c : word) {
        if (c == '/' || c == '-' || c == '.')
            ++separators;
        else if (c < '0' || c > '9')
            return false;
    }
    return separators == 2 && word.size() >= 6;
}

std::string_view without_trailing(std::string_view text, std::string_view marks) {
    while (!text.empty() && marks.find(text.back()) != std::string_view::npos)
        text.remove_suffix(1);
    return text;
}

}  // namespace

bool is_all_capitals(std::string_view text) {
    int letters = 0;
    for (std::size_t i = 0; i < text.size();) {
        const utf8::Decoded next = utf8::decode(text, i);
        if (utf8::is_lower(next.code_point)) return false;
        letters += utf8::is_upper(next.code_point);
        i += next.bytes;
    }
    return letters >= 2;
}

bool is_title_case(std::string_view text) {
    constexpr std::string_view linking =
        " from with into onto upon over under than that when what between through against "
        "among about "
        "within without toward towards before after their until ";
    int capitals = 0;
    int small = 0;
    for_each_word(text, [&](std::string_view whole) {
        const std::string_view word = bare(whole);
        if (word.empty()) return;
        const char32_t initial = utf8::decode(word, 0).code_point;
        if (utf8::is_upper(initial) || utf8::is_digit(initial))
            ++capitals;
        else if (utf8::count(word) >= 4 && !has_word_of(word, linking))
            ++small;
    });
    return capitals > 0 && small == 0;
}

bool ends_sentence(std::string_view text) {
    while (!text.empty()) {
        const utf8::Decoded last = utf8::decode_before(text, text.size());
        const char32_t c = last.code_point;
        if (c == '.' || c == '!' || c == '?' || c == 0x2026) return true;
        const bool closing = c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D
                             || c == 0x2019 || c == 0xBB || c == '*' || c == '_';
        if (!closing) return false;
        text.remove_suffix(last.bytes);
    }
    return false;
}

bool ends_open(std::string_view text) {
    if (text.empty()) return false;
    const char32_t c = utf8::decode_before(text, text.size()).code_point;
    return c == ',' || c == ';' || c == ':' || c == '-' || c == 0x2014 || c == 0x2013;
}

bool begins_lower(std::string_view text) {
    return !text.empty() && utf8::is_lower(utf8::decode(text, 0).code_point);
}

bool has_letters(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const utf8::Decoded next = utf8::decode(text, i);
        if (utf8::is_letter(next.code_point)) return true;
        i += next.bytes;
    }
    return false;
}

int word_count(std::string_view text) {
    int words = 0;
    for_each_word(text, [&](std::string_view) { ++words; });
    return words;
}

std::string_view first_word(std::string_view text) {
    return text.substr(0, end_of_word(text, 0));
}

bool has_word_of(std::string_view text, std::string_view words) {
    bool found = false;
    for_each_word(text, [&](std::string_view whole) {
        if (found) return;
        const std::string_view word = bare(whole);
        found = !word.empty() && stands_among(word, words);
    });
    return found;
}

bool holds(std::string_view text, std::string_view phrase) {
    const auto same = [](char a, char b) { return lower_ascii(a) == b; };
    return std::search(text.begin(), text.end(), phrase.begin(), phrase.end(), same)
           != text.end();
}

std::optional<int> number_of(std::string_view word) {
    word = without_trailing(word, ".:,;)]");
    if (word.starts_with('(') || word.starts_with('[')) word.remove_prefix(1);
    if (all_digits(word) && word.size() <= 4) return std::stoi(std::string(word));
    if (const auto numeral = roman(word)) return numeral;
    return spelled(word);
}

bool is_date_line(std::string_view text) {
    if (text.size() > 60 || text.empty()) return false;
    const std::string_view body = without_trailing(text, ".,;:)]");
    // A date has a digit, or is one Roman number.
    const bool digits =
        std::any_of(body.begin(), body.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits && body.find(' ') != std::string_view::npos) return false;
    bool year = false;
    bool numeric = false;
    int words = 0;
    for_each_word(body, [&](std::string_view word) {
        year = year || is_year(bare(word));
        numeric = numeric || is_numeric_date(word);
        ++words;
    });
    const bool month = has_word_of(body, months);
    const bool alone = words == 1 && is_year(bare(body));
    const auto numeral = body.size() >= 5 && words == 1 ? roman(body) : std::nullopt;
    const bool roman_year = numeral && *numeral >= 1400 && *numeral <= 2100;
    return words <= 8
           && (alone || roman_year || (numeric && words <= 3) || (month && year));
}

// "Monday, and went home before the week had ended.": a full stop after more words than
// names.
static bool is_mostly_small(std::string_view text) {
    int capitals = 0;
    for_each_word(text, [&](std::string_view word) {
        capitals += utf8::is_upper(utf8::decode(word, 0).code_point) ? 1 : 0;
    });
    return text.ends_with('.') && capitals * 2 < word_count(text);
}

std::optional<std::string_view> byline_name(std::string_view text) {
    constexpr std::array<std::string_view, 8> openings{
        "by", "written by", "von", "par", "por", "an essay by", "a speech by", "edited by"};
    if (text.size() > 100) return std::nullopt;
    for (const std::string_view opening : openings) {
        if (!starts_with(text, opening)) continue;
        const std::string_view rest = text.substr(opening.size());
        const std::string_view name =
            utf8::trim(rest.starts_with(':') ? rest.substr(1) : rest);
        if (name.empty())
            return opening == "by" ? std::optional<std::string_view>(name) : std::nullopt;
        if (rest.size() == name.size()) continue;  // "Bystander": no space after the word
        const bool capital = utf8::is_upper(utf8::decode(name, 0).code_point);
        const bool ends_as_prose = ends_open(name) || name.back() == '?'
                                   || name.back() == '!' || is_mostly_small(name);
        if (capital && !ends_as_prose && word_count(name) <= 10) return name;
    }
    return std::nullopt;
}

bool is_person_name(std::string_view text) {
    bool all = true;
    int words = 0;
    int whole = 0;
    for_each_word(text, [&](std::string_view word) {
        ++words;
        const char32_t initial = utf8::decode(word, 0).code_point;
        const bool particle =
            word == "de" || word == "von" || word == "van" || word == "da" || word == "la";
        if (!utf8::is_upper(initial) && !particle) all = false;
        const std::string_view rest = without_trailing(word, ".,");
        for (std::size_t i = 0; i < rest.size();) {
            const utf8::Decoded next = utf8::decode(rest, i);
            const bool inner = utf8::is_letter(next.code_point) || next.code_point == '-'
                               || next.code_point == '\'' || next.code_point == 0x2019
                               || next.code_point == '.';
            if (!inner) all = false;
            i += next.bytes;
        }
        whole += utf8::count(rest) > 2;
    });
    constexpr std::string_view common = " the of and a an in on to for with edition volume "
                                        "manual report essay letter chapter part "
                                        "preface introduction manifesto declaration "
                                        "constitution address speech proposal sense ";
    return all && words >= 2 && words <= 4 && whole >= 1 && !has_word_of(text, common)
           && text.back() != '.' && text.back() != ',';
}

bool is_organisation(std::string_view text) {
    constexpr std::string_view bodies =
        " movement party committee league union association society press publications "
        "publishing "
        "institute collective congress council ministry department office foundation "
        "federation "
        "international internationale group network front club university bureau "
        "commission "
        "company publishers brigade assembly syndicate cooperative co-operative guild "
        "alliance "
        "coalition campaign service services agency secretariat verlag partei ";
    return has_word_of(text, bodies);
}

bool is_break_line(std::string_view text) {
    constexpr std::string_view marks = "*-_=~#+";
    int count = 0;
    for (std::size_t i = 0; i < text.size();) {
        const utf8::Decoded next = utf8::decode(text, i);
        const char32_t c = next.code_point;
        const bool mark =
            (c < 0x80 && marks.find(static_cast<char>(c)) != std::string_view::npos)
            || c == 0x2014 || c == 0x2013 || c == 0x2022 || c == 0xB7 || c == 0x2042
            || c == 0x2500;
        if (mark)
            ++count;
        else if (!utf8::is_space(c))
            return false;
        i += next.bytes;
    }
    return count >= 3 || text == "*" || text == "\xE2\x81\x82" || text == "#";
}

bool has_gap(std::string_view text, std::size_t blanks) {
    // A run so long covers one of every `blanks` places.
    for (std::size_t at = blanks - 1; at < text.size(); at += blanks) {
        if (text[at] != ' ') continue;
        std::size_t begin = at;
        while (begin > 0 && text[begin - 1] == ' ')
            --begin;
        while (at + 1 < text.size() && text[at + 1] == ' ')
            ++at;
        if (at + 1 - begin >= blanks) return true;
    }
    return text.find('\t') != std::string_view::npos;
}

}  // namespace pam::manuscript
