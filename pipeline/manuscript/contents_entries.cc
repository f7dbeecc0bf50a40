#include "manuscript/contents_entries.h"

#include "base/utf8.h"
#include "manuscript/folded.h"
#include "manuscript/heading_words.h"
#include "manuscript/list_marks.h"
#include "manuscript/shapes.h"

#include <algorithm>
#include <array>

namespace pam::manuscript {

namespace {

bool is_leader(char c) {
    return c == '.' || c == ' ' || c == '\t' || c == '_' || c == '-';
}

std::string_view last_word(std::string_view text) {
    const std::size_t gap = text.find_last_of(" \t.");
    return gap == std::string_view::npos ? text : text.substr(gap + 1);
}

void add(std::vector<std::string>& keys, std::string key) {
    if (!key.empty() && std::find(keys.begin(), keys.end(), key) == keys.end())
        keys.push_back(std::move(key));
}

// The words after "IV." or "12)", the same where no number stands before them.
std::string_view after_number(std::string_view words) {
    const std::string_view first = first_word(words);
    const bool number =
        first.size() > 1 && number_of(first).has_value()
        && std::string_view(".:)").find(first.back()) != std::string_view::npos;
    return number && first.size() < words.size() ? after_word(words, first) : words;
}

}  // namespace

bool is_page_number(std::string_view word) {
    if (word.empty() || word.size() > 6) return false;
    const bool digits = word.find_first_not_of("0123456789") == std::string_view::npos;
    const bool roman = word.find_first_not_of("ivxlcIVXLC") == std::string_view::npos;
    return (digits && word.size() <= 4) || roman;
}

std::vector<std::string> entry_keys(std::string_view words) {
    std::vector<std::string> keys;
    add(keys, words_key(words));
    const std::string_view page = last_word(words);
    std::string_view bare = words;
    if (is_page_number(page) && page.size() < words.size()) {
        bare = words.substr(0, words.size() - page.size());
        while (!bare.empty() && (is_leader(bare.back()) || bare.back() == ','))
            bare.remove_suffix(1);
        add(keys, words_key(bare));
    }
    add(keys, words_key(after_number(bare)));
    return keys;
}

std::vector<std::string> heading_keys(std::string_view words) {
    std::vector<std::string> keys;
    add(keys, words_key(words));
    const Numbered numbered = keyword_heading(words);
    if (numbered.rank != no_heading && !numbered.title.empty()) {
        add(keys, words_key(numbered.title));
        add(keys,
            words_key(words.substr(
                0, static_cast<std::size_t>(numbered.title.data() - words.data())
            )));
    }
    add(keys, words_key(after_number(words)));
    return keys;
}

// Gaps between its words, but for the one behind a number.
static bool has_columns(std::string_view title) {
    const auto mark = list_mark(title);
    return has_gap(utf8::trim(title.substr(mark ? mark->length : 0)));
}

bool ends_with_page_number(std::string_view line) {
    const std::string_view page = last_word(line);
    if (!is_page_number(page) || page.size() == line.size()) return false;
    std::size_t leaders = 0;
    std::size_t at = line.size() - page.size();
    while (at > 0 && is_leader(line[at - 1])) {
        leaders += line[at - 1] == '\t' ? 3 : 1;
        --at;
    }
    return at > 0 && leaders >= 3 && !has_columns(line.substr(0, at));
}

bool is_contents_heading(std::string_view words) {
    constexpr std::array<std::string_view, 10> headings{
        "contents",
        "tableofcontents",
        "thecontents",
        "inhalt",
        "inhaltsverzeichnis",
        "tabledesmati\xC3\xA8res",
        "sommaire",
        "\xC3\xADndice",
        "indice",
        "subjects"};
    if (words.size() > 40) return false;
    const std::string key = words_key(words);
    return std::find(headings.begin(), headings.end(), key) != headings.end();
}

}  // namespace pam::manuscript
