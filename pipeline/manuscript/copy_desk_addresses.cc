// What nobody mends: URLs, mail addresses, paths, file names, hashtags, names of accounts,
// identifiers, commands, each to its last character. Quotation marks and stops around them
// are prose again. Only the words that an edit touches are looked at.
#include "base/utf8.h"
#include "manuscript/copy_desk_rules.h"
#include "manuscript/copy_desk_words.h"

#include <algorithm>

namespace pam::manuscript {

namespace {

struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
};

bool is_edge(char c) {
    return std::string_view("\"'`()[]{}<>,;:.!?*_").find(c) != std::string_view::npos;
}

bool is_gap(char c) {
    return c == ' ' || c == '\n' || c == '\t';
}

// The word between gaps around `at`, not reaching back before `from`.
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

// ?q="b": the mark that closes what was opened inside the word belongs to it.
Stretch with_partner(std::string_view flat, Stretch token) {
    for (const char mark : {'"', '\''}) {
        const std::string_view word = flat.substr(token.begin, token.end - token.begin);
        const bool open = std::count(word.begin(), word.end(), mark) == 1;
        if (open && token.end < flat.size() && flat[token.end] == mark) ++token.end;
    }
    return token;
}

// ---------------------------------------------------------------- kinds of words

bool is_address_letter(char32_t c) {
    return utf8::is_word(c) || c == '_' || c == '-' || c == '.' || c == '+';
}

// A mail address has a letter before its @ and a point after it; "@name" is an account.
bool is_mail(std::string_view word) {
    const std::size_t at = word.find('@');
    if (at == std::string_view::npos) return false;
    if (at == 0) return word.size() > 1 && utf8::is_word(at_or_end(word, 1));
    constexpr std::size_t longest_host = 253;
    const std::string_view host = word.substr(at + 1, longest_host);
    return is_address_letter(before(word, at)) && host.find('.') != std::string_view::npos;
}

// A backslash between word characters or after a drive letter makes a path; before a
// letter at the beginning of a word, a command.
bool has_backslash(std::string_view word) {
    for (std::size_t at = word.find('\\'); at != std::string_view::npos;
         at = word.find('\\', at + 1)) {
        const char32_t left = before(word, at);
        const char32_t right = at_or_end(word, at + 1);
        const bool path = left == ':' || left == '\\' || utf8::is_word(left);
        if (path && (utf8::is_word(right) || right == '\\')) return true;
        if (at == 0 && utf8::is_letter(right)) return true;
    }
    return false;
}

bool is_unix_path(std::string_view word) {
    const std::size_t at = word.find('/');
    if (at == std::string_view::npos) return false;
    const std::string_view first = word.substr(0, at);
    if (first != "" && first != "~" && first != "." && first != "..") return false;
    const std::string_view rest = word.substr(at + 1);
    return !rest.empty() && utf8::is_word(at_or_end(rest, 0))
           && (rest.find('/') != std::string_view::npos || at > 0);
}

// "notes--old.txt", "example.org".
bool is_file_or_host(std::string_view word) {
    const std::size_t point = word.rfind('.');
    if (point == std::string_view::npos || point == 0) return false;
    constexpr std::string_view endings = " txt md rst tex html htm xhtml xml json yaml yml "
                                         "toml csv tsv pdf ps doc docx odt rtf "
                                         "epub mobi png jpg jpeg gif svg webp tif tiff bmp "
                                         "ico mp3 mp4 wav ogg avi mov mkv zip "
                                         "tar gz bz2 xz rar c cc cpp h hpp rs go py js ts "
                                         "css sh java rb pl php exe dll so bat "
                                         "ini cfg conf log com org net edu gov info ";
    const std::string_view ending = word.substr(point + 1);
    return ending.size() <= 5 && lists(endings, ending)
           && is_address_letter(before(word, point));
}

// "snake_case", "std::vector", "f()": names of programs.
bool is_identifier(std::string_view word) {
    for (std::size_t at = word.find('_'); at != std::string_view::npos;
         at = word.find('_', at + 1))
        if (utf8::is_word(before(word, at)) && utf8::is_word(at_or_end(word, at + 1)))
            return true;
    const std::size_t colons = word.find("::");
    return colons != std::string_view::npos && colons > 0
           && utf8::is_word(at_or_end(word, colons + 2));
}

// "10.1000/x--y", "978-3-16-148410-0".
bool is_number_of_a_book(std::string_view word) {
    if (word.starts_with("10.") && word.find('/') != std::string_view::npos) return true;
    if (word.starts_with("doi:")) return true;
    if (word.size() < 10 || word.size() > 24) return false;
    const auto digits = std::count_if(word.begin(), word.end(), [](char c) {
        return c >= '0' && c <= '9';
    });
    const bool only = std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= '0' && c <= '9') || c == '-' || c == 'X';
    });
    return only && digits >= 9;
}

bool is_time(std::string_view word) {
    return word.size() >= 4 && word.size() <= 11
           && std::all_of(
               word.begin(),
               word.end(),
               [](char c) { return (c >= '0' && c <= '9') || c == ':' || c == '-'; }
           )
           && word.find('-') != std::string_view::npos
           && std::count(word.begin(), word.end(), ':') == 2;
}

bool is_address(std::string_view word) {
    if (word.find("://") != std::string_view::npos || word.starts_with("www.")) return true;
    if (word.starts_with('#') && word.size() > 1)
        return utf8::is_letter(at_or_end(word, 1));
    if (word.starts_with("mailto:") || word.starts_with("urn:")) return true;
    return is_mail(word) || has_backslash(word) || is_unix_path(word)
           || is_file_or_host(word) || is_identifier(word) || is_number_of_a_book(word)
           || is_time(word);
}

}  // namespace

void leave_addresses(std::string_view flat, Edits& edits) {
    Stretch around{0, 0};
    Stretch address{0, 0};
    std::erase_if(edits, [&](const Edit& edit) {
        // One look at each word, however many edits it has.
        if (edit.begin >= around.end) {
            around = token_at(flat, edit.begin, around.end);
            const Stretch token = with_partner(flat, without_edges(flat, around));
            const bool keeps =
                token.begin < token.end
                && is_address(flat.substr(token.begin, token.end - token.begin));
            address = keeps ? token : Stretch{};
        }
        return edit.begin < address.end && edit.end > address.begin;
    });
}

}  // namespace pam::manuscript
