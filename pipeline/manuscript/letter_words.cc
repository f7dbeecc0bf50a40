#include "manuscript/letter_words.h"

#include "base/utf8.h"
#include "manuscript/heading_words.h"
#include "manuscript/shapes.h"

#include <algorithm>
#include <array>
#include <string>

namespace pam::manuscript {

namespace {

constexpr std::array<std::string_view, 69> salutations{
    "mr. speaker",
    "mr. president",
    "mr. vice",
    "fellow",
    "my fellow",
    "members of",
    "citizens",
    "dear",
    "my dear",
    "my dearest",
    "dearest",
    "sir",
    "sirs",
    "my lord",
    "madam",
    "gentlemen",
    "honoured",
    "honored",
    "reverend",
    "right hon",
    "brethren",
    "brothers",
    "sisters",
    "comrade",
    "friends",
    "esteemed",
    "to whom it",
    "to the ed",
    "ladies and",
    "to the read",
    "most noble",
    "beloved",
    "messrs",
    "good sir",
    "good friend",
    "your maj",
    "your exc",
    "sehr ",
    "lieber ",
    "liebe ",
    "liebste",
    "werte",
    "geehrte",
    "verehrte",
    "cher ",
    "ch\xC3\xA8re ",
    "chers ",
    "monsieur",
    "madame",
    "messieurs",
    "mon cher",
    "ma ch\xC3\xA8re",
    "camarades",
    "querid",
    "estimad",
    "muy se\xC3\xB1or",
    "se\xC3\xB1or",
    "caro ",
    "cara ",
    "carissim",
    "egregi",
    "gentile",
    "prezad",
    "szanown",
    "drog",
    "k\xC3\xA4r",
    "b\xC3\xA4sta",
    "\xD0\xB4\xD0\xBE\xD1\x80\xD0\xBE\xD0\xB3",
    "\xD1\x83\xD0\xB2\xD0\xB0\xD0\xB6"};

constexpr std::array<std::string_view, 60> valedictions{
    "yours",
    "sincerely",
    "in solidarity",
    "respectfully",
    "comradely",
    "best wishes",
    "best regards",
    "with best",
    "kind regards",
    "faithfully",
    "fraternally",
    "with regards",
    "your obedient",
    "with love",
    "cordially",
    "in struggle",
    "i am, ",
    "i remain",
    "i have the hon",
    "believe me",
    "ever yours",
    "affectionately",
    "very truly",
    "truly yours",
    "with respect",
    "with kind",
    "warm regards",
    "warmly",
    "your affection",
    "your loving",
    "your friend",
    "your humble",
    "your brother",
    "your sister",
    "your most",
    "we remain",
    "we are, ",
    "god bless",
    "until soon",
    "adieu",
    "mit freund",
    "mit besten",
    "mit herzl",
    "hochachtungs",
    "herzlich",
    "viele gr\xC3\xBC",
    "mit vorz",
    "veuillez",
    "cordialement",
    "amicalement",
    "bien \xC3\xA0 vous",
    "atentamente",
    "saludos",
    "un abrazo",
    "cordiali sal",
    "distinti sal",
    "z powa\xC5\xBC",
    "med v\xC3\xA4nlig",
    "\xD1\x81 \xD1\x83\xD0\xB2",
    "\xD0\xB2\xD0\xB0\xD1\x88"};

std::string small_head(std::string_view words, std::size_t bytes) {
    std::string small;
    for (std::size_t at = 0; at < words.size() && small.size() < bytes;) {
        const utf8::Decoded next = utf8::decode(words, at);
        utf8::append(small, utf8::to_lower(next.code_point));
        at += next.bytes;
    }
    return small;
}

template<std::size_t N>
bool opens_with(std::string_view words, const std::array<std::string_view, N>& openings) {
    const std::string head = small_head(words, 20);
    return std::any_of(openings.begin(), openings.end(), [&](std::string_view opening) {
        return std::string_view(head).starts_with(opening);
    });
}

bool begins_high(std::string_view words) {
    return !words.empty() && utf8::is_upper(utf8::decode(words, 0).code_point);
}

// "Yours faithfully,": it ends as a line of its own does, not as a sentence.
bool ends_as_part(std::string_view words) {
    const char last = words.back();
    return last == ',' || last == '-' || last == ';' || words.ends_with("\xE2\x80\x94");
}

// A name of capitals, with initials, small words between: "WM. LLOYD GARRISON", "J. S. M."
bool is_name_of_capitals(std::string_view words) {
    if (!is_all_capitals(words) || word_count(words) > 5) return false;
    constexpr std::string_view common =
        " the of and a an in on to for with end finis curtain fin ende act chapter part "
        "book volume notes contents appendix index ";
    if (has_word_of(words, common)) return false;
    return word_count(words) >= 2 || words.find('.') != std::string_view::npos;
}

}  // namespace

bool is_salutation(std::string_view words) {
    if (words.size() < 4 || words.size() > 100 || !begins_high(words)) return false;
    const char last = words.back();
    if (last != ',' && last != ':' && last != '!' && last != '-'
        && !words.ends_with("\xE2\x80\x94"))
        return false;
    return word_count(words) <= 12 && opens_with(words, salutations);
}

bool is_valediction(std::string_view words) {
    if (words.size() < 4 || words.size() > 90 || !begins_high(words)) return false;
    if (!opens_with(words, valedictions)) return false;
    return ends_as_part(words) || (words.size() <= 40 && !ends_sentence(words));
}

bool is_postscript(std::string_view words) {
    constexpr std::array<std::string_view, 8> openings{
        "P.S", "P. S.", "PS:", "PS ", "PS.", "Postscript", "POSTSCRIPT", "N.B."};
    return std::any_of(openings.begin(), openings.end(), [&](std::string_view opening) {
        return words.starts_with(opening);
    });
}

bool is_signatory(std::string_view words) {
    while (!words.empty() && (words.back() == '.' || words.back() == ','))
        words.remove_suffix(1);
    if (words.empty() || words.size() > 50 || is_closing_line(words)) return false;
    constexpr std::string_view offices =
        " the author authors editor editors translator publisher publishers secretary ";
    const bool article = has_word_of(first_word(words), " the ");
    if (word_count(words) == (article ? 2 : 1) && has_word_of(words, offices)) return true;
    return is_person_name(words) || is_name_of_capitals(words);
}

}  // namespace pam::manuscript
