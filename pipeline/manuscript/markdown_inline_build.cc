#include "manuscript/markdown_inline_build.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "document/walk.h"
#include "manuscript/codes.h"
#include "manuscript/markdown_scan.h"

#include <algorithm>

namespace pam::manuscript::markdown {

using namespace document;

namespace {

std::uint32_t offset(std::size_t at) {
    return static_cast<std::uint32_t>(at);
}

std::string_view text_of(const Passage& passage, Stretch stretch) {
    return std::string_view(passage.text)
        .substr(stretch.begin, stretch.end - stretch.begin);
}

Inline wrapped(const Group& group, Inlines words, Span span) {
    switch (group.kind) {
    case GroupKind::Emphasis:
        return {Emphasis{std::move(words), span}};
    case GroupKind::Strong:
        return {Strong{std::move(words), span}};
    case GroupKind::Strike:
        return {Strikethrough{std::move(words), span}};
    case GroupKind::Underline:
        return {Underline{std::move(words), span}};
    case GroupKind::SmallCaps:
        return {SmallCaps{std::move(words), span}};
    case GroupKind::Subscript:
        return {Subscript{std::move(words), span}};
    case GroupKind::Superscript:
        return {Superscript{std::move(words), span}};
    case GroupKind::Index: {
        IndexMark mark = group.mark;
        mark.children = std::move(words);
        mark.span = span;
        return {std::move(mark)};
    }
    default:
        return {Link{group.target, group.title, std::move(words), span}};
    }
}

/// "#id", or "file.md#id" in a book of several files; no address of the web.
bool leads_to_place(std::string_view target) {
    const std::size_t hash = target.find('#');
    return hash != std::string_view::npos && target.substr(0, hash).find(':') > hash;
}

/// The first "#" in [at, end) that is no part of a word; `end` where there is none.
std::size_t lone_hash(std::string_view text, std::size_t at, std::size_t end) {
    constexpr std::string_view before = " \n\t([-";
    constexpr std::string_view after = " \n\t)],.;:-";
    for (std::size_t i = text.find('#', at); i < end; i = text.find('#', i + 1)) {
        const bool begins = i == 0 || before.find(text[i - 1]) != std::string_view::npos;
        const bool ends =
            i + 1 >= text.size() || after.find(text[i + 1]) != std::string_view::npos;
        if (begins && ends) return i;
    }
    return end;
}

bool has_own_language(const Group& group) {
    return !group.language.empty() || group.direction != Direction::Natural;
}

// {alt="..."} describes a picture whose brackets hold its caption, as in Pandoc.
Image image_of(const Group& group, std::string bracketed, Span span) {
    return {
        group.target,
        group.title,
        group.alternative.empty() ? std::move(bracketed) : group.alternative,
        span,
        group.decorative};
}

}  // namespace

InlineBuilder::InlineBuilder(
    std::string_view source, Labels& labels, Record& record, Diagnostics& log
)
    : source_(source)
    , labels_(labels)
    , record_(record)
    , log_(log) {}

Inlines InlineBuilder::build(const Passage& passage, Reading reading, LineEnds line_ends) {
    return build(passage, cut_inlines(passage.text, reading, labels_), line_ends);
}

Inlines
InlineBuilder::build(const Passage& passage, const InlineCut& cut, LineEnds line_ends) {
    tell(passage, cut.remarks);
    Walk walk{passage, cut, line_ends, TextMaker(record_.source)};
    return inlines(walk, 0);
}

// Everything up to the mark that closes the group around. Groups deeper than the limit
// give what they hold to the group around them.
Inlines InlineBuilder::inlines(Walk& walk, std::size_t depth) {
    Inlines made;
    std::size_t flat = 0;
    const std::vector<Token>& tokens = walk.cut.tokens;
    for (; walk.token < tokens.size(); ++walk.token) {
        const Token& token = tokens[walk.token];
        text(walk, made, token.begin);
        if (token.kind == TokenKind::Close && flat == 0) break;
        walk.at = token.end;
        if (token.kind == TokenKind::Open && depth < limits::nesting) {
            group(walk, made, token, depth);
        } else if (token.kind == TokenKind::Open || token.kind == TokenKind::Close) {
            const bool opens = token.kind == TokenKind::Open;
            if (opens) warn_depth(place(walk.passage, {token.begin, token.end}));
            const char* rule = walk.cut.groups[token.index].rule;
            record_.consume(walk.passage, token.begin, token.end, rule);
            flat = opens ? flat + 1 : flat - 1;
        } else {
            whole(walk, made, token);
        }
    }
    if (walk.token == tokens.size()) text(walk, made, walk.passage.text.size());
    const bool comment_last = !tokens.empty() && tokens.back().kind == TokenKind::Comment
                              && tokens.back().end == walk.at;
    if (comment_last && walk.token == tokens.size()) walk.maker.drop_space();
    flush(walk, made);
    return made;
}

// ---------------------------------------------------------------- text

void InlineBuilder::text(Walk& walk, Inlines& made, std::size_t end) {
    const std::string_view all = walk.passage.text;
    while (walk.at < end) {
        const std::string_view here = all.substr(walk.at, end - walk.at);
        const std::size_t line = walk.line_ends == LineEnds::Keep
                                     ? std::min(here.find('\n'), here.size())
                                     : here.size();
        words(walk, made, walk.at + line);
        if (walk.at >= end) return;
        const Token line_end{TokenKind::LineBreak, offset(walk.at), offset(walk.at + 1), 0};
        ++walk.at;
        line_break(walk, made, line_end);
    }
}

/// A hash that stands alone among the words of a link to a place in the work is the folio
/// of its page.
void InlineBuilder::words(Walk& walk, Inlines& made, std::size_t end) {
    const std::string_view all = walk.passage.text;
    const auto put_to = [&](std::size_t stop) {
        const std::string_view part = all.substr(walk.at, stop - walk.at);
        walk.maker.put_folded(part, walk.passage, walk.at);
        walk.at = stop;
    };
    while (!walk.place.empty()) {
        const std::size_t hash = lone_hash(all, walk.at, end);
        if (hash == end) break;
        put_to(hash);
        flush(walk, made);
        walk.maker.after_word();
        record_.consume(walk.passage, hash, hash + 1, "page reference");
        const Span span = place(walk.passage, {offset(hash), offset(hash + 1)});
        made.push_back({PageReference{std::string(walk.place), span}});
        walk.at = hash + 1;
    }
    put_to(end);
}

void InlineBuilder::flush(Walk& walk, Inlines& made) {
    if (!walk.maker.empty()) made.push_back({walk.maker.finish()});
}

void InlineBuilder::whole(Walk& walk, Inlines& made, const Token& token) {
    const Passage& passage = walk.passage;
    const std::string_view typed =
        std::string_view(passage.text).substr(token.begin, token.end - token.begin);
    switch (token.kind) {
    case TokenKind::Escape:
        record_.consume(passage, token.begin, token.begin + 1, "escape");
        return walk.maker.put(typed.substr(1), passage, token.begin + 1);
    case TokenKind::Entity:
        return entity(walk, token);
    case TokenKind::LineBreak:
    case TokenKind::BreakTag:
        return line_break(walk, made, token);
    case TokenKind::Html:
        if (!typed.starts_with("</")) warn_html(place(passage, {token.begin, token.end}));
        return walk.maker.put_folded(typed, passage, token.begin);
    case TokenKind::Comment:
        return leave_comment_out(passage, token.begin, token.end);
    case TokenKind::Attributes:
        return record_.consume(passage, token.begin, token.end, "attributes");
    default:
        break;
    }
    flush(walk, made);
    walk.maker.after_word();
    const Span span = place(passage, {token.begin, token.end});
    if (token.kind == TokenKind::Code) {
        made.push_back({Code{code(walk, token)}});
    } else if (token.kind == TokenKind::NoteCall) {
        record_.consume(passage, token.begin, token.end, "footnote mark");
        made.push_back({NoteReference{call(token.index), span}});
    } else if (token.kind == TokenKind::Picture) {
        hide(passage, token.begin, token.end);
        made.push_back({picture(walk, token)});
    } else {
        TextMaker address(record_.source);
        address.put(typed, passage, token.begin);
        const Group& group = walk.cut.groups[token.index];
        made.push_back({Link{group.target, {}, {{address.finish()}}, span}});
    }
}

void InlineBuilder::entity(Walk& walk, const Token& token) {
    const Passage& passage = walk.passage;
    const std::string before = passage.text.substr(token.begin, token.end - token.begin);
    const std::string& decoded = labels_.entities.of(before);
    const Span span = place(passage, {token.begin, token.end});
    // White space that was written as an entity folds like any other.
    const bool blank = utf8::trim(decoded).empty();
    record_.ledger.push_back(
        {0,
         span,
         "entity",
         before,
         blank ? " " : decoded,
         codes::character_reference,
         Standing::Applied}
    );
    if (blank)
        walk.maker.put_space(span.begin, span.end);
    else
        walk.maker.put(decoded, span.begin, span.end);
}

void InlineBuilder::line_break(Walk& walk, Inlines& made, const Token& token) {
    const bool tag = token.kind == TokenKind::BreakTag;
    record_.consume(
        walk.passage, token.begin, token.end, tag ? "HTML tag" : "hard line break"
    );
    walk.maker.drop_space();
    flush(walk, made);
    walk.maker.after_break();
    made.push_back({LineBreak{place(walk.passage, {token.begin, token.end})}});
}

// One blank on each side belongs to the marks, unless the code is blank altogether.
Text InlineBuilder::code(const Walk& walk, const Token& token) {
    const Passage& passage = walk.passage;
    std::size_t begin = token.begin + token.index;
    std::size_t end = token.end - token.index;
    record_.consume(passage, token.begin, begin, "code mark");
    record_.consume(passage, end, token.end, "code mark");
    const std::string_view inside =
        std::string_view(passage.text).substr(begin, end - begin);
    const auto pads = [](char c) { return c == ' ' || c == '\n'; };
    if (inside.size() > 2 && pads(inside.front()) && pads(inside.back())
        && !std::all_of(inside.begin(), inside.end(), pads)) {
        ++begin;
        --end;
    }
    TextMaker maker(record_.source);
    for (std::size_t i = begin; i < end;) {
        const std::string_view left = std::string_view(passage.text).substr(i, end - i);
        const std::size_t stop = i + std::min(left.find('\n'), left.size());
        maker.put(left.substr(0, stop - i), passage, i);
        if (stop < end) maker.put(" ", passage.source(stop), passage.source(stop) + 1);
        i = stop + 1;
    }
    return maker.finish();
}

// ---------------------------------------------------------------- groups

void InlineBuilder::group(
    Walk& walk, Inlines& made, const Token& token, std::size_t depth
) {
    const Group& group = walk.cut.groups[token.index];
    const Passage& passage = walk.passage;
    flush(walk, made);
    walk.maker.after_word();
    ++walk.token;
    const std::string_view around = walk.place;
    if (group.kind == GroupKind::Link)
        walk.place = leads_to_place(group.target) ? std::string_view(group.target) : "";
    Inlines words = inlines(walk, depth + 1);
    walk.place = around;
    walk.at = group.close.end;
    walk.maker.after_word();
    if (group.kind == GroupKind::Image) return image(walk, made, group, std::move(words));
    consume_marks(passage, group);
    if (group.kind == GroupKind::Note) return note(walk, made, group, std::move(words));
    const Span span = place(passage, {group.open.begin, group.close.end});
    if (!group.id.empty()) made.push_back({Anchor{group.id, span}});
    if (group.kind != GroupKind::Plain) {
        Inline one = wrapped(group, std::move(words), span);
        words.clear();
        words.push_back(std::move(one));
    }
    if (has_own_language(group)) {
        made.push_back({Phrase{group.language, group.direction, std::move(words), span}});
        return;
    }
    std::move(words.begin(), words.end(), std::back_inserter(made));
}

void InlineBuilder::consume_marks(const Passage& passage, const Group& group) {
    record_.consume(passage, group.open.begin, group.open.end, group.rule);
    const std::uint32_t mark = group.close.begin + 1;
    if (group.target.empty() || text_of(passage, group.close).front() != ']')
        return record_.consume(passage, group.close.begin, group.close.end, group.rule);
    record_.consume(passage, group.close.begin, mark, group.rule);
    record_.consume(passage, mark, group.close.end, "link target");
}

std::size_t InlineBuilder::call(std::size_t note) {
    const auto [found, first] = note_index_.emplace(note, called_.size());
    if (first) called_.push_back(note);
    return found->second;
}

Note* InlineBuilder::inline_note(std::size_t note) {
    const std::size_t first = labels_.note_count;
    return note < first ? nullptr : &inline_notes_[note - first];
}

void InlineBuilder::note(Walk& walk, Inlines& made, const Group& group, Inlines words) {
    const Span span = place(walk.passage, {group.open.begin, group.close.end});
    Note note;
    note.span = span;
    if (!words.empty())
        note.blocks.push_back({Paragraph{Role::Body, std::move(words), span}});
    inline_notes_.push_back(std::move(note));
    const std::size_t number = labels_.note_count + inline_notes_.size() - 1;
    made.push_back({NoteReference{call(number), span}});
}

// ---------------------------------------------------------------- images

void InlineBuilder::hide(const Passage& passage, std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    record_.hidden.push_back(
        {{passage.source(begin), passage.source(end - 1) + 1, record_.source}, "image"}
    );
}

// The whole image is a mark; its alternative text is not printed, but notes called in it
// are.
void InlineBuilder::image(Walk& walk, Inlines& made, const Group& group, Inlines words) {
    const Span span = place(walk.passage, {group.open.begin, group.close.end});
    hide(walk.passage, group.open.begin, group.close.end);
    if (!group.id.empty()) made.push_back({Anchor{group.id, span}});
    made.push_back({image_of(group, plain_text(words), span)});
    for (Inline& word : words)
        if (std::holds_alternative<NoteReference>(word.value))
            made.push_back(std::move(word));
}

Image InlineBuilder::picture(const Walk& walk, const Token& token) const {
    const Group& group = walk.cut.groups[token.index];
    const std::string_view typed =
        std::string_view(walk.passage.text).substr(token.begin, token.end - token.begin);
    const Tag tag = read_tag(typed);
    return {
        group.target,
        group.title,
        unescaped(tag.attribute("alt"), labels_.entities),
        place(walk.passage, {token.begin, token.end}),
        tag.states_empty("alt")};
}

// The caption is the image's title, or else its alternative text.
std::optional<Figure> InlineBuilder::figure(const Passage& passage, const InlineCut& cut) {
    if (cut.tokens.empty()) return std::nullopt;
    const Token& first = cut.tokens.front();
    const Token& last = cut.tokens.back();
    const std::string_view all = passage.text;
    if (first.begin != 0 || skip_white(all, last.end) != all.size()) return std::nullopt;
    const bool tag = first.kind == TokenKind::Picture && cut.tokens.size() == 1;
    const bool marks = first.kind == TokenKind::Open && last.kind == TokenKind::Close
                       && first.index == last.index
                       && cut.groups[first.index].kind == GroupKind::Image;
    if (!tag && !marks) return std::nullopt;
    Figure figure;
    const Group& group = cut.groups[first.index];
    figure.id = group.id;
    figure.classes = group.classes;
    figure.span = place(passage, {first.begin, last.end});
    Walk walk{passage, cut, LineEnds::Fold, TextMaker(record_.source)};
    if (tag) {
        hide(passage, first.begin, first.end);
        figure.image = picture(walk, first);
        return figure;
    }
    tell(passage, cut.remarks);
    walk.token = 1;
    walk.at = group.open.end;
    const std::size_t calls = called_.size();
    Inlines words = inlines(walk, 1);
    figure.image = image_of(group, plain_text(words), figure.span);
    const Stretch title = group.title_place;
    if (title.empty()) {
        record_.consume(passage, group.open.begin, group.open.end, "image mark");
        record_.consume(passage, group.close.begin, group.close.end, "image target");
        figure.caption = std::move(words);
        return figure;
    }
    // Notes called in the alternative text go with the caption.
    const bool calls_notes = called_.size() > calls;
    hide(passage, group.open.begin, title.begin);
    hide(passage, title.end, group.close.end);
    figure.caption = build(passage.part(title.begin, title.end), Reading::Title);
    if (calls_notes)
        for (Inline& word : words)
            if (std::holds_alternative<NoteReference>(word.value))
                figure.caption.push_back(std::move(word));
    return figure;
}

// ---------------------------------------------------------------- for the record

Text InlineBuilder::as_typed(Line line) {
    Passage passage;
    passage.add_line(source_.substr(line.begin, line.end - line.begin), line.begin);
    TextMaker maker(record_.source);
    maker.put_folded(trim_end(passage.text), passage, 0);
    return maker.finish();
}

Span InlineBuilder::place(const Passage& passage, Stretch stretch) const {
    const std::uint32_t begin = passage.source(stretch.begin);
    const std::uint32_t end = stretch.empty() ? begin : passage.source(stretch.end - 1) + 1;
    return {begin, end, record_.source};
}

// One entry, unless the marks of a quotation or list stand between its lines.
void InlineBuilder::leave_comment_out(
    const Passage& passage, std::size_t begin, std::size_t end
) {
    std::vector<Span> places = record_.places(passage, begin, end);
    std::vector<Span> joined_places;
    for (const Span place : places) {
        const bool follows = !joined_places.empty()
                             && utf8::trim(source_.substr(
                                               joined_places.back().end,
                                               place.begin - joined_places.back().end
                                           ))
                                    .empty();
        if (follows)
            joined_places.back().end = place.end;
        else
            joined_places.push_back(place);
    }
    for (const Span place : joined_places)
        record_.ledger.push_back(
            {0,
             place,
             "comment",
             std::string(source_.substr(place.begin, place.size())),
             "",
             codes::comment,
             Standing::Applied}
        );
}

void InlineBuilder::warn_html(Span span) {
    log_.warn(
        codes::raw_html,
        span,
        "this HTML is not understood; it is printed as it was typed",
        {"use Markdown's own marks, or write \\< for a bracket that is only a bracket"}
    );
}

void InlineBuilder::warn_depth(Span span) {
    if (depth_told_) return;
    depth_told_ = true;
    log_.warn(
        codes::nested_too_deep,
        span,
        "more than " + std::to_string(limits::nesting)
            + " things inside one another; what is deeper is set flat"
    );
}

void InlineBuilder::tell(const Passage& passage, const std::vector<Remark>& remarks) {
    for (const Remark& remark : remarks) {
        const Span span = place(passage, remark.place);
        const std::string_view code = remark.code;
        if (code == codes::call_without_note)
            log_.warn(
                codes::call_without_note,
                span,
                "no note is called [^" + remark.about + "]; the call is printed as typed",
                {"write the note on a line of its own: [^" + remark.about + "]: its text"}
            );
        else if (code == codes::too_many_references)
            log_.warn(
                codes::too_many_references,
                span,
                "the targets of references are longer than the whole text; this one stays "
                "text"
            );
        else
            log_.note(
                codes::attribute_without_effect,
                span,
                "\"" + remark.about + "\" has no effect on words",
                {"known are .smallcaps, .underline, .sub, .sup, .index, #id, lang= and "
                 "dir="}
            );
    }
}

}  // namespace pam::manuscript::markdown
