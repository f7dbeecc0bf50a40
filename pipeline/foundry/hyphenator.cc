#include "foundry/hyphenator.h"

#include "base/files.h"
#include "base/limits.h"
#include "base/utf8.h"

#include <hyphen.h>
#include <iconv.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <optional>

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
    std::optional<Patterns> patterns;
    std::unique_ptr<HyphenDict, ReleaseDictionary> respelling;  // where `patterns` is none
    std::map<char32_t, char> letters;  // of its 8-bit set, if it is one

    [[nodiscard]] bool loaded() const { return patterns.has_value() || respelling; }
    void ask_libhyphen(
        std::string_view lower, HyphenLimits limits, std::vector<std::uint32_t>& result
    ) const;

private:
    bool spell(
        std::string_view lower, std::string& spelling, std::vector<std::uint32_t>& starts
    ) const;
};

/// The word as the dictionary's character set has it; false when it has not.
bool PatternDictionary::spell(
    std::string_view lower, std::string& spelling, std::vector<std::uint32_t>& starts
) const {
    for (std::uint32_t at = 0; at < lower.size();) {
        const auto [c, bytes] = utf8::decode(lower, at);
        starts.push_back(at);
        at += static_cast<std::uint32_t>(bytes);
        if (respelling->utf8 != 0 || c < 0x80) {
            utf8::append(spelling, c);
            continue;
        }
        const auto found = letters.find(c);
        if (found == letters.end()) return false;
        spelling += found->second;
    }
    return true;
}

void PatternDictionary::ask_libhyphen(
    std::string_view lower, HyphenLimits limits, std::vector<std::uint32_t>& result
) const {
    std::string spelling;
    std::vector<std::uint32_t> starts;
    if (!spell(lower, spelling, starts)) return;
    std::vector<char> marks(spelling.size() + 5);
    char** replacement = nullptr;
    int* position = nullptr;
    int* cut = nullptr;
    hnj_hyphen_hyphenate3(
        respelling.get(),
        spelling.c_str(),
        static_cast<int>(spelling.size()),
        marks.data(),
        nullptr,
        &replacement,
        &position,
        &cut,
        limits.before,
        limits.after,
        limits.after_joint,
        limits.before_joint
    );
    for (std::size_t i = 1; i < starts.size(); ++i) {
        // A point that would respell the word ("Schiff-fahrt") is passed over.
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

Hyphenator::Hyphenator(const Catalogue& catalogue) : catalogue_(catalogue) {}
Hyphenator::~Hyphenator() = default;

std::unique_ptr<PatternDictionary> Hyphenator::load(const std::string& file) {
    auto loaded = std::make_unique<PatternDictionary>();
    loaded->file = file;
    const auto bytes = read_file(file, limits::font_bytes);
    if (!bytes) return loaded;
    loaded->patterns = Patterns::read(*bytes);
    if (loaded->patterns) return loaded;
    loaded->respelling.reset(hnj_hyphen_load(file.c_str()));
    if (loaded->respelling && loaded->respelling->utf8 == 0)
        loaded->letters = letters_of(loaded->respelling->cset);
    return loaded;
}

int Hyphenator::dictionary(std::string_view language) {
    const PatternFile* patterns = patterns_for(catalogue_, language);
    if (!patterns) return -1;
    std::size_t at = 0;
    while (at < dictionaries_.size() && dictionaries_[at]->file != patterns->file)
        ++at;
    if (at == dictionaries_.size()) dictionaries_.push_back(load(patterns->file));
    return dictionaries_[at]->loaded() ? static_cast<int>(at) : -1;
}

void Hyphenator::points(
    int dictionary, std::string_view word, std::vector<std::uint32_t>& result
) {
    result.clear();
    letters_.clear();
    for (std::size_t at = 0; at < word.size();) {
        const auto [c, bytes] = utf8::decode(word, at);
        utf8::append(letters_, utf8::to_lower(c));
        at += bytes;
    }
    // A capital that is longer or shorter than its small letter would shift the bytes.
    if (letters_.size() != word.size()) return;
    const PatternDictionary& known = *dictionaries_[static_cast<std::size_t>(dictionary)];
    if (known.patterns)
        known.patterns->points(letters_, minimum, result);
    else
        known.ask_libhyphen(letters_, minimum, result);
}

}  // namespace pam::foundry
