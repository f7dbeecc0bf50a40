// What was gathered becomes paragraphs: parted at doubled line breaks, lines kept where
// they are verse or an address, joined where a page only wrapped its prose by hand.
#include "base/utf8.h"
#include "document/walk.h"
#include "manuscript/html_builder.h"
#include "manuscript/html_lines.h"

#include <algorithm>

namespace pam::manuscript::html {

using namespace document;

namespace {

bool is_break(const Run& run) {
    return std::holds_alternative<LineBreak>(run.piece.value);
}

bool is_anchor(const Run& run) {
    return std::holds_alternative<Anchor>(run.piece.value);
}

bool shows(const Run& run) {
    const auto* text = std::get_if<Text>(&run.piece.value);
    return !is_anchor(run) && !is_break(run) && (text == nullptr || !text->text.empty());
}

bool is_capitals(std::string_view words) {
    bool letter = false;
    for (std::size_t i = 0; i < words.size();) {
        const utf8::Decoded next = utf8::decode(words, i);
        if (utf8::is_lower(next.code_point)) return false;
        letter = letter || utf8::is_upper(next.code_point);
        i += next.bytes;
    }
    return letter;
}

Span span_of(const Runs& runs) {
    Span span = Span::none();
    for (const Run& run : runs)
        if (const auto* text = std::get_if<Text>(&run.piece.value))
            span = joined(span, text->span);
    return span;
}

// A line of an image alone.
bool is_picture(const Runs& runs) {
    int images = 0;
    for (const Run& run : runs) {
        images += std::holds_alternative<Image>(run.piece.value);
        if (shows(run) && !std::holds_alternative<Image>(run.piece.value)) return false;
    }
    return images == 1;
}

}  // namespace

std::vector<Line> lines_of(const Runs& runs) {
    std::vector<Line> lines(1);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (is_break(runs[i])) {
            lines.back().end = i;
            lines.push_back({i + 1, i + 1, 0, 0, true, {}});
            continue;
        }
        Line& line = lines.back();
        line.indent += runs[i].indent;
        if (!shows(runs[i])) continue;
        line.blank = false;
        if (const auto* text = std::get_if<Text>(&runs[i].piece.value)) {
            if (line.length == 0) line.opening = text->text.substr(0, 8);
            line.length += utf8::count(text->text);
        }
    }
    lines.back().end = runs.size();
    return lines;
}

bool is_hand_wrapped(const std::vector<Line>& lines) {
    constexpr std::size_t fewest = 4;
    constexpr std::size_t shortest = 45;
    if (lines.size() < fewest) return false;
    std::size_t total = 0;
    std::size_t lower = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i + 1 < lines.size()) total += lines[i].length;
        if (i == 0 || lines[i].opening.empty()) continue;
        lower += utf8::is_lower(utf8::decode(lines[i].opening, 0).code_point);
    }
    return total / (lines.size() - 1) >= shortest && lower * 2 > lines.size() - 1;
}

bool is_verse(const std::vector<Line>& lines) {
    constexpr std::size_t fewest = 3;
    constexpr std::size_t longest = 60;
    return lines.size() >= fewest
           && std::all_of(lines.begin(), lines.end(), [](const Line& line) {
                  return line.length > 0 && line.length <= longest;
              });
}

Inlines Builder::inlines(Runs& runs) {
    return inlines_of(runs.begin(), runs.end(), styles_);
}

void Builder::flush() {
    if (hold_ == Hold::Yes) return;
    Runs runs = words_.take();
    if (std::none_of(runs.begin(), runs.end(), shows)) {
        // An anchor without words belongs to what comes next.
        for (Run& run : runs)
            if (auto* anchor = std::get_if<Anchor>(&run.piece.value))
                pending_ids_.push_back(std::move(anchor->id));
        return;
    }
    paragraphs(std::move(runs));
}

// Parts between empty lines are paragraphs, in verse stanzas.
void Builder::paragraphs(Runs runs) {
    const std::vector<Line> lines = lines_of(runs);
    for (std::size_t i = 0; i < lines.size();) {
        std::size_t end = i;
        while (end < lines.size() && !lines[end].blank)
            ++end;
        if (end > i) {
            const auto from = runs.begin() + static_cast<std::ptrdiff_t>(lines[i].begin);
            const auto to = runs.begin() + static_cast<std::ptrdiff_t>(lines[end - 1].end);
            Runs part(std::make_move_iterator(from), std::make_move_iterator(to));
            if (setting_.verse)
                stanza(std::move(part));
            else
                paragraph(std::move(part));
        }
        // Anchors of an empty line stand before the next paragraph.
        if (end < lines.size())
            for (std::size_t k = lines[end].begin; k < lines[end].end; ++k)
                if (auto* anchor = std::get_if<Anchor>(&runs[k].piece.value))
                    pending_ids_.push_back(std::move(anchor->id));
        i = end + 1;
    }
}

void Builder::paragraph(Runs runs) {
    const std::vector<Line> lines = lines_of(runs);
    if (lines.size() == 1 && is_picture(runs) && blocks_ != &made_.provenance) {
        Figure figure;
        for (Run& run : runs) {
            if (is_anchor(run)) figure.id = std::get_if<Anchor>(&run.piece.value)->id;
            if (auto* picture = std::get_if<Image>(&run.piece.value))
                figure.image = std::move(*picture);
        }
        figure.span = figure.image.span;
        blocks_->push_back({std::move(figure)});
        return;
    }
    const bool body = setting_.role == Role::Body && !setting_.lines_kept;
    if (body && is_hand_wrapped(lines)) {
        for (Run& run : runs)
            if (is_break(run)) run.piece = {generated(" ")};
        made_.inferences.push_back({"lines joined", lines.front().opening, span_of(runs)});
    } else if (body && setting_.aligned == Aligned::Unsaid && is_verse(lines)) {
        return stanza(std::move(runs));
    }
    Paragraph made{setting_.role, {}, span_of(runs)};
    hint_at(made, runs);
    made.inlines = inlines(runs);
    blocks_->push_back({std::move(made)});
}

void Builder::hint_at(const Paragraph& paragraph, const Runs& runs) {
    if (paragraph.span.is_none()) return;
    Hint hint;
    hint.aligned = setting_.aligned;
    hint.names = setting_.names;
    hint.semantics = setting_.semantics;
    std::string words;
    hint.bold = true;
    hint.size = 0;
    for (const Run& run : runs) {
        const auto* text = std::get_if<Text>(&run.piece.value);
        if (text == nullptr) continue;
        hint.size = std::max<int>(hint.size, run.size);
        if (utf8::trim(text->text).empty()) continue;
        hint.bold = hint.bold && styles_.holds(run.style, StyleKind::Strong);
        if (words.size() < 200) words += text->text;
    }
    hint.capitals = is_capitals(words);
    const bool tells = hint.bold || hint.capitals || hint.size > 3
                       || hint.aligned != Aligned::Unsaid || !hint.names.empty()
                       || !hint.semantics.empty();
    if (tells) made_.hints.emplace(paragraph.span.begin, std::move(hint));
}

// A stanza goes on the poem before it when they stand in one element.
void Builder::stanza(Runs runs) {
    Stanza made;
    const std::vector<Line> lines = lines_of(runs);
    for (const Line& line : lines) {
        const auto begin = runs.begin() + static_cast<std::ptrdiff_t>(line.begin);
        const auto end = runs.begin() + static_cast<std::ptrdiff_t>(line.end);
        if (line.blank) continue;
        VerseLine verse;
        verse.span = span_of(Runs(begin, end));
        // Two no-break spaces are about an em.
        verse.indent = static_cast<int>(std::min<std::uint32_t>((line.indent + 1) / 2, 12));
        verse.inlines = inlines_of(begin, end, styles_);
        made.lines.push_back(std::move(verse));
    }
    if (made.lines.empty()) return;
    auto* last = blocks_->empty() ? nullptr : std::get_if<Verse>(&blocks_->back().value);
    const Span span = span_of(runs).is_none()
                          ? made.lines.front().span
                          : joined(made.lines.front().span, made.lines.back().span);
    if (last == nullptr) {
        blocks_->push_back({Verse{{}, span}});
        last = std::get_if<Verse>(&blocks_->back().value);
    }
    if (setting_.verse && setting_.lines_are_elements && made.lines.size() == 1
        && !last->stanzas.empty() && stanza_open_ == blocks_)
        last->stanzas.back().lines.push_back(std::move(made.lines.front()));
    else
        last->stanzas.push_back(std::move(made));
    stanza_open_ = setting_.lines_are_elements ? blocks_ : nullptr;
    last->span = joined(last->span, span);
}

}  // namespace pam::manuscript::html
