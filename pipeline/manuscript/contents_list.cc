#include "manuscript/contents_list.h"

#include "base/utf8.h"
#include "manuscript/contents_entries.h"
#include "manuscript/folded.h"
#include "manuscript/heading_words.h"
#include "manuscript/shapes.h"

#include <algorithm>
#include <unordered_map>

namespace pam::manuscript {

namespace {

class ContentsFinder {
public:
    explicit ContentsFinder(Script& script)
        : script_(script)
        , items_(script.items)
        , begin_(first_undivided(script)) {}

    std::set<std::string> find() {
        note_titles();
        part_lists_of_lines();
        mark_contents();
        mark_bare_runs();
        return std::move(listed_keys_);
    }

private:
    // The title page is no part of a list.
    [[nodiscard]] static std::size_t first_undivided(const Script& script) {
        std::size_t i = 0;
        while (i < script.items.size() && script.items[i].division)
            ++i;
        return i;
    }

    // ------------------------------------------------ what stands later

    // Where each wording that may head something stands last.
    void note_titles() {
        for (std::size_t i = begin_; i < items_.size(); ++i) {
            const Item& item = items_[i];
            if (!could_be_listed(script_, item)) continue;
            // Where a part's heading falls to a group of lines, its first line is looked
            // at.
            if (item.kind == ItemKind::LineGroup && script_.line_count(item) > 4) continue;
            const std::string words = script_.words(item);
            const std::uint32_t place = script_.span(item).begin;
            for (const std::string& key : heading_keys(words))
                last_place_[key] = place;
            const bool goes_on = i + 1 < items_.size()
                                 && keyword_heading(words).rank != no_heading
                                 && could_be_listed(script_, items_[i + 1]);
            if (goes_on)
                last_place_[words_key(words + script_.words(items_[i + 1]))] = place;
        }
    }

    [[nodiscard]] bool names_later(std::string_view words, std::uint32_t after) const {
        const auto keys = entry_keys(words);
        return std::any_of(keys.begin(), keys.end(), [&](const std::string& key) {
            const auto found = last_place_.find(key);
            return found != last_place_.end() && found->second > after;
        });
    }

    [[nodiscard]] bool comes_again(std::size_t i) const {
        return names_later(script_.words(items_[i]), script_.span(items_[i]).end);
    }

    // ------------------------------------------------ entries without blank lines between

    struct Entry {
        std::size_t first = 0;
        std::size_t last = 0;
        bool again = false;
    };

    [[nodiscard]] std::string joined_words(std::size_t first, std::size_t last) const {
        const Span span{
            script_.lines[first].text.begin, script_.lines[last - 1].text.end, 0};
        return utf8::collapse_spaces(script_.source.text(span));
    }

    // The entry that begins at the line: as many lines as name a heading, or are set in.
    [[nodiscard]] Entry entry_at(std::size_t line, std::size_t end) const {
        constexpr std::size_t most_lines = 3;
        for (std::size_t last = std::min(line + most_lines, end); last > line; --last)
            if (names_later(joined_words(line, last), script_.lines[last - 1].text.end))
                return {line, last, true};
        std::size_t last = line + 1;
        const auto goes_on = [&] {
            const bool set_in = script_.lines[last].indent > script_.lines[line].indent;
            return set_in || begins_lower(script_.line_text(last));
        };
        while (last < end && last < line + most_lines && goes_on())
            ++last;
        return {line, last, false};
    }

    [[nodiscard]] std::vector<Entry> entries_of(const Item& item) const {
        std::vector<Entry> entries;
        for (std::size_t line = item.first; line < item.last;) {
            entries.push_back(entry_at(line, item.last));
            line = entries.back().last;
        }
        return entries;
    }

    // A block of lines that is a list of contents becomes an item for each entry.
    void part_lists_of_lines() {
        constexpr std::size_t looked_at = 60;
        for (std::size_t i = begin_; i < std::min(items_.size(), begin_ + looked_at); ++i) {
            const Item item = items_[i];
            if (item.kind != ItemKind::LineGroup || item.division
                || script_.line_count(item) < 2)
                continue;
            const std::vector<Entry> entries = entries_of(item);
            const auto again = static_cast<std::size_t>(std::count_if(
                entries.begin(),
                entries.end(),
                [](const Entry& entry) { return entry.again; }
            ));
            const bool named =
                i > begin_ && is_contents_heading(script_.words(items_[i - 1]));
            if (again < (named ? 2U : 3U) || again * 2 < entries.size()) continue;
            part(i, entries);
            i += entries.size() - 1;
        }
    }

    void part(std::size_t i, const std::vector<Entry>& entries) {
        Items parts;
        for (const Entry& entry : entries) {
            Item item = items_[i];
            item.first = entry.first;
            item.last = entry.last;
            item.blank_before = parts.empty() ? item.blank_before : 0;
            parts.push_back(item);
            make_listed(parts.back());
        }
        items_.erase(items_.begin() + static_cast<std::ptrdiff_t>(i));
        items_.insert(
            items_.begin() + static_cast<std::ptrdiff_t>(i), parts.begin(), parts.end()
        );
    }

    // ------------------------------------------------ entries that are items

    // A run of short items, most of which come again later as items of their own, is the
    // contents list.
    void mark_contents() {
        for (std::size_t i = begin_; i < items_.size();) {
            std::size_t end = i;
            std::size_t again = 0;
            std::size_t last_again = i;
            while (end < items_.size() && could_be_listed(script_, items_[end])
                   && items_[end].kind != ItemKind::Heading) {
                if (comes_again(end)) ++again, last_again = end;
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

    // Three and more numbered parts with nothing between them head nothing: they are a list
    // too.
    void mark_bare_runs() {
        for (std::size_t i = begin_; i < items_.size();) {
            const bool listable = !items_[i].listed && items_[i].kind != ItemKind::Heading;
            const int rank = listable ? rank_by_words(script_, items_[i]) : no_heading;
            std::size_t end = i + 1;
            while (rank != no_heading && end < items_.size() && !items_[end].listed
                   && items_[end].kind != ItemKind::Heading
                   && rank_by_words(script_, items_[end]) == rank)
                ++end;
            if (end - i >= 3)
                for (std::size_t one = i; one < end; ++one)
                    make_listed(items_[one]);
            i = end;
        }
    }

    void make_listed(Item& item) {
        item.listed = true;
        for (std::string& key : entry_keys(script_.words(item)))
            listed_keys_.insert(std::move(key));
        item.kind = ItemKind::LineGroup;
    }

    [[nodiscard]] std::size_t heading_of_list(std::size_t begin, std::size_t end) const {
        for (std::size_t i = begin; i < end; ++i)
            if (is_contents_heading(script_.words(items_[i]))) return i;
        return end;
    }

    void list(std::size_t begin, std::size_t end) {
        // The list's own heading stays one.
        const std::size_t named = heading_of_list(begin, end);
        begin = named < end ? named + 1 : begin;
        while (named == end && begin < end && !comes_again(begin))
            ++begin;
        if (begin == end) return;
        // The first part begins where the first entry stands again.
        const std::string opening = words_key(script_.words(items_[begin]));
        for (std::size_t i = begin + 2; i < end; ++i)
            if (words_key(script_.words(items_[i])) == opening) end = i;
        // The heading of the first part comes again where it too is named twice; text
        // follows it.
        while (end > begin + 1 && body_follows(end - 1)
               && items_[end - 1].blank_before > items_[end - 2].blank_before)
            --end;
        for (std::size_t i = begin; i < end; ++i)
            make_listed(items_[i]);
    }

    [[nodiscard]] bool body_follows(std::size_t i) const {
        return i + 1 < items_.size() && script_.is_body(items_[i + 1])
               && !items_[i + 1].division;
    }

    Script& script_;
    Items& items_;
    std::size_t begin_;
    std::unordered_map<std::string, std::uint32_t> last_place_;
    std::set<std::string> listed_keys_;
};

}  // namespace

bool could_be_listed(const Script& script, const Item& item) {
    if (item.division || item.kind == ItemKind::Break || item.kind == ItemKind::Speech
        || item.kind == ItemKind::Table || item.kind == ItemKind::Code)
        return false;
    if (quoted_or_bracketed(script.line_text(item.first))) return false;
    return !script.is_body(item) || item.kind == ItemKind::LineGroup
           || rank_by_words(script, item) != no_heading;
}

std::set<std::string> find_contents(Script& script) {
    return ContentsFinder(script).find();
}

}  // namespace pam::manuscript
