#include "manuscript/ledger_words.h"

#include "base/utf8.h"
#include "manuscript/references.h"

#include <algorithm>

namespace pam::manuscript {

namespace {

// At most so many bytes of a word on either side.
constexpr std::size_t reach = 40;

bool is_gap(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool continues_character(std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

bool has_place(std::string_view text, const LedgerEntry& entry) {
    return !entry.span.is_none() && entry.span.end <= text.size();
}

// A word and the changes in it, read from the source.
class Word {
public:
    Word(
        std::string_view text,
        const Manuscript& manuscript,
        std::span<const LedgerEntry> entries
    )
        : text_(text)
        , manuscript_(manuscript)
        , entries_(entries)
        , begin_(word_begin(entries.front().span.begin))
        , gap_(entries.back().span.end)
        , word_(gap_) {
        // A change that ends with blanks shows the word after them too.
        const std::string& typed = entries.back().before;
        if (utf8::trim(typed).empty() || is_gap(typed.back())) word_ = next_word(gap_);
        end_ = word_end(word_);
        // Points between blanks tell nothing without the word before them.
        const bool mute = begin_ > 1 && text_[begin_ - 1] == ' ' && !says_anything();
        if (mute) begin_ = word_begin(begin_ - 1);
    }

    [[nodiscard]] std::string as_typed() const {
        std::string typed;
        add(begin_, gap_, typed);
        add(word_, end_, typed);
        return utf8::collapse_spaces(typed);
    }

    [[nodiscard]] std::string as_set() const {
        std::string set;
        std::size_t copied = begin_;
        const auto& ledger = manuscript_.ledger;
        const auto from = std::partition_point(
            ledger.begin(),
            ledger.end(),
            [&](const LedgerEntry& entry) { return precedes(entry.span, begin_); }
        );
        for (auto next = from; next != ledger.end() && is_inside(next->span); ++next) {
            if (next->span.begin < copied || !is_made(*next)) continue;
            add_up_to(next->span.begin, copied, set);
            set += next->after;
            copied = next->span.end;
        }
        add_up_to(end_, copied, set);
        return utf8::collapse_spaces(set);
    }

private:
    [[nodiscard]] bool says_anything() const {
        const std::string typed = as_typed();
        for (std::size_t at = 0; at < typed.size();) {
            const utf8::Decoded next = utf8::decode(typed, at);
            if (utf8::is_word(next.code_point)) return true;
            at += next.bytes;
        }
        return false;
    }

    [[nodiscard]] SourceId source() const { return entries_.front().span.source; }

    [[nodiscard]] bool precedes(Span span, std::size_t at) const {
        return span.source != source() ? span.source < source() : span.begin < at;
    }

    [[nodiscard]] bool is_inside(Span span) const {
        return span.source == source() && span.end <= end_;
    }

    [[nodiscard]] bool is_made(const LedgerEntry& entry) const {
        const bool asked = &entry >= &entries_.front() && &entry <= &entries_.back();
        return asked || entry.standing == Standing::Applied;
    }

    [[nodiscard]] std::size_t word_begin(std::size_t at) const {
        std::size_t begin = at;
        while (begin > 0 && at - begin < reach && !is_gap(text_[begin - 1]))
            --begin;
        while (continues_character(text_, begin))
            ++begin;
        return begin;
    }

    [[nodiscard]] std::size_t word_end(std::size_t at) const {
        std::size_t end = at;
        while (end < text_.size() && end - at < reach && !is_gap(text_[end]))
            ++end;
        while (continues_character(text_, end))
            --end;
        return end;
    }

    // Past blanks, markup and what was left out: the next line of a quotation has its `>`
    // first, the rest of a word may stand on the next page.
    [[nodiscard]] std::size_t next_word(std::size_t at) const {
        for (std::size_t from = at;; from = at) {
            while (at < text_.size() && is_gap(text_[at]))
                ++at;
            const auto markup = markup_from(at);
            if (markup != manuscript_.consumed.end() && markup->span.begin <= at)
                at = markup->span.end;
            at = std::max(at, left_out_from(at));
            if (at == from) return at;
        }
    }

    // The end of the words that were left out at `at`; `at` where none were.
    [[nodiscard]] std::size_t left_out_from(std::size_t at) const {
        const auto found = std::partition_point(
            manuscript_.ledger.begin(),
            manuscript_.ledger.end(),
            [&](const LedgerEntry& entry) { return precedes(entry.span, at); }
        );
        if (found == manuscript_.ledger.end() || found->span.source != source()) return at;
        const bool left_out = found->span.begin == at && found->after.empty()
                              && found->standing == Standing::Applied;
        return left_out ? found->span.end : at;
    }

    // The first markup that ends after `at`.
    [[nodiscard]] std::vector<Consumed>::const_iterator markup_from(std::size_t at) const {
        const auto found = std::partition_point(
            manuscript_.consumed.begin(),
            manuscript_.consumed.end(),
            [&](const Consumed& one) {
                return one.span.source != source() ? one.span.source < source()
                                                   : one.span.end <= at;
            }
        );
        const auto end = manuscript_.consumed.end();
        return found != end && found->span.source == source() ? found : end;
    }

    // The source from `copied` to `to`, without the gap.
    void add_up_to(std::size_t to, std::size_t copied, std::string& shown) const {
        if (copied < gap_) add(copied, std::min(to, gap_), shown);
        if (to > word_) add(std::max(copied, word_), to, shown);
    }

    // The source without its markup.
    void add(std::size_t from, std::size_t to, std::string& shown) const {
        for (auto markup = markup_from(from); from < to; ++markup) {
            const bool more =
                markup != manuscript_.consumed.end() && markup->span.source == source();
            const std::size_t stop =
                more ? std::min<std::size_t>(to, markup->span.begin) : to;
            if (stop > from)
                shown += resolved(
                    text_,
                    {static_cast<std::uint32_t>(from),
                     static_cast<std::uint32_t>(stop),
                     source()},
                    manuscript_.references
                );
            if (!more) return;
            from = std::max<std::size_t>(from, markup->span.end);
        }
    }

    std::string_view text_;
    const Manuscript& manuscript_;
    std::span<const LedgerEntry> entries_;
    std::size_t begin_;
    std::size_t gap_;
    std::size_t word_;
    std::size_t end_ = 0;
};

}  // namespace

ChangedWord changed_word(
    std::string_view text,
    const Manuscript& manuscript,
    std::span<const LedgerEntry> entries
) {
    if (!has_place(text, entries.front()) || !has_place(text, entries.back()))
        return {entries.front().before, entries.front().after};
    const Word word(text, manuscript, entries);
    return {word.as_typed(), word.as_set()};
}

bool share_a_word(
    std::string_view text, const LedgerEntry& first, const LedgerEntry& second
) {
    if (!has_place(text, first) || !has_place(text, second) || first.after.empty()
        || first.span.source != second.span.source || second.span.begin < first.span.end)
        return false;
    const std::string_view between =
        text.substr(first.span.end, second.span.begin - first.span.end);
    return between.size() < reach && std::none_of(between.begin(), between.end(), is_gap);
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
