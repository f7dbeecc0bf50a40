#include "manuscript/copy_desk.h"

#include "base/utf8.h"
#include "document/walk.h"
#include "manuscript/codes.h"
#include "manuscript/copy_desk_rules.h"

#include <fmt/format.h>

#include <algorithm>

namespace pam::manuscript {

namespace {

using document::Document;

constexpr const char* split_hyphen_rule = "split hyphen";

// Split hyphens of the whole manuscript, and what its other words say about them.
struct HyphenDesk {
    WordCounts counts;
    HyphenHabit habit = HyphenHabit::Unclear;
    int dashes = 0;  // hyphens that stand for dashes, by which a split may be one too
};

SplitPlace
place_of(const Passage& passage, const SplitHyphen& split, const Source& source) {
    for (const Piece& piece : passage.pieces) {
        if (!piece.text || piece.text->span.is_none()) continue;
        if (split.hyphen < piece.begin
            || split.right >= piece.begin + piece.text->text.size())
            continue;
        const auto from = document::source_offset(*piece.text, split.hyphen - piece.begin);
        const auto to = document::source_offset(*piece.text, split.right - piece.begin);
        const std::string_view gap = source.text({from, to, 0});
        return gap.find_first_of("\r\n") == std::string_view::npos ? SplitPlace::InLine
                                                                   : SplitPlace::AtLineEnd;
    }
    return SplitPlace::InLine;
}

// The habit of the manuscript: do its lines break words? Told by words that occur elsewhere
// unbroken.
struct Habit {
    int drops = 0;
    int keeps = 0;
    int unknown = 0;
    [[nodiscard]] HyphenHabit verdict(int lines) const {
        if (drops > keeps) return HyphenHabit::BreaksWords;
        if (drops > 0) return HyphenHabit::Unclear;
        if (keeps > 0) return HyphenHabit::KeepsWords;
        // No word is there twice. Lines that break words do so often; long texts that do
        // not, seldom.
        if (unknown > 3 && unknown * 50 > lines) return HyphenHabit::BreaksWords;
        return lines > 300 ? HyphenHabit::KeepsWords : HyphenHabit::Unclear;
    }
};

HyphenDesk study_hyphens(Document& document, const Source& source) {
    HyphenDesk desk;
    for_each_passage(document, [&](Passage& passage) {
        for (const SplitHyphen& split : find_split_hyphens(passage.flat))
            ask_for(passage.flat, split, desk.counts);
    });
    if (desk.counts.empty()) return desk;
    for_each_passage(document, [&](Passage& passage) {
        count_words(passage.flat, desk.counts);
        desk.dashes += hyphens_as_dashes(passage.flat);
    });
    Habit habit;
    for_each_passage(document, [&](Passage& passage) {
        for (const SplitHyphen& split : find_split_hyphens(passage.flat)) {
            if (place_of(passage, split, source) == SplitPlace::InLine) continue;
            const HyphenVerdict verdict = evidence(passage.flat, split, desk.counts);
            ++(verdict == HyphenVerdict::Drop   ? habit.drops
               : verdict == HyphenVerdict::Keep ? habit.keeps
                                                : habit.unknown);
        }
    });
    desk.habit = habit.verdict(static_cast<int>(source.line_count()));
    return desk;
}

void mend_split_hyphens(
    const Passage& passage, const HyphenDesk& desk, const Source& source, Edits& edits
) {
    for (const SplitHyphen& split : find_split_hyphens(passage.flat)) {
        HyphenVerdict verdict = evidence(passage.flat, split, desk.counts);
        if (verdict == HyphenVerdict::Unknown) {
            const SplitPlace place = place_of(passage, split, source);
            if (place == SplitPlace::InLine && desk.dashes >= 2) continue;
            verdict = default_verdict(passage.flat, split, place, desk.habit, desk.counts);
        }
        const std::string left =
            passage.flat.substr(split.begin, split.hyphen - split.begin);
        const std::string right = passage.flat.substr(split.right, split.end - split.right);
        const std::string after =
            left + (verdict == HyphenVerdict::Keep ? "-" : "") + right;
        const bool chained = !edits.empty() && edits.back().end == split.hyphen;
        if (!chained) {
            edits.push_back({split.begin, split.end, after, split_hyphen_rule});
            continue;
        }
        edits.back().after += after.substr(left.size());
        edits.back().end = split.end;
    }
}

// Ascending and disjoint: where two rules want one place, the one that begins first has it.
void settle(Edits& edits, const std::vector<Stretch>& protected_from) {
    std::stable_sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) {
        return a.begin < b.begin;
    });
    Edits settled;
    std::size_t free_from = 0;
    std::size_t stretch = 0;
    for (Edit& edit : edits) {
        while (stretch < protected_from.size() && protected_from[stretch].end <= edit.begin)
            ++stretch;
        const bool kept_out =
            stretch < protected_from.size() && edit.end > protected_from[stretch].begin;
        if (kept_out || edit.begin < free_from) continue;
        free_from = edit.end;
        settled.push_back(std::move(edit));
    }
    edits = std::move(settled);
}

Edits edits_for(std::string_view flat, Conventions conventions, QuotationState& state) {
    Edits edits;
    mend_quotation_marks(flat, conventions, state, edits);
    mend_dashes(flat, conventions, edits);
    mend_ellipses(flat, edits);
    return edits;
}

// The place in the source of a byte of the passage.
Span place_in_source(const Passage& passage, std::size_t at) {
    for (std::size_t i = passage.pieces.size(); i-- > 0;) {
        const Piece& piece = passage.pieces[i];
        if (piece.begin > at || !piece.text || piece.text->span.is_none()) continue;
        const std::uint32_t begin = document::source_offset(*piece.text, at - piece.begin);
        return {begin, begin + 1, piece.text->span.source};
    }
    return Span::none();
}

// Tells of quotations that neither close in their passage nor are taken up by the next.
class OpenQuotations {
public:
    explicit OpenQuotations(Diagnostics& log) : log_(log) {}

    void passage_begins(const Passage& passage) {
        const bool reopens = passage.flat.starts_with('"')
                             || passage.flat.starts_with("\xE2\x80\x9C")
                             || passage.flat.starts_with("``");
        if (!open_at_.is_none() && !reopens)
            log_.note(
                codes::quotation_not_closed,
                open_at_,
                "the quotation opened here is not closed in its paragraph"
            );
        open_at_ = Span::none();
    }

    void passage_ended(const Passage& passage, const QuotationState& state) {
        if (state.open) open_at_ = place_in_source(passage, state.opened_at);
    }

    void document_ended() { passage_begins({}); }

private:
    Diagnostics& log_;
    Span open_at_;
};

void mend(document::Field& field, std::string_view language) {
    field.value = mended(field.value, language);
}

void mend_metadata(document::Metadata& metadata) {
    const std::string language = metadata.language.value;
    for (document::Field* field :
         {&metadata.title,
          &metadata.subtitle,
          &metadata.organisation,
          &metadata.publisher,
          &metadata.date,
          &metadata.description,
          &metadata.rights})
        mend(*field, language);
    for (document::Field& author : metadata.authors)
        mend(author, language);
    for (document::Field& subject : metadata.subjects)
        mend(subject, language);
}

void note_straight_quotes(const Manuscript& manuscript, Diagnostics& log) {
    Span first = Span::none();
    document::for_each_text(manuscript.document.blocks, [&](const document::Text& text) {
        const std::size_t found = text.text.find('"');
        if (!first.is_none() || text.span.is_none() || found == std::string::npos) return;
        const std::uint32_t begin = document::source_offset(text, found);
        first = {begin, begin + 1, text.span.source};
    });
    if (first.is_none()) return;
    log.note(
        codes::quotes_left_straight,
        first,
        fmt::format(
            "straight quotation marks are left as typed: no rules for language \"{}\"",
            manuscript.document.metadata.language.value
        ),
        {"type the marks of the language, or state another with --set language=..."}
    );
}

}  // namespace

void copy_edit(const Source& source, Manuscript& manuscript, Diagnostics& log) {
    Document& document = manuscript.document;
    const Conventions conventions = conventions_of(document.metadata.language.value);
    const HyphenDesk hyphens = study_hyphens(document, source);
    QuotationState state;
    state.backticks = quotes_with_backticks(source.text());
    OpenQuotations quotations(log);
    for_each_passage(document, [&](Passage& passage) {
        quotations.passage_begins(passage);
        Edits edits;
        mend_split_hyphens(passage, hyphens, source, edits);
        Edits marks = edits_for(passage.flat, conventions, state);
        edits.insert(edits.end(), marks.begin(), marks.end());
        if (!edits.empty()) settle(edits, protected_stretches(passage.flat));
        quotations.passage_ended(passage, state);
        apply(edits, passage, source, manuscript.ledger);
    });
    quotations.document_ended();
    mend_metadata(document.metadata);
    if (conventions == Conventions::Other) note_straight_quotes(manuscript, log);
    number_ledger(manuscript.ledger);
}

std::string mended(std::string_view text, std::string_view language) {
    QuotationState state;
    Edits edits = edits_for(text, conventions_of(language), state);
    settle(edits, protected_stretches(text));
    return applied(edits, text);
}

}  // namespace pam::manuscript
