#include "manuscript/contents_list.h"

#include "manuscript/folded.h"
#include "manuscript/heading_words.h"

#include <algorithm>
#include <map>

namespace pam::manuscript {

namespace {

class ContentsFinder {
public:
    ContentsFinder(Script& script, std::size_t begin)
        : script_(script)
        , items_(script.items)
        , begin_(begin) {}

    std::set<std::string> find() {
        count_keys();
        mark_contents();
        mark_bare_runs();
        return std::move(listed_keys_);
    }

private:
    void count_keys() {
        for (std::size_t i = begin_; i < items_.size(); ++i)
            if (could_be_listed(script_, items_[i])
                && items_[i].kind != ItemKind::LineGroup)
                last_with_key_[key(items_[i])] = i;
    }

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

    // The same words stand later as an item that is not in the same run's reach.
    [[nodiscard]] bool comes_again(std::size_t i) const {
        const auto found = last_with_key_.find(key(items_[i]));
        return found != last_with_key_.end() && found->second > i;
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
        while (named == end && begin < end && !comes_again(begin))
            ++begin;
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

    [[nodiscard]] std::string key(const Item& item) const {
        return words_key(script_.words(item));
    }

    Script& script_;
    Items& items_;
    std::size_t begin_;
    std::map<std::string, std::size_t> last_with_key_;
    std::set<std::string> listed_keys_;
};

}  // namespace

bool could_be_listed(const Script& script, const Item& item) {
    if (item.division || item.kind == ItemKind::Break || item.kind == ItemKind::Speech
        || item.kind == ItemKind::Table)
        return false;
    if (quoted_or_bracketed(script.line_text(item.first))) return false;
    return !script.is_body(item) || item.kind == ItemKind::LineGroup
           || rank_by_words(script, item) != no_heading;
}

std::set<std::string> find_contents(Script& script, std::size_t begin) {
    return ContentsFinder(script, begin).find();
}

}  // namespace pam::manuscript
