// Sources: the language boards' own rules where they exist (Duden, Imprimerie nationale,
// OQLF, RAE, Milchin, RJP, Svenska skrivregler, New Hart's Rules, Chicago), else the
// delimiters of the Unicode CLDR.
#include "manuscript/copy_desk_languages.h"

#include <algorithm>

namespace pam::manuscript {

namespace {

constexpr std::string_view em = "—";
constexpr std::string_view en = "–";
constexpr std::string_view hyphen_stays = "";

constexpr QuotePair high{"“", "”"};
constexpr QuotePair high_single{"‘", "’"};
constexpr QuotePair low_high{"„", "“"};
constexpr QuotePair low_high_single{"‚", "‘"};
constexpr QuotePair low_right{"„", "”"};
constexpr QuotePair low_right_single{"‚", "’"};
constexpr QuotePair right_right{"”", "”"};
constexpr QuotePair right_right_single{"’", "’"};
constexpr QuotePair outward{"«", "»"};
constexpr QuotePair outward_single{"‹", "›"};
constexpr QuotePair inward{"»", "«"};
constexpr QuotePair inward_single{"›", "‹"};
constexpr QuotePair same_way{"»", "»"};
constexpr QuotePair spaced_narrow{"«\u202F", "\u202F»"};
constexpr QuotePair spaced_narrow_single{"‹\u202F", "\u202F›"};
constexpr QuotePair spaced_full{"«\u00A0", "\u00A0»"};

constexpr QuoteStyle english{high, high_single, high_single};
constexpr QuoteStyle german{low_high, low_high_single, low_high_single};
constexpr QuoteStyle german_books{inward, inward_single, inward_single};
constexpr QuoteStyle swiss{outward, outward_single, outward_single};
constexpr QuoteStyle french{spaced_narrow, high, high_single};
constexpr QuoteStyle canadian{spaced_full, high, high_single};
constexpr QuoteStyle romand{spaced_narrow, spaced_narrow_single, high_single};
constexpr QuoteStyle spanish{outward, high, high_single};
constexpr QuoteStyle russian{outward, low_high, high_single};
constexpr QuoteStyle russian_low{low_high, low_high_single, high_single};
constexpr QuoteStyle polish{low_right, outward, low_right_single};
constexpr QuoteStyle polish_books{low_right, inward, low_right_single};
constexpr QuoteStyle hungarian{low_right, inward, high_single};
constexpr QuoteStyle croatian{low_right, high_single, high_single};
constexpr QuoteStyle swedish{right_right, right_right_single, right_right_single};
constexpr QuoteStyle swedish_books{same_way, right_right_single, right_right_single};
constexpr QuoteStyle danish_plain{right_right, right_right_single, right_right_single};
constexpr QuoteStyle norwegian{outward, high_single, high_single};
constexpr QuoteStyle dutch_old{low_right, low_right_single, low_right_single};
constexpr QuoteStyle serbian{low_high, right_right_single, right_right_single};

constexpr std::array english_ways{english};
constexpr std::array german_ways{german, german_books, swiss, english};
constexpr std::array swiss_ways{swiss, german, german_books, english};
constexpr std::array french_ways{french, english};
constexpr std::array canadian_ways{canadian, french, english};
constexpr std::array romand_ways{romand, french, english};
constexpr std::array spanish_ways{spanish, english};
constexpr std::array brazilian_ways{english, spanish};
constexpr std::array russian_ways{russian, russian_low, english};
constexpr std::array polish_ways{polish, polish_books, spanish, english};
constexpr std::array hungarian_ways{hungarian, german_books, english};
constexpr std::array czech_ways{german, german_books, english};
constexpr std::array croatian_ways{croatian, german_books, english};
constexpr std::array serbian_ways{serbian, croatian, german_books, english};
constexpr std::array swedish_ways{swedish, swedish_books, english};
constexpr std::array danish_ways{german_books, danish_plain, german, english};
constexpr std::array norwegian_ways{norwegian, danish_plain, english};
constexpr std::array dutch_ways{english, dutch_old};
constexpr std::array romanian_ways{QuoteStyle{low_right, outward, high_single}, english};

using enum DashSpacing;
using Spaces = PunctuationSpaces;

// Language, quotations, dash, its spacing, range, speech dash, punctuation, tied dash.
constexpr std::array table{
    Conventions{"en", english_ways, em, Closed, en},
    Conventions{"de", german_ways, en, Spaced, en},
    Conventions{"de-ch", swiss_ways, en, Spaced, en},
    Conventions{"de-li", swiss_ways, en, Spaced, en},
    Conventions{"fr", french_ways, em, Spaced, hyphen_stays, true, Spaces::French},
    Conventions{"fr-ca", canadian_ways, em, Spaced, hyphen_stays, true, Spaces::Canadian},
    Conventions{"fr-ch", romand_ways, en, Spaced, hyphen_stays, true, Spaces::French},
    Conventions{"es", spanish_ways, em, AsTyped, hyphen_stays, true},
    Conventions{"ca", spanish_ways, em, AsTyped, hyphen_stays, true},
    Conventions{"gl", spanish_ways, em, AsTyped, hyphen_stays, true},
    Conventions{"eu", spanish_ways, em, Spaced, hyphen_stays, true},
    Conventions{"it", spanish_ways, en, Spaced, hyphen_stays, true},
    Conventions{"it-ch", swiss_ways, en, Spaced, hyphen_stays, true},
    Conventions{"pt", spanish_ways, em, Spaced, hyphen_stays, true},
    Conventions{"pt-br", brazilian_ways, em, Spaced, hyphen_stays, true},
    Conventions{"ro", romanian_ways, en, Spaced, en, true},
    Conventions{"ru", russian_ways, em, Spaced, em, true, Spaces::None, true},
    Conventions{"uk", russian_ways, em, Spaced, en, true, Spaces::None, true},
    Conventions{"be", russian_ways, em, Spaced, en, true, Spaces::None, true},
    Conventions{"bg", serbian_ways, en, Spaced, en, true},
    Conventions{"mk", serbian_ways, en, Spaced, en, true},
    Conventions{"sr", serbian_ways, en, Spaced, en, true},
    Conventions{"hr", croatian_ways, en, Spaced, en, true},
    Conventions{"bs", croatian_ways, en, Spaced, en, true},
    Conventions{"sl", czech_ways, en, Spaced, en, true},
    Conventions{"cs", czech_ways, en, Spaced, en, true},
    Conventions{"sk", czech_ways, en, Spaced, en, true},
    Conventions{"pl", polish_ways, em, Spaced, en, true},
    Conventions{"hu", hungarian_ways, en, Spaced, en, true},
    Conventions{"sv", swedish_ways, en, Spaced, en, true},
    Conventions{"fi", swedish_ways, en, Spaced, en, true},
    Conventions{"da", danish_ways, en, Spaced, en, true},
    Conventions{"nb", norwegian_ways, en, Spaced, en, true},
    Conventions{"nn", norwegian_ways, en, Spaced, en, true},
    Conventions{"no", norwegian_ways, en, Spaced, en, true},
    Conventions{"is", czech_ways, en, Spaced, en},
    Conventions{"et", czech_ways, en, Spaced, en},
    Conventions{"lt", czech_ways, en, Spaced, en, true},
    Conventions{"lv", english_ways, en, Spaced, en, true},
    Conventions{"nl", dutch_ways, en, Spaced, en},
    Conventions{"af", english_ways, en, Spaced, en},
    Conventions{"el", spanish_ways, en, Spaced, en, true},
    Conventions{"tr", english_ways, en, Spaced, en, true},
    Conventions{"eo", english_ways, en, Spaced, en, true},
    Conventions{"cy", english_ways, en, Spaced, en},
    Conventions{"ga", english_ways, en, Spaced, en},
    Conventions{"la", english_ways, em, Closed, en},
    Conventions{"id", english_ways, en, Spaced, en},
    Conventions{"ms", english_ways, en, Spaced, en},
    Conventions{"sw", english_ways, en, Spaced, en},
    Conventions{"vi", english_ways, en, Spaced, en, true},
};

constexpr Conventions other{"", {}, en, Spaced, hyphen_stays};

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c == '_' ? '-' : c;
}

bool same(std::string_view tag, std::string_view known) {
    return std::equal(
        tag.begin(),
        tag.end(),
        known.begin(),
        known.end(),
        [](char a, char b) { return lower(a) == b; }
    );
}

// The row for a language and a region, as in "fr" and "CA".
const Conventions* known(std::string_view language, std::string_view region) {
    const auto* found = std::find_if(table.begin(), table.end(), [&](const auto& row) {
        const std::size_t cut = row.language.find('-');
        if (!same(language, row.language.substr(0, cut))) return false;
        return cut == std::string_view::npos ? region.empty()
                                             : same(region, row.language.substr(cut + 1));
    });
    return found == table.end() ? nullptr : found;
}

// "CA" of "fr-CA" and of "fr-Latn-CA": the subtag of two letters.
std::string_view region_of(std::string_view tag) {
    while (true) {
        const std::size_t cut = tag.find_first_of("-_");
        if (cut == std::string_view::npos) return {};
        tag.remove_prefix(cut + 1);
        if (primary_language(tag).size() == 2) return primary_language(tag);
    }
}

}  // namespace

std::string_view primary_language(std::string_view tag) {
    return tag.substr(0, tag.find_first_of("-_"));
}

const Conventions& conventions_of(std::string_view tag) {
    if (tag.empty()) return table.front();
    const std::string_view language = primary_language(tag);
    const std::string_view region = region_of(tag);
    if (const Conventions* found = known(language, region); found && !region.empty())
        return *found;
    const Conventions* found = known(language, {});
    return found ? *found : other;
}

}  // namespace pam::manuscript
