#include "manuscript/plain_masthead.h"

#include "base/utf8.h"
#include "manuscript/shapes.h"

#include <algorithm>
#include <string>

namespace pam::manuscript {

namespace {

constexpr std::size_t longest_name = 80;
// Far enough into a text to meet the name of its publisher.
constexpr std::size_t looked_through = 200000;

std::string lower_of(std::string_view text) {
    std::string small(text);
    for (char& c : small)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return small;
}

// "MIM" of "Maoist Internationalist Movement"; empty for fewer than three words.
std::string initials_of(std::string_view name) {
    constexpr std::string_view small = " of the and for a an in on to ";
    std::string initials;
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t begin = name.find_first_not_of(' ', at);
        if (begin == std::string_view::npos) break;
        const std::size_t end = std::min(name.find(' ', begin), name.size());
        const std::string_view word = name.substr(begin, end - begin);
        at = end;
        if (has_word_of(word, small)) continue;
        if (word[0] < 'A' || word[0] > 'Z') return {};
        initials += word[0];
    }
    return initials.size() >= 3 && initials.size() <= 8 ? initials : std::string();
}

// Times that the word stands in the text with no letter beside it, two at most.
int occurrences(std::string_view text, std::string_view word) {
    int found = 0;
    for (std::size_t at = text.find(word); at != std::string_view::npos && found < 2;
         at = text.find(word, at + word.size())) {
        const std::size_t end = at + word.size();
        const bool begins =
            at == 0 || !utf8::is_word(static_cast<unsigned char>(text[at - 1]));
        const bool ends =
            end == text.size() || !utf8::is_word(static_cast<unsigned char>(text[end]));
        found += begins && ends;
    }
    return found;
}

// A line that says who speaks or publishes: a byline, an imprint, a notice of rights.
bool may_name_publisher(std::string_view words) {
    return words.ends_with(':') || holds(words, "publish") || holds(words, "copyright")
           || holds(words, "\xC2\xA9") || holds(words, "write to")
           || holds(words, "archive");
}

}  // namespace

bool is_issue_line(std::string_view words) {
    constexpr std::string_view counts = " vol volume issue no nr number ";
    return words.size() <= 60 && has_word_of(first_word(words), counts)
           && words.find_first_of("0123456789IVX") != std::string_view::npos;
}

bool names_publisher(const Script& script, std::size_t i, std::size_t end) {
    const std::string name = script.words(script.items[i]);
    if (name.size() > longest_name || word_count(name) > 8) return false;
    for (std::size_t other = i + 1; other < end; ++other)
        if (is_issue_line(script.words(script.items[other]))) return true;
    const Item& last = script.items.back();
    const std::uint32_t from = script.span(script.items[i]).end;
    const std::uint32_t to = script.span(last).end;
    const std::string_view rest =
        script.source.text().substr(from, std::min<std::size_t>(to - from, looked_through));
    const std::string initials = initials_of(name);
    if (!initials.empty() && occurrences(rest, initials) >= 2) return true;
    if (word_count(name) < 2) return false;
    const std::string wanted = lower_of(name);
    const auto speaks = [&](const Item& item) {
        if (script.span(item).size() > 300) return false;
        const std::string words = script.words(item);
        return may_name_publisher(words) && holds(words, wanted);
    };
    const auto begin = script.items.begin();
    return std::any_of(begin, begin + static_cast<std::ptrdiff_t>(i), speaks)
           || std::any_of(
               begin + static_cast<std::ptrdiff_t>(end), script.items.end(), speaks
           );
}

}  // namespace pam::manuscript
