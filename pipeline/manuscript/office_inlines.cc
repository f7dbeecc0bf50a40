#include "manuscript/office_inlines.h"

#include "base/match.h"
#include "base/utf8.h"
#include "document/walk.h"
#include "manuscript/office_transcript.h"

#include <algorithm>
#include <array>
#include <optional>

namespace pam::manuscript {

namespace {

using namespace document;

// What two neighbours have in common: the format of the blank between them.
RunFormat common(const RunFormat& a, const RunFormat& b) {
    RunFormat both;
    both.strong = a.strong && b.strong;
    both.emphasis = a.emphasis && b.emphasis;
    both.underline = a.underline && b.underline;
    both.strikethrough = a.strikethrough && b.strikethrough;
    both.small_caps = a.small_caps && b.small_caps;
    if (a.shift == b.shift) both.shift = a.shift;
    if (a.direction == b.direction) both.direction = a.direction;
    if (a.link == b.link) both.link = a.link;
    if (a.language == b.language) both.language = a.language;
    return both;
}

// Pieces with their blanks settled. Places and line breaks take part in no format: what is
// around them goes on over them.
struct Part {
    RunFormat format;
    std::vector<Span> stretches;  // of a text
    std::optional<Inline> thing;
    bool transparent = false;
};

class Folder {
public:
    explicit Folder(std::string_view transcript) : transcript_(transcript) {}

    void take(const RunPiece& piece) {
        match(
            piece.value,
            [&](const Span& span) { take_characters(span, piece.format); },
            [&](const ShownAs& shown) {
                put_thing(
                    piece.format, {Text{shown.text, shown.span, {{0, shown.span.begin}}}}
                );
            },
            [&](const std::string& made) {
                put_thing(piece.format, {document::generated(made)});
            },
            [&](const LineBreak& line_break) {
                pending_ = Span::none();
                release_places();
                put_transparent({line_break});
                at_start_ = true;
            },
            [&](const Anchor& anchor) { places_.push_back({anchor}); },
            [&](const auto& thing) { put_thing(piece.format, {thing}); }
        );
    }

    std::vector<Part> finish() {
        release_places();
        return std::move(parts_);
    }

private:
    [[nodiscard]] bool blank_at(std::size_t i) const {
        return utf8::is_space(utf8::decode(transcript_, i).code_point);
    }

    void take_characters(Span span, const RunFormat& format) {
        if (format.code) return put(format, span);
        std::size_t begin = span.begin;
        while (begin < span.end && blank_at(begin))
            begin += utf8::decode(transcript_, begin).bytes;
        std::size_t end = span.end;
        while (end > begin) {
            const utf8::Decoded last = utf8::decode_before(transcript_, end);
            if (!utf8::is_space(last.code_point)) break;
            end -= last.bytes;
        }
        const auto first = static_cast<std::uint32_t>(begin);
        const auto last = static_cast<std::uint32_t>(end);
        if (first > span.begin && pending_.is_none()) pending_ = {span.begin, first, 0};
        if (first == last) return;
        put(format, {first, last, 0});
        if (last < span.end) pending_ = {last, span.end, 0};
    }

    void put(const RunFormat& format, Span span) {
        if (span.size() == 0) return;
        settle_blank(format);
        append(format, span);
    }

    void put_thing(const RunFormat& format, Inline thing) {
        settle_blank(format);
        parts_.push_back({format, {}, std::move(thing), false});
        last_ = format;
    }

    void put_transparent(Inline thing) {
        parts_.push_back({{}, {}, std::move(thing), true});
    }

    // Between words one blank, at the ends of a line none.
    void settle_blank(const RunFormat& next) {
        if (!pending_.is_none() && !at_start_) append(common(last_, next), pending_);
        pending_ = Span::none();
        release_places();
        at_start_ = false;
        last_ = next;
    }

    // A place stands before the word it marks, not before the blank.
    void release_places() {
        for (Inline& place : places_)
            put_transparent(std::move(place));
        places_.clear();
    }

    void append(const RunFormat& format, Span span) {
        Part* last = parts_.empty() ? nullptr : &parts_.back();
        if (!last || last->thing || last->format != format)
            last = &parts_.emplace_back(Part{format, {}, std::nullopt, false});
        std::vector<Span>& stretches = last->stretches;
        if (!stretches.empty() && stretches.back().end == span.begin)
            stretches.back().end = span.end;
        else
            stretches.push_back(span);
    }

    std::string_view transcript_;
    std::vector<Part> parts_;
    Span pending_ = Span::none();
    Inlines places_;
    RunFormat last_;
    bool at_start_ = true;
};

// The wrappers, the outermost of equals first.
enum class Wrapper {
    Link,
    Phrase,
    Strong,
    Emphasis,
    Underline,
    Strikethrough,
    SmallCaps,
    Shift,
};
constexpr std::size_t wrapper_count = 8;
using Active = std::array<bool, wrapper_count>;

bool wears(const RunFormat& format, Wrapper wrapper) {
    switch (wrapper) {
    case Wrapper::Link:
        return format.link >= 0;
    case Wrapper::Phrase:
        return !format.language.empty() || format.direction != Direction::Natural;
    case Wrapper::Strong:
        return format.strong;
    case Wrapper::Emphasis:
        return format.emphasis;
    case Wrapper::Underline:
        return format.underline;
    case Wrapper::Strikethrough:
        return format.strikethrough;
    case Wrapper::SmallCaps:
        return format.small_caps;
    case Wrapper::Shift:
        return format.shift != Shift::None;
    }
    return false;
}

bool wears_the_same(const RunFormat& a, const RunFormat& b, Wrapper wrapper) {
    if (!wears(b, wrapper)) return false;
    if (wrapper == Wrapper::Link) return a.link == b.link;
    if (wrapper == Wrapper::Phrase)
        return a.language == b.language && a.direction == b.direction;
    if (wrapper == Wrapper::Shift) return a.shift == b.shift;
    return true;
}

class Nester {
public:
    Nester(
        const std::vector<Part>& parts,
        std::string_view transcript,
        const std::vector<LinkGoal>& goals
    )
        : parts_(parts)
        , transcript_(transcript)
        , goals_(goals) {}

    Inlines nest(std::size_t begin, std::size_t end, const Active& active) const {
        Inlines inlines;
        for (std::size_t i = begin; i < end;) {
            const Part& part = parts_[i];
            const auto outer = part.transparent ? Outer{} : outermost(i, end, active);
            if (outer.end > i) {
                Active inside = active;
                inside[static_cast<std::size_t>(outer.wrapper)] = true;
                inlines.push_back(
                    wrapped(outer.wrapper, part.format, nest(i, outer.end, inside))
                );
                i = outer.end;
            } else {
                inlines.push_back(leaf(part));
                ++i;
            }
        }
        return inlines;
    }

private:
    struct Outer {
        Wrapper wrapper = Wrapper::Link;
        std::size_t end = 0;
    };

    [[nodiscard]] Outer
    outermost(std::size_t begin, std::size_t end, const Active& active) const {
        Outer best;
        for (std::size_t w = 0; w < wrapper_count; ++w) {
            const auto wrapper = static_cast<Wrapper>(w);
            if (active[w] || !wears(parts_[begin].format, wrapper)) continue;
            const std::size_t reached = reach(wrapper, begin, end);
            if (reached > best.end) best = {wrapper, reached};
        }
        return best;
    }

    // Past the last part that wears it too; transparent ones at the end stay outside.
    [[nodiscard]] std::size_t
    reach(Wrapper wrapper, std::size_t begin, std::size_t end) const {
        std::size_t reached = begin;
        for (std::size_t i = begin; i < end; ++i) {
            if (parts_[i].transparent) continue;
            if (!wears_the_same(parts_[begin].format, parts_[i].format, wrapper)) break;
            reached = i + 1;
        }
        return reached;
    }

    [[nodiscard]] Inline leaf(const Part& part) const {
        if (part.thing) return *part.thing;
        if (part.format.code) return {Code{verbatim_text(transcript_, part.stretches)}};
        return {folded_text(transcript_, part.stretches)};
    }

    [[nodiscard]] Inline
    wrapped(Wrapper wrapper, const RunFormat& format, Inlines children) const {
        const Span span = span_of(children);
        switch (wrapper) {
        case Wrapper::Link: {
            const LinkGoal& goal = goals_[static_cast<std::size_t>(format.link)];
            return {Link{goal.target, goal.title, std::move(children), span}};
        }
        case Wrapper::Phrase:
            return {Phrase{format.language, format.direction, std::move(children), span}};
        case Wrapper::Strong:
            return {Strong{std::move(children), span}};
        case Wrapper::Emphasis:
            return {Emphasis{std::move(children), span}};
        case Wrapper::Underline:
            return {Underline{std::move(children), span}};
        case Wrapper::Strikethrough:
            return {Strikethrough{std::move(children), span}};
        case Wrapper::SmallCaps:
            return {SmallCaps{std::move(children), span}};
        case Wrapper::Shift:
            break;
        }
        if (format.shift == Shift::Subscript) return {Subscript{std::move(children), span}};
        return {Superscript{std::move(children), span}};
    }

    const std::vector<Part>& parts_;
    std::string_view transcript_;
    const std::vector<LinkGoal>& goals_;
};

}  // namespace

Inlines nested_inlines(
    const std::vector<RunPiece>& pieces,
    std::string_view transcript,
    const std::vector<LinkGoal>& goals
) {
    Folder folder(transcript);
    for (const RunPiece& piece : pieces)
        folder.take(piece);
    const std::vector<Part> parts = folder.finish();
    return Nester(parts, transcript, goals).nest(0, parts.size(), {});
}

Span span_of(const Inlines& inlines) {
    Span whole = Span::none();
    for (const Inline& piece : inlines)
        whole = joined(
            whole,
            match(
                piece.value,
                [](const Code& code) { return code.text.span; },
                [](const auto& other) { return other.span; }
            )
        );
    return whole;
}

}  // namespace pam::manuscript
