// Hyphenation: the editor's own words first, then the language's patterns, mapped when its
// first word comes. Private to this room.
#pragma once

#include "foundry/catalogue.h"
#include "foundry/patterns.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pam::foundry {

struct PatternDictionary;

class Hyphenator {
public:
    /// `compiled` is the folder of the patterns that the build has compiled; those it lacks
    /// are compiled from the declared files.
    Hyphenator(const Catalogue& catalogue, std::string compiled);
    ~Hyphenator();
    Hyphenator(const Hyphenator&) = delete;
    Hyphenator& operator=(const Hyphenator&) = delete;

    /// Number of the language's dictionary, or -1 where no patterns are declared or
    /// installed; languages with the same patterns share it.
    [[nodiscard]] int dictionary(std::string_view language);
    /// A word with hyphens where it may be divided, "pam-phlet"; one without any is never
    /// divided. It counts in every language, however the word is capitalised.
    void add_exception(std::string_view word);
    /// Hyphens in `word` (letters only), ascending. Where no patterns are known
    /// (`dictionary` -1) only the editor's own words have any.
    void points(
        int dictionary,
        std::string_view word,
        HyphenLimits limits,
        std::vector<HyphenPoint>& result
    );

private:
    [[nodiscard]] std::unique_ptr<PatternDictionary> load(const PatternFile& file) const;

    const Catalogue& catalogue_;
    std::string compiled_;
    std::string letters_;  // the word in lower case
    std::vector<std::unique_ptr<PatternDictionary>> dictionaries_;
    std::map<std::string, std::vector<std::uint32_t>, std::less<>> exceptions_;
};

}  // namespace pam::foundry
