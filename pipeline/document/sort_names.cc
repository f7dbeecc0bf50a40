#include "document/sort_names.h"

#include "base/utf8.h"

#include <algorithm>

namespace pam::document {

namespace {

/// Small letters; apostrophes and hyphens stand within words.
std::vector<std::string> sorted_words(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char32_t c : utf8::to_utf32(text)) {
        const bool inside = utf8::is_word(c) || c == U'\'' || c == U'’' || c == U'-';
        if (inside)
            utf8::append(words.back(), utf8::to_lower(c));
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    std::sort(words.begin(), words.end());
    return words;
}

}  // namespace

const Field* sort_name_of(const Metadata& facts, std::string_view name) {
    if (facts.sort_names.empty()) return nullptr;
    const std::vector<std::string> words = sorted_words(name);
    for (const Field& sort_name : facts.sort_names)
        if (sorted_words(sort_name.value) == words) return &sort_name;
    return nullptr;
}

}  // namespace pam::document
