#include "manuscript/proposals.h"

#include "document/walk.h"
#include "manuscript/codes.h"
#include "manuscript/every_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <numeric>

namespace pam::manuscript {

namespace {

using document::Text;

template<typename Value>
std::vector<Value>
in_order(std::vector<Value>& values, const std::vector<std::uint32_t>& order) {
    std::vector<Value> sorted;
    sorted.reserve(values.size());
    for (const std::uint32_t i : order)
        sorted.push_back(std::move(values[i]));
    return sorted;
}

// The editor's decisions and the changes that follow from them.
class Settlement {
public:
    Settlement(Findings findings, Manuscript& manuscript, Diagnostics& log)
        : manuscript_(manuscript)
        , entries_(manuscript.ledger)
        , log_(log) {
        places_.resize(entries_.size());
        places_.insert(places_.end(), findings.places.begin(), findings.places.end());
        entries_.insert(
            entries_.end(),
            std::make_move_iterator(findings.entries.begin()),
            std::make_move_iterator(findings.entries.end())
        );
    }

    void number() {
        if (!std::is_sorted(entries_.begin(), entries_.end(), stands_before)) {
            std::vector<std::uint32_t> order(entries_.size());
            std::iota(order.begin(), order.end(), 0);
            std::stable_sort(
                order.begin(),
                order.end(),
                [&](std::uint32_t a, std::uint32_t b) {
                    return stands_before(entries_[a], entries_[b]);
                }
            );
            entries_ = in_order(entries_, order);
            places_ = in_order(places_, order);
            position_.resize(order.size());
            for (std::uint32_t i = 0; i < order.size(); ++i)
                position_[order[i]] = i;
        }
        give_numbers(entries_);
        numbered_.resize(entries_.size());
        for (std::uint32_t i = 0; i < entries_.size(); ++i)
            numbered_[static_cast<std::size_t>(entries_[i].number - 1)] = i;
    }

    void decide(const ReadOptions& options) {
        // A number may be another file's of the book; who binds it tells of those that
        // are nobody's.
        tells_unknown_ = options.binding == Binding::Alone;
        std::vector<int> refused = options.refuse;
        std::sort(refused.begin(), refused.end());
        for (const int number : options.accept) {
            if (std::binary_search(refused.begin(), refused.end(), number))
                tell(
                    codes::entry_refused_and_accepted,
                    number,
                    "is both refused and accepted; it stays as typed"
                );
            else if (LedgerEntry* entry = named(number))
                accept(*entry);
        }
        refused.erase(std::unique(refused.begin(), refused.end()), refused.end());
        for (const int number : refused)
            if (LedgerEntry* entry = named(number)) refuse(*entry);
        std::sort(wanted_back_.begin(), wanted_back_.end());
        put_back_others();
    }

    // Each text is changed once, however many entries stand in it: the desk found those of
    // one text one after another.
    void make() {
        std::vector<std::uint32_t> made;
        for (std::uint32_t found = 0; found < entries_.size(); ++found) {
            const std::uint32_t i = position_.empty() ? found : position_[found];
            if (places_[i].text && holds(i)) made.push_back(i);
        }
        if (!put_back_.empty())
            std::stable_sort(
                made.begin(),
                made.end(),
                [&](std::uint32_t a, std::uint32_t b) {
                    if (places_[a].text != places_[b].text)
                        return std::less<>{}(places_[a].text, places_[b].text);
                    return places_[a].begin < places_[b].begin;
                }
            );
        Edits edits;
        for (std::size_t i = 0; i < made.size(); ++i) {
            const TextPlace& place = places_[made[i]];
            const LedgerEntry& entry = entries_[made[i]];
            const bool back = entry.standing == Standing::Refused;
            edits.push_back({place.begin, place.end, back ? entry.before : entry.after});
            if (i + 1 < made.size() && places_[made[i + 1]].text == place.text) continue;
            amend(*place.text, edits);
            edits.clear();
        }
    }

private:
    // The desk's own changes are made where they hold; other makers' were made before and
    // are undone where they do not.
    [[nodiscard]] bool holds(std::uint32_t i) const {
        return entries_[i].standing
               == (is_put_back(i) ? Standing::Refused : Standing::Applied);
    }

    [[nodiscard]] bool is_put_back(std::uint32_t i) const {
        return std::binary_search(put_back_.begin(), put_back_.end(), i);
    }

    void tell(const char* code, int number, const char* what) {
        const LedgerEntry* entry = find(number);
        log_.warn(
            code,
            entry ? entry->span : Span::none(),
            fmt::format("ledger entry {} {}", number, what)
        );
    }

    LedgerEntry* find(int number) {
        const bool known = number >= 1 && number <= static_cast<int>(entries_.size());
        return known ? &entries_[numbered_[static_cast<std::size_t>(number - 1)]] : nullptr;
    }

    LedgerEntry* named(int number) {
        if (LedgerEntry* entry = find(number)) return entry;
        if (!tells_unknown_) return nullptr;
        log_.warn(
            codes::no_such_entry,
            Span::none(),
            fmt::format(
                "the ledger has no entry {}; its last is {}", number, entries_.size()
            ),
            {"the numbers are those of the last ledger of this manuscript"}
        );
        return nullptr;
    }

    static void accept(LedgerEntry& entry) {
        if (entry.standing == Standing::Proposed) entry.standing = Standing::Applied;
    }

    void refuse(LedgerEntry& entry) {
        const auto i = static_cast<std::uint32_t>(&entry - entries_.data());
        const bool made_before = !places_[i].text && entry.standing == Standing::Applied;
        if (made_before)
            wanted_back_.push_back(i);
        else
            entry.standing = Standing::Refused;
    }

    // What another maker changed is put back where the document still shows it.
    void put_back_others() {
        if (wanted_back_.empty()) return;
        for_each_text(manuscript_.document, [&](Text& text) {
            if (!text.span.is_none()) look_for_entries(text);
        });
        for (const std::uint32_t i : wanted_back_) {
            if (!places_[i].text) {
                tell(
                    codes::entry_not_put_back,
                    entries_[i].number,
                    "cannot be refused: the document does not show it, or no page could"
                );
                continue;
            }
            entries_[i].standing = Standing::Refused;
            put_back_.push_back(i);
        }
    }

    void look_for_entries(Text& text) {
        const auto first = std::partition_point(
            wanted_back_.begin(),
            wanted_back_.end(),
            [&](std::uint32_t i) {
                const Span span = entries_[i].span;
                return span.source != text.span.source ? span.source < text.span.source
                                                       : span.begin < text.span.begin;
            }
        );
        for (auto next = first; next != wanted_back_.end(); ++next) {
            const std::uint32_t i = *next;
            const LedgerEntry& entry = entries_[i];
            if (entry.span.source != text.span.source || entry.span.end > text.span.end)
                return;
            if (places_[i].text || !may_stand(entry.before)) continue;
            const std::size_t at = shown_at(text, entry);
            if (at == std::string::npos) continue;
            places_[i] = {
                &text,
                static_cast<std::uint32_t>(at),
                static_cast<std::uint32_t>(at + entry.after.size())};
        }
    }

    // The byte of the text that came from the entry's first, where the text shows there
    // what the entry made; npos where it does not.
    static std::size_t shown_at(const Text& text, const LedgerEntry& entry) {
        if (entry.after.empty()) return std::string::npos;
        for (std::size_t at = text.text.find(entry.after); at != std::string::npos;
             at = text.text.find(entry.after, at + 1)) {
            const std::uint32_t place = document::source_offset(text, at);
            if (place == entry.span.begin) return at;
            if (place > entry.span.begin) break;
        }
        return std::string::npos;
    }

    // Control characters cannot stand in any output.
    static bool may_stand(const std::string& typed) {
        return std::none_of(
                   typed.begin(),
                   typed.end(),
                   [](char c) {
                       return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t'
                              && c != '\r';
                   }
               )
               && typed.find('\x7F') == std::string::npos;
    }

    Manuscript& manuscript_;
    std::vector<LedgerEntry>& entries_;
    std::vector<TextPlace> places_;
    bool tells_unknown_ = true;
    std::vector<std::uint32_t> numbered_;     // by number, less 1
    std::vector<std::uint32_t> position_;     // by order of finding, where that is another
    std::vector<std::uint32_t> wanted_back_;  // ascending
    std::vector<std::uint32_t> put_back_;     // ascending
    Diagnostics& log_;
};

}  // namespace

void settle_ledger(
    Findings findings, Manuscript& manuscript, const ReadOptions& options, Diagnostics& log
) {
    Settlement settlement(std::move(findings), manuscript, log);
    settlement.number();
    settlement.decide(options);
    settlement.make();
}

}  // namespace pam::manuscript
