#include "manuscript/headings.h"

#include "base/utf8.h"
#include "manuscript/folded.h"
#include "manuscript/shapes.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace pam::manuscript {

namespace {

// Ranks from the largest part of a work to the smallest; levels are the ranks that occur,
// closed up.
constexpr int no_heading = 0;
constexpr int rank_part = 10;
constexpr int rank_chapter = 20;
constexpr int rank_section = 30;
constexpr int rank_capitals = 40;
constexpr int rank_numbered = 50;  // plus the depth of its number
constexpr int rank_title_like = 60;
constexpr int rank_numeral = 70;

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
    std::string small = lower(word);
    if (small.ends_with('.') && small.size() > 5) small.pop_back();
    const auto found =
        std::find_if(keywords.begin(), keywords.end(), [&](const Keyword& keyword) {
            return keyword.word == small;
        });
    return found == keywords.end() ? no_heading : found->rank;
}

struct Numbered {
    int rank = no_heading;
    std::string_view title;  // what follows the number
};

std::string_view after_word(std::string_view text, std::string_view word) {
    return utf8::trim(text.substr(word.size()));
}

// "CHAPTER XII. Title", "Article I", "FIRST ACT", "Scene 2 A street".
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

// A title after a number may end with a point when it is written as titles are.
bool can_be_title(std::string_view title) {
    if (title.empty()) return true;
    if (begins_lower(title)) return false;
    if (is_all_capitals(title) || is_title_case(title)) return true;
    return !ends_sentence(title) && !ends_open(title) && word_count(title) <= 14;
}

class Finder {
public:
    Finder(Script& script, std::size_t begin)
        : script_(script)
        , items_(script.items)
        , begin_(begin)
        , ranks_(script.items.size(), no_heading) {}

    void find() {
        count_keys();
        mark_contents();
        mark_bare_runs();
        note_chapters();
        find_first_body();
        count_numbered_titles();
        for (std::size_t i = begin_; i < items_.size(); ++i)
            ranks_[i] = rank(i);
        drop_lonely_numerals();
        drop_running_titles();
        promote_capitals();
        level_named_parts();
        make_headings();
        join_titles();
        close_up_levels();
    }

    // What the item is by its own words, wherever it stands.
    [[nodiscard]] int rank_by_words(const Item& item) const {
        if (item.division || item.kind == ItemKind::Break || item.kind == ItemKind::Speech)
            return no_heading;
        if (item.kind == ItemKind::Heading) return rank_chapter;
        if (script_.line_count(item) > 4 || script_.span(item).size() > 240)
            return no_heading;
        const std::string words = script_.words(item);
        if (const int known = rank_of_named_part(words); known != no_heading) return known;
        return rank_of_numbered_part(item, words);
    }

private:
    [[nodiscard]] static int rank_of_named_part(std::string_view words) {
        const bool short_enough = words.size() < 40 && word_count(words) <= 2;
        if (!short_enough || begins_lower(words)
            || ends_sentence(words.substr(0, words.size() - 1)))
            return no_heading;
        std::string_view first = first_word(words);
        const bool alone = first.size() == words.size();
        while (!first.empty() && (first.back() == '.' || first.back() == ':'))
            first.remove_suffix(1);
        const bool known =
            named_parts.find(" " + lower(first) + " ") != std::string_view::npos;
        return known && alone ? rank_chapter : no_heading;
    }

    [[nodiscard]] int
    rank_of_numbered_part(const Item& item, std::string_view words) const {
        // Where the number's line ends on purpose, what follows is its title or its text.
        std::string first_line = utf8::collapse_spaces(script_.line_text(item.first));
        const Numbered whole = keyword_heading(words);
        if (whole.rank == no_heading) return no_heading;
        const Numbered line = keyword_heading(first_line);
        const bool alone = line.rank != no_heading && line.title.empty();
        if (alone && script_.line_count(item) > 1) {
            const std::string_view rest = std::string_view(words).substr(first_line.size());
            return can_be_title(utf8::trim(rest)) && rest.size() < 90 ? whole.rank
                                                                      : no_heading;
        }
        const bool shouted = is_all_capitals(first_word(words)) && words.size() <= 80;
        const bool strict = (!shouted && whole.rank == rank_section)
                            || lower(first_word(words)) == "article"
                            || lower(first_word(words)) == "letter"
                            || lower(first_word(words)) == "part";
        if (whole.title.size() > 160) return no_heading;
        if (strict && !can_be_title(whole.title)) return no_heading;
        // "Part one of this is done." runs on in small letters.
        return begins_lower(whole.title) ? no_heading : whole.rank;
    }

    [[nodiscard]] bool blank_after(std::size_t i) const {
        return i + 1 == items_.size() || items_[i + 1].blank_before > 0;
    }

    [[nodiscard]] bool set_off(std::size_t i) const {
        const bool long_lines = script_.layout.wrap == Wrap::LineIsParagraph;
        const bool above = i == 0 || items_[i].blank_before > 0;
        return long_lines || (above && blank_after(i));
    }

    [[nodiscard]] bool body_follows(std::size_t i) const {
        return i + 1 < items_.size() && script_.is_body(items_[i + 1])
               && !items_[i + 1].division;
    }

    // The contents list names it.
    [[nodiscard]] bool is_promised(const Item& item) const {
        return could_be_listed(item) && script_.line_count(item) <= 3
               && listed_keys_.contains(key(item));
    }

    [[nodiscard]] int rank(std::size_t i) const {
        const Item& item = items_[i];
        if (item.listed || item.division) return no_heading;
        if (item.kind == ItemKind::Heading) return rank_chapter;
        if (!set_off(i)) return no_heading;
        if (const int by_words = rank_by_words(item); by_words != no_heading)
            return by_words;
        if (is_promised(item)) return rank_chapter;
        if (item.kind == ItemKind::Break || item.kind == ItemKind::Speech)
            return no_heading;
        if (script_.line_count(item) > 3 || script_.span(item).size() > 160)
            return no_heading;
        return rank_by_looks(i, script_.words(item));
    }

    [[nodiscard]] int rank_by_looks(std::size_t i, std::string_view words) const {
        const Item& item = items_[i];
        if (word_count(words) == 1 && is_numeral(words)) return rank_numeral;
        if (!has_letters(words) || is_closing_line(words) || quoted_or_bracketed(words))
            return no_heading;
        if (is_capital_heading(i, words)) return rank_of_capitals(words);
        if (item.kind != ItemKind::Prose || script_.line_count(item) > 2) return no_heading;
        if (const int depth = number_depth(words); depth > 0)
            return is_numbered_title(i, words) ? rank_numbered + depth : no_heading;
        if (is_centred(item) && is_title_case(words) && !ends_sentence_but_question(words)
            && heading_context(i))
            return rank_capitals;
        return is_title_like(i, words) ? rank_title_like : no_heading;
    }

    [[nodiscard]] static bool is_numeral(std::string_view word) {
        if (word.size() > 8) return false;
        const bool digits = utf8::is_digit(static_cast<unsigned char>(word[0]));
        const std::string_view inner =
            word.ends_with('.') ? word.substr(0, word.size() - 1) : word;
        const bool roman =
            !inner.empty() && inner.find_first_not_of("IVXLC") == std::string_view::npos;
        return (digits && number_of(word) && word.size() <= 4) || roman;
    }

    // "IV. AIMS" stands above "2. MEANS", and that above "B. MONEY".
    [[nodiscard]] static int rank_of_capitals(std::string_view words) {
        const std::string_view first = first_word(words);
        if (first.size() == words.size() || !first.ends_with('.')) return rank_capitals;
        if (utf8::is_digit(static_cast<unsigned char>(first[0]))) return rank_capitals + 2;
        const bool letter =
            first.size() == 2 && first[0] != 'I' && first[0] != 'V' && first[0] != 'X';
        return letter ? rank_capitals + 4 : rank_capitals;
    }

    [[nodiscard]] static bool is_closing_line(std::string_view words) {
        std::string key = words_key(words);
        return key == "theend" || key == "finis" || key == "end" || key == "fin"
               || key == "ende" || is_date_line(words);
    }

    [[nodiscard]] static bool quoted_or_bracketed(std::string_view words) {
        const char first = words.front();
        return first == '"' || first == '\'' || first == '`' || first == '[' || first == '('
               || first == '*' || first == '<' || first == '>' || first == '|'
               || words.starts_with("\xE2\x80\x9C") || words.starts_with("\xE2\x80\x98");
    }

    [[nodiscard]] static bool ends_sentence_but_question(std::string_view words) {
        return (ends_sentence(words) && words.back() != '?') || ends_open(words);
    }

    // Body before or a heading, body after or another heading: where headings stand.
    [[nodiscard]] bool heading_context(std::size_t i) const {
        return body_follows(i)
               || (i + 1 < items_.size() && rank_by_words(items_[i + 1]) != no_heading);
    }

    [[nodiscard]] bool is_capital_heading(std::size_t i, std::string_view words) const {
        if (!is_all_capitals(words) || words.back() == ',' || words.back() == '!'
            || words.back() == '"')
            return false;
        if (word_count(words) > 24 || script_.width(items_[i]) > 90) return false;
        if (script_.layout.has_speakers
            && is_speaker_line(script_.source, script_.lines[items_[i].first]))
            return false;
        if (items_[i].kind == ItemKind::LineGroup && script_.line_count(items_[i]) > 2)
            return false;
        if (i + 1 == items_.size() || items_[i + 1].kind == ItemKind::Break) return false;
        if (is_date_line(script_.words(items_[i + 1]))
            || (i < first_body_ && !body_follows(i)))
            return false;
        // What a heading heads: text, lines, a speech, or another heading; not a stray
        // short line.
        const Item& next = items_[i + 1];
        if (next.kind != ItemKind::Prose || script_.is_body(next) || next.division)
            return true;
        // In a work of numbered chapters a line of capitals above a short remark is part of
        // the play.
        if (has_chapters_) return false;
        const std::string following = script_.words(next);
        return ends_sentence(following) || ends_open(following)
               || is_all_capitals(following) || rank_by_words(next) != no_heading
               || is_title_case(following);
    }

    // 1 for "1. Scope", 2 for "1.2 Scope" and "A.1. Scope"; 0 where no number opens the
    // words.
    [[nodiscard]] static int number_depth(std::string_view words) {
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

    // How many items have the form of a numbered title and the numbers of a plain row.
    void count_numbered_titles() {
        for (std::size_t i = begin_; i < items_.size(); ++i) {
            if (items_[i].kind != ItemKind::Prose || script_.line_count(items_[i]) > 1
                || !set_off(i))
                continue;
            const std::string words = script_.words(items_[i]);
            numbered_titles_ +=
                number_depth(words) >= 1
                && has_form_of_numbered_title(words, after_word(words, first_word(words)))
                && heading_context(i);
        }
    }

    [[nodiscard]] bool is_numbered_title(std::size_t i, std::string_view words) const {
        const std::string_view title = after_word(words, first_word(words));
        const bool followed =
            heading_context(i) || (i + 1 < items_.size() && numbered_titles_ >= 3);
        return followed && has_form_of_numbered_title(words, title);
    }

    [[nodiscard]] static bool
    has_form_of_numbered_title(std::string_view words, std::string_view title) {
        return words.size() <= 70 && !begins_lower(title) && !ends_sentence(title)
               && !ends_open(title) && has_letters(title) && word_count(title) <= 9;
    }

    [[nodiscard]] bool is_centred(const Item& item) const {
        if (script_.layout.wrap != Wrap::Wrapped
            || script_.width(item) * 5 > script_.layout.measure * 4)
            return false;
        const int left = item.indent - script_.layout.body_indent;
        const int right = script_.layout.measure - (item.indent + script_.width(item));
        return left >= 8 && std::abs(left - right) <= 8 + script_.layout.measure / 10;
    }

    // A short line without a sentence's end between two paragraphs that have one.
    [[nodiscard]] bool is_title_like(std::size_t i, std::string_view words) const {
        if (script_.line_count(items_[i]) != 1 || words.size() > 60 || words.size() < 3)
            return false;
        if (begins_lower(words) || ends_sentence_but_question(words) || words.back() == '?')
            return false;
        if (!body_follows(i) || i == 0 || is_salutation(words) || is_valediction(words)
            || byline_name(words))
            return false;
        if (items_[i].indent > script_.layout.body_indent + 20) return false;
        const Item& above = items_[i - 1];
        const bool after_text = script_.is_body(above) || above.kind == ItemKind::LineGroup
                                || ends_sentence(script_.words(above)) || above.division;
        return after_text && word_count(words) <= 9 && !is_break_line(words)
               && utf8::is_letter(utf8::decode(words, 0).code_point)
               && words.find("  ") == std::string_view::npos
               && words.find_first_of("=|<>{}\\@/") == std::string_view::npos;
    }

    // ------------------------------------------------ contents

    [[nodiscard]] bool could_be_listed(const Item& item) const {
        if (item.division || item.kind == ItemKind::Break || item.kind == ItemKind::Speech)
            return false;
        if (script_.line_text(item.first).front() == '[') return false;
        return !script_.is_body(item) || item.kind == ItemKind::LineGroup
               || rank_by_words(item) != no_heading;
    }

    void count_keys() {
        for (std::size_t i = begin_; i < items_.size(); ++i)
            if (could_be_listed(items_[i]) && items_[i].kind != ItemKind::LineGroup)
                last_with_key_[key(items_[i])] = i;
    }

    [[nodiscard]] std::string key(const Item& item) const {
        return words_key(script_.words(item));
    }

    // A run of short items, most of which come again later as items of their own, is the
    // contents list.
    void mark_contents() {
        for (std::size_t i = begin_; i < items_.size();) {
            std::size_t end = i;
            std::size_t again = 0;
            std::size_t last_again = i;
            while (end < items_.size() && could_be_listed(items_[end])
                   && items_[end].kind != ItemKind::Heading) {
                if (comes_again(end, i)) ++again, last_again = end;
                ++end;
            }
            if (again >= 3 && again * 2 >= last_again - i + 1 && stands_before_text(i))
                list(i, last_again + 1);
            i = std::max(end, i + 1);
        }
    }

    // A list of contents stands at the head, a preface or two before it at most.
    [[nodiscard]] bool stands_before_text(std::size_t i) const {
        return (i - begin_) * 5 < items_.size() - begin_ || i - begin_ < 20;
    }

    // The same words stand later as an item that is not in the same run's reach.
    [[nodiscard]] bool comes_again(std::size_t i, std::size_t) const {
        const auto found = last_with_key_.find(key(items_[i]));
        return found != last_with_key_.end() && found->second > i;
    }

    // Three and more numbered parts with nothing between them head nothing: they are a list
    // too.
    void mark_bare_runs() {
        for (std::size_t i = begin_; i < items_.size();) {
            const int rank = items_[i].listed ? no_heading : rank_by_words(items_[i]);
            std::size_t end = i + 1;
            while (rank != no_heading && end < items_.size() && !items_[end].listed
                   && items_[end].kind != ItemKind::Heading
                   && rank_by_words(items_[end]) == rank)
                ++end;
            if (end - i >= 3)
                for (std::size_t one = i; one < end; ++one)
                    make_listed(items_[one]);
            i = end;
        }
    }

    // Before it stand title pages, imprints and lists, where lines of capitals head
    // nothing.
    void find_first_body() {
        first_body_ = begin_;
        while (first_body_ < items_.size() && !script_.is_body(items_[first_body_]))
            ++first_body_;
    }

    // Without numbered chapters a preface ranks with the largest heading there is.
    void level_named_parts() {
        int largest = 0;
        for (std::size_t i = begin_; i < items_.size(); ++i) {
            if (ranks_[i] == no_heading || items_[i].under) continue;
            const std::string words = script_.words(items_[i]);
            if (keyword_heading(words).rank != no_heading) return;
            if (rank_of_named_part(words) == no_heading
                && (largest == 0 || ranks_[i] < largest))
                largest = ranks_[i];
        }
        if (largest == 0) return;
        for (std::size_t i = begin_; i < items_.size(); ++i)
            if (ranks_[i] == rank_chapter && !items_[i].under
                && rank_of_named_part(script_.words(items_[i])) != no_heading)
                ranks_[i] = largest;
    }

    void note_chapters() {
        int chapters = 0;
        for (std::size_t i = begin_; i < items_.size(); ++i)
            chapters += !items_[i].listed && items_[i].kind != ItemKind::Heading
                        && rank_by_words(items_[i]) == rank_chapter;
        has_chapters_ = chapters >= 3;
    }

    void make_listed(Item& item) {
        item.listed = true;
        listed_keys_.insert(key(item));
        item.kind = ItemKind::LineGroup;
    }

    [[nodiscard]] std::size_t heading_of_list(std::size_t begin, std::size_t end) const {
        for (std::size_t i = begin; i < end; ++i) {
            const std::string words = key(items_[i]);
            if (words == "contents" || words == "tableofcontents" || words == "inhalt")
                return i;
        }
        return end;
    }

    void list(std::size_t begin, std::size_t end) {
        // The list's own heading stays one.
        const std::size_t named = heading_of_list(begin, end);
        begin = named < end ? named + 1 : begin;
        while (named == end && begin < end && !comes_again(begin, begin))
            ++begin;
        // The heading of the first part comes again where it too is named twice; text
        // follows it.
        while (end > begin + 1 && body_follows(end - 1)
               && items_[end - 1].blank_before > items_[end - 2].blank_before)
            --end;
        for (std::size_t i = begin; i < end; ++i)
            make_listed(items_[i]);
    }

    // ------------------------------------------------ the whole

    // One "I" between paragraphs is a slip; I, II, III are parts.
    void drop_lonely_numerals() {
        std::vector<std::size_t> numerals;
        bool titled = false;
        for (std::size_t i = begin_; i < items_.size(); ++i) {
            const bool with_title =
                ranks_[i] == rank_capitals && opens_with_numeral(items_[i]);
            titled = titled || with_title;
            if (with_title || ranks_[i] == rank_numeral) numerals.push_back(i);
        }
        int rising = 0;
        for (std::size_t n = 1; n < numerals.size(); ++n) {
            const auto before =
                number_of(first_word(script_.line_text(items_[numerals[n - 1]].first)));
            const auto here =
                number_of(first_word(script_.line_text(items_[numerals[n]].first)));
            rising += before && here && *here == *before + 1;
        }
        const bool sequence =
            rising * 2 >= static_cast<int>(numerals.size()) && !numerals.empty();
        for (const std::size_t i : numerals)
            if (ranks_[i] == rank_numeral)
                ranks_[i] = !sequence ? no_heading : titled ? rank_capitals : rank_numeral;
    }

    // The work's own title, printed again and again at the head of its parts, is no
    // heading.
    void drop_running_titles() {
        std::set<std::string> titles;
        for (std::size_t i = 0; i < begin_; ++i)
            if (items_[i].role == document::Role::Title) titles.insert(key(items_[i]));
        std::vector<std::size_t> repeats;
        for (std::size_t i = begin_; i < items_.size(); ++i)
            if (ranks_[i] == rank_capitals && titles.contains(key(items_[i])))
                repeats.push_back(i);
        if (repeats.size() < 2) return;
        for (const std::size_t i : repeats)
            ranks_[i] = no_heading;
    }

    // "IV. OUR AIMS"
    [[nodiscard]] bool opens_with_numeral(const Item& item) const {
        const std::string_view first = first_word(script_.line_text(item.first));
        return first.ends_with('.') && is_numeral(first);
    }

    // Lines of capitals set off like chapters, in a work that has chapters, are chapters
    // too.
    void promote_capitals() {
        int least = 0;
        for (std::size_t i = begin_; i < items_.size(); ++i)
            if (ranks_[i] == rank_chapter && items_[i].blank_before > 0)
                least = least == 0 ? items_[i].blank_before
                                   : std::min(least, items_[i].blank_before);
        if (least == 0) return;
        for (std::size_t i = begin_; i < items_.size(); ++i)
            if (ranks_[i] >= rank_capitals && ranks_[i] < rank_numbered && least >= 2
                && items_[i].blank_before >= std::min(least, 3) && !follows_heading(i))
                ranks_[i] += rank_chapter - rank_capitals;
    }

    [[nodiscard]] bool follows_heading(std::size_t i) const {
        return i > begin_ && ranks_[i - 1] != no_heading;
    }

    void make_headings() {
        std::map<std::string, int> underline_ranks;
        for (std::size_t i = begin_; i < items_.size(); ++i) {
            if (ranks_[i] == no_heading) continue;
            if (items_[i].under) ranks_[i] = underlined_rank(items_[i], underline_ranks);
            items_[i].kind = ItemKind::Heading;
        }
    }

    // Styles of underline rank in the order of their first use, as in reStructuredText.
    int underlined_rank(const Item& item, std::map<std::string, int>& ranks) const {
        std::string style(1, script_.line_text(*item.under)[0]);
        if (item.over) style += "over";
        const int next = rank_chapter + static_cast<int>(ranks.size());
        return ranks.try_emplace(style, next).first->second;
    }

    // "CHAPTER I" and the title under it are one heading.
    void join_titles() {
        for (std::size_t i = begin_; i + 1 < items_.size(); ++i) {
            if (!takes_title(i) || !gives_title(i, i + 1)) continue;
            items_[i].last = items_[i + 1].last;
            items_.erase(items_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
            ranks_.erase(ranks_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        }
    }

    [[nodiscard]] bool takes_title(std::size_t i) const {
        const Item& item = items_[i];
        if (item.kind != ItemKind::Heading || item.under || script_.line_count(item) > 1)
            return false;
        const std::string words = script_.words(item);
        const Numbered numbered = keyword_heading(words);
        if (ranks_[i] == rank_numeral) return true;
        return numbered.rank != no_heading && numbered.title.empty();
    }

    [[nodiscard]] bool gives_title(std::size_t i, std::size_t next) const {
        const Item& item = items_[next];
        if (item.division || item.listed || item.under || script_.line_count(item) > 3
            || script_.width(item) > 80)
            return false;
        if (item.kind != ItemKind::Prose && item.kind != ItemKind::Heading
            && item.kind != ItemKind::LineGroup)
            return false;
        const std::string words = script_.words(item);
        if (words.size() > 160 || quoted_or_bracketed(words)
            || keyword_heading(words).rank != no_heading
            || rank_of_named_part(words) != no_heading)
            return false;
        if (item.blank_before > items_[i].blank_before && item.blank_before > 2)
            return false;
        const bool looks = ranks_[next] != no_heading && ranks_[next] != rank_numeral;
        const bool titled =
            (is_title_case(words) || is_all_capitals(words)) && word_count(words) <= 14;
        return (looks || titled) && next + 1 < items_.size();
    }

    void close_up_levels() {
        std::set<int> used;
        for (std::size_t i = begin_; i < items_.size(); ++i)
            if (items_[i].kind == ItemKind::Heading) used.insert(ranks_[i]);
        std::vector<int> open;
        for (std::size_t i = begin_; i < items_.size(); ++i) {
            if (items_[i].kind != ItemKind::Heading) continue;
            while (!open.empty() && open.back() >= ranks_[i])
                open.pop_back();
            const int wanted =
                static_cast<int>(std::distance(used.begin(), used.find(ranks_[i]))) + 1;
            open.push_back(ranks_[i]);
            items_[i].level = std::min({wanted, static_cast<int>(open.size()), 6});
        }
    }

    Script& script_;
    Items& items_;
    std::size_t begin_;
    std::vector<int> ranks_;
    std::map<std::string, std::size_t> last_with_key_;
    std::set<std::string> listed_keys_;
    bool has_chapters_ = false;
    std::size_t first_body_ = 0;
    int numbered_titles_ = 0;
};

}  // namespace

void find_headings(Script& script, std::size_t begin) {
    Finder(script, begin).find();
}

bool opens_part(const Script& script, const Item& item) {
    Script view{script.source, script.lines, script.layout, {}};
    return Finder(view, 0).rank_by_words(item) != no_heading;
}

}  // namespace pam::manuscript
