#include "manuscript/plain_notes.h"

#include "base/utf8.h"
#include "manuscript/codes.h"
#include "manuscript/note_places.h"
#include "manuscript/shapes.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace pam::manuscript {

namespace {

using Wanted = std::function<bool(const NoteMark&)>;

Wanted of_family(NoteFamily family) {
    return [family](const NoteMark& mark) { return mark.family == family; };
}

class Search {
public:
    Search(const NoteField& field, Diagnostics& log) : field_(field), log_(log) {}

    PlainNotes find() {
        found_.taken.assign(field_.lines.size(), false);
        places_ = find_note_places(field_);
        calls_ = find_note_calls(field_, places_);
        place_used_.assign(places_.size(), false);
        call_used_.assign(calls_.size(), false);
        match_all();
        add_inline_footnotes();
        tell_what_is_left();
        take_rules_and_headings();
        std::sort(
            found_.notes.begin(),
            found_.notes.end(),
            [](const PlainNote& a, const PlainNote& b) {
                return a.call.begin < b.call.begin;
            }
        );
        add_marks();
        return std::move(found_);
    }

private:
    // ------------------------------------------------ families

    void match_all() {
        constexpr MatchRules bracketed{1, false, 98};
        constexpr MatchRules superscript{1, false, 96};
        constexpr MatchRules in_parentheses{2, true, 88};
        constexpr MatchRules borrowed{1, false, 90};
        numbered(NoteFamily::Bracketed, NoteFamily::Bracketed, bracketed);
        numbered(NoteFamily::Lettered, NoteFamily::Lettered, bracketed);
        numbered(NoteFamily::Superscript, NoteFamily::Superscript, superscript);
        symbols(NoteFamily::BracketedSymbol, NoteFamily::BracketedSymbol);
        symbols(NoteFamily::Symbol, NoteFamily::Symbol);
        symbols(NoteFamily::Symbol, NoteFamily::BracketedSymbol);
        symbols(NoteFamily::BracketedSymbol, NoteFamily::Symbol);
        numbered(NoteFamily::Parenthesised, NoteFamily::Parenthesised, in_parentheses);
        numbered(NoteFamily::Bracketed, NoteFamily::Plain, borrowed);
        numbered(NoteFamily::Superscript, NoteFamily::Plain, borrowed);
        numbered(NoteFamily::Parenthesised, NoteFamily::Plain, in_parentheses);
        fused_digits_and_plain();
    }

    // Those not yet used, in order, and where they stand in the whole lists.
    template<typename Kind>
    struct Selection {
        std::vector<Kind> values;
        std::vector<std::size_t> origin;
    };

    [[nodiscard]] Selection<CallPlace> calls_of(const Wanted& wanted) const {
        Selection<CallPlace> selected;
        for (std::size_t i = 0; i < calls_.size(); ++i) {
            if (call_used_[i] || found_.taken[calls_[i].line] || !wanted(calls_[i].mark))
                continue;
            selected.values.push_back(calls_[i]);
            selected.origin.push_back(i);
        }
        return selected;
    }

    [[nodiscard]] Selection<NotePlace> places_of(const Wanted& wanted) const {
        Selection<NotePlace> selected;
        for (std::size_t i = 0; i < places_.size(); ++i) {
            if (place_used_[i] || !wanted(places_[i].mark)) continue;
            selected.values.push_back(places_[i]);
            selected.origin.push_back(i);
        }
        return selected;
    }

    void numbered(NoteFamily calling, NoteFamily noted, const MatchRules& rules) {
        const auto places = places_of(of_family(noted));
        if (places.values.empty()) return;
        const auto calls = calls_of(of_family(calling));
        keep(match_numbered(calls.values, places.values, rules), calls, places);
    }

    void symbols(NoteFamily calling, NoteFamily noted) {
        const auto places = places_of(of_family(noted));
        if (places.values.empty()) return;
        const auto calls = calls_of(of_family(calling));
        keep(match_symbols(calls.values, places.values), calls, places);
    }

    // "terms1" is a call only where three notes and more are called in full.
    void fused_digits_and_plain() {
        const auto places = places_of(of_family(NoteFamily::Plain));
        if (places.values.size() < 3) return;
        std::vector<CallPlace> digits = find_fused_digits(field_);
        std::vector<bool> noted(field_.lines.size(), false);
        for (const NotePlace& place : places_)
            std::fill_n(
                noted.begin() + static_cast<std::ptrdiff_t>(place.first),
                place.last - place.first,
                true
            );
        std::erase_if(digits, [&](const CallPlace& call) { return noted[call.line]; });
        const std::size_t known = calls_.size();
        calls_.insert(calls_.end(), digits.begin(), digits.end());
        call_used_.resize(calls_.size(), false);
        const auto calls = calls_of(of_family(NoteFamily::Plain));
        keep(match_numbered(calls.values, places.values, {3, true, 85}), calls, places);
        // Digits that call nothing are words like any others, and nobody is told.
        for (std::size_t i = known; i < calls_.size(); ++i)
            call_used_[i] = true;
    }

    void keep(
        const std::vector<NotePair>& pairs,
        const Selection<CallPlace>& calls,
        const Selection<NotePlace>& places
    ) {
        for (const NotePair& pair : pairs) {
            const std::size_t call = calls.origin[pair.call];
            const std::size_t place = places.origin[pair.note];
            call_used_[call] = place_used_[place] = true;
            found_.notes.push_back(
                {places_[place], calls_[call].span, pair.confidence, false}
            );
            for (std::size_t i = places_[place].first; i < places_[place].last; ++i)
                found_.taken[i] = true;
        }
    }

    void add_inline_footnotes() {
        for (NotePlace& place : find_inline_footnotes(field_)) {
            if (found_.taken[place.first]) continue;
            const Span call = place.span;
            found_.notes.push_back({std::move(place), call, 97, true});
        }
    }

    // ------------------------------------------------ what stays text

    void tell_what_is_left() {
        for (std::size_t i = 0; i < places_.size(); ++i) {
            const NotePlace& place = places_[i];
            const bool likely =
                place.mark.named || shares_family(place.mark.family)
                || (place.certain && place.mark.family != NoteFamily::Plain);
            if (!place_used_[i] && likely)
                log_.note(
                    codes::note_without_call,
                    place.span,
                    fmt::format(
                        "no mark in the text calls this note {}; it stays text",
                        shown(place.span)
                    ),
                    {"put its mark where it belongs, once, before the note"}
                );
        }
        for (std::size_t i = 0; i < calls_.size(); ++i) {
            const bool looks =
                calls_[i].mark.family == NoteFamily::Bracketed || !calls_[i].weak;
            if (!call_used_[i] && looks && shares_family(calls_[i].mark.family)
                && !found_.taken[calls_[i].line])
                log_.note(
                    codes::call_without_note,
                    calls_[i].span,
                    fmt::format(
                        "no note answers to the mark {}; it stays text",
                        shown(calls_[i].span)
                    ),
                    {"give the note the same mark, at the begin of a line of its own"}
                );
        }
    }

    // Some note of the text is marked so.
    [[nodiscard]] bool shares_family(NoteFamily family) const {
        return std::any_of(
            found_.notes.begin(),
            found_.notes.end(),
            [&](const PlainNote& note) {
                return !note.inside_line && note.place.mark.family == family;
            }
        );
    }

    [[nodiscard]] std::string_view shown(Span span) const {
        return field_.source.text(span);
    }

    // ------------------------------------------------ what goes with the notes

    [[nodiscard]] bool taken_or_blank(std::size_t line) const {
        return field_.lines[line].blank() || found_.taken[line];
    }

    void take(std::size_t line, const char* rule) {
        found_.taken[line] = true;
        found_.consumed.push_back({field_.lines[line].text, rule});
    }

    void take_rules_and_headings() {
        for (const PlainNote& note : found_.notes)
            if (!note.inside_line) take_rule_above(note.place.first);
        for (const PlainNote& note : found_.notes)
            if (!note.inside_line) take_rule_below(note.place.last);
        for (const NotesSection& section : find_notes_sections(field_))
            take_heading(section);
    }

    [[nodiscard]] bool is_rule(std::size_t line) const {
        return !field_.lines[line].blank() && is_note_rule(field_.text(line));
    }

    // A rule above the notes that underlines nothing.
    void take_rule_above(std::size_t first) {
        std::size_t above = first;
        while (above > field_.begin && first - above < 2 && field_.lines[above - 1].blank())
            --above;
        if (above == field_.begin || !is_rule(above - 1) || found_.taken[above - 1]) return;
        --above;
        if (above == field_.begin || taken_or_blank(above - 1))
            take(above, "rule of notes");
    }

    void take_rule_below(std::size_t last) {
        if (last < field_.end && is_rule(last) && !found_.taken[last]
            && (last + 1 == field_.end || taken_or_blank(last + 1)))
            take(last, "rule of notes");
    }

    // The heading goes where nothing but notes stood under it.
    void take_heading(const NotesSection& section) {
        for (std::size_t i = section.heading + 1; i < section.end; ++i)
            if (!taken_or_blank(i)) return;
        take(section.heading, "heading of notes");
    }

    // ------------------------------------------------ marks for the blocks

    void add_marks() {
        for (std::size_t i = 0; i < found_.notes.size(); ++i) {
            const PlainNote& note = found_.notes[i];
            found_.marks.push_back({note.call, MarkKind::NoteCall, "note mark", i});
            if (!note.inside_line) continue;
            const Span words{note.call.end, note.place.tail.end, 0};
            found_.marks.push_back({words, MarkKind::Gap});
        }
        join_interrupted_paragraphs();
    }

    // A paragraph that a page's end parted goes on below the notes of that page.
    void join_interrupted_paragraphs() {
        for (std::size_t i = field_.begin; i < field_.end;) {
            if (!found_.taken[i]) {
                ++i;
                continue;
            }
            std::size_t above = i;
            while (above > field_.begin && field_.lines[above - 1].blank())
                --above;
            std::size_t below = i;
            while (below < field_.end && taken_or_blank(below))
                ++below;
            i = below;
            if (above == field_.begin || below == field_.end || !goes_on(above - 1, below))
                continue;
            for (std::size_t gap = above; gap < below; ++gap)
                found_.taken[gap] = true;
            const std::uint32_t begin = field_.lines[above - 1].text.end + 1;
            found_.marks.push_back(
                {{begin, field_.lines[below].text.begin, 0}, MarkKind::Gap}
            );
        }
    }

    [[nodiscard]] bool goes_on(std::size_t above, std::size_t below) const {
        const std::string_view before = field_.text(above);
        return !ends_sentence(before) && before.back() != ':'
               && begins_lower(field_.text(below))
               && field_.lines[above].indent == field_.lines[below].indent
               && field_.lines[above].width > 40;
    }

    const NoteField& field_;
    Diagnostics& log_;
    std::vector<NotePlace> places_;
    std::vector<CallPlace> calls_;
    std::vector<bool> place_used_;
    std::vector<bool> call_used_;
    PlainNotes found_;
};

}  // namespace

PlainNotes find_notes(
    const Source& source,
    const Lines& lines,
    std::size_t begin,
    std::size_t end,
    Diagnostics& log
) {
    const NoteField field{source, lines, begin, end};
    return Search(field, log).find();
}

Lines without_notes(
    const Lines& lines, std::size_t begin, std::size_t end, const PlainNotes& notes
) {
    Lines body;
    body.reserve(end - begin);
    bool blank_run_counts = true;
    bool after_note = false;
    for (std::size_t i = begin; i < end; ++i) {
        if (notes.taken[i]) {
            after_note = true;
            blank_run_counts = body.empty() || !body.back().blank();
            continue;
        }
        // Of the blank lines above and below a note one side is enough.
        if (lines[i].blank() && after_note && !blank_run_counts) continue;
        if (!lines[i].blank()) after_note = false;
        body.push_back(lines[i]);
    }
    return body;
}

}  // namespace pam::manuscript
