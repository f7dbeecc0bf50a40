#include "manuscript/inline_marks.h"

#include "base/match.h"
#include "document/walk.h"
#include "manuscript/folded.h"

#include <algorithm>
#include <utility>

namespace pam::manuscript {

namespace {

using namespace document;

// One text of two stretches, each byte led back to its own.
void append(Text& text, const Text& more) {
    // A space on both sides of the mark is one.
    const std::uint32_t left_out =
        text.text.ends_with(' ') && more.text.starts_with(' ') ? 1 : 0;
    const auto shift = static_cast<std::uint32_t>(text.text.size());
    if (text.splices.empty()) text.splices.push_back({0, text.span.begin});
    if (more.splices.empty()) text.splices.push_back({shift, more.span.begin + left_out});
    for (const Splice& splice : more.splices) {
        const std::uint32_t cut = splice.text_offset == 0 ? left_out : 0;
        text.splices.push_back(
            {splice.text_offset + shift + cut - left_out, splice.source_offset + cut}
        );
    }
    text.text += more.text.substr(left_out);
    text.span.end = more.span.end;
}

// Rebuilds the inlines of one text that marks stand in.
class Parting {
public:
    Parting(
        const Source& source,
        const InlineMarks& marks,
        std::vector<Consumed>& consumed,
        const Text& text
    )
        : source_(source)
        , marks_(marks)
        , consumed_(consumed)
        , end_(text.span.end)
        , at_(text.span.begin) {}

    // Marks [first, last) stand in the text; `open` are the runs that it begins in.
    Inlines
    part(std::size_t first, std::size_t last, const std::vector<std::size_t>& open) {
        Inlines parted;
        next_ = first;
        last_ = last;
        if (open.empty())
            fill(parted, end_);
        else
            fill_inside(parted, open, 0);
        return parted;
    }

private:
    // The text begins inside runs, the outermost first.
    void
    fill_inside(Inlines& into, const std::vector<std::size_t>& open, std::size_t depth) {
        if (depth == open.size()) return;
        const InlineMark& opening = marks_[open[depth]];
        const std::uint32_t until = std::min(marks_[opening.partner].span.begin, end_);
        Inlines inner;
        fill_inside(inner, open, depth + 1);
        fill(inner, until);
        add_run(into, opening, std::move(inner), until);
        close(opening);
        if (depth == 0) fill(into, end_);
    }

    void fill(Inlines& into, std::uint32_t until) {
        while (next_ < last_ && marks_[next_].span.begin < until) {
            const InlineMark& mark = marks_[next_];
            add_text(into, mark.span.begin, mark.kind != MarkKind::NoteCall);
            at_ = mark.span.end;
            ++next_;
            joins_ = mark.kind == MarkKind::Skipped;
            if (mark.kind == MarkKind::Gap) skip_to(at_);
            if (mark.kind != MarkKind::Gap && mark.kind != MarkKind::Skipped)
                consumed_.push_back({mark.span, mark.rule});
            if (mark.kind == MarkKind::NoteCall)
                into.push_back({NoteReference{mark.note, mark.span}});
            if (mark.kind != MarkKind::Opening) continue;
            const std::uint32_t inner_end = std::min(marks_[mark.partner].span.begin, end_);
            Inlines inner;
            fill(inner, inner_end);
            add_run(into, mark, std::move(inner), inner_end);
            close(mark);
        }
        add_text(into, until, until < end_);
    }

    // Marks inside a gap are those of another text.
    void skip_to(std::uint32_t offset) {
        while (next_ < last_ && marks_[next_].span.begin < offset)
            ++next_;
    }

    void close(const InlineMark& opening) {
        if (next_ >= last_ || next_ != opening.partner) return;
        consumed_.push_back({marks_[next_].span, marks_[next_].rule});
        at_ = marks_[next_++].span.end;
    }

    void add_run(Inlines& into, const InlineMark& mark, Inlines inner, std::uint32_t end) {
        if (inner.empty()) return;
        const Span span{mark.span.begin, std::max(end, mark.span.end), mark.span.source};
        if (mark.style == RunStyle::Strong)
            into.push_back({Strong{std::move(inner), span}});
        else
            into.push_back({Emphasis{std::move(inner), span}});
    }

    // The words up to `until`; a space at the edges stays where words go on beyond it.
    void add_text(Inlines& into, std::uint32_t until, bool goes_on) {
        if (until <= at_) return;
        const bool begun = begun_;
        Text text = folded_piece(source_, {at_, until, 0}, begun, goes_on && until < end_);
        at_ = until;
        if (text.text.empty()) return;
        begun_ = true;
        auto* before = into.empty() ? nullptr : std::get_if<Text>(&into.back().value);
        if (std::exchange(joins_, false) && before)
            append(*before, text);
        else
            into.push_back({std::move(text)});
    }

    const Source& source_;
    const InlineMarks& marks_;
    std::vector<Consumed>& consumed_;
    std::uint32_t end_;
    std::uint32_t at_;
    std::size_t next_ = 0;
    std::size_t last_ = 0;
    bool joins_ = false;  // the next words go on in the text before
    bool begun_ = false;  // words stand before, so that a leading space counts
};

class Marker {
public:
    Marker(const Source& source, const InlineMarks& marks, std::vector<Consumed>& consumed)
        : source_(source)
        , marks_(marks)
        , consumed_(consumed) {}

    void mark(Inlines& inlines, bool emphasised = false) {
        for (std::size_t i = 0; i < inlines.size(); ++i) {
            const bool slanted = std::holds_alternative<Emphasis>(inlines[i].value);
            std::visit(
                [&](auto& value) {
                    if constexpr (requires { value.children; })
                        mark(value.children, emphasised || slanted);
                },
                inlines[i].value
            );
            const auto* text = std::get_if<Text>(&inlines[i].value);
            if (!text || text->span.is_none()) continue;
            const auto [first, last] = marks_in(text->span);
            const std::vector<std::size_t> open = runs_around(first, text->span.begin);
            if (first == last && open.empty()) continue;
            Inlines parted =
                Parting(source_, marks_, consumed_, *text).part(first, last, open);
            if (emphasised) parted = without_emphasis(std::move(parted));
            const auto here = inlines.begin() + static_cast<std::ptrdiff_t>(i);
            const auto after = inlines.erase(here);
            const std::size_t count = parted.size();
            inlines.insert(
                after,
                std::make_move_iterator(parted.begin()),
                std::make_move_iterator(parted.end())
            );
            i += count - 1;
        }
    }

private:
    // A direction is emphasised as a whole: "(_softly_)".
    static Inlines without_emphasis(Inlines inlines) {
        Inlines plain;
        for (Inline& one : inlines) {
            auto* run = std::get_if<Emphasis>(&one.value);
            if (run == nullptr)
                plain.push_back(std::move(one));
            else
                std::move(
                    run->children.begin(), run->children.end(), std::back_inserter(plain)
                );
        }
        return plain;
    }

    [[nodiscard]] std::pair<std::size_t, std::size_t> marks_in(Span span) const {
        const auto at = [&](std::uint32_t offset) {
            const auto found = std::lower_bound(
                marks_.begin(),
                marks_.end(),
                offset,
                [](const InlineMark& mark, std::uint32_t wanted) {
                    return mark.span.begin < wanted;
                }
            );
            return static_cast<std::size_t>(found - marks_.begin());
        };
        return {at(span.begin), at(span.end)};
    }

    // Runs opened before `offset` and not closed there; at most one of each style.
    [[nodiscard]] std::vector<std::size_t>
    runs_around(std::size_t first, std::uint32_t offset) const {
        constexpr std::size_t reach = 8;
        std::vector<std::size_t> open;
        for (std::size_t i = first; i-- > 0 && first - i <= reach;) {
            if (marks_[i].kind != MarkKind::Opening) continue;
            if (marks_[marks_[i].partner].span.begin >= offset)
                open.insert(open.begin(), i);
        }
        return open;
    }

    const Source& source_;
    const InlineMarks& marks_;
    std::vector<Consumed>& consumed_;
};

}  // namespace

void settle_marks(InlineMarks& marks) {
    std::sort(marks.begin(), marks.end(), [](const InlineMark& a, const InlineMark& b) {
        return a.span.begin < b.span.begin;
    });
    for (InlineMark& mark : marks) {
        if (mark.kind != MarkKind::Opening && mark.kind != MarkKind::Closing) continue;
        const auto partner = std::lower_bound(
            marks.begin(),
            marks.end(),
            mark.partner,
            [](const InlineMark& other, std::size_t offset) {
                return other.span.begin < offset;
            }
        );
        mark.partner = static_cast<std::size_t>(partner - marks.begin());
    }
}

void apply_inline_marks(
    const Source& source, const InlineMarks& marks, Manuscript& manuscript
) {
    if (marks.empty()) return;
    Marker marker(source, marks, manuscript.consumed);
    for_each_inlines(manuscript.document, [&](Inlines& inlines) { marker.mark(inlines); });
}

}  // namespace pam::manuscript
