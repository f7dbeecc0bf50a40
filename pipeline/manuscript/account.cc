// The account: the source's characters in order against the document's. For each text of
// the document, in source order, what the source says there (less markup, with the ledger's
// changes made) is set beside what the text says; all between texts must be markup. One
// pass, linear.
#include "base/utf8.h"
#include "document/walk.h"
#include "manuscript/manuscript.h"

#include <algorithm>

namespace pam::manuscript {

namespace {

using document::Text;

// A character that the text must show, and the source bytes it answers for.
struct Expected {
    char32_t character = 0;
    Span span;
};

std::size_t non_blank(std::string_view text) {
    std::size_t total = 0;
    for (std::size_t i = 0; i < text.size();) {
        const utf8::Decoded next = utf8::decode(text, i);
        total += !utf8::is_space(next.code_point);
        i += next.bytes;
    }
    return total;
}

std::vector<const Text*> texts_in_source_order(const document::Document& document) {
    std::vector<const Text*> texts;
    document::for_each_text(document, [&](const Text& text) {
        if (!text.span.is_none() && text.span.source == 0) texts.push_back(&text);
    });
    std::stable_sort(texts.begin(), texts.end(), [](const Text* a, const Text* b) {
        return a->span.begin < b->span.begin;
    });
    return texts;
}

class Accountant {
public:
    Accountant(const Source& source, const Manuscript& manuscript)
        : text_(source.text())
        , consumed_(manuscript.consumed)
        , references_(manuscript.references)
        , ledger_(manuscript.ledger) {
        account_.characters = non_blank(text_);
    }

    void settle(const Text& text) {
        if (text.span.begin > at_) settle_gap(text.span.begin);
        read_source(std::min<std::size_t>(text.span.end, text_.size()));
        compare(text.text);
    }

    Account finish() {
        settle_gap(text_.size());
        return std::move(account_);
    }

private:
    // What stands between texts must be markup, ledger or blank.
    void settle_gap(std::size_t end) {
        read_source(end);
        compare({});
    }

    // Fills `expected_` with what [at_, end) says to the document's reader.
    void read_source(std::size_t end) {
        expected_.clear();
        while (at_ < end) {
            if (skip_markup() || make_change() || resolve_reference()) continue;
            const utf8::Decoded next = utf8::decode(text_, at_);
            const auto begin = static_cast<std::uint32_t>(at_);
            at_ += next.bytes;
            if (utf8::is_space(next.code_point)) continue;
            expected_.push_back(
                {next.code_point, {begin, static_cast<std::uint32_t>(at_), 0}}
            );
        }
    }

    bool skip_markup() {
        while (next_consumed_ < consumed_.size()
               && consumed_[next_consumed_].span.end <= at_)
            ++next_consumed_;
        if (next_consumed_ == consumed_.size()) return false;
        const Span span = consumed_[next_consumed_].span;
        if (span.begin > at_) return false;
        account_.as_markup += non_blank(text_.substr(at_, span.end - at_));
        at_ = span.end;
        return true;
    }

    // What is proposed or refused is not in the text.
    bool make_change() {
        // An entry of no length tells of words that stand as they are: an insertion that
        // was accepted.
        while (next_change_ < ledger_.size()
               && (ledger_[next_change_].span.begin < at_
                   || ledger_[next_change_].span.end <= at_
                   || ledger_[next_change_].standing != Standing::Applied))
            ++next_change_;
        if (next_change_ == ledger_.size() || ledger_[next_change_].span.begin != at_)
            return false;
        const LedgerEntry& entry = ledger_[next_change_++];
        account_.as_ledger += non_blank(text_.substr(at_, entry.span.size()));
        expect(entry.after, entry.span);
        return true;
    }

    bool resolve_reference() {
        while (next_reference_ < references_.size()
               && references_[next_reference_].span.begin < at_)
            ++next_reference_;
        if (next_reference_ == references_.size()
            || references_[next_reference_].span.begin != at_)
            return false;
        const Reference& reference = references_[next_reference_++];
        account_.as_markup += non_blank(text_.substr(at_, reference.span.size()));
        expect(reference.text, reference.span);
        return true;
    }

    // `shown` stands for the source bytes of the place.
    void expect(std::string_view shown, Span place) {
        for (std::size_t i = 0; i < shown.size();) {
            const utf8::Decoded next = utf8::decode(shown, i);
            if (!utf8::is_space(next.code_point))
                expected_.push_back({next.code_point, place});
            i += next.bytes;
        }
        changed_ += non_blank(shown);
        at_ = place.end;
    }

    void compare(std::string_view shown) {
        read_shown(shown);
        const std::size_t shorter = std::min(expected_.size(), shown_.size());
        std::size_t head = 0;
        while (head < shorter && expected_[head].character == shown_[head])
            ++head;
        std::size_t tail = 0;
        while (tail < shorter - head
               && expected_[expected_.size() - 1 - tail].character
                      == shown_[shown_.size() - 1 - tail])
            ++tail;
        account_.as_text += head + tail - std::min(changed_, head + tail);
        changed_ = 0;
        report_unexplained(head, expected_.size() - tail);
        report_invented(head, shown_.size() - tail);
    }

    void read_shown(std::string_view shown) {
        shown_.clear();
        for (std::size_t i = 0; i < shown.size();) {
            const utf8::Decoded next = utf8::decode(shown, i);
            if (!utf8::is_space(next.code_point)) shown_.push_back(next.code_point);
            i += next.bytes;
        }
    }

    void report_unexplained(std::size_t begin, std::size_t end) {
        if (begin >= end) return;
        const Span span{expected_[begin].span.begin, expected_[end - 1].span.end, 0};
        account_.unexplained.push_back(span);
    }

    void report_invented(std::size_t begin, std::size_t end) {
        if (begin >= end) return;
        std::string invented;
        for (std::size_t i = begin; i < end; ++i)
            utf8::append(invented, shown_[i]);
        account_.invented.push_back(std::move(invented));
    }

    std::string_view text_;
    const std::vector<Consumed>& consumed_;
    const std::vector<Reference>& references_;
    const std::vector<LedgerEntry>& ledger_;
    std::size_t at_ = 0;
    std::size_t next_consumed_ = 0;
    std::size_t next_reference_ = 0;
    std::size_t next_change_ = 0;
    std::size_t changed_ = 0;  // characters of `expected_` that are counted elsewhere
    std::vector<Expected> expected_;
    std::vector<char32_t> shown_;
    Account account_;
};

}  // namespace

Account balance(const Source& source, const Manuscript& manuscript) {
    Accountant accountant(source, manuscript);
    for (const Text* text : texts_in_source_order(manuscript.document))
        accountant.settle(*text);
    return accountant.finish();
}

}  // namespace pam::manuscript
