#include "foundry/hyphenator.h"

#include "base/utf8.h"

#include <hyphen.h>
#include <iconv.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>

namespace pam::foundry {

namespace {

struct ReleaseDictionary {
    void operator()(HyphenDict* dictionary) const { hnj_hyphen_free(dictionary); }
};

/// The upper half of an 8-bit character set, by code point; empty when the set is not
/// known.
std::map<char32_t, char> letters_of(const char* charset) {
    std::map<char32_t, char> result;
    const iconv_t converter = iconv_open("UTF-8", charset);
    // iconv_open's own sign of failure.
    if (converter == reinterpret_cast<iconv_t>(static_cast<std::intptr_t>(-1)))
        return result;
    for (int byte = 0x80; byte < 0x100; ++byte) {
        char in = static_cast<char>(byte);
        std::array<char, 8> out{};
        char* from = &in;
        char* to = out.data();
        std::size_t left = 1;
        std::size_t room = out.size();
        if (iconv(converter, &from, &left, &to, &room) == static_cast<std::size_t>(-1))
            continue;
        result[utf8::decode({out.data(), out.size() - room}, 0).code_point] =
            static_cast<char>(byte);
    }
    iconv_close(converter);
    return result;
}

}  // namespace

struct PatternDictionary {
    std::string file;
    std::unique_ptr<HyphenDict, ReleaseDictionary> dictionary;
    bool utf8 = false;
    std::map<char32_t, char> letters;  // of an 8-bit set

    /// Appends the character as the patterns spell it; false when they cannot.
    bool spell(char32_t c, std::string& spelling) const {
        if (utf8 || c < 0x80) {
            utf8::append(spelling, c);
            return true;
        }
        const auto found = letters.find(c);
        if (found == letters.end()) return false;
        spelling += found->second;
        return true;
    }
};

Hyphenator::Hyphenator(const Catalogue& catalogue) : catalogue_(catalogue) {}
Hyphenator::~Hyphenator() = default;

int Hyphenator::dictionary(std::string_view language) {
    const PatternFile* patterns = patterns_for(catalogue_, language);
    if (!patterns) return -1;
    for (std::size_t i = 0; i < dictionaries_.size(); ++i)
        if (dictionaries_[i]->file == patterns->file)
            return dictionaries_[i]->dictionary ? static_cast<int>(i) : -1;
    auto loaded = std::make_unique<PatternDictionary>();
    loaded->file = patterns->file;
    loaded->dictionary.reset(hnj_hyphen_load(patterns->file.c_str()));
    if (loaded->dictionary) {
        loaded->utf8 = loaded->dictionary->utf8 != 0;
        if (!loaded->utf8) loaded->letters = letters_of(loaded->dictionary->cset);
    }
    dictionaries_.push_back(std::move(loaded));
    return dictionaries_.back()->dictionary ? static_cast<int>(dictionaries_.size()) - 1
                                            : -1;
}

void Hyphenator::points(
    int dictionary, std::string_view word, std::vector<std::uint32_t>& result
) {
    result.clear();
    PatternDictionary& patterns = *dictionaries_[static_cast<std::size_t>(dictionary)];
    std::string spelling;
    std::vector<std::uint32_t> starts;
    for (std::uint32_t at = 0; at < word.size();) {
        const auto [c, bytes] = utf8::decode(word, at);
        if (!patterns.spell(utf8::to_lower(c), spelling)) return;
        starts.push_back(at);
        at += static_cast<std::uint32_t>(bytes);
    }
    std::vector<char> marks(spelling.size() + 5);
    char** replacement = nullptr;
    int* position = nullptr;
    int* cut = nullptr;
    hnj_hyphen_hyphenate3(
        patterns.dictionary.get(),
        spelling.c_str(),
        static_cast<int>(spelling.size()),
        marks.data(),
        nullptr,
        &replacement,
        &position,
        &cut,
        limits.before,
        limits.after,
        limits.before,
        limits.after
    );
    const auto count = starts.size();
    const auto before = static_cast<std::size_t>(limits.before);
    const auto after = static_cast<std::size_t>(limits.after);
    for (std::size_t i = before; i + after <= count; ++i) {
        // A point that would respell the word ("eléz-zel") is passed over.
        const bool respells = replacement && replacement[i - 1];
        if ((marks[i - 1] & 1) != 0 && !respells) result.push_back(starts[i]);
    }
    if (replacement)
        for (std::size_t i = 0; i < spelling.size(); ++i)
            std::free(replacement[i]);
    std::free(replacement);
    std::free(position);
    std::free(cut);
}

}  // namespace pam::foundry
