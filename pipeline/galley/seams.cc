#include "galley/seams.h"

#include "base/utf8.h"

namespace pam::galley {

namespace {

constexpr int beside_foreign = 250;
constexpr int closed_up = -500;

bool is_one_of(char32_t c, std::u32string_view set) {
    return set.find(c) != std::u32string_view::npos;
}

/// Its left half is blank.
bool opens(char32_t c) {
    return is_one_of(c, U"「『（【〈《〔［｛〖〘");
}

bool closes(char32_t c) {
    return is_one_of(c, U"」』）】〉》〕］｝〗〙");
}

/// Stops and commas stand in the lower left of their square; in Taiwan and Hong Kong they
/// stand in the middle.
bool is_point(char32_t c, std::string_view language) {
    const bool central = language.starts_with("zh-Hant") || language.starts_with("zh-TW")
                         || language.starts_with("zh-HK") || language.starts_with("zh-MO")
                         || language.starts_with("yue");
    return !central && is_one_of(c, U"、。，．");
}

/// A letter or figure of a script that is set in its own widths.
bool is_foreign(char32_t c) {
    return c < 0x0590 && utf8::is_word(c);
}

}  // namespace

bool is_square(char32_t c) {
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3100 && c <= 0x312F)
           || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF)
           || (c >= 0x20000 && c <= 0x3FFFF) || c == 0x3005 || c == 0x3006 || c == 0x3007;
}

int seam_between(char32_t before, char32_t after, std::string_view language) {
    if (before < 0x80 && after < 0x80) return 0;
    const bool blank_after = closes(before) || is_point(before, language);
    const bool mark_next = opens(after) || closes(after) || is_point(after, language);
    if ((blank_after && mark_next) || (opens(before) && opens(after))) return closed_up;
    if (language.starts_with("ko")) return 0;
    const bool foreign = (is_square(before) && is_foreign(after))
                         || (is_foreign(before) && is_square(after));
    return foreign && before != 0x30FB && after != 0x30FB ? beside_foreign : 0;
}

}  // namespace pam::galley
