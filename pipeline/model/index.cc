// Locators follow the trade: each page once; three pages and more in a row are a passage.
#include "model/index.h"

#include "base/roman.h"
#include "base/utf8.h"
#include "document/walk.h"
#include "model/codes.h"
#include "model/page_references.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>

namespace pam::model {

namespace {

using document::IndexMark;

/// So many pages in a row are set as a passage.
constexpr int least_run = 3;

// ---------------------------------------------------------------- pages

/// A folio to sort and count by: pages in roman figures stand before the others.
struct Folio {
    bool arabic = false;
    int number = 0;
    auto operator<=>(const Folio&) const = default;
};

Folio folio_number(std::string_view label) {
    Folio folio;
    folio.arabic = !label.empty() && utf8::is_digit(static_cast<char32_t>(label.front()));
    if (!folio.arabic) {
        folio.number = roman_value(label);
        return folio;
    }
    for (const char c : label.substr(0, 8))
        if (c >= '0' && c <= '9') folio.number = folio.number * 10 + (c - '0');
    return folio;
}

/// Pages from one place to another.
struct Passage {
    Folio first, last;
    std::string from, to;              // ids
    std::string from_label, to_label;  // folios as printed
};

Passage passage_of(const Locator& locator, const TypesetModel& model) {
    Passage passage;
    passage.from = locator.from;
    passage.to = locator.to.empty() ? locator.from : locator.to;
    passage.from_label = folio_of(model, passage.from);
    passage.to_label = folio_of(model, passage.to);
    passage.first = folio_number(passage.from_label);
    passage.last = std::max(passage.first, folio_number(passage.to_label));
    return passage;
}

bool is_known(const Locators& locators, const TypesetModel& model) {
    return std::all_of(locators.begin(), locators.end(), [&](const Locator& locator) {
        return model.folios.contains(locator.from);
    });
}

/// The passages in the order of pages, those that meet or overlap made one.
std::vector<Passage> sorted_passages(const Locators& locators, const TypesetModel& model) {
    std::vector<Passage> passages;
    for (const Locator& locator : locators)
        passages.push_back(passage_of(locator, model));
    if (!is_known(locators, model)) return passages;
    std::stable_sort(
        passages.begin(),
        passages.end(),
        [](const Passage& a, const Passage& b) { return a.first < b.first; }
    );
    std::vector<Passage> merged;
    for (Passage& next : passages) {
        if (merged.empty() || merged.back().last < next.first) {
            merged.push_back(std::move(next));
        } else if (merged.back().last < next.last) {
            merged.back().last = next.last;
            merged.back().to = next.to;
            merged.back().to_label = next.to_label;
        }
    }
    return merged;
}

bool follows(const Passage& before, const Passage& next) {
    return before.last.arabic == next.first.arabic
           && next.first.number == before.last.number + 1;
}

/// Three pages and more, one after the other, become a passage.
std::vector<Passage> with_runs(std::vector<Passage> passages) {
    std::vector<Passage> runs;
    for (std::size_t i = 0; i < passages.size();) {
        std::size_t end = i + 1;
        while (end < passages.size() && follows(passages[end - 1], passages[end]))
            ++end;
        const int pages = passages[end - 1].last.number - passages[i].first.number + 1;
        if (pages < least_run) end = i + 1;
        passages[i].last = passages[end - 1].last;
        passages[i].to = passages[end - 1].to;
        passages[i].to_label = passages[end - 1].to_label;
        runs.push_back(std::move(passages[i]));
        i = end;
    }
    return runs;
}

Element page_link(const std::string& id, const std::string& label, std::uint32_t style) {
    Element link = element("a", Role::None, {"locator"}, Span::none());
    link.href = "#" + id;
    link.style = style;
    append(link, generated_text(label));
    return link;
}

// ---------------------------------------------------------------- entries

/// A heading with what it names; its subheadings by their place in the alphabet.
struct Entry {
    Locators locators;
    std::set<std::string> see, see_also;
    std::map<std::size_t, Entry> below;
    std::string id;  // where another entry sends its reader here
};

class IndexBuilder {
public:
    IndexBuilder(const PartNames& names, Workshop& shop, TypesetModel& model)
        : names_(names)
        , shop_(shop)
        , model_(model)
        , terms_(shop.document.index_terms) {
        for (std::size_t i = 0; i < terms_.size(); ++i)
            ranks_.emplace(terms_[i].term, i);
    }

    Nodes build() {
        for (const IndexPlace& place : shop_.index)
            add(place);
        close_passages();
        name_goals(root_);
        Nodes nodes;
        for (auto& [rank, entry] : root_.below) {
            begin_letter(terms_[rank].letter, nodes);
            append(std::get<Element>(nodes.back().value), item(terms_[rank].term, entry));
        }
        return nodes;
    }

private:
    /// A passage that is open: the entry and the place in its list of locators.
    struct Open {
        Entry* entry = nullptr;
        std::size_t locator = 0;
        Span span;
    };

    void add(const IndexPlace& place) {
        const IndexMark& mark = *place.mark;
        const std::vector<std::string> path = document::index_path(mark);
        Entry* entry = &root_;
        for (const std::string& term : path) {
            const auto rank = ranks_.find(term);
            if (rank == ranks_.end()) return;  // no words at all
            entry = &entry->below[rank->second];
        }
        if (!mark.see_also.empty()) entry->see_also.insert(mark.see_also);
        if (!mark.see.empty()) {
            entry->see.insert(mark.see);
            return;
        }
        const std::string key = fmt::format("{}", fmt::join(path, "!"));
        if (mark.extent == IndexMark::Extent::End) return end_passage(key, place);
        if (mark.extent == IndexMark::Extent::Begin)
            open_[key] = {entry, entry->locators.size(), mark.span};
        entry->locators.push_back({place.id, {}});
    }

    void end_passage(const std::string& key, const IndexPlace& place) {
        const auto begun = open_.find(key);
        if (begun == open_.end()) return tell_unpaired(key, place.mark->span, "begins");
        begun->second.entry->locators[begun->second.locator].to = place.id;
        open_.erase(begun);
    }

    void close_passages() {
        for (const auto& [key, begun] : open_)
            tell_unpaired(key, begun.span, "ends");
    }

    void tell_unpaired(const std::string& key, Span span, const char* lacking) {
        shop_.log.warn(
            codes::index_passage_open,
            span,
            fmt::format("the passage on \"{}\" in the index {} nowhere", key, lacking),
            {"mark both: []{.index-from term=\"...\"} and []{.index-to term=\"...\"}"}
        );
    }

    /// Headings that others send their readers to get a place to lead to.
    void name_goals(const Entry& entry) {
        for (const auto* goals : {&entry.see, &entry.see_also})
            for (const std::string& goal : *goals)
                if (Entry* found = find(goal); found != nullptr && found->id.empty())
                    found->id = shop_.ids.fresh("ix-term-1");
        for (const auto& [rank, below] : entry.below)
            name_goals(below);
    }

    Entry* find(std::string_view written) {
        Entry* entry = &root_;
        while (!written.empty()) {
            const std::size_t end = std::min(written.find('!'), written.size());
            const auto rank = ranks_.find(written.substr(0, end));
            if (rank == ranks_.end()) return nullptr;
            const auto below = entry->below.find(rank->second);
            if (below == entry->below.end()) return nullptr;
            entry = &below->second;
            written.remove_prefix(std::min(end + 1, written.size()));
        }
        return entry == &root_ ? nullptr : entry;
    }

    void begin_letter(const std::string& letter, Nodes& nodes) {
        if (!nodes.empty() && letter == letter_) return;
        letter_ = letter;
        if (!letter.empty()) {
            const bool sign = letter == "#";
            Element head =
                element("p", Role::None, {"index-letter", "generated"}, Span::none());
            append(head, generated_text(sign ? "0\u20139" : letter));
            if (!sign || !nodes.empty()) nodes.push_back({std::move(head)});
        }
        nodes.push_back({element("ul", Role::None, {"index-list"}, Span::none())});
    }

    Element item(const std::string& term, const Entry& entry) {
        Element made = element("li", Role::None, {}, Span::none());
        Element line = element("p", Role::None, {"index-entry"}, Span::none());
        line.id = entry.id;
        append(line, words("index-term", term));
        if (!entry.locators.empty()) append(line, pages(entry));
        add_goals(entry.see, names_.see, line);
        add_goals(entry.see_also, names_.see_also, line);
        append(made, std::move(line));
        if (entry.below.empty()) return made;
        Element list = element("ul", Role::None, {"index-list"}, Span::none());
        for (const auto& [rank, below] : entry.below)
            append(list, item(terms_[rank].term, below));
        append(made, std::move(list));
        return made;
    }

    Element words(const char* name, const std::string& text) {
        Element made = element("span", Role::None, {name, "generated"}, Span::none());
        append(made, generated_text(text));
        return made;
    }

    /// All places at first, so that the house style is asked about the links.
    Element pages(const Entry& entry) {
        Element made =
            element("span", Role::Locators, {"index-pages", "generated"}, Span::none());
        made.locators = model_.locators.size();
        model_.locators.push_back(entry.locators);
        append(made, locator_nodes(entry.locators, model_, 0));
        return made;
    }

    void
    add_goals(const std::set<std::string>& goals, std::string_view see, Element& line) {
        if (goals.empty()) return;
        append(line, words("index-stop", ". "));
        append(line, words("index-see", std::string(see)));
        bool first = true;
        for (const std::string& goal : goals) {
            append(line, words("index-stop", first ? " " : "; "));
            first = false;
            const Entry* found = find(goal);
            Element link = words("index-goal", spaced(goal));
            if (found != nullptr) {
                link.tag = "a";
                link.href = "#" + found->id;
            }
            append(line, std::move(link));
        }
    }

    /// "strike!general" as it is read: "strike, general".
    static std::string spaced(std::string_view goal) {
        std::string shown;
        for (const char c : goal)
            shown += c == '!' ? std::string(", ") : std::string(1, c);
        return shown;
    }

    const PartNames& names_;
    Workshop& shop_;
    TypesetModel& model_;
    const std::vector<document::IndexTerm>& terms_;
    std::map<std::string, std::size_t, std::less<>> ranks_;
    Entry root_;
    std::map<std::string, Open> open_;
    std::string letter_;
};

}  // namespace

Nodes index_nodes(const PartNames& names, Workshop& shop, TypesetModel& model) {
    if (shop.index.empty() || shop.document.index_terms.empty()) return {};
    return IndexBuilder(names, shop, model).build();
}

Nodes locator_nodes(
    const Locators& locators, const TypesetModel& model, std::uint32_t link_style
) {
    std::vector<Passage> passages = sorted_passages(locators, model);
    if (is_known(locators, model)) passages = with_runs(std::move(passages));
    Nodes nodes;
    for (const Passage& passage : passages) {
        nodes.push_back({generated_text(", ")});
        nodes.push_back({page_link(passage.from, passage.from_label, link_style)});
        if (passage.to_label == passage.from_label) continue;
        nodes.push_back({generated_text("\u2013")});
        nodes.push_back({page_link(passage.to, passage.to_label, link_style)});
    }
    return nodes;
}

}  // namespace pam::model
