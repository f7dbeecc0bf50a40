#include "manuscript/heading_words.h"

#include "base/utf8.h"
#include "manuscript/folded.h"
#include "manuscript/shapes.h"

#include <algorithm>
#include <array>
#include <string>

namespace pam::manuscript {

namespace {

struct Keyword {
    std::string_view word;
    int rank;
};
constexpr std::array<Keyword, 22> keywords{{{"book", rank_part},
                                            {"part", rank_part},
                                            {"volume", rank_part},
                                            {"chapter", rank_chapter},
                                            {"act", rank_chapter},
                                            {"article", rank_chapter},
                                            {"amendment", rank_chapter},
                                            {"appendix", rank_chapter},
                                            {"letter", rank_chapter},
                                            {"lecture", rank_chapter},
                                            {"essay", rank_chapter},
                                            {"canto", rank_chapter},
                                            {"stave", rank_chapter},
                                            {"chap.", rank_chapter},
                                            {"lesson", rank_chapter},
                                            {"scene", rank_section},
                                            {"section", rank_section},
                                            {"sect.", rank_section},
                                            {"kapitel", rank_chapter},
                                            {"chapitre", rank_chapter},
                                            {"cap\xC3\xADtulo", rank_chapter},
                                            {"capitolo", rank_chapter}}};

// Parts that have no number.
constexpr std::string_view named_parts =
    " preface foreword introduction introductory prologue epilogue conclusion afterword "
    "postscript "
    "appendix preamble contents dedication acknowledgements acknowledgments bibliography "
    "notes footnotes "
    "glossary index etymology errata colophon vorwort einleitung nachwort avant-propos "
    "pr\xC3\xB3logo "
    "abstract summary argument finale interlude ";

std::string lower(std::string_view word) {
    std::string small(word);
    for (char& c : small)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return small;
}

int rank_of_keyword(std::string_view word) {
    if (word.size() < 3 || word.size() > 10) return no_heading;
    std::string small = lower(word);
    if (small.ends_with('.') && small.size() > 5) small.pop_back();
    const auto found =
        std::find_if(keywords.begin(), keywords.end(), [&](const Keyword& keyword) {
            return keyword.word == small;
        });
    return found == keywords.end() ? no_heading : found->rank;
}

// The first word of a part's heading is one of these, or a Roman number: a quick answer for
// the many items that are none.
bool may_open_heading(std::string_view first) {
    constexpr std::string_view others =
        " the last one two three four five six seven eight nine ten eleven twelve thirteen "
        "fourteen fifteen sixteen seventeen eighteen nineteen twenty first second third "
        "fourth fifth sixth seventh eighth ninth tenth eleventh twelfth ";
    constexpr std::size_t longest = 20;
    if (first.empty() || first.size() > longest) return false;
    while (!first.empty() && (first.back() == '.' || first.back() == ':'))
        first.remove_suffix(1);
    if (first.find_first_not_of("IVXLCDM") == std::string_view::npos) return true;
    return rank_of_keyword(first) != no_heading || has_word_of(first, named_parts)
           || has_word_of(first, others);
}

// A title after a number may end with a point when it is written as titles are.
bool can_be_title(std::string_view title) {
    if (title.empty()) return true;
    if (begins_lower(title)) return false;
    if (is_all_capitals(title) || is_title_case(title)) return true;
    return !ends_sentence(title) && !ends_open(title) && word_count(title) <= 14;
}

int rank_of_numbered_part(const Script& script, const Item& item, std::string_view words) {
    // Where the number's line ends on purpose, what follows is its title or its text.
    std::string first_line = utf8::collapse_spaces(script.line_text(item.first));
    const Numbered whole = keyword_heading(words);
    if (whole.rank == no_heading) return no_heading;
    const Numbered line = keyword_heading(first_line);
    const bool alone = line.rank != no_heading && line.title.empty();
    if (alone && script.line_count(item) > 1) {
        const std::string_view rest = std::string_view(words).substr(first_line.size());
        return can_be_title(utf8::trim(rest)) && rest.size() < 90 ? whole.rank : no_heading;
    }
    const bool shouted = is_all_capitals(first_word(words)) && words.size() <= 80;
    const bool strict =
        (!shouted && whole.rank == rank_section) || lower(first_word(words)) == "article"
        || lower(first_word(words)) == "letter" || lower(first_word(words)) == "part";
    if (whole.title.size() > 160) return no_heading;
    if (strict && !can_be_title(whole.title)) return no_heading;
    // "Part one of this is done." runs on in small letters.
    return begins_lower(whole.title) ? no_heading : whole.rank;
}

}  // namespace

std::string_view after_word(std::string_view text, std::string_view word) {
    return utf8::trim(text.substr(word.size()));
}

Numbered keyword_heading(std::string_view words) {
    const std::string_view first = first_word(words);
    const std::string_view rest = after_word(words, first);
    const std::string_view second = first_word(rest);
    if (const int rank = rank_of_keyword(first); rank != no_heading && number_of(second)) {
        const bool small = begins_lower(first) || (second.size() == 1 && second[0] >= 'a');
        if (!small) return {rank, after_word(rest, second)};
    }
    const std::string_view ordinal = lower(first) == "the" ? second : first;
    const std::string_view noun =
        lower(first) == "the" ? first_word(after_word(rest, second)) : second;
    const std::string_view bare_noun =
        noun.ends_with('.') || noun.ends_with(':') ? noun.substr(0, noun.size() - 1) : noun;
    const bool spelled = ordinal.size() > 2 && number_of(ordinal)
                         && !utf8::is_digit(static_cast<unsigned char>(ordinal[0]));
    const std::size_t end =
        bare_noun.empty()
            ? 0
            : static_cast<std::size_t>(noun.data() + noun.size() - words.data());
    if (spelled && end == words.size() && !begins_lower(words))
        if (const int rank = rank_of_keyword(bare_noun); rank != no_heading)
            return {rank, {}};
    return {};
}

int rank_of_named_part(std::string_view words) {
    const bool short_enough = words.size() < 40 && word_count(words) <= 2;
    if (!short_enough || begins_lower(words)
        || ends_sentence(words.substr(0, words.size() - 1)))
        return no_heading;
    std::string_view first = first_word(words);
    const bool alone = first.size() == words.size();
    while (!first.empty() && (first.back() == '.' || first.back() == ':'))
        first.remove_suffix(1);
    const bool known = named_parts.find(" " + lower(first) + " ") != std::string_view::npos;
    return known && alone ? rank_chapter : no_heading;
}

int rank_by_words(const Script& script, const Item& item) {
    if (item.division || item.kind == ItemKind::Break || item.kind == ItemKind::Speech
        || item.kind == ItemKind::Code)
        return no_heading;
    if (item.kind == ItemKind::Heading) return rank_chapter;
    if (script.line_count(item) > 4 || script.span(item).size() > 240) return no_heading;
    if (!may_open_heading(first_word(script.line_text(item.first)))) return no_heading;
    const std::string words = script.words(item);
    if (const int known = rank_of_named_part(words); known != no_heading) return known;
    return rank_of_numbered_part(script, item, words);
}

int rank_of_capitals(std::string_view words) {
    const std::string_view first = first_word(words);
    if (first.size() == words.size() || !first.ends_with('.')) return rank_capitals;
    if (utf8::is_digit(static_cast<unsigned char>(first[0]))) return rank_capitals + 2;
    const bool letter =
        first.size() == 2 && first[0] != 'I' && first[0] != 'V' && first[0] != 'X';
    return letter ? rank_capitals + 4 : rank_capitals;
}

int number_depth(std::string_view words) {
    const std::string_view first = first_word(words);
    if (first.size() == words.size()) return 0;
    const auto digit = [&](std::size_t i) {
        return utf8::is_digit(static_cast<unsigned char>(first[i]));
    };
    const bool letter =
        first[0] >= 'A' && first[0] <= 'Z' && first.size() >= 2 && first[1] == '.';
    if (!digit(0) && !letter) return 0;
    int depth = 1;
    for (std::size_t i = 1; i < first.size(); ++i) {
        const bool last = i + 1 == first.size();
        if (first[i] == '.' && !last)
            ++depth;
        else if (!digit(i) && !last)
            return 0;
    }
    return depth;
}

bool has_form_of_numbered_title(std::string_view words, std::string_view title) {
    return words.size() <= 70 && !begins_lower(title) && !ends_sentence(title)
           && !ends_open(title) && has_letters(title) && word_count(title) <= 9;
}

HeadingMarks heading_marks(std::string_view words) {
    constexpr std::size_t deepest = 6;
    if (words.empty() || (words[0] != '=' && words[0] != '#' && words[0] != '*')) return {};
    const std::size_t depth = words.find_first_not_of(words[0]);
    const bool apart = depth != std::string_view::npos && words[depth] == ' ';
    if (!apart || depth > deepest || words.size() > 120) return {};
    const std::string_view title = utf8::trim(words.substr(depth));
    // Behind a star, where lists begin, a colon announces what the heading is over.
    const bool announces = words[0] == '*' && title.ends_with(':');
    const bool titled = has_letters(title) && !begins_lower(title)
                        && (announces || !ends_as_no_title(title));
    return titled ? HeadingMarks{depth, words[0]} : HeadingMarks{};
}

bool is_numeral(std::string_view word) {
    if (word.size() > 8) return false;
    const bool digits = utf8::is_digit(static_cast<unsigned char>(word[0]));
    const std::string_view inner =
        word.ends_with('.') ? word.substr(0, word.size() - 1) : word;
    const bool roman =
        !inner.empty() && inner.find_first_not_of("IVXLC") == std::string_view::npos;
    return (digits && number_of(word) && word.size() <= 4) || roman;
}

bool is_closing_line(std::string_view words) {
    std::string key = words_key(words);
    return key == "theend" || key == "finis" || key == "end" || key == "fin"
           || key == "ende" || is_date_line(words);
}

bool quoted_or_bracketed(std::string_view words) {
    const char first = words.front();
    return first == '"' || first == '\'' || first == '`' || first == '[' || first == '('
           || first == '*' || first == '<' || first == '>' || first == '|'
           || words.starts_with("\xE2\x80\x9C") || words.starts_with("\xE2\x80\x98");
}

bool ends_as_no_title(std::string_view words) {
    return (ends_sentence(words) && words.back() != '?') || ends_open(words);
}

}  // namespace pam::manuscript
