#include "manuscript/ledger_words.h"

#include "base/utf8.h"

#include <algorithm>

namespace pam::manuscript {

namespace {

// At most so many bytes of a word on either side.
constexpr std::size_t reach = 24;

bool is_gap(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool continues_character(std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

bool has_place(std::string_view text, const LedgerEntry& entry) {
    return !entry.span.is_none() && entry.span.end <= text.size();
}

std::size_t word_begin(std::string_view text, std::size_t at) {
    std::size_t begin = at;
    while (begin > 0 && at - begin < reach && !is_gap(text[begin - 1]))
        --begin;
    while (continues_character(text, begin))
        ++begin;
    return begin;
}

// A change of blanks alone shows the word after them too.
std::size_t word_end(std::string_view text, const LedgerEntry& entry) {
    std::size_t end = entry.span.end;
    if (utf8::trim(entry.before).empty())
        while (end < text.size() && is_gap(text[end]))
            ++end;
    const std::size_t word = end;
    while (end < text.size() && end - word < reach && !is_gap(text[end]))
        ++end;
    while (continues_character(text, end))
        --end;
    return end;
}

}  // namespace

ChangedWord changed_word(
    std::string_view text,
    std::span<const LedgerEntry> ledger,
    std::span<const LedgerEntry> entries
) {
    const LedgerEntry& first = entries.front();
    const LedgerEntry& last = entries.back();
    if (!has_place(text, first) || !has_place(text, last))
        return {first.before, first.after};
    const std::size_t begin = word_begin(text, first.span.begin);
    const std::size_t end = word_end(text, last);
    auto next = std::partition_point(
        ledger.begin(),
        ledger.end(),
        [&](const LedgerEntry& entry) {
            return entry.span.source < first.span.source
                   || (entry.span.source == first.span.source && entry.span.begin < begin);
        }
    );
    std::string after;
    std::size_t copied = begin;
    for (; next != ledger.end() && next->span.source == first.span.source
           && next->span.end <= end;
         ++next) {
        const bool asked = &*next >= &first && &*next <= &last;
        if (next->span.begin < copied) continue;
        if (!asked && next->standing != Standing::Applied) continue;
        after += text.substr(copied, next->span.begin - copied);
        after += next->after;
        copied = next->span.end;
    }
    after += text.substr(copied, end - copied);
    return {
        utf8::collapse_spaces(text.substr(begin, end - begin)),
        utf8::collapse_spaces(after)};
}

bool share_a_word(
    std::string_view text, const LedgerEntry& first, const LedgerEntry& second
) {
    return has_place(text, first) && has_place(text, second) && !first.after.empty()
           && first.span.source == second.span.source
           && second.span.begin >= first.span.end
           && second.span.begin < word_end(text, first);
}

std::vector<Tally> tallies_of(const std::vector<LedgerEntry>& ledger) {
    std::vector<Tally> tallies;
    for (const LedgerEntry& entry : ledger) {
        auto found = std::find_if(tallies.begin(), tallies.end(), [&](const Tally& tally) {
            return tally.rule == entry.rule;
        });
        if (found == tallies.end())
            found = tallies.insert(tallies.end(), {entry.rule, entry.code});
        ++(entry.standing == Standing::Applied    ? found->applied
           : entry.standing == Standing::Proposed ? found->proposed
                                                  : found->refused);
    }
    std::stable_sort(tallies.begin(), tallies.end(), [](const Tally& a, const Tally& b) {
        return a.total() > b.total();
    });
    return tallies;
}

std::string_view bare_name(const Source& source) {
    const std::string_view name = source.name();
    return name.substr(name.find_last_of('/') + 1);
}

}  // namespace pam::manuscript
