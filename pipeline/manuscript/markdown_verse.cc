#include "manuscript/markdown_verse.h"

#include "base/match.h"
#include "base/utf8.h"
#include "document/walk.h"
#include "manuscript/markdown_scan.h"

#include <algorithm>
#include <type_traits>
#include <utility>
#include <variant>

namespace pam::manuscript::markdown {

namespace {

using namespace document;

/// Beyond this a line is prose with a line break in it.
constexpr std::size_t longest_line = 90;

std::size_t longest_of(std::string_view text) {
    std::size_t longest = 0;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        longest = std::max(longest, utf8::count(text.substr(at, end - at)));
        at = end + 1;
    }
    return longest;
}

bool all_lines_kept(std::string_view text, const InlineCut& cut) {
    auto ends = std::count(text.begin(), text.end(), '\n');
    int kept = 0;
    for (const Token& token : cut.tokens) {
        if (token.kind == TokenKind::LineBreak) --ends;
        const bool tag = token.kind == TokenKind::BreakTag;
        if (tag && text.substr(skip_blanks(text, token.end), 1) == "\n") --ends;
        kept += tag || token.kind == TokenKind::LineBreak;
    }
    return kept > 0 && ends == 0;
}

// Counts lines that hold anything; what is on the line that goes on is in `words`.
void count_lines(const Inlines& inlines, std::size_t& lines, bool& words) {
    for (const Inline& one : inlines)
        std::visit(
            [&](const auto& value) {
                using Value = std::decay_t<decltype(value)>;
                if constexpr (requires { value.children; }) {
                    count_lines(value.children, lines, words);
                } else if constexpr (std::is_same_v<Value, LineBreak>) {
                    lines += std::exchange(words, false);
                } else {
                    words = true;
                }
            },
            one.value
        );
}

bool has_two_lines(const Inlines& inlines) {
    std::size_t lines = 0;
    bool words = false;
    count_lines(inlines, lines, words);
    return lines + words >= 2;
}

bool is_space(const Inline& one) {
    const auto* text = std::get_if<Text>(&one.value);
    return text != nullptr && text->text == " ";
}

// Every line is one emphasis; the breaks between may be soft.
bool is_emphasised(std::string_view text, const Inlines& inlines) {
    std::ptrdiff_t emphases = 0;
    for (std::size_t i = 0; i < inlines.size(); ++i) {
        const bool between = i % 2 == 1;
        const bool expected =
            between ? is_space(inlines[i])
                          || std::holds_alternative<LineBreak>(inlines[i].value)
                    : std::holds_alternative<Emphasis>(inlines[i].value);
        if (!expected) return false;
        emphases += !between;
    }
    return emphases >= 3 && emphases == std::count(text.begin(), text.end(), '\n') + 1;
}

// ---------------------------------------------------------------- lines

Span place_of(const Inlines& line) {
    Span place = Span::none();
    for_each_text(line, [&](const Text& text) { place = joined(place, text.span); });
    return place;
}

using Lines = std::vector<Inlines>;

Lines lines_of(Inlines inlines, bool spaces_part);

// A group that goes on over a line end is a group in each line.
template<typename Group>
void part_group(Lines& lines, Group& group) {
    Lines parts = lines_of(std::move(group.children), false);
    const bool wordless = std::all_of(parts.begin(), parts.end(), [](const Inlines& one) {
        return one.empty();
    });
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) lines.emplace_back();
        if (parts[i].empty() && (i > 0 || !wordless)) continue;
        Group part = group;
        part.children = std::move(parts[i]);
        lines.back().push_back({std::move(part)});
    }
}

Lines lines_of(Inlines inlines, bool spaces_part) {
    Lines lines(1);
    for (Inline& one : inlines) {
        if (spaces_part && is_space(one)) {
            lines.emplace_back();
            continue;
        }
        match(
            one.value,
            [&](LineBreak&) { lines.emplace_back(); },
            [&](Text& leaf) { lines.back().push_back({std::move(leaf)}); },
            [&](Code& leaf) { lines.back().push_back({std::move(leaf)}); },
            [&](Image& leaf) { lines.back().push_back({std::move(leaf)}); },
            [&](Anchor& leaf) { lines.back().push_back({std::move(leaf)}); },
            [&](PageReference& leaf) { lines.back().push_back({std::move(leaf)}); },
            [&](NoteReference& leaf) { lines.back().push_back({leaf}); },
            [&](auto& group) { part_group(lines, group); }
        );
    }
    return lines;
}

}  // namespace

VerseShape
verse_shape(std::string_view text, const InlineCut& cut, const Inlines& inlines) {
    if (is_emphasised(text, inlines)) return VerseShape::Emphases;
    const bool apart = all_lines_kept(text, cut) && longest_of(text) <= longest_line
                       && has_two_lines(inlines);
    return apart ? VerseShape::HardBreaks : VerseShape::None;
}

void add_stanza(Blocks& made, Inlines inlines, VerseShape shape, Span span) {
    Stanza stanza;
    for (Inlines& words : lines_of(std::move(inlines), shape == VerseShape::Emphases)) {
        if (words.empty()) continue;
        const Span place = place_of(words);
        stanza.lines.push_back({0, std::move(words), place});
    }
    if (stanza.lines.empty()) return;
    auto* last = made.empty() ? nullptr : std::get_if<Verse>(&made.back().value);
    if (last == nullptr) {
        made.push_back({Verse{{}, span}});
        last = std::get_if<Verse>(&made.back().value);
    }
    last->stanzas.push_back(std::move(stanza));
    last->span = joined(last->span, span);
}

}  // namespace pam::manuscript::markdown
