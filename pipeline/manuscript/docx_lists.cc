// Lists, lists of contents, definitions, code and verse: paragraphs in a row that are one
// thing.
#include "document/walk.h"
#include "manuscript/docx_builder.h"

#include <algorithm>

namespace pam::manuscript::docx {

namespace {

using namespace document;

constexpr std::size_t deepest_list = 16;
constexpr int tolerance = 120;         // twips: kept by hand, indents differ so much
constexpr int step_of_contents = 220;  // Word's own indent of a contents list's levels

bool is_item(const FlowParagraph* paragraph) {
    return paragraph && paragraph->number && paragraph->kind != Kind::Heading;
}

bool same_manner(const ListNumber& a, const ListNumber& b) {
    return a.bulleted == b.bulleted && a.counted == b.counted;
}

// Inside the last item of the list that `base` began.
bool is_deeper(const ListNumber& number, const ListNumber& base) {
    if (number.list == base.list) return number.level > base.level;
    return number.level > base.level || number.indent > base.indent + tolerance;
}

bool is_contents(const FlowParagraph* paragraph) {
    return paragraph
           && (paragraph->in_contents || paragraph->kind == Kind::Contents
               || paragraph->kind == Kind::ContentsHeading);
}

}  // namespace

std::size_t
Builder::list(const Flow& flow, std::size_t at, std::size_t depth, Blocks& blocks) {
    const ListNumber& base = *paragraph_at(flow, at)->number;
    List list;
    list.kind = base.bulleted ? ListKind::Bulleted : ListKind::Numbered;
    list.start = base.counted ? base.value : 1;
    list.span = paragraph_at(flow, at)->line;
    std::size_t end = at;
    for (std::size_t i = at; i < flow.size(); i = next_solid(flow, end)) {
        const FlowParagraph* one = paragraph_at(flow, i);
        if (!is_item(one)) {
            end = continued(flow, i, base.indent, list.items.back().blocks);
            if (end == i) break;
            list.tight = false;
            continue;
        }
        const ListNumber& number = *one->number;
        if (depth < deepest_list && !list.items.empty() && is_deeper(number, base)) {
            end = this->list(flow, i, depth + 1, list.items.back().blocks);
            continue;
        }
        const int next = list.start + static_cast<int>(list.items.size());
        const bool goes_on = number.list == base.list && number.level >= base.level
                             && same_manner(number, base)
                             && (!number.counted || number.value == next);
        if (!goes_on && !list.items.empty()) break;
        ListItem item;
        item.span = one->line;
        if (!number.bulleted && !number.counted) item.marker = generated(number.marker);
        Inlines words = inlines(*one);
        item.blocks.push_back({Paragraph{Role::Body, std::move(words), one->line}});
        list.span = joined(list.span, one->line);
        list.items.push_back(std::move(item));
        end = i + 1;
    }
    blocks.push_back({std::move(list)});
    return end;
}

// What belongs to the item above though it has no number.
std::size_t
Builder::continued(const Flow& flow, std::size_t at, int indent, Blocks& blocks) {
    std::size_t end = at;
    Flow inside;
    for (std::size_t i = at; i < flow.size(); i = next_solid(flow, i)) {
        const FlowParagraph* one = paragraph_at(flow, i);
        const bool belongs = one && !one->number
                             && (one->kind == Kind::ListContinue || one->kind == Kind::Code)
                             && one->left > tolerance && one->left >= indent - tolerance;
        if (!belongs) break;
        inside.push_back({*one});
        end = ++i;
    }
    for (std::size_t i = 0; i < inside.size();)
        i = item(inside, i, blocks);
    return end;
}

std::size_t Builder::contents(const Flow& flow, std::size_t at, Blocks& blocks) {
    Division division{DivisionKind::Contents, {}, paragraph_at(flow, at)->line};
    Verse verse;
    verse.stanzas.emplace_back();
    std::size_t end = at;
    for (std::size_t i = at; i < flow.size(); i = next_solid(flow, i)) {
        const FlowParagraph* one = paragraph_at(flow, i);
        if (!is_contents(one)) break;
        end = ++i;
        Inlines words = inlines(*one);
        if (words.empty()) continue;
        division.span = joined(division.span, one->line);
        if (one->kind == Kind::ContentsHeading && verse.stanzas[0].lines.empty()) {
            division.blocks.push_back({Paragraph{Role::Body, std::move(words), one->line}});
            continue;
        }
        const int level =
            one->kind == Kind::Contents ? one->level - 1 : one->left / step_of_contents;
        verse.stanzas[0].lines.push_back(
            {std::clamp(level, 0, 8), std::move(words), one->line}
        );
        verse.span = joined(verse.span, one->line);
    }
    if (!verse.stanzas[0].lines.empty()) division.blocks.push_back({std::move(verse)});
    if (!division.blocks.empty()) blocks.push_back({std::move(division)});
    return end;
}

std::size_t Builder::definitions(const Flow& flow, std::size_t at, Blocks& blocks) {
    List list;
    list.kind = ListKind::Definition;
    list.span = paragraph_at(flow, at)->line;
    std::size_t end = at;
    for (std::size_t i = at; i < flow.size(); i = next_solid(flow, i)) {
        const FlowParagraph* one = paragraph_at(flow, i);
        if (!one || (one->kind != Kind::Term && one->kind != Kind::Definition)) break;
        if (one->kind == Kind::Term || list.items.empty())
            list.items.push_back({Text{}, {}, one->line});
        ListItem& item = list.items.back();
        // A definition without a term has an empty one.
        if (one->kind == Kind::Definition && item.blocks.empty())
            item.blocks.push_back({Paragraph{Role::Body, {}, one->line}});
        item.blocks.push_back({Paragraph{Role::Body, inlines(*one), one->line}});
        item.span = joined(item.span, one->line);
        list.span = joined(list.span, one->line);
        end = ++i;
    }
    blocks.push_back({std::move(list)});
    return end;
}

// Each paragraph is a line; an empty one between two lines of code is an empty line.
std::size_t Builder::code(const Flow& flow, std::size_t at, Blocks& blocks) {
    std::vector<Span> stretches;
    Span span = Span::none();
    std::size_t end = at;
    std::uint32_t last = 0;
    std::size_t lines = 0;
    for (std::size_t i = at; i < flow.size(); ++i) {
        const FlowParagraph* one = paragraph_at(flow, i);
        if (!one || (!one->blank() && one->kind != Kind::Code)) break;
        ++lines;
        if (one->blank()) continue;
        if (i > at)
            for (; lines > 0; --lines)
                stretches.push_back({last, last + 1, 0});
        lines = 0;
        for (const RunPiece& piece : one->pieces) {
            if (const Span* found = std::get_if<Span>(&piece.value))
                stretches.push_back(*found);
            if (const auto* line_break = std::get_if<LineBreak>(&piece.value))
                stretches.push_back(line_break->span);
        }
        last = one->line.end;
        span = joined(span, one->line);
        end = i + 1;
    }
    Text text = verbatim_text(reading_.transcript.text(), stretches);
    blocks.push_back({CodeBlock{std::move(text), "", span}});
    return end;
}

// A paragraph is a stanza if it has lines of its own, else a line; empty ones part stanzas.
std::size_t Builder::verse(const Flow& flow, std::size_t at, Blocks& blocks) {
    Verse verse;
    verse.stanzas.emplace_back();
    int edge = paragraph_at(flow, at)->left;
    std::size_t end = at;
    for (std::size_t i = at; i < flow.size(); ++i) {
        const FlowParagraph* one = paragraph_at(flow, i);
        if (!one || (!one->blank() && one->kind != Kind::Verse)) break;
        if (one->blank()) {
            if (!verse.stanzas.back().lines.empty()) verse.stanzas.emplace_back();
            continue;
        }
        end = i + 1;
        const auto breaks = std::count_if(
            one->pieces.begin(),
            one->pieces.end(),
            [](const RunPiece& piece) {
                return std::holds_alternative<LineBreak>(piece.value);
            }
        );
        if (breaks > 0 && !verse.stanzas.back().lines.empty()) verse.stanzas.emplace_back();
        const int indent = std::clamp((one->left - edge) / 240, 0, 9);
        std::vector<RunPiece> line;
        const auto end_line = [&] {
            Inlines words = inlines(*one, std::move(line));
            line.clear();
            const Span span = span_of(words);
            if (!words.empty())
                verse.stanzas.back().lines.push_back({indent, std::move(words), span});
        };
        for (const RunPiece& piece : one->pieces)
            if (std::holds_alternative<LineBreak>(piece.value))
                end_line();
            else
                line.push_back(piece);
        end_line();
        if (breaks > 0) verse.stanzas.emplace_back();
        verse.span = joined(verse.span, one->line);
    }
    std::erase_if(verse.stanzas, [](const Stanza& stanza) { return stanza.lines.empty(); });
    if (!verse.stanzas.empty()) blocks.push_back({std::move(verse)});
    return end;
}

}  // namespace pam::manuscript::docx
