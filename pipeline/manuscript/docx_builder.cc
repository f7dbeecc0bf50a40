#include "manuscript/docx_builder.h"

#include "base/match.h"
#include "base/utf8.h"
#include "document/walk.h"
#include "manuscript/docx_infer.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace pam::manuscript::docx {

namespace {

using namespace document;

template<typename Value>
void put(Blocks& blocks, Value value) {
    blocks.push_back({std::move(value)});
}

std::string_view primary(std::string_view language) {
    return language.substr(0, language.find('-'));
}

Role role_of(Kind kind) {
    switch (kind) {
    case Kind::Salutation:
        return Role::Salutation;
    case Kind::Valediction:
        return Role::Valediction;
    case Kind::Signature:
        return Role::Signature;
    case Kind::Attribution:
        return Role::Attribution;
    case Kind::Byline:
    case Kind::Author:
        return Role::Byline;
    case Kind::Date:
        return Role::DateLine;
    default:
        return Role::Body;
    }
}

Role title_role(Kind kind) {
    switch (kind) {
    case Kind::Title:
        return Role::Title;
    case Kind::Subtitle:
        return Role::Subtitle;
    case Kind::Author:
        return Role::Author;
    case Kind::Organisation:
        return Role::Organisation;
    case Kind::Date:
        return Role::DateLine;
    default:
        return Role::Body;
    }
}

// Bold, italics and capitals of such a paragraph as a whole are how its kind looks.
bool has_own_look(Kind kind) {
    return kind == Kind::Heading || kind == Kind::Quote || kind == Kind::Caption
           || kind == Kind::Contents || kind == Kind::ContentsHeading
           || kind == Kind::Epigraph || is_of_title(kind);
}

using Flag = bool RunFormat::*;

bool all_have(const std::vector<RunPiece>& pieces, Flag flag, const Reading& reading) {
    return std::all_of(pieces.begin(), pieces.end(), [&](const RunPiece& piece) {
        const Span* span = std::get_if<Span>(&piece.value);
        return !span || piece.format.*flag
               || utf8::trim(reading.transcript.text(*span)).empty();
    });
}

}  // namespace

// ---- items

const FlowParagraph* paragraph_at(const Flow& flow, std::size_t at) {
    return at < flow.size() ? std::get_if<FlowParagraph>(&flow[at].value) : nullptr;
}

std::size_t next_solid(const Flow& flow, std::size_t at) {
    while (at < flow.size()) {
        const FlowParagraph* paragraph = paragraph_at(flow, at);
        if (!paragraph || !paragraph->blank()) break;
        ++at;
    }
    return at;
}

bool is_pictures(const FlowParagraph& paragraph, const Reading& reading) {
    bool pictures = false;
    for (const RunPiece& piece : paragraph.pieces) {
        if (std::holds_alternative<Image>(piece.value)) {
            pictures = pictures || piece.format.link < 0;
            if (piece.format.link >= 0) return false;
        } else if (const Span* span = std::get_if<Span>(&piece.value)) {
            if (!utf8::trim(reading.transcript.text(*span)).empty()) return false;
        } else if (!std::holds_alternative<Anchor>(piece.value)
                   && !std::holds_alternative<LineBreak>(piece.value)) {
            return false;
        }
    }
    return pictures;
}

bool is_pause(const FlowParagraph& paragraph, const Reading& reading) {
    constexpr std::size_t longest = 40;
    std::size_t signs = 0;
    bool dashes_only = true;
    for (const RunPiece& piece : paragraph.pieces)
        if (!std::holds_alternative<Span>(piece.value)) return false;
    for (const char32_t c : utf8::to_utf32(words_of(paragraph, reading))) {
        if (c == ' ') continue;
        const bool dash = c == '-' || c == '_' || c == '=' || (c >= 0x2010 && c <= 0x2015);
        const bool sign = c == '*' || c == '#' || c == '~' || c == 0x2042 || c == 0x2022
                          || c == 0xB7 || c == 0x2766 || c == 0x2767 || c == 0x2020
                          || (c >= 0x25A0 && c <= 0x25FF) || (c >= 0x2720 && c <= 0x274B);
        if (!dash && !sign) return false;
        dashes_only = dashes_only && dash;
        ++signs;
    }
    return signs > 0 && signs <= longest && (!dashes_only || signs >= 3);
}

bool is_only_blanks(const FlowParagraph& paragraph, const Reading& reading) {
    for (const RunPiece& piece : paragraph.pieces) {
        if (std::holds_alternative<Anchor>(piece.value)
            || std::holds_alternative<LineBreak>(piece.value))
            continue;
        const Span* span = std::get_if<Span>(&piece.value);
        if (!span) return false;
        for (const char32_t c : utf8::to_utf32(reading.transcript.text(*span)))
            if (!utf8::is_blank(c)) return false;
    }
    return true;
}

bool is_of_title(Kind kind) {
    return title_role(kind) != Role::Body;
}

std::pair<std::size_t, std::size_t> title_run(const Flow& flow, const Reading& reading) {
    std::size_t begin = next_solid(flow, 0);
    // A picture on a cover may stand before the title.
    while (const FlowParagraph* one = paragraph_at(flow, begin)) {
        if (!is_pictures(*one, reading)) break;
        begin = next_solid(flow, begin + 1);
    }
    std::size_t end = begin;
    bool named = false;  // a date alone heads a letter
    for (std::size_t i = begin; i < flow.size(); i = next_solid(flow, i)) {
        const FlowParagraph* one = paragraph_at(flow, i);
        if (!one || !is_of_title(one->kind) || one->in_contents) break;
        named = named || one->kind != Kind::Date;
        end = ++i;
    }
    return {begin, named ? end : begin};
}

// ---- formats

void Builder::settle_format(RunFormat& format, const FlowParagraph& paragraph) const {
    const bool known = primary(format.language) == primary(facts_.language)
                       || (!facts_.false_language.empty()
                           && primary(format.language) == primary(facts_.false_language));
    if (known || format.code) format.language.clear();
    if (paragraph.right_to_left != facts_.right_to_left)
        format.direction =
            paragraph.right_to_left ? Direction::RightToLeft : Direction::LeftToRight;
    if (!has_own_look(paragraph.kind)) return;
    for (const Flag flag :
         {&RunFormat::strong,
          &RunFormat::emphasis,
          &RunFormat::underline,
          &RunFormat::small_caps})
        if (format.*flag && all_have(paragraph.pieces, flag, reading_))
            format.*flag = false;
}

// ---- blocks

Blocks Builder::build(const Flow& flow, Where where) {
    const Where outer = std::exchange(where_, where);
    Blocks blocks;
    for (std::size_t i = next_solid(flow, 0); i < flow.size(); i = next_solid(flow, i))
        i = item(flow, i, blocks);
    where_ = outer;
    return blocks;
}

std::size_t Builder::item(const Flow& flow, std::size_t at, Blocks& blocks) {
    return match(
        flow[at].value,
        [&](const FlowParagraph&) { return paragraph(flow, at, blocks); },
        [&](const FlowTable&) { return table(flow, at, nullptr, blocks); },
        [&](const FlowBox& found) {
            box(found, blocks);
            return at + 1;
        },
        [&](const FlowRule& rule) {
            if (where_ == Where::Text) put(blocks, SectionBreak{Text{}, rule.span});
            return at + 1;
        }
    );
}

// A box that holds a figure and its caption is that figure.
void Builder::box(const FlowBox& box, Blocks& blocks) {
    Blocks inside = build(box.flow, where_);
    if (inside.empty()) return;
    const bool figure =
        inside.size() == 1 && std::holds_alternative<Figure>(inside.front().value);
    if (where_ == Where::Cell || figure) {
        std::move(inside.begin(), inside.end(), std::back_inserter(blocks));
        return;
    }
    put(blocks, Division{DivisionKind::Aside, std::move(inside), box.span});
}

std::size_t Builder::paragraph(const Flow& flow, std::size_t at, Blocks& blocks) {
    const FlowParagraph& one = *paragraph_at(flow, at);
    if (is_only_blanks(one, reading_)) {
        set_aside_blank(one);
        return at + 1;
    }
    if (where_ != Where::Cell) {
        if (one.in_contents || one.kind == Kind::Contents
            || one.kind == Kind::ContentsHeading)
            return contents(flow, at, blocks);
        if (one.kind == Kind::Quote || one.kind == Kind::Abstract)
            return division(flow, at, DivisionKind::Extract, blocks);
        if (one.kind == Kind::Epigraph)
            return division(flow, at, DivisionKind::Epigraph, blocks);
        if (one.kind == Kind::Dedication)
            return division(flow, at, DivisionKind::Dedication, blocks);
        if (one.kind == Kind::Aside) return division(flow, at, DivisionKind::Aside, blocks);
    }
    if (one.kind == Kind::Heading && where_ == Where::Text) {
        heading(one, blocks);
        return at + 1;
    }
    if (one.number && one.kind != Kind::Heading) return list(flow, at, 0, blocks);
    if (one.kind == Kind::Code) return code(flow, at, blocks);
    if (one.kind == Kind::Verse) return verse(flow, at, blocks);
    if (one.kind == Kind::Term || one.kind == Kind::Definition)
        return definitions(flow, at, blocks);
    if (one.kind == Kind::Caption) return captioned(flow, at, blocks);
    if (where_ == Where::Text && is_pictures(one, reading_))
        return figures(flow, at, nullptr, blocks);
    plain(one, blocks);
    return at + 1;
}

// One that is no part of something greater.
void Builder::plain(const FlowParagraph& paragraph, Blocks& blocks) {
    if (where_ == Where::Text && is_pause(paragraph, reading_)) {
        std::vector<Span> spans;
        for (const RunPiece& piece : paragraph.pieces)
            spans.push_back(std::get<Span>(piece.value));
        Text mark = folded_text(reading_.transcript.text(), spans);
        return put(blocks, SectionBreak{std::move(mark), paragraph.line});
    }
    Inlines words = inlines(paragraph);
    const Role role = where_ == Where::Text ? role_of(paragraph.kind) : Role::Body;
    if (!words.empty()) put(blocks, Paragraph{role, std::move(words), paragraph.line});
}

void Builder::set_aside_blank(const FlowParagraph& paragraph) {
    for (const RunPiece& piece : paragraph.pieces)
        if (const Span* span = std::get_if<Span>(&piece.value))
            reading_.set_aside(*span, "blank line");
}

// Neighbours of one kind are one division; an attribution ends it.
std::size_t
Builder::division(const Flow& flow, std::size_t at, DivisionKind kind, Blocks& blocks) {
    const Kind of = paragraph_at(flow, at)->kind;
    Flow inside;
    std::size_t end = at;
    for (std::size_t i = at; i < flow.size(); i = next_solid(flow, i)) {
        const FlowParagraph* one = paragraph_at(flow, i);
        const bool attributed = one && one->kind == Kind::Attribution && i > at;
        if (!one || (one->kind != of && !attributed)) break;
        FlowParagraph copy = *one;
        if (!attributed) copy.kind = Kind::Body;
        copy.look = {};
        if (has_own_look(of))
            for (const Flag flag : {&RunFormat::strong, &RunFormat::emphasis})
                if (all_have(one->pieces, flag, reading_))
                    for (RunPiece& piece : copy.pieces)
                        piece.format.*flag = false;
        inside.push_back({std::move(copy)});
        end = ++i;
        if (attributed) break;
    }
    const Span span = joined(
        paragraph_at(flow, at)->line, std::get<FlowParagraph>(inside.back().value).line
    );
    Blocks own = build(inside, where_);
    if (!own.empty()) put(blocks, Division{kind, std::move(own), span});
    return end;
}

// ---- the title block

Blocks Builder::take_title_block(Flow& flow, Metadata& metadata) {
    const auto [at, end] = title_run(flow, reading_);
    if (at == end) return {};
    Blocks lines;
    Span span = Span::none();
    for (std::size_t i = at; i < end; ++i) {
        const FlowParagraph& one = *paragraph_at(flow, i);
        Inlines words = inlines(one);
        if (words.empty()) continue;
        add_fact(one, plain_text(words), metadata);
        span = joined(span, one.line);
        put(lines, Paragraph{title_role(one.kind), std::move(words), one.line});
    }
    flow.erase(
        flow.begin() + static_cast<std::ptrdiff_t>(at),
        flow.begin() + static_cast<std::ptrdiff_t>(end)
    );
    Blocks blocks;
    put(blocks, Division{DivisionKind::TitleBlock, std::move(lines), span});
    return blocks;
}

void Builder::add_fact(
    const FlowParagraph& paragraph, std::string words, Metadata& metadata
) {
    Field fact{utf8::collapse_spaces(words), Origin::Inferred, paragraph.line};
    const auto extend = [&](Field& field, const char* what) {
        reading_.inferences.push_back({what, fact.value, fact.span});
        if (field.origin == Origin::Inferred && !field.value.empty()) {
            field.value += " " + fact.value;
            field.span = joined(field.span, fact.span);
        } else {
            field = std::move(fact);
        }
    };
    switch (paragraph.kind) {
    case Kind::Title:
        return extend(metadata.title, "title");
    case Kind::Subtitle:
        return extend(metadata.subtitle, "subtitle");
    case Kind::Author:
        reading_.inferences.push_back({"author", fact.value, fact.span});
        metadata.authors.push_back(std::move(fact));
        return;
    case Kind::Organisation:
        return extend(metadata.organisation, "organisation");
    default:
        return extend(metadata.date, "date");
    }
}

}  // namespace pam::manuscript::docx
