#include "manuscript/language_guess.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>

namespace pam::manuscript {

namespace {

struct Language {
    std::string_view tag;
    std::string_view words;
};

// Words that are common in their language and rare in the others.
constexpr std::array<Language, 12> languages{
    {{"en", " the of and to that is was with for which this from they have it not are by "},
     {"de",
      " der die und das ist nicht von den mit sich auf dem ein eine wird auch werden "},
     {"fr", " le les et des une dans est pour que qui pas nous vous aux cette leur sont "},
     {"es", " el los las que y en una por con del para no se su como m\xC3\xA1s este "},
     {"it", " il che di e la per non con sono della una gli del nel alla anche questo "},
     {"pt",
      " que não uma da em os ao são foi mas pelo pela seu sua também dos das um ele com "},
     {"nl",
      " het een van dat niet zijn voor aan ook maar bij wordt uit naar hij deze werd "},
     {"sv", " och att det som en på är av för med den till inte har ett om var sig "},
     {"da", " og af at det som en på er til ikke den der har et om blev sig efter "},
     {"pl", " nie na się w z jest że jak ale przez dla są oraz jego który każdy lub od "},
     {"cs", " je se na že v jako který nebo jsou byl však když jeho podle byla aby při "},
     {"ru", " и в не на что с по как это к от из для но же или он его так все "}}};

constexpr std::size_t sample = 40'000;

// Each word of the lists and, bit by bit, the languages that have it.
std::unordered_map<std::string_view, std::uint32_t> languages_by_word() {
    std::unordered_map<std::string_view, std::uint32_t> found;
    for (std::size_t k = 0; k < languages.size(); ++k) {
        std::string_view rest = languages[k].words.substr(1);
        for (std::size_t end; (end = rest.find(' ')) != std::string_view::npos;
             rest.remove_prefix(end + 1))
            found[rest.substr(0, end)] |= std::uint32_t{1} << k;
    }
    return found;
}

// Steps over the character at `at`. A letter is added to the word, as a small one; a word
// longer than any of the lists grows no more.
bool take_letter(std::string_view text, std::size_t& at, std::string& word) {
    constexpr std::size_t longest = 15;
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
        ++at;
        const auto small = static_cast<char>(byte | 0x20);
        const bool letter = small >= 'a' && small <= 'z';
        if (letter && word.size() < longest) word += small;
        return letter;
    }
    const utf8::Decoded next = utf8::decode(text, at);
    at += next.bytes;
    if (!utf8::is_letter(next.code_point)) return false;
    if (word.size() < longest) utf8::append(word, utf8::to_lower(next.code_point));
    return true;
}

}  // namespace

std::optional<std::string> guess_language(std::string_view text) {
    const auto known = languages_by_word();
    std::array<int, languages.size()> counts{};
    int words = 0;
    std::string word;
    const std::size_t end = std::min(text.size(), sample);
    for (std::size_t i = 0; i < end;) {
        if (take_letter(text, i, word)) continue;
        if (word.empty()) continue;
        ++words;
        if (const auto found = known.find(word); found != known.end())
            for (std::size_t k = 0; k < languages.size(); ++k)
                counts[k] += static_cast<int>(found->second >> k & 1);
        word.clear();
    }
    const auto best = std::max_element(counts.begin(), counts.end());
    const auto which = static_cast<std::size_t>(best - counts.begin());
    if (which == 0 || words < 40 || *best * 10 < words || *best < 3 * counts[0])
        return std::nullopt;
    // Neighbours share small words: nearly as many of another's leave it open.
    const int most = *best;
    *best = 0;
    if (*std::max_element(counts.begin(), counts.end()) * 5 > most * 4) return std::nullopt;
    return std::string(languages[which].tag);
}

}  // namespace pam::manuscript
