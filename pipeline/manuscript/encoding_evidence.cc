#include "manuscript/encoding_evidence.h"

#include "base/utf8.h"

#include <algorithm>

namespace pam::manuscript {

namespace {

constexpr char32_t none = 0;

bool between(char32_t c, char32_t first, char32_t last) {
    return c >= first && c <= last;
}

bool is_combining(char32_t c) {
    return between(c, 0x300, 0x36F) || between(c, 0x591, 0x5C7) || between(c, 0x64B, 0x655)
           || c == 0xE31 || between(c, 0xE34, 0xE3A) || between(c, 0xE47, 0xE4E);
}

bool is_wordly(char32_t c) {
    return utf8::is_letter(c) || is_combining(c);
}

enum class Script { None, Latin, Greek, Cyrillic, Hebrew, Arabic, Thai, Kana, Han, Hangul };

Script script_of(char32_t c) {
    if (!is_wordly(c) || between(c, 0x300, 0x36F)) return Script::None;
    if (c < 0x250 || between(c, 0x1E00, 0x1EFF)) return Script::Latin;
    if (between(c, 0x370, 0x3FF)) return Script::Greek;
    if (between(c, 0x400, 0x52F)) return Script::Cyrillic;
    if (between(c, 0x590, 0x5FF)) return Script::Hebrew;
    if (between(c, 0x600, 0x6FF)) return Script::Arabic;
    if (between(c, 0xE00, 0xE7F)) return Script::Thai;
    if (between(c, 0x3041, 0x30FF) || between(c, 0xFF66, 0xFF9F)) return Script::Kana;
    if (between(c, 0x3400, 0x9FFF) || between(c, 0xF900, 0xFAFF)) return Script::Han;
    if (between(c, 0xAC00, 0xD7A3)) return Script::Hangul;
    return Script::None;
}

bool may_stand_together(Script a, Script b) {
    const auto eastern = [](Script script) {
        return script == Script::Kana || script == Script::Han || script == Script::Hangul;
    };
    return a == b || a == Script::None || b == Script::None || (eastern(a) && eastern(b));
}

struct Neighbours {
    char32_t before = none;
    char32_t after = none;
};

bool is_gap_or_edge(char32_t c) {
    return c == none || utf8::is_blank(c);
}

bool opens(char32_t c) {
    return c == '(' || c == '[' || c == '-' || c == '"' || c == '\'' || c == 0x2014
           || c == 0x2013 || c == 0xAB || c == 0x2018 || c == 0x201C || c == 0xBF;
}

bool in_word(const Neighbours& by) {
    return is_wordly(by.before) && is_wordly(by.after);
}

constexpr double good = 0.5;
constexpr double odd = -0.7;
constexpr double wrong = -2.0;

double opening_mark(const Neighbours& by) {
    if (in_word(by)) return wrong;
    const bool placed =
        (is_gap_or_edge(by.before) || opens(by.before)) && !is_gap_or_edge(by.after);
    return placed ? good : 0;
}

double closing_mark(const Neighbours& by) {
    if (in_word(by)) return wrong;
    return !is_gap_or_edge(by.before) || by.after == none ? good : 0;
}

// Marks that serve as opening in one language and closing in another.
double quotation_mark(const Neighbours& by) {
    return std::max(opening_mark(by), closing_mark(by));
}

double sign_of_number(const Neighbours& by) {
    const bool placed = utf8::is_digit(by.before) || utf8::is_digit(by.after)
                        || by.before == ' ' || by.before == 0xA0;
    if (in_word(by)) return wrong;
    return placed ? 0.3 : odd;
}

// Neither a letter nor a mark that stands beside words. It belongs to what it touches, so
// that a letter between two of them is no word.
bool is_strange(char32_t c) {
    return c >= 0x80 && !is_wordly(c) && !utf8::is_blank(c) && !between(c, 0x2010, 0x203A)
           && !between(c, 0x3000, 0x301F) && !between(c, 0xFF00, 0xFF65) && c != 0xAB
           && c != 0xBB && c != 0xBF && c != 0xA1 && c != 0x30FB;
}

// What a character that is no letter counts for, in its place.
double mark_value(char32_t c, const Neighbours& by) {
    switch (c) {
    case 0x2019:
        return in_word(by) ? 0 : closing_mark(by);  // counted by language
    case 0x2018:
    case 0x201C:
    case 0x201D:
    case 0xAB:
    case 0xBB:
    case 0x2039:
    case 0x203A:
        return quotation_mark(by);
    case 0x201E:
    case 0x201A:
    case 0xBF:
    case 0xA1:
        return opening_mark(by);
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2026:
        return in_word(by) ? 0.1 : 0.4;
    case 0xA0:
        return in_word(by) ? 0 : 0.3;
    case 0xAD:
        return in_word(by) ? 0.3 : -0.3;
    case 0xB7:
    case 0x2022:
        return is_gap_or_edge(by.after) || in_word(by) ? 0.1 : odd;
    case 0xB0:
    case 0xA3:
    case 0x20AC:
    case 0xBD:
    case 0xBC:
    case 0xBE:
    case 0xB2:
    case 0xB3:
    case 0xB9:
    case 0xBA:
    case 0xAA:
    case 0xB1:
    case 0xD7:
        return sign_of_number(by);
    case 0xA7:
    case 0xA9:
    case 0xAE:
    case 0x2122:
    case 0xB6:
    case 0x2020:
    case 0x2021:
    case 0x2116:
    case 0xF7:
        return in_word(by) ? wrong : 0;
    case 0xFFFD:
        return -3.0;
    default:
        break;
    }
    // The marks of the East: its comma, full stop, brackets, full-width letters.
    if (between(c, 0x3000, 0x301F) || c == 0x30FB || between(c, 0xFF01, 0xFF65)) return 0.5;
    if (c < 0xA0 || between(c, 0xE000, 0xF8FF)) return -3.0;
    return is_wordly(by.before) || is_wordly(by.after) ? wrong : odd;
}

// Letters that stand at the end of a word alone: the Greek sigma, five of the Hebrew.
bool is_final_form(char32_t c) {
    return c == 0x3C2 || c == 0x5DA || c == 0x5DD || c == 0x5DF || c == 0x5E3 || c == 0x5E5;
}

// A capital after a small letter, a small letter among capitals, two scripts in one word.
double spelling(char32_t c, const Neighbours& by) {
    if (!may_stand_together(script_of(by.before), script_of(c))) return -1.5;
    if (utf8::is_upper(c) && utf8::is_lower(by.before)) return wrong;
    if (utf8::is_lower(c) && utf8::is_upper(by.before) && utf8::is_upper(by.after))
        return wrong;
    if (is_final_form(by.before)) return -1.5;
    if (c >= 0x80 && script_of(c) < Script::Thai
        && (utf8::is_digit(by.before) || utf8::is_digit(by.after)))
        return -1.2;
    // Words all in capitals are rarer than others.
    if (c >= 0x80 && utf8::is_upper(c) && utf8::is_upper(by.before)) return -0.2;
    // Half-width kana are typed among themselves.
    if (between(c, 0xFF66, 0xFF9F) && !between(by.before, 0xFF61, 0xFF9F)
        && !between(by.after, 0xFF61, 0xFF9F))
        return -1.5;
    return 0;
}

// Takes the words of a text one character at a time.
class WordCollector {
public:
    explicit WordCollector(Evidence& evidence) : evidence_(evidence) {}

    void add(char32_t c) {
        const bool apostrophe = (c == '\'' || c == 0x2019) && !word_.empty();
        if (!is_wordly(c) && !apostrophe && !is_strange(c)) return end();
        utf8::append(word_, apostrophe ? U'\'' : utf8::to_lower(c));
        foreign_ = foreign_ || c >= 0x80;
        ++letters_;
        capital_ = utf8::is_upper(c);
    }

    void end() {
        if (word_.empty()) return;
        ++evidence_.word_count;
        evidence_.foreign_words += foreign_;
        // A capital that stands alone is seldom the small word of one letter.
        if (letters_ > 1 || !capital_) ++evidence_.words[word_];
        word_.clear();
        foreign_ = false;
        letters_ = 0;
    }

private:
    Evidence& evidence_;
    std::string word_;
    std::size_t letters_ = 0;
    bool foreign_ = false;
    bool capital_ = false;
};

// ---------------------------------------------------------------- likeness

double rank_value(std::string_view letters, char32_t c, double first, double last) {
    std::size_t rank = 0;
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < letters.size(); ++rank) {
        const utf8::Decoded next = utf8::decode(letters, i);
        if (next.code_point == c) found = rank;
        i += next.bytes;
    }
    if (!found) return -1.2;
    return first + (last - first) * static_cast<double>(*found) / static_cast<double>(rank);
}

double letter_value(const Language& language, char32_t c) {
    const Script script = script_of(c);
    switch (language.writing) {
    case Writing::Latin:
        return rank_value(language.letters, c, 1.0, 0.6);
    case Writing::Alphabet:
        return rank_value(language.letters, c, 1.0, -0.3);
    case Writing::Kana:
        if (script == Script::Kana) return between(c, 0x3041, 0x309F) ? 1.0 : 0.7;
        break;
    case Writing::Han:
        if (script == Script::Kana) return -1.0;
        break;
    case Writing::Hangul:
        if (script == Script::Han) return -0.5;
        break;
    }
    const bool own = script == Script::Han || script == Script::Hangul;
    return own ? std::max(0.0, rank_value(language.letters, c, 1.0, 0.9)) : -1.2;
}

// L'été, can't, foto's: languages that write it inside words.
bool writes_apostrophes(const Language& language) {
    constexpr std::string_view tags = " en fr it ca nl ga cy sq eo mt uk be tr ";
    return tags.find(" " + std::string(language.tag) + " ") != std::string_view::npos;
}

struct WordHits {
    double share = 0;    // of all words
    double foreign = 0;  // of the words with a letter outside ASCII
};

std::size_t occurrences(std::string_view text, std::string_view word) {
    std::size_t count = 0;
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + word.size()))
        ++count;
    return count;
}

double share(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

bool is_foreign(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0x80;
    });
}

WordHits word_hits(const Evidence& evidence, const Language& language) {
    const bool spaces = language.writing <= Writing::Alphabet && language.tag != "th";
    std::size_t hits = 0;
    std::size_t foreign = 0;
    for (std::string_view rest = language.words; !rest.empty();) {
        const std::string_view word = rest.substr(0, rest.find(' '));
        rest.remove_prefix(std::min(rest.size(), word.size() + 1));
        if (!spaces) {
            hits += occurrences(evidence.text, word) * 2;
            continue;
        }
        const auto found = evidence.words.find(word);
        if (found == evidence.words.end()) continue;
        hits += found->second;
        if (is_foreign(word)) foreign += found->second;
    }
    if (!spaces) return {std::min(0.5, share(hits, evidence.letter_count)), 0};
    // Of three words one may be common by chance.
    return {
        share(hits, evidence.word_count + 2), share(foreign, evidence.foreign_words + 1)};
}

}  // namespace

double weighed(double opinion, const Evidence& evidence) {
    constexpr double much = 20;
    return opinion * much / (much + static_cast<double>(evidence.characters()));
}

Evidence examine(std::string_view text) {
    Evidence evidence;
    WordCollector words(evidence);
    const std::u32string characters = utf8::to_utf32(text);
    std::size_t run = 0;  // of Latin letters outside ASCII: hardly ever four
    for (std::size_t i = 0; i < characters.size(); ++i) {
        const char32_t c = characters[i];
        const Neighbours by{
            i > 0 ? characters[i - 1] : none,
            i + 1 < characters.size() ? characters[i + 1] : none};
        words.add(c);
        const bool accented = c >= 0x80 && script_of(c) == Script::Latin;
        run = accented ? run + 1 : 0;
        evidence.judgement += run < 3 ? 0 : run == 3 ? -0.4 : -1.2;
        utf8::append(evidence.text, utf8::to_lower(c));
        if (is_wordly(c)) evidence.judgement += spelling(c, by);
        if (c < 0x80) continue;
        if (is_wordly(c)) {
            ++evidence.letters[utf8::to_lower(c)];
            ++evidence.letter_count;
        } else {
            evidence.judgement += mark_value(c, by);
            evidence.apostrophes += c == 0x2019 && in_word(by);
            ++evidence.mark_count;
        }
    }
    words.end();
    return evidence;
}

double likeness(const Evidence& evidence, const Language& language) {
    const double apostrophe = writes_apostrophes(language) ? 0.9 : -0.4;
    double sum =
        evidence.judgement + apostrophe * static_cast<double>(evidence.apostrophes);
    for (const auto& [letter, count] : evidence.letters)
        sum += letter_value(language, letter) * static_cast<double>(count);
    const double per_character =
        sum / static_cast<double>(std::max<std::size_t>(1, evidence.characters()));
    const WordHits hits = word_hits(evidence, language);
    return per_character + 1.2 * hits.share + 0.6 * hits.foreign
           + weighed(language.prior, evidence);
}

}  // namespace pam::manuscript
