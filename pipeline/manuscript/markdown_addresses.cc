#include "manuscript/markdown_addresses.h"

#include "base/utf8.h"
#include "manuscript/markdown_scan.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

namespace pam::manuscript::markdown {

namespace {

/// RFC 1035 and RFC 5321: no host and no mailbox is longer.
constexpr std::size_t longest_name = 255;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_alphanumeric(char c) {
    return is_letter(c) || (c >= '0' && c <= '9');
}
bool is_one_of(char c, std::string_view set) {
    return set.find(c) != std::string_view::npos;
}

// ---------------------------------------------------------------- in angle brackets

// CommonMark 0.30, 6.5: a scheme of two to 32 characters, then no blank and no bracket.
std::size_t uri_end(std::string_view text, std::size_t at) {
    std::size_t i = at;
    if (i >= text.size() || !is_letter(text[i])) return at;
    while (i < text.size() && (is_alphanumeric(text[i]) || is_one_of(text[i], "+.-")))
        ++i;
    if (i - at < 2 || i - at > 32 || i >= text.size() || text[i] != ':') return at;
    while (i < text.size() && static_cast<unsigned char>(text[i]) > ' ' && text[i] != '<'
           && text[i] != '>' && text[i] != '\x7F')
        ++i;
    return i < text.size() && text[i] == '>' ? i : at;
}

std::size_t label_end(std::string_view text, std::size_t at) {
    std::size_t i = at;
    while (i < text.size() && (is_alphanumeric(text[i]) || text[i] == '-'))
        ++i;
    const bool good = i > at && i - at <= 63 && text[at] != '-' && text[i - 1] != '-';
    return good ? i : at;
}

// The pattern of HTML 5, as CommonMark quotes it.
std::size_t mail_end(std::string_view text, std::size_t at) {
    std::size_t i = at;
    while (i < text.size()
           && (is_alphanumeric(text[i]) || is_one_of(text[i], ".!#$%&'*+/=?^_`{|}~-")))
        ++i;
    if (i == at || i >= text.size() || text[i] != '@') return at;
    do {
        const std::size_t end = label_end(text, i + 1);
        if (end == i + 1) return at;
        i = end;
    } while (i < text.size() && text[i] == '.');
    return i < text.size() && text[i] == '>' ? i : at;
}

// ---------------------------------------------------------------- bare

// Letters, digits, hyphens and underscores parted by dots, no underscore in the last two
// parts; anything beyond ASCII may be a letter of an international name.
std::size_t host_end(std::string_view text, std::size_t at, bool needs_dot) {
    std::size_t dots = 0;
    std::size_t last_underscores = 0;
    std::size_t underscores = 0;
    std::size_t i = at;
    for (; i < text.size() && i - at <= longest_name; ++i) {
        const char c = text[i];
        if (c == '_') {
            ++underscores;
        } else if (c == '.') {
            ++dots;
            last_underscores = std::exchange(underscores, 0);
        } else if (!is_alphanumeric(c) && c != '-' && static_cast<unsigned char>(c) < 0x80) {
            break;
        }
    }
    const bool good = i > at && i - at <= longest_name && text[at] != '.' && text[at] != '-'
                      && underscores == 0 && last_underscores == 0;
    return good && (dots > 0 || !needs_dot) ? i : at;
}

// Marks that end a sentence are no part of the address before them, and a closing bracket
// only where it has its opening one.
std::size_t
without_sentence_marks(std::string_view text, std::size_t begin, std::size_t end) {
    auto opened = std::count(
        text.begin() + static_cast<std::ptrdiff_t>(begin),
        text.begin() + static_cast<std::ptrdiff_t>(end),
        '('
    );
    auto closed = std::count(
        text.begin() + static_cast<std::ptrdiff_t>(begin),
        text.begin() + static_cast<std::ptrdiff_t>(end),
        ')'
    );
    while (end > begin) {
        const char c = text[end - 1];
        if (static_cast<unsigned char>(c) >= 0x80) {
            const utf8::Decoded last = utf8::decode_before(text, end);
            if (!u_ispunct(static_cast<UChar32>(last.code_point))) return end;
            end -= last.bytes;
        } else if (is_one_of(c, "?!.,:*_~'\"")) {
            --end;
        } else if (c == ')' && closed > opened) {
            --closed;
            --end;
        } else if (c == ';') {
            std::size_t name = end - 1;
            while (name > begin && is_letter(text[name - 1]))
                --name;
            const bool entity = name > begin && name < end - 1 && text[name - 1] == '&';
            end = entity ? name - 1 : end - 1;
        } else {
            return end;
        }
    }
    return end;
}

// These stand in no address (RFC 3986), but notes and code may follow one at once.
std::size_t address_end(std::string_view text, std::size_t begin, std::size_t host) {
    std::size_t end = host;
    while (end < text.size() && static_cast<unsigned char>(text[end]) > ' '
           && !is_one_of(text[end], "<>\"{}|\\^`[]"))
        ++end;
    return without_sentence_marks(text, begin, end);
}

std::optional<Address> web_address(
    std::string_view text, std::size_t begin, std::size_t host, std::string_view lead
) {
    const std::size_t name_end = host_end(text, host, !lead.empty());
    if (name_end == host) return std::nullopt;
    const std::size_t end = address_end(text, begin, name_end);
    if (end <= host) return std::nullopt;
    return Address{
        begin, end, std::string(lead) + std::string(text.substr(begin, end - begin))};
}

std::optional<Address> with_scheme(std::string_view text, std::size_t colon) {
    if (text.substr(colon, 3) != "://") return std::nullopt;
    std::size_t begin = colon;
    while (begin > 0 && colon - begin < 6 && is_letter(text[begin - 1]))
        --begin;
    const std::string_view scheme = text.substr(begin, colon - begin);
    for (const std::string_view known : {"http", "https", "ftp"}) {
        const bool same =
            scheme.size() == known.size()
            && std::equal(scheme.begin(), scheme.end(), known.begin(), [](char a, char b) {
                   return (a | 0x20) == b;
               });
        if (same) return web_address(text, begin, colon + 3, "");
    }
    return std::nullopt;
}

std::optional<Address> without_scheme(std::string_view text, std::size_t at) {
    if (text.substr(at, 4) != "www.") return std::nullopt;
    if (at > 0 && !is_white(text[at - 1]) && !is_one_of(text[at - 1], "*_~([\"'"))
        return std::nullopt;
    return web_address(text, at, at, "http://");
}

// ---------------------------------------------------------------- mail

std::optional<Address>
mail_around(std::string_view text, std::size_t sign, std::size_t from) {
    std::size_t begin = sign;
    while (begin > from && sign - begin <= longest_name
           && (is_alphanumeric(text[begin - 1]) || is_one_of(text[begin - 1], ".+-_")))
        --begin;
    std::size_t end = sign + 1;
    std::size_t dots = 0;
    for (; end < text.size() && end - sign <= longest_name; ++end) {
        if (text[end] == '.' && end + 1 < text.size() && is_alphanumeric(text[end + 1]))
            ++dots;
        else if (!is_alphanumeric(text[end]) && text[end] != '-' && text[end] != '_')
            break;
    }
    if (begin == sign || end == sign + 1 || dots == 0 || !is_letter(text[end - 1]))
        return std::nullopt;
    const std::string_view typed = text.substr(begin, end - begin);
    return Address{begin, end, "mailto:" + std::string(typed)};
}

}  // namespace

std::optional<Address> scan_angle_address(std::string_view text, std::size_t at) {
    const std::size_t begin = at + 1;
    std::size_t end = uri_end(text, begin);
    if (end > begin)
        return Address{at, end + 1, std::string(text.substr(begin, end - begin))};
    end = mail_end(text, begin);
    if (end > begin)
        return Address{
            at, end + 1, "mailto:" + std::string(text.substr(begin, end - begin))};
    return std::nullopt;
}

std::optional<Address> scan_bare_address(std::string_view text, std::size_t at) {
    return text[at] == ':' ? with_scheme(text, at) : without_scheme(text, at);
}

std::optional<Address> find_bare_address(std::string_view text, std::size_t at) {
    for (std::size_t i = at; (i = text.find_first_of(":@w", i)) != std::string_view::npos;
         ++i) {
        auto found = text[i] == '@' ? mail_around(text, i, at) : scan_bare_address(text, i);
        if (found && found->begin >= at) return found;
    }
    return std::nullopt;
}

}  // namespace pam::manuscript::markdown
