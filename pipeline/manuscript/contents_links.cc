// The entries of a contents list and the headings they name: which runs are one, and where
// their links lead.
#include "base/match.h"
#include "base/utf8.h"
#include "document/walk.h"
#include "manuscript/contents_entries.h"
#include "manuscript/contents_list.h"
#include "manuscript/folded.h"
#include "manuscript/shapes.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace pam::manuscript {

namespace {

using namespace document;

// Headings by their keys, in order, each known by its number.
class Register {
public:
    void add(std::string_view words, std::size_t number) {
        for (const std::string& key : heading_keys(words))
            by_key_[key].push_back(number);
    }

    // The heading that an entry names: the first after the one named before, else the
    // nearest after it; `limit` is the first number that counts.
    [[nodiscard]] std::optional<std::size_t>
    find(std::string_view entry, std::size_t after, std::size_t limit) const {
        std::optional<std::size_t> earlier;
        for (const std::string& key : entry_keys(entry)) {
            const auto found = by_key_.find(key);
            if (found == by_key_.end()) continue;
            const auto& numbers = found->second;
            const auto next = std::lower_bound(numbers.begin(), numbers.end(), after);
            if (next != numbers.end()) return *next;
            const auto any = std::lower_bound(numbers.begin(), numbers.end(), limit);
            if (any != numbers.end() && !earlier) earlier = *any;
        }
        return earlier;
    }

private:
    std::unordered_map<std::string, std::vector<std::size_t>> by_key_;
};

std::size_t end_of_run(const Items& items, std::size_t begin) {
    std::size_t end = begin;
    while (end < items.size() && items[end].listed && !items[end].division)
        ++end;
    return end;
}

std::vector<std::string> keys_of_words(std::string_view text) {
    std::vector<std::string> keys;
    for (std::string_view rest = text; !rest.empty();) {
        const std::string_view word = first_word(rest);
        std::string key = words_key(word);
        if (!key.empty()) keys.push_back(std::move(key));
        rest = utf8::trim(rest.substr(std::max<std::size_t>(word.size(), 1)));
    }
    return keys;
}

// Three words of four and more are the same.
bool says_nearly(std::string_view one, std::string_view other) {
    const auto a = keys_of_words(one);
    const auto b = keys_of_words(other);
    const std::size_t longer = std::max(a.size(), b.size());
    std::size_t same = 0;
    for (const std::string& word : a)
        same += std::find(b.begin(), b.end(), word) != b.end() ? 1 : 0;
    return longer >= 4 && longer <= 40 && same * 4 >= longer * 3;
}

void link(Paragraph& entry, const std::string& id) {
    Inlines words = std::move(entry.inlines);
    entry.inlines.clear();
    entry.inlines.push_back({Link{"#" + id, "", std::move(words), entry.span}});
}

class Linker {
public:
    explicit Linker(Document& document) {
        for_each_heading(document.blocks, [&](Heading& heading) {
            headings_.push_back(&heading);
            register_.add(plain_text(heading.inlines), headings_.size() - 1);
        });
        link(document.blocks);
    }

private:
    void link(Blocks& blocks) {
        for (Block& block : blocks) {
            auto* division = std::get_if<Division>(&block.value);
            if (division && division->kind == DivisionKind::Contents)
                link(*division);
            else if (division)
                link(division->blocks);
        }
    }

    void link(Division& contents) {
        const auto first =
            std::find_if(headings_.begin(), headings_.end(), [&](const Heading* heading) {
                return heading->span.begin > contents.span.begin;
            });
        const auto limit = static_cast<std::size_t>(first - headings_.begin());
        std::vector<Paragraph*> entries;
        for (Block& block : contents.blocks)
            if (auto* entry = std::get_if<Paragraph>(&block.value))
                entries.push_back(entry);
        std::vector<std::optional<std::size_t>> named;
        std::size_t after = limit;
        for (const Paragraph* entry : entries) {
            named.push_back(register_.find(plain_text(entry->inlines), after, limit));
            if (named.back()) after = *named.back() + 1;
        }
        name_the_rest(entries, limit, named);
        for (std::size_t i = 0; i < entries.size(); ++i)
            if (named[i]) manuscript::link(*entries[i], headings_[*named[i]]->id);
    }

    // An entry that words its heading a little differently: the heading stands between
    // those that its neighbours name, and most of the words are the same.
    void name_the_rest(
        const std::vector<Paragraph*>& entries,
        std::size_t limit,
        std::vector<std::optional<std::size_t>>& named
    ) const {
        std::vector<std::size_t> next(entries.size() + 1, headings_.size());
        for (std::size_t i = entries.size(); i-- > 0;)
            next[i] = named[i].value_or(next[i + 1]);
        std::size_t from = limit;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if (!named[i]) named[i] = alike(*entries[i], from, next[i]);
            if (named[i]) from = *named[i] + 1;
        }
    }

    [[nodiscard]] std::optional<std::size_t>
    alike(const Paragraph& entry, std::size_t from, std::size_t to) const {
        constexpr std::size_t farthest = 40;
        const std::string words = plain_text(entry.inlines);
        for (std::size_t k = from; k < std::min(to, from + farthest); ++k)
            if (says_nearly(words, plain_text(headings_[k]->inlines))) return k;
        return std::nullopt;
    }

    std::vector<Heading*> headings_;
    Register register_;
};

}  // namespace

void confirm_contents(Script& script, std::vector<Inference>& inferences) {
    Items& items = script.items;
    Register headings;
    for (std::size_t i = 0; i < items.size(); ++i)
        if (items[i].kind == ItemKind::Heading) headings.add(script.words(items[i]), i);
    int groups = 0;
    for (std::size_t i = 0; i < items.size();) {
        const std::size_t end = end_of_run(items, i);
        if (end == i) {
            ++i;
            continue;
        }
        std::size_t named = 0;
        std::size_t after = end;
        for (std::size_t entry = i; entry < end; ++entry)
            if (const auto found = headings.find(script.words(items[entry]), after, end)) {
                ++named;
                after = *found + 1;
            }
        const std::size_t entries = end - i;
        if (named >= 2 && named * 2 >= entries) {
            const int confidence = static_cast<int>(60 + 40 * named / entries);
            ++groups;
            for (std::size_t entry = i; entry < end; ++entry) {
                items[entry].division = DivisionKind::Contents;
                items[entry].group = -groups;
                items[entry].kind = ItemKind::Prose;
            }
            const Span span = joined(script.span(items[i]), script.span(items[end - 1]));
            const std::string told = std::to_string(entries) + " entries, "
                                     + std::to_string(named) + " of them linked";
            inferences.push_back({"contents list", told, span, confidence});
        }
        i = end;
    }
}

void link_contents(Document& document) {
    Linker linker(document);
}

}  // namespace pam::manuscript
