#include "manuscript/heading_levels.h"

#include "manuscript/folded.h"
#include "manuscript/heading_words.h"
#include "manuscript/shapes.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace pam::manuscript {

namespace {

class Leveller {
public:
    Leveller(Script& script, std::size_t begin, std::vector<int> ranks)
        : script_(script)
        , items_(script.items)
        , begin_(begin)
        , ranks_(std::move(ranks)) {}

    void level() {
        drop_lonely_numerals();
        drop_running_titles();
        promote_capitals();
        level_named_parts();
        make_headings();
        join_titles();
        close_up_levels();
    }

private:
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

    [[nodiscard]] bool follows_heading(std::size_t i) const {
        return i > begin_ && ranks_[i - 1] != no_heading;
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
            || rank_of_named_part(words) != no_heading
            || has_word_of(first_word(words), " scene scenes "))
            return false;
        if (item.blank_before > items_[i].blank_before && item.blank_before > 2)
            return false;
        const bool looks = ranks_[next] != no_heading && ranks_[next] != rank_numeral;
        const bool titled =
            (is_title_case(words) || is_all_capitals(words)) && word_count(words) <= 14;
        return (looks || titled) && next + 1 < items_.size();
    }

    // "CHAPTER I" and the title under it are one heading.
    void join_titles() {
        Items joined;
        std::vector<int> ranks;
        for (std::size_t i = 0; i < items_.size(); ++i) {
            joined.push_back(items_[i]);
            ranks.push_back(ranks_[i]);
            const bool joins = i >= begin_ && i + 1 < items_.size() && takes_title(i)
                               && gives_title(i, i + 1);
            if (joins) joined.back().last = items_[++i].last;
        }
        items_ = std::move(joined);
        ranks_ = std::move(ranks);
    }

    // Styles of underline rank in the order of their first use, as in reStructuredText.
    int underlined_rank(const Item& item, std::map<std::string, int>& ranks) const {
        std::string style(1, script_.line_text(*item.under)[0]);
        if (item.over) style += "over";
        const int next = rank_chapter + static_cast<int>(ranks.size());
        return ranks.try_emplace(style, next).first->second;
    }

    void make_headings() {
        std::map<std::string, int> underline_ranks;
        for (std::size_t i = begin_; i < items_.size(); ++i) {
            if (ranks_[i] == no_heading) continue;
            if (items_[i].under) ranks_[i] = underlined_rank(items_[i], underline_ranks);
            items_[i].kind = ItemKind::Heading;
        }
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

    [[nodiscard]] std::string key(const Item& item) const {
        return words_key(script_.words(item));
    }

    Script& script_;
    Items& items_;
    std::size_t begin_;
    std::vector<int> ranks_;
};

}  // namespace

void level_headings(Script& script, std::size_t begin, std::vector<int> ranks) {
    Leveller(script, begin, std::move(ranks)).level();
}

}  // namespace pam::manuscript
