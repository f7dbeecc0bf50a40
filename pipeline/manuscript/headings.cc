#include "manuscript/headings.h"

#include "base/utf8.h"
#include "manuscript/contents_list.h"
#include "manuscript/folded.h"
#include "manuscript/heading_levels.h"
#include "manuscript/heading_words.h"
#include "manuscript/letter_words.h"
#include "manuscript/shapes.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace pam::manuscript {

namespace {

class Finder {
public:
    Finder(Script& script, std::size_t begin)
        : script_(script)
        , items_(script.items)
        , begin_(begin) {}

    void find() {
        listed_keys_ = find_contents(script_);
        ranks_.assign(items_.size(), no_heading);
        note_chapters();
        find_first_body();
        count_numbered_titles();
        asks_over_answers_ = asks_over_answers(script_);
        find_marked_lines();
        for (std::size_t i = begin_; i < items_.size(); ++i)
            ranks_[i] = rank(i);
        level_headings(script_, begin_, std::move(ranks_));
    }

private:
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
        return could_be_listed(script_, item) && script_.line_count(item) <= 3
               && listed_keys_.contains(words_key(script_.words(item)));
    }

    // A paragraph that ends in mid-sentence goes on in the next item, whatever that looks
    // like.
    [[nodiscard]] bool breaks_off(const Item& item) const {
        if (!script_.is_body(item) || item.kind != ItemKind::Prose || item.division)
            return false;
        const std::string_view text = script_.source.text(script_.span(item));
        return !ends_sentence(text) && !ends_open(text);
    }

    [[nodiscard]] int rank(std::size_t i) const {
        const Item& item = items_[i];
        if (item.listed || item.division) return no_heading;
        if (item.kind == ItemKind::Heading) return rank_chapter;
        if (!set_off(i)) return no_heading;
        if (heading_mark_ != 0 && script_.line_count(item) == 1
            && (heading_mark_ != '*' || is_starred(i))) {
            const HeadingMarks marks = heading_marks(script_.words(item));
            if (marks.mark == heading_mark_)
                return rank_chapter + static_cast<int>(marks.depth);
        }
        if (const int by_words = rank_by_words(script_, item); by_words != no_heading)
            return by_words;
        if (is_promised(item)) return rank_chapter;
        if (item.kind == ItemKind::Break || item.kind == ItemKind::Speech
            || item.kind == ItemKind::Table || item.kind == ItemKind::Code)
            return no_heading;
        if (script_.line_count(item) > 3 || script_.span(item).size() > 160)
            return no_heading;
        if (i > 0 && breaks_off(items_[i - 1])) return no_heading;
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
        if (is_centred(item) && is_title_case(words) && !ends_as_no_title(words)
            && heading_context(i))
            return rank_capitals;
        const bool asks = asks_over_answers_ && is_question_over_answer(script_, i);
        return asks || is_title_like(i, words) ? rank_title_like : no_heading;
    }

    // Body before or a heading, body after or another heading: where headings stand.
    [[nodiscard]] bool heading_context(std::size_t i) const {
        return body_follows(i)
               || (i + 1 < items_.size()
                   && rank_by_words(script_, items_[i + 1]) != no_heading);
    }

    [[nodiscard]] bool is_capital_heading(std::size_t i, std::string_view words) const {
        if (!is_all_capitals(words) || words.back() == ',' || words.back() == '!'
            || words.back() == '"')
            return false;
        if (word_count(words) > 24 || script_.width(items_[i]) > 90) return false;
        if (items_[i].kind == ItemKind::LineGroup && script_.line_count(items_[i]) > 2)
            return false;
        if (i + 1 == items_.size() || items_[i + 1].kind == ItemKind::Break) return false;
        // "Yours truly," is signed by the name below it.
        if (i > 0 && is_valediction(script_.words(items_[i - 1]))) return false;
        if (is_date_line(script_.words(items_[i + 1])))
            return i >= first_body_ && heads_letter(i);
        if (i < first_body_ && !body_follows(i)) return false;
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
               || is_all_capitals(following) || rank_by_words(script_, next) != no_heading
               || is_title_case(following);
    }

    // Over a date a name signs what is above, and a title heads the letter below.
    [[nodiscard]] bool heads_letter(std::size_t i) const {
        if (i + 2 >= items_.size()) return false;
        const Item& below = items_[i + 2];
        return script_.is_body(below) || is_salutation(script_.words(below));
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

    // Lines that begin with "==" or "##" are headings where three and more are so. Stars
    // are first of all the marks of lists, so more is asked of them.
    void find_marked_lines() {
        constexpr std::size_t least = 3;
        std::size_t equals = 0;
        std::size_t hashes = 0;
        for (std::size_t i = begin_; i < items_.size(); ++i) {
            const char first = script_.line_text(items_[i].first).front();
            if ((first != '=' && first != '#') || !stands_alone(i)) continue;
            const char mark = heading_marks(script_.words(items_[i])).mark;
            equals += mark == '=' ? 1 : 0;
            hashes += mark == '#' ? 1 : 0;
        }
        if (std::max(equals, hashes) >= least)
            heading_mark_ = equals > hashes ? '=' : '#';
        else if (are_stars_headings())
            heading_mark_ = '*';
    }

    [[nodiscard]] bool stands_alone(std::size_t i) const {
        return script_.line_count(items_[i]) == 1 && set_off(i);
    }

    // "* News" over "** Bugs", as outlines have them; or stars at the edge, each over text
    // that does not hang under it, and none that opens a list's entry or that a colon
    // announces.
    [[nodiscard]] bool are_stars_headings() const {
        std::size_t single = 0;
        std::size_t deeper = 0;
        bool over_text = true;
        for (std::size_t i = begin_; i < items_.size(); ++i) {
            if (!is_starred(i)) continue;
            const HeadingMarks marks = heading_marks(script_.words(items_[i]));
            const bool alone = marks.mark == '*' && stands_alone(i);
            deeper += alone && marks.depth > 1 ? 1 : 0;
            single += alone && marks.depth == 1 ? 1 : 0;
            over_text = over_text && alone && heads_text(i) && !is_announced(i);
        }
        return (single >= 1 && deeper >= 2) || (single >= 2 && over_text);
    }

    // A star, or several, and words at the edge of the text.
    [[nodiscard]] bool is_starred(std::size_t i) const {
        const Item& item = items_[i];
        const std::string_view line = script_.line_text(item.first);
        const std::size_t words = line.find_first_not_of('*');
        return item.kind == ItemKind::Prose && words != 0 && words != std::string_view::npos
               && line[words] == ' ' && item.indent <= script_.layout.body_indent;
    }

    [[nodiscard]] bool is_announced(std::size_t i) const {
        return i > 0 && items_[i - 1].kind == ItemKind::Prose
               && script_.line_text(items_[i - 1].last - 1).ends_with(':');
    }

    [[nodiscard]] bool heads_text(std::size_t i) const {
        if (i + 1 >= items_.size() || items_[i + 1].division) return false;
        const Item& next = items_[i + 1];
        return next.kind != ItemKind::Break && !is_starred(i + 1)
               && next.indent <= items_[i].indent + 1;
    }

    [[nodiscard]] bool is_numbered_title(std::size_t i, std::string_view words) const {
        const std::string_view title = after_word(words, first_word(words));
        const bool followed =
            heading_context(i) || (i + 1 < items_.size() && numbered_titles_ >= 3);
        return followed && has_form_of_numbered_title(words, title);
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
        if (begins_lower(words) || ends_as_no_title(words) || words.back() == '?')
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

    // Before it stand title pages, imprints and lists, where lines of capitals head
    // nothing.
    void find_first_body() {
        first_body_ = begin_;
        const auto is_text = [&](std::size_t i) {
            const bool headed =
                i > begin_ && rank_by_words(script_, items_[i - 1]) != no_heading;
            const bool long_text = script_.span(items_[i]).size() > 200;
            return script_.is_body(items_[i]) && (headed || long_text || body_follows(i));
        };
        while (first_body_ < items_.size() && !is_text(first_body_))
            ++first_body_;
    }

    void note_chapters() {
        int chapters = 0;
        for (std::size_t i = begin_; i < items_.size(); ++i)
            chapters += !items_[i].listed && items_[i].kind != ItemKind::Heading
                        && rank_by_words(script_, items_[i]) == rank_chapter;
        has_chapters_ = chapters >= 3;
    }

    Script& script_;
    Items& items_;
    std::size_t begin_;
    std::vector<int> ranks_;
    std::set<std::string> listed_keys_;
    bool has_chapters_ = false;
    bool asks_over_answers_ = false;
    std::size_t first_body_ = 0;
    int numbered_titles_ = 0;
    char heading_mark_ = 0;
};

}  // namespace

void find_headings(Script& script, std::size_t begin) {
    Finder(script, begin).find();
}

namespace {

bool is_set_in_under(const Script& script, std::size_t i, std::size_t answer) {
    constexpr int set_in = 2;
    return answer < script.items.size()
           && script.items[answer].indent >= script.items[i].indent + set_in;
}

// Who asks in several lines, as in an interview, sets no headings.
bool is_long_question(const Script& script, std::size_t i) {
    const Item& item = script.items[i];
    return item.kind == ItemKind::Prose && !item.division && item.list == 0
           && script.line_count(item) > 1 && item.indent <= script.layout.body_indent
           && script.line_text(item.last - 1).ends_with('?')
           && is_set_in_under(script, i, i + 1);
}

// Prose at the edge goes on under the answer.
bool is_left_for_the_edge(const Script& script, std::size_t i) {
    std::size_t next = i + 1;
    while (is_set_in_under(script, i, next))
        ++next;
    if (next >= script.items.size()) return false;
    const Item& item = script.items[next];
    return item.kind == ItemKind::Prose && !item.division && script.line_count(item) > 1;
}

}  // namespace

bool is_question_over_answer(const Script& script, std::size_t i) {
    if (!is_set_in_under(script, i, i + 1)) return false;
    const Item& item = script.items[i];
    const Item& answer = script.items[i + 1];
    if (item.kind != ItemKind::Prose || script.line_count(item) != 1 || item.division)
        return false;
    const std::string_view words = script.line_text(item.first);
    return words.ends_with('?') && !quoted_or_bracketed(words) && !begins_lower(words)
           && answer.blank_before > 0 && item.indent <= script.layout.body_indent;
}

bool asks_over_answers(const Script& script) {
    constexpr int least = 3;
    int questions = 0;
    int left = 0;
    int explained = 0;
    for (std::size_t i = 0; i < script.items.size(); ++i) {
        if (is_long_question(script, i)) return false;
        if (!is_question_over_answer(script, i)) continue;
        ++questions;
        left += is_left_for_the_edge(script, i);
        explained += script.is_body(script.items[i + 1]);
    }
    // An essay that asks, and quotes what others answered, goes on in its own voice. "What
    // do we want?" over "Bread!" is called and answered in the street.
    return questions >= least && left * 3 <= questions && explained * 3 >= questions;
}

bool opens_part(const Script& script, const Item& item) {
    return rank_by_words(script, item) != no_heading;
}

}  // namespace pam::manuscript
