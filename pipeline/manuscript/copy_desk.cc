#include "manuscript/copy_desk.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "document/walk.h"
#include "manuscript/codes.h"
#include "manuscript/copy_desk_rules.h"
#include "manuscript/proposals.h"
#include "manuscript/title_echo.h"

#include <fmt/format.h>

#include <algorithm>

namespace pam::manuscript {

namespace {

using document::Document;
using ConventionsRuns = std::vector<const Conventions*>;

void read_conventions(
    const Passage& passage, std::string_view language, ConventionsRuns& conventions
) {
    conventions.clear();
    for (const LanguageRun& run : passage.languages)
        conventions.push_back(
            &conventions_of(run.language.empty() ? language : run.language)
        );
}

// Ascending and disjoint. Where two rules want one place, a change goes before a proposal,
// and else the one that begins first has it.
void settle(Edits& edits) {
    std::stable_sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) {
        return a.begin < b.begin;
    });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < edits.size(); ++i) {
        const bool overlaps = kept > 0 && edits[i].begin < edits[kept - 1].end;
        if (!overlaps) {
            if (kept != i) edits[kept] = std::move(edits[i]);
            ++kept;
        } else if (edits[i].standing < edits[kept - 1].standing) {
            edits[kept - 1] = std::move(edits[i]);
        }
    }
    edits.resize(kept);
}

Edits edits_for(const Copy& copy, const Source& source, QuotationState& state) {
    Edits edits;
    mend_split_hyphens(copy, source, edits);
    mend_quotation_marks(copy, state, edits);
    mend_dashes(copy, edits);
    mend_ellipses(copy, edits);
    mend_spaces(copy, edits);
    tie_words(copy, edits);
    mark_doubled_words(copy, edits);
    if (edits.empty()) return edits;
    settle(edits);
    leave_addresses(copy.flat(), edits);
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

    void passage_begins(std::string_view flat) {
        const auto begins = [&](auto... marks) { return (flat.starts_with(marks) || ...); };
        const bool reopens = begins("\"", "``", "''", "“", "„", "«", "»", "”");
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

// Reads the document and finds what to change; changes nothing but generated text.
class Desk {
public:
    Desk(
        const Source& source,
        Manuscript& manuscript,
        const ReadOptions& options,
        Diagnostics& log
    )
        : source_(source)
        , references_(manuscript.references)
        , document_(manuscript.document)
        , log_(log)
        , escapes_(options.format == Format::Markdown)
        , habits_(study_habits(manuscript.document, source, options.words))
        , quotations_(log) {}

    Findings read() {
        for_each_passage(document_, [&](const Passage& passage) { read(passage); });
        quotations_.document_ended();
        return std::move(findings_);
    }

private:
    void read(const Passage& passage) {
        if (is_full()) return;
        quotations_.passage_begins(passage.flat);
        read_conventions(passage, document_.metadata.language.value, conventions_);
        scan(passage.flat, places_);
        if (!is_prose(passage)) return;
        const Copy copy{passage, places_, habits_, conventions_};
        const Edits edits = edits_for(copy, source_, state_);
        quotations_.passage_ended(passage, state_);
        note_straight_quotes(passage);
        enter(edits, passage);
    }

    // A ledger that nobody could read is not kept.
    bool is_full() {
        if (findings_.entries.size() < limits::ledger_entries) return false;
        if (!full_told_)
            log_.warn(
                codes::too_many_changes,
                findings_.entries.back().span,
                fmt::format(
                    "more than {} changes; what follows stays as typed",
                    limits::ledger_entries
                )
            );
        full_told_ = true;
        return true;
    }

    // Where every third character is a mark nothing is written that could be mended.
    bool is_prose(const Passage& passage) {
        constexpr std::size_t short_enough = 4096;
        const std::size_t marks = places_.quotes.size() + places_.hyphens.size()
                                  + places_.points.size() + places_.gaps.size();
        if (passage.flat.size() < short_enough || marks < passage.flat.size() / 3)
            return true;
        log_.note(
            codes::no_prose,
            place_in_source(passage, 0),
            "this paragraph is mostly marks; it stays as typed"
        );
        return false;
    }

    void enter(const Edits& edits, const Passage& passage) {
        std::size_t next = 0;
        for (std::size_t i = 0; i < passage.pieces.size() && next < edits.size(); ++i) {
            const Piece& piece = passage.pieces[i];
            const std::size_t end = i + 1 < passage.pieces.size()
                                        ? passage.pieces[i + 1].begin
                                        : passage.flat.size();
            Edits made;
            for (; next < edits.size() && edits[next].begin < end; ++next) {
                // An edit that crosses the border of two texts is left undone.
                if (!piece.text || edits[next].begin < piece.begin || edits[next].end > end)
                    continue;
                enter(edits[next], piece, made);
            }
            if (!made.empty()) amend(*piece.text, made);
        }
    }

    // Generated text has no place in the manuscript and no entry: it is changed at once.
    void enter(Edit edit, const Piece& piece, Edits& made) {
        edit.begin -= piece.begin;
        edit.end -= piece.begin;
        if (piece.text->span.is_none()) {
            if (edit.standing == Standing::Applied) made.push_back(std::move(edit));
            return;
        }
        const auto found = placed(edit, *piece.text, source_, references_);
        if (!found || is_escaped(found->place)) return;
        findings_.entries.push_back(entry_of(*found, source_));
        findings_.places.push_back(
            {piece.text,
             static_cast<std::uint32_t>(found->edit.begin),
             static_cast<std::uint32_t>(found->edit.end)}
        );
    }

    // A backslash in Markdown says that the author means the mark as typed.
    [[nodiscard]] bool is_escaped(Span place) const {
        if (!escapes_) return false;
        const std::string_view before = source_.text().substr(0, place.begin);
        const std::size_t last = before.find_last_not_of('\\');
        const std::size_t backslashes = before.size() - (last + 1);
        return backslashes % 2 == 1;
    }

    // Once: the first double mark in a language without rules.
    void note_straight_quotes(const Passage& passage) {
        if (straight_told_ || places_.quotes.empty()) return;
        for (const std::size_t at : places_.quotes) {
            if (passage.flat[at] != '"') continue;
            const Copy copy{passage, places_, habits_, conventions_};
            if (!copy.conventions_at(at).styles.empty()) continue;
            straight_told_ = true;
            log_.note(
                codes::quotes_left_straight,
                place_in_source(passage, at),
                fmt::format(
                    "straight quotation marks are left as typed: no rules for language "
                    "\"{}\"",
                    language_at(passage, at)
                ),
                {"type the marks of the language, or state another with --set language=..."}
            );
            return;
        }
    }

    [[nodiscard]] std::string_view
    language_at(const Passage& passage, std::size_t at) const {
        std::string_view language;
        for (const LanguageRun& run : passage.languages)
            if (run.begin <= at) language = run.language;
        return language.empty() ? document_.metadata.language.value : language;
    }

    const Source& source_;
    const References& references_;
    Document& document_;
    Diagnostics& log_;
    bool escapes_;
    Habits habits_;
    OpenQuotations quotations_;
    QuotationState state_;
    Places places_;
    ConventionsRuns conventions_;
    Findings findings_;
    bool full_told_ = false;
    bool straight_told_ = false;
};

}  // namespace

const Conventions& Copy::conventions_at(std::size_t at) const {
    std::size_t run = conventions.size() - 1;
    while (run > 0 && passage.languages[run].begin > at)
        --run;
    return *conventions[run];
}

void copy_edit(
    const Source& source,
    Manuscript& manuscript,
    const ReadOptions& options,
    Diagnostics& log
) {
    if (options.copyedit == Copyedit::Off)
        return settle_ledger({}, manuscript, options, log);
    Findings findings = Desk(source, manuscript, options, log).read();
    const TitleEchoes echoes(manuscript.document);
    settle_ledger(std::move(findings), manuscript, options, log);
    echoes.follow(manuscript.document);
}

std::string mended(std::string_view text, std::string_view language) {
    Passage passage;
    passage.flat = text;
    passage.languages = {{0, {}}};
    Places places;
    scan(text, places);
    ConventionsRuns conventions;
    read_conventions(passage, language, conventions);
    QuotationState state;
    const Habits habits;
    const Source nowhere("", "");
    Edits edits = edits_for({passage, places, habits, conventions}, nowhere, state);
    std::erase_if(edits, [](const Edit& edit) {
        return edit.standing != Standing::Applied;
    });
    return applied(edits, text);
}

}  // namespace pam::manuscript
