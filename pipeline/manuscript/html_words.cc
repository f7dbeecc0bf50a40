#include "manuscript/html_words.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pam::manuscript::html {

using namespace document;

namespace {

// Bytes at which a text must be looked at more closely: white space, references, and the
// first bytes of the white space beyond ASCII.
constexpr std::array<bool, 256> stops = [] {
    std::array<bool, 256> made{};
    for (const int c : {0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x26})
        made[static_cast<std::size_t>(c)] = true;
    for (const int c : {0xC2, 0xE1, 0xE2, 0xE3})
        made[static_cast<std::size_t>(c)] = true;
    return made;
}();

bool is_stop(char c) {
    return stops[static_cast<unsigned char>(c)];
}

constexpr std::string_view no_break_space = "\xC2\xA0";

}  // namespace

void Record::consume(std::uint32_t begin, std::uint32_t end, const char* rule) {
    if (begin < end) consumed.push_back({{begin, end, 0}, rule});
}

void Words::text(std::uint32_t token, StyleIndex style, Fold fold) {
    const Token& one = scan_.tokens[token];
    token_ = token;
    if (fold == Fold::Spaces)
        folded(scan_.text(one), one.begin, one.literal, style);
    else
        as_typed(scan_.text(one), one.begin, one.literal, style);
}

void Words::trimmed_text(
    std::uint32_t token, StyleIndex style, std::uint32_t head, std::uint32_t tail
) {
    const Token& one = scan_.tokens[token];
    token_ = token;
    record_.consume(one.begin, one.begin + head, "note mark");
    record_.consume(one.end - tail, one.end, "note mark");
    const std::string_view text = scan_.text(one);
    folded(
        text.substr(head, text.size() - head - tail), one.begin + head, one.literal, style
    );
}

void Words::folded(
    std::string_view text, std::uint32_t begin, bool literal, StyleIndex style
) {
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && !is_stop(text[end]))
            ++end;
        const auto place = static_cast<std::uint32_t>(begin + at);
        if (end > at) {
            word(
                text.substr(at, end - at),
                place,
                static_cast<std::uint32_t>(begin + end),
                style
            );
            at = end;
            continue;
        }
        if (text[at] == '&') {
            const EntityMatch* found =
                literal ? nullptr : entities_.at_front(text.substr(at));
            if (found != nullptr)
                reference(*found, place, style);
            else
                word("&", place, place + 1, style);
            at += found != nullptr ? found->length : 1;
            continue;
        }
        const utf8::Decoded next = utf8::decode(text, at);
        const auto width = static_cast<std::uint32_t>(next.bytes);
        if (utf8::is_space(next.code_point) || next.code_point == 0xA0)
            blanks_.push_back(
                {place, place + width, next.code_point == 0xA0, false, style, token_}
            );
        else
            word(text.substr(at, width), place, place + width, style);
        at += width;
    }
}

// White space stands, line ends as "\n".
void Words::as_typed(
    std::string_view text, std::uint32_t begin, bool literal, StyleIndex style
) {
    for (std::size_t at = 0; at < text.size();) {
        const auto place = static_cast<std::uint32_t>(begin + at);
        if (text[at] == '&' && !literal) {
            const EntityMatch* found = entities_.at_front(text.substr(at));
            if (found != nullptr) {
                const auto end = place + static_cast<std::uint32_t>(found->length);
                put(found->text, place, end, style);
                tell_reference(place, end, found->text);
                at += found->length;
                continue;
            }
        }
        if (text[at] == '\r') {
            const bool pair = text.substr(at, 2) == "\r\n";
            put("\n", place, place + (pair ? 2 : 1), style);
            at += pair ? 2 : 1;
            continue;
        }
        std::size_t end = at + 1;
        while (end < text.size() && text[end] != '&' && text[end] != '\r')
            ++end;
        put(text.substr(at, end - at), place, static_cast<std::uint32_t>(begin + end), style
        );
        at = end;
    }
    blank_ = blank_ && utf8::trim(text).empty();
}

void Words::reference(const EntityMatch& found, std::uint32_t begin, StyleIndex style) {
    const auto end = begin + static_cast<std::uint32_t>(found.length);
    const char32_t first = utf8::decode(found.text, 0).code_point;
    if (utf8::is_space(first) || first == 0xA0) {
        blanks_.push_back({begin, end, first == 0xA0, true, style, token_});
        return;
    }
    word(found.text, begin, end, style);
    tell_reference(begin, end, found.text);
}

void Words::tell_reference(std::uint32_t begin, std::uint32_t end, std::string_view text) {
    record_.references.push_back({{begin, end, 0}, std::string(text)});
}

void Words::word(
    std::string_view bytes, std::uint32_t begin, std::uint32_t end, StyleIndex style
) {
    if (!blanks_.empty()) settle_blanks(style);
    put(bytes, begin, end, style);
    line_begins_ = false;
    blank_ = false;
}

// Blanks at the head of a line indent it; elsewhere spaces are one, and a no-break space
// stands.
void Words::settle_blanks(StyleIndex style) {
    if (line_begins_) {
        std::uint32_t indent = 0;
        for (const Blank& blank : blanks_)
            indent += blank.no_break;
        drop_blanks("indent");
        if (indent > 0) runs_.push_back({style, {Text{}}, indent, size_});
        return;
    }
    bool after_space = false;
    const std::uint32_t token = token_;
    for (const Blank& blank : blanks_) {
        token_ = blank.token;
        // A space beside a link or an emphasis is no part of it.
        const StyleIndex own = styles_.common(blank.style, style);
        if (!blank.no_break && !after_space) put(" ", blank.begin, blank.end, own);
        if (!blank.no_break && blank.entity)
            record_.consume(blank.begin, blank.end, "space");
        after_space = !blank.no_break;
        if (!blank.no_break) continue;
        put(no_break_space, blank.begin, blank.end, own);
        if (blank.entity) tell_reference(blank.begin, blank.end, no_break_space);
    }
    token_ = token;
    blanks_.clear();
}

void Words::drop_blanks(const char* rule) {
    for (const Blank& blank : blanks_)
        if (blank.no_break || blank.entity) record_.consume(blank.begin, blank.end, rule);
    blanks_.clear();
}

// True where the text goes on from the last one: the same style, and no other text of the
// page between them.
bool Words::goes_on(StyleIndex style, std::uint32_t begin) const {
    if (runs_.empty() || runs_.back().style != style) return false;
    const auto* text = std::get_if<Text>(&runs_.back().piece.value);
    if (text == nullptr) return false;
    if (text->span.is_none()) return text->text.empty();
    if (text->span.end > begin || last_token_ > token_) return false;
    for (std::uint32_t i = last_token_ + 1; i < token_; ++i)
        if (scan_.tokens[i].kind == Kind::Text && !scan_.tokens[i].blank) return false;
    return true;
}

void Words::put(
    std::string_view bytes, std::uint32_t begin, std::uint32_t end, StyleIndex style
) {
    if (!goes_on(style, begin)) runs_.push_back({style, {Text{}}, 0, size_});
    Text& text = *std::get_if<Text>(&runs_.back().piece.value);
    last_token_ = token_;
    if (text.span.is_none()) text.span = {begin, begin, 0};
    const auto at = static_cast<std::uint32_t>(text.text.size());
    const std::uint32_t wanted =
        text.splices.empty()
            ? text.span.begin + at
            : text.splices.back().source_offset + (at - text.splices.back().text_offset);
    if (wanted != begin) {
        if (text.splices.empty() && at > 0) text.splices.push_back({0, text.span.begin});
        text.splices.push_back({at, begin});
    }
    text.text += bytes;
    text.span.end = std::max(text.span.end, end);
}

void Words::generated(std::string_view text, StyleIndex style) {
    if (!blanks_.empty()) settle_blanks(style);
    runs_.push_back({style, {Text{std::string(text), Span::none(), {}}}, 0, size_});
    line_begins_ = false;
    blank_ = false;
}

void Words::line_break(Span span, StyleIndex style) {
    drop_blanks("space at a line's end");
    runs_.push_back({style, {LineBreak{span}}, 0, size_});
    line_begins_ = true;
}

void Words::indent(std::uint32_t blanks) {
    if (blanks == 0) return;
    runs_.push_back({plain_style, {Text{}}, blanks, size_});
}

void Words::mark(Inline piece, StyleIndex style) {
    const bool shows = !std::holds_alternative<Anchor>(piece.value);
    if (shows && !blanks_.empty()) settle_blanks(style);
    runs_.push_back({style, std::move(piece), 0, size_});
    if (!shows) return;
    line_begins_ = false;
    blank_ = false;
}

Runs Words::take() {
    drop_blanks("space at a line's end");
    std::erase_if(runs_, [](const Run& run) {
        const auto* text = std::get_if<Text>(&run.piece.value);
        return text != nullptr && text->text.empty() && run.indent == 0;
    });
    line_begins_ = true;
    blank_ = true;
    return std::exchange(runs_, {});
}

// ---------------------------------------------------------------- runs to inlines

namespace {

Inline grouped(const Style& style, Inlines children) {
    switch (style.kind) {
    case StyleKind::Strong:
        return {Strong{std::move(children), style.span}};
    case StyleKind::Strikethrough:
        return {Strikethrough{std::move(children), style.span}};
    case StyleKind::Underline:
        return {Underline{std::move(children), style.span}};
    case StyleKind::SmallCaps:
        return {SmallCaps{std::move(children), style.span}};
    case StyleKind::Subscript:
        return {Subscript{std::move(children), style.span}};
    case StyleKind::Superscript:
        return {Superscript{std::move(children), style.span}};
    case StyleKind::Link:
        return {Link{style.target, style.title, std::move(children), style.span}};
    case StyleKind::Phrase:
        return {Phrase{style.target, style.direction, std::move(children), style.span}};
    default:
        return {Emphasis{std::move(children), style.span}};
    }
}

// The groups that are open while runs are laid into them.
class Nest {
public:
    explicit Nest(const Styles& styles) : styles_(styles) {}

    void add(Run& run) {
        StyleIndex style = run.style;
        const bool code = styles_[style].kind == StyleKind::Code;
        if (code) style = styles_[style].parent;
        move_to(style);
        auto* text = std::get_if<Text>(&run.piece.value);
        if (text != nullptr && text->text.empty()) return;
        if (code && text != nullptr)
            groups_.back().children.push_back({Code{std::move(*text)}});
        else
            groups_.back().children.push_back(std::move(run.piece));
    }

    Inlines finish() {
        move_to(plain_style);
        return std::move(groups_.back().children);
    }

private:
    struct Group {
        StyleIndex style = plain_style;
        Inlines children;
    };

    void move_to(StyleIndex style) {
        const StyleIndex shared = styles_.common(groups_.back().style, style);
        while (groups_.back().style != shared) {
            Group closed = std::move(groups_.back());
            groups_.pop_back();
            if (!closed.children.empty())
                groups_.back().children.push_back(
                    grouped(styles_[closed.style], std::move(closed.children))
                );
        }
        std::vector<StyleIndex> opened;
        for (; style != shared; style = styles_[style].parent)
            opened.push_back(style);
        for (std::size_t i = opened.size(); i-- > 0;)
            groups_.push_back({opened[i], {}});
    }

    const Styles& styles_;
    std::vector<Group> groups_{1};
};

}  // namespace

Inlines inlines_of(Runs::iterator begin, Runs::iterator end, const Styles& styles) {
    Nest nest(styles);
    for (auto run = begin; run != end; ++run)
        nest.add(*run);
    return nest.finish();
}

}  // namespace pam::manuscript::html
