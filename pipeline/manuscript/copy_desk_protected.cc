// What nobody mends: URLs, mail addresses, paths and file names, each to its last
// character. Quotation marks and stops around them are prose again.
#include "base/utf8.h"
#include "manuscript/copy_desk_rules.h"

#include <algorithm>

namespace pam::manuscript {

namespace {

bool is_edge(char c) {
    return std::string_view("\"'`()[]{}<>,;:.!?*_").find(c) != std::string_view::npos;
}

bool is_gap(char c) {
    return c == ' ' || c == '\n' || c == '\t';
}

Stretch token_at(std::string_view flat, std::size_t at, std::size_t from) {
    std::size_t begin = at;
    while (begin > from && !is_gap(flat[begin - 1]))
        --begin;
    std::size_t end = at;
    while (end < flat.size() && !is_gap(flat[end]))
        ++end;
    return {begin, end};
}

Stretch without_edges(std::string_view flat, Stretch token) {
    while (token.begin < token.end && is_edge(flat[token.begin]))
        ++token.begin;
    while (token.end > token.begin && is_edge(flat[token.end - 1]))
        --token.end;
    return token;
}

bool is_address_letter(char32_t c) {
    return utf8::is_word(c) || c == '_' || c == '-' || c == '.' || c == '+';
}

// A mail address has a letter before its @ and a point after it.
bool is_mail(std::string_view flat, std::size_t at, Stretch token) {
    constexpr std::size_t longest_host = 253;
    const std::string_view host =
        flat.substr(at + 1, std::min(token.end - at - 1, longest_host));
    return is_address_letter(before(flat, at)) && host.find('.') != std::string_view::npos;
}

// A backslash between word characters or after a drive letter makes a path.
bool is_windows_path(std::string_view flat, std::size_t at) {
    return (before(flat, at) == ':' || utf8::is_word(before(flat, at))
            || before(flat, at) == '\\')
           && (utf8::is_word(at_or_end(flat, at + 1)) || at_or_end(flat, at + 1) == '\\');
}

bool is_unix_path(std::string_view flat, std::size_t at, Stretch token) {
    const std::size_t lead = at > token.begin ? at - token.begin : 0;
    const std::string_view first = flat.substr(token.begin, lead);
    if (first != "" && first != "~" && first != "." && first != "..") return false;
    const std::string_view rest = flat.substr(at + 1, token.end - at - 1);
    return !rest.empty() && utf8::is_word(at_or_end(flat, at + 1))
           && (rest.find('/') != std::string_view::npos || lead > 0);
}

bool makes_protected(std::string_view flat, std::size_t at, Stretch token) {
    switch (flat[at]) {
    case ':':
        return flat.substr(at, 3) == "://";
    case '@':
        return is_mail(flat, at, token);
    case '\\':
        return is_windows_path(flat, at);
    case '/':
        return is_unix_path(flat, at, token);
    default:
        return flat.substr(at, 4) == "www." && !utf8::is_word(before(flat, at));
    }
}

}  // namespace

std::vector<Stretch> protected_stretches(std::string_view flat) {
    std::vector<Stretch> stretches;
    Stretch around{0, 0};
    Stretch token{0, 0};
    for (std::size_t at = flat.find_first_of(":@\\/w"); at != std::string_view::npos;
         at = flat.find_first_of(":@\\/w", at)) {
        const bool likely = flat[at] == 'w'   ? flat.substr(at, 4) == "www."
                            : flat[at] == ':' ? flat.substr(at, 3) == "://"
                                              : true;
        if (!likely) {
            ++at;
            continue;
        }
        // One look at each word, however many of these characters it holds.
        if (at >= around.end) {
            around = token_at(flat, at, around.end);
            token = without_edges(flat, around);
        }
        if (at >= token.begin && at < token.end && makes_protected(flat, at, token)) {
            stretches.push_back(token);
            at = around.end;
        } else {
            ++at;
        }
    }
    return stretches;
}

}  // namespace pam::manuscript
