#include "foundry/hyphenator.h"

#include "base/files.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "foundry/open_face.h"
#include "foundry/pattern_compiler.h"

#include <hb.h>

#include <algorithm>

namespace pam::foundry {

struct PatternDictionary {
    std::string file;
    std::unique_ptr<hb_blob_t, ReleaseBlob> mapped;  // the build's own work
    std::string compiled;                            // or ours
    std::optional<Patterns> patterns;
    bool drops_diaeresis = false;
};

namespace {

std::string lower(std::string_view word) {
    std::string result;
    for (std::size_t at = 0; at < word.size();) {
        const auto [c, bytes] = utf8::decode(word, at);
        utf8::append(result, utf8::to_lower(c));
        at += bytes;
    }
    return result;
}

/// The vowel without its diaeresis, 0 for all else.
char plain_vowel(char32_t c) {
    switch (c) {
    case 0xE4:
        return 'a';
    case 0xEB:
        return 'e';
    case 0xEF:
        return 'i';
    case 0xF6:
        return 'o';
    case 0xFC:
        return 'u';
    default:
        return 0;
    }
}

/// Dutch "reëel": the sign says that a syllable begins, and so does the hyphen.
void drop_diaeresis(std::string_view word, HyphenPoint& point) {
    if (point.respells()) return;
    const auto [c, bytes] = utf8::decode(word, point.byte);
    const char vowel = plain_vowel(c);
    if (vowel == 0) return;
    point.tail = vowel;
    point.tail_begin = point.byte + static_cast<std::uint32_t>(bytes);
}

/// What is spelt as it was is told as the plain word's.
void drop_idle_respelling(std::string_view word, HyphenPoint& point) {
    if (point.tail == word.substr(point.byte, point.tail_begin - point.byte)) {
        point.tail.clear();
        point.tail_begin = point.byte;
    }
    if (point.head == word.substr(point.head_end, point.byte - point.head_end)) {
        point.head.clear();
        point.head_end = point.byte;
    }
}

/// Patterns know small letters only.
void keep_capitals(std::string_view word, HyphenPoint& point) {
    const auto capital_at = [&](std::size_t at) {
        return at < word.size() && utf8::is_upper(utf8::decode(word, at).code_point);
    };
    const auto capitals = [](const std::string& letters) {
        std::string result;
        for (std::size_t at = 0; at < letters.size();) {
            const auto [c, bytes] = utf8::decode(letters, at);
            utf8::append(result, utf8::to_upper(c));
            at += bytes;
        }
        return result;
    };
    if (!capital_at(point.byte)) return;
    point.head = capitals(point.head);
    point.tail = capitals(point.tail);
}

}  // namespace

Hyphenator::Hyphenator(const Catalogue& catalogue, std::string compiled)
    : catalogue_(catalogue)
    , compiled_(std::move(compiled)) {}
Hyphenator::~Hyphenator() = default;

std::unique_ptr<PatternDictionary> Hyphenator::load(const PatternFile& file) const {
    auto loaded = std::make_unique<PatternDictionary>();
    loaded->file = file.file;
    loaded->drops_diaeresis = file.drops_diaeresis;
    if (!compiled_.empty()) {
        const std::string path = compiled_ + "/" + compiled_name(file);
        loaded->mapped.reset(hb_blob_create_from_file_or_fail(path.c_str()));
    }
    if (loaded->mapped) {
        unsigned int size = 0;
        const char* bytes = hb_blob_get_data(loaded->mapped.get(), &size);
        loaded->patterns = Patterns::over({bytes, size});
    }
    if (loaded->patterns) return loaded;
    const auto dic = read_file(file.file, limits::font_bytes);
    if (!dic) return loaded;
    if (auto compiled = compile_patterns(*dic)) {
        loaded->compiled = std::move(*compiled);
        loaded->patterns = Patterns::over(loaded->compiled);
    }
    return loaded;
}

int Hyphenator::dictionary(std::string_view language) {
    const PatternFile* patterns = patterns_for(catalogue_, language);
    if (!patterns) return -1;
    std::size_t at = 0;
    while (at < dictionaries_.size() && dictionaries_[at]->file != patterns->file)
        ++at;
    if (at == dictionaries_.size()) dictionaries_.push_back(load(*patterns));
    return dictionaries_[at]->patterns ? static_cast<int>(at) : -1;
}

void Hyphenator::add_exception(std::string_view word) {
    std::string letters;
    std::vector<std::uint32_t> points;
    for (const char c : lower(word)) {
        if (c != '-')
            letters += c;
        else if (!letters.empty())
            points.push_back(static_cast<std::uint32_t>(letters.size()));
    }
    std::erase(points, static_cast<std::uint32_t>(letters.size()));
    exceptions_.insert_or_assign(std::move(letters), std::move(points));
}

void Hyphenator::points(
    int dictionary,
    std::string_view word,
    HyphenLimits limits,
    std::vector<HyphenPoint>& result
) {
    result.clear();
    letters_ = lower(word);
    // A capital that is longer or shorter than its small letter would shift the bytes.
    if (letters_.size() != word.size()) return;
    if (const auto own = exceptions_.find(letters_); own != exceptions_.end()) {
        for (const std::uint32_t byte : own->second)
            result.push_back(HyphenPoint::plain(byte));
        return;
    }
    if (dictionary < 0) return;
    const PatternDictionary& known = *dictionaries_[static_cast<std::size_t>(dictionary)];
    known.patterns->points(letters_, limits, result);
    for (HyphenPoint& point : result) {
        if (known.drops_diaeresis) drop_diaeresis(letters_, point);
        if (!point.respells()) continue;
        drop_idle_respelling(letters_, point);
        keep_capitals(word, point);
    }
}

}  // namespace pam::foundry
