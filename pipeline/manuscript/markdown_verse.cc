#include "manuscript/markdown_verse.h"

#include "base/utf8.h"
#include "document/walk.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>

namespace pam::manuscript::markdown {

namespace {

using namespace document;

/// Beyond this a line is prose with a line break in it.
constexpr std::size_t longest_line = 90;

// Counts over the paragraph's own inlines, not those inside a group.
struct Counts {
    int hard = 0;
    int soft = 0;
    int emphases = 0;
    int others = 0;
    std::size_t longest = 0;
};

Counts count(const std::vector<Event>& events, std::size_t paragraph) {
    Counts counts;
    std::size_t length = 0;
    std::size_t group_end = 0;
    for (std::size_t i = paragraph + 1; i < events[paragraph].partner; ++i) {
        const Event& event = events[i];
        length += utf8::count(event.literal);
        if (event.kind == Kind::HardBreak) length = 0;
        counts.longest = std::max(counts.longest, length);
        if (i < group_end) continue;
        if (event.step == Step::Enter) group_end = event.partner + 1;
        const bool blank = event.kind == Kind::Text && utf8::trim(event.literal).empty();
        if (event.kind == Kind::HardBreak)
            ++counts.hard;
        else if (event.kind == Kind::SoftBreak)
            ++counts.soft;
        else if (event.kind == Kind::Emphasis)
            ++counts.emphases;
        else if (!blank)
            ++counts.others;
    }
    return counts;
}

// Every line is one emphasis; the breaks between may be soft.
bool is_emphasised(const Counts& counts) {
    return counts.others == 0 && counts.emphases >= 3
           && counts.emphases == counts.soft + counts.hard + 1;
}

Span place_of(const Inlines& line) {
    Span place = Span::none();
    for_each_text(line, [&](const Text& text) { place = joined(place, text.span); });
    return place;
}

void close_line(Stanza& stanza, VerseLine& line) {
    if (line.inlines.empty()) return;
    line.span = place_of(line.inlines);
    stanza.lines.push_back(std::exchange(line, {}));
}

bool is_space(const Inline& one) {
    const auto* text = std::get_if<Text>(&one.value);
    return text != nullptr && text->text == " ";
}

}  // namespace

VerseShape verse_shape(const std::vector<Event>& events, std::size_t paragraph) {
    const Counts counts = count(events, paragraph);
    if (is_emphasised(counts)) return VerseShape::Emphases;
    const bool apart =
        counts.hard >= 1 && counts.soft == 0 && counts.longest <= longest_line;
    return apart ? VerseShape::HardBreaks : VerseShape::None;
}

void add_stanza(Blocks& made, Inlines inlines, VerseShape shape, Span span) {
    Stanza stanza;
    VerseLine line;
    for (Inline& one : inlines) {
        const bool soft = shape == VerseShape::Emphases && is_space(one);
        if (soft || std::holds_alternative<LineBreak>(one.value))
            close_line(stanza, line);
        else
            line.inlines.push_back(std::move(one));
    }
    close_line(stanza, line);
    auto* last = made.empty() ? nullptr : std::get_if<Verse>(&made.back().value);
    if (last == nullptr) {
        made.push_back({Verse{{}, span}});
        last = std::get_if<Verse>(&made.back().value);
    }
    last->stanzas.push_back(std::move(stanza));
    last->span = joined(last->span, span);
}

}  // namespace pam::manuscript::markdown
