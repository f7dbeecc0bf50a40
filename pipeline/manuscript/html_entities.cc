#include "manuscript/html_entities.h"

#include "base/utf8.h"
#include "manuscript/html_gumbo.h"

#include <array>
#include <cstdint>

namespace pam::manuscript::html {

namespace {

// The longest name of the standard, CounterClockwiseContourIntegral, has 31 letters.
constexpr std::size_t longest_name = 32;

// What pages of Windows meant by the numbers of C1 controls (HTML, "numeric character
// reference end state").
constexpr std::array<char32_t, 32> windows_1252{
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

char32_t character_of(std::uint32_t number) {
    constexpr char32_t replacement = 0xFFFD;
    const bool surrogate = number >= 0xD800 && number < 0xE000;
    if (number == 0 || surrogate || number > 0x10FFFF) return replacement;
    if (number >= 0x80 && number < 0xA0) return windows_1252[number - 0x80];
    return number;
}

int digit(char c, int base) {
    if (c >= '0' && c <= '9') return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return base == 16 && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool is_name_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// What gumbo made of `written`: all of it a reference, or a known name with letters after
// it ("&copy2023"), or nothing.
std::optional<EntityMatch> reference_in(std::string_view written, std::string_view made) {
    if (made.empty() || made == written) return std::nullopt;
    const bool whole = written.back() == ';' && (made.back() != ';' || made == ";");
    if (whole) return EntityMatch{written.size(), std::string(made)};
    const std::size_t first = utf8::decode(made, 0).bytes;
    return EntityMatch{
        written.size() - (made.size() - first), std::string(made.substr(0, first))};
}

}  // namespace

const EntityMatch* Entities::at_front(std::string_view text) {
    return text.substr(1, 1) == "#" ? number(text) : name(text);
}

const EntityMatch* Entities::number(std::string_view text) {
    const bool hex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
    const int base = hex ? 16 : 10;
    const std::size_t first = hex ? 3 : 2;
    std::size_t at = first;
    std::uint32_t value = 0;
    for (; at < text.size(); ++at) {
        const int next = digit(text[at], base);
        if (next < 0) break;
        // Beyond the last character all numbers are alike.
        if (value <= 0x10FFFF)
            value =
                value * static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(next);
    }
    if (at == first) return nullptr;
    if (at < text.size() && text[at] == ';') ++at;
    number_ = {at, utf8::encode(character_of(value))};
    return &number_;
}

const EntityMatch* Entities::name(std::string_view text) {
    // Beyond so many that mean nothing, a page means none of them.
    constexpr int most_unknown = 4096;
    std::size_t end = 1;
    while (end < text.size() && end <= longest_name && is_name_letter(text[end]))
        ++end;
    if (end == 1) return nullptr;
    if (end < text.size() && text[end] == ';') ++end;
    std::string written(text.substr(0, end));
    auto known = names_.find(written);
    if (known == names_.end()) {
        if (unknown_ > most_unknown) return nullptr;
        std::optional<EntityMatch> found = reference_in(written, text_as_parsed(written));
        unknown_ += !found.has_value();
        known = names_.emplace(std::move(written), std::move(found)).first;
    }
    return known->second ? &*known->second : nullptr;
}

std::string Entities::resolved(std::string_view text) {
    std::string made;
    while (!text.empty()) {
        const std::size_t plain = std::min(text.find('&'), text.size());
        made += text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty()) break;
        const EntityMatch* reference = at_front(text);
        // In an address "&copy=1" is no sign (HTML, "named character reference state").
        const bool open = reference != nullptr && text[reference->length - 1] != ';';
        const char next =
            open && reference->length < text.size() ? text[reference->length] : ' ';
        if (reference == nullptr
            || (open && text[1] != '#' && (next == '=' || is_name_letter(next)))) {
            made += '&';
            text.remove_prefix(1);
        } else {
            made += reference->text;
            text.remove_prefix(reference->length);
        }
    }
    return made;
}

}  // namespace pam::manuscript::html
