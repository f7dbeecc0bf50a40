#include "manuscript/edits.h"

#include "base/utf8.h"
#include "document/walk.h"

#include <algorithm>

namespace pam::manuscript {

namespace {

using document::Splice;
using document::Text;

// Copies the old text piece by piece, with its splices moved to their new places.
class Amender {
public:
    explicit Amender(const Text& old) : old_(old) {
        amended_.span = old.span;
        amended_.text.reserve(old.text.size() + 16);
        if (!old.span.is_none())
            amended_.splices.push_back({0, document::source_offset(old, 0)});
    }

    void copy_to(std::size_t end) {
        if (end == copied_) return;
        note_place(copied_);
        for (; next_ < old_.splices.size() && old_.splices[next_].text_offset < end;
             ++next_)
            if (const Splice& splice = old_.splices[next_]; splice.text_offset > copied_)
                put_splice(
                    static_cast<std::uint32_t>(
                        amended_.text.size() + splice.text_offset - copied_
                    ),
                    splice.source_offset
                );
        amended_.text.append(old_.text, copied_, end - copied_);
        copied_ = end;
    }

    void replace(const Edit& edit) {
        copy_to(edit.begin);
        note_place(edit.begin);
        amended_.text += edit.after;
        copied_ = edit.end;
        // Splices inside the replaced text have nothing left to lead back.
        while (next_ < old_.splices.size() && old_.splices[next_].text_offset < edit.end)
            ++next_;
    }

    Text finish() {
        copy_to(old_.text.size());
        if (amended_.splices.size() == 1
            && amended_.splices[0].source_offset == old_.span.begin)
            amended_.splices.clear();
        return std::move(amended_);
    }

private:
    void note_place(std::size_t old_offset) {
        if (old_.span.is_none()) return;
        put_splice(
            static_cast<std::uint32_t>(amended_.text.size()),
            document::source_offset(old_, old_offset)
        );
    }

    void put_splice(std::uint32_t at, std::uint32_t place) {
        if (old_.span.is_none()) return;
        const Splice& last = amended_.splices.back();
        if (last.source_offset + (at - last.text_offset) == place) return;
        if (last.text_offset == at)
            amended_.splices.back().source_offset = place;
        else
            amended_.splices.push_back({at, place});
    }

    const Text& old_;
    Text amended_;
    std::size_t copied_ = 0;
    std::size_t next_ = 0;
};

}  // namespace

Span source_span(const Text& text, std::size_t begin, std::size_t end) {
    return {
        document::source_offset(text, begin),
        document::source_offset(text, end - 1) + 1,
        text.span.source};
}

namespace {

// True when the source says at `place` just what the text says at [begin, end), but for
// folded white space.
bool stands_as_typed(
    const Text& text,
    std::size_t begin,
    std::size_t end,
    Span place,
    const Source& source,
    const References& references
) {
    if (place.end <= place.begin || place.end > text.span.end) return false;
    const std::string typed = resolved(source.text(), place, references);
    const std::string_view shown = std::string_view(text.text).substr(begin, end - begin);
    if (typed == shown) return true;
    return utf8::collapse_spaces(typed) == utf8::collapse_spaces(shown);
}

// The change alone, without what is the same before and after it at either end. A word that
// the end of a page parts stands in the source in two places, its hyphen in one.
Edit narrowed(Edit edit, const Text& text) {
    const std::string_view shown =
        std::string_view(text.text).substr(edit.begin, edit.end - edit.begin);
    const std::size_t most = std::min(shown.size(), edit.after.size());
    std::size_t head = 0;
    while (head < most && shown[head] == edit.after[head])
        ++head;
    std::size_t tail = 0;
    while (tail < most - head
           && shown[shown.size() - 1 - tail] == edit.after[edit.after.size() - 1 - tail])
        ++tail;
    edit.begin += head;
    edit.end -= tail;
    edit.after = edit.after.substr(head, edit.after.size() - head - tail);
    return edit;
}

}  // namespace

void amend(Text& text, const Edits& edits) {
    if (edits.empty()) return;
    Amender amender(text);
    for (const Edit& edit : edits)
        amender.replace(edit);
    text = amender.finish();
}

std::optional<Placed> placed(
    const Edit& edit, const Text& text, const Source& source, const References& references
) {
    const auto at_its_place = [&](const Edit& one) -> std::optional<Placed> {
        const Span place = widened(source_span(text, one.begin, one.end), references);
        if (!stands_as_typed(text, one.begin, one.end, place, source, references))
            return std::nullopt;
        return Placed{one, place};
    };
    if (auto whole = at_its_place(edit)) return whole;
    const Edit change = narrowed(edit, text);
    return change.begin < change.end ? at_its_place(change) : std::nullopt;
}

LedgerEntry entry_of(const Placed& placed, const Source& source) {
    const Edit& edit = placed.edit;
    return {
        0,
        placed.place,
        edit.rule,
        std::string(source.text(placed.place)),
        edit.after,
        edit.code,
        edit.standing};
}

void apply(
    const Edits& edits, Text& text, const Source& source, std::vector<LedgerEntry>& ledger
) {
    Edits done;
    for (const Edit& edit : edits) {
        if (text.span.is_none()) {
            done.push_back(edit);
        } else if (const auto found = placed(edit, text, source, {})) {
            ledger.push_back(entry_of(*found, source));
            done.push_back(found->edit);
        }
    }
    std::erase_if(done, [](const Edit& edit) {
        return edit.standing != Standing::Applied;
    });
    amend(text, done);
}

void number_ledger(std::vector<LedgerEntry>& ledger) {
    std::stable_sort(ledger.begin(), ledger.end(), stands_before);
    give_numbers(ledger);
}

bool stands_before(const LedgerEntry& a, const LedgerEntry& b) {
    if (a.span.source != b.span.source) return a.span.source < b.span.source;
    return a.span.begin < b.span.begin;
}

void give_numbers(std::vector<LedgerEntry>& ledger) {
    // What is changed within words that were called back is numbered last: refusing an
    // entry renames no other.
    int number = 0;
    std::vector<LedgerEntry*> within;
    Span called_back{0, 0, 0};
    for (LedgerEntry& entry : ledger) {
        const bool inside =
            entry.span.source == called_back.source && entry.span.begin < called_back.end;
        if (inside) {
            within.push_back(&entry);
            continue;
        }
        entry.number = ++number;
        if (entry.standing == Standing::Refused && entry.after.empty())
            called_back = entry.span;
    }
    for (LedgerEntry* entry : within)
        entry->number = ++number;
}

std::string applied(const Edits& edits, std::string_view text) {
    std::string result;
    std::size_t copied = 0;
    for (const Edit& edit : edits) {
        result.append(text.substr(copied, edit.begin - copied)).append(edit.after);
        copied = edit.end;
    }
    return result.append(text.substr(copied));
}

}  // namespace pam::manuscript
