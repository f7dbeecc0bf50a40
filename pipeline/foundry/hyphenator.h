// Hyphenation by Liang's patterns (libhyphen reads Debian's files), one dictionary a
// language, loaded when its first word comes. Private to this room.
#pragma once

#include "foundry/catalogue.h"
#include "foundry/patterns.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pam::foundry {

struct PatternDictionary;

class Hyphenator {
public:
    explicit Hyphenator(const Catalogue& catalogue);
    ~Hyphenator();
    Hyphenator(const Hyphenator&) = delete;
    Hyphenator& operator=(const Hyphenator&) = delete;

    /// Number of the language's dictionary, or -1 where no patterns are declared or
    /// installed; languages with the same patterns share it.
    [[nodiscard]] int dictionary(std::string_view language);
    /// Byte offsets in `word` (letters only) before which a hyphen may be put, ascending.
    void points(int dictionary, std::string_view word, std::vector<std::uint32_t>& result);

    HyphenLimits minimum;

private:
    [[nodiscard]] static std::unique_ptr<PatternDictionary> load(const std::string& file);

    const Catalogue& catalogue_;
    std::string letters_;  // the word in lower case
    std::vector<std::unique_ptr<PatternDictionary>> dictionaries_;
};

}  // namespace pam::foundry
