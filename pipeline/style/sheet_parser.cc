// From tokens to rules (CSS Syntax Level 3, section 5.4). What cannot be read is reported
// and stepped over exactly as far as CSS says, so the rest of the sheet still counts.
#include "base/limits.h"
#include "base/utf8.h"
#include "style/codes.h"
#include "style/names.h"
#include "style/rules.h"

#include <algorithm>

namespace pam::style {

namespace {

using Kind = Token::Kind;

constexpr std::array<std::string_view, 4> at_rules{"media", "page", "import", "charset"};
constexpr std::array<std::string_view, 6> page_selectors{
    "left", "right", "first", "blank", "recto", "verso"};
constexpr std::array<std::string_view, 7> margin_boxes{
    "top-left",
    "top-center",
    "top-right",
    "bottom-left",
    "bottom-center",
    "bottom-right",
    "footnote",
};
constexpr std::array<std::string_view, 3> media_names{"print", "screen", "all"};

/// Where a declaration stands decides which properties have an effect.
enum class Place { Element, Pseudo, Page, MarginBox, Footnote };

bool has_effect(Property property, Place place) {
    const bool of_page = property == Property::Size;
    switch (place) {
    case Place::Element:
        return !of_page && property != Property::Generated;
    case Place::Pseudo:
        return property == Property::Generated;
    case Place::Page:
        return of_page || (property < Property::Display && property != Property::Width);
    case Place::MarginBox:
        return property < Property::Width || property == Property::Generated;
    case Place::Footnote:
        return property >= Property::MarginTop && property <= Property::Width;
    }
    return true;
}

std::string_view name_of(Place place) {
    switch (place) {
    case Place::Element:
        return "an element";
    case Place::Pseudo:
        return "::before and ::after";
    case Place::Page:
        return "@page";
    case Place::MarginBox:
        return "a margin box";
    case Place::Footnote:
        return "@footnote";
    }
    return "";
}

class SheetParser {
public:
    SheetParser(std::string_view text, SourceId source, Rules& rules, Diagnostics& log)
        : text_(text)
        , source_(source)
        , rules_(rules)
        , log_(log) {}

    void sheet(Cursor cursor) { rule_list(cursor, Media{}, 0); }

private:
    void rule_list(Cursor cursor, Media media, std::size_t depth) {
        for (cursor.skip_space(); !cursor.at_end(); cursor.skip_space()) {
            if (cursor.at(Kind::AtKeyword)) {
                at_rule(cursor, media, depth);
            } else if (cursor.at(Kind::Cdo) || cursor.at(Kind::Cdc)) {
                cursor.take();
            } else {
                qualified_rule(cursor, media);
            }
        }
    }

    /// Steps over a rule's prelude and gives it; the cursor stands at `{`, `;` or the end.
    Cursor prelude(Cursor& cursor, bool stop_at_semicolon) {
        const std::size_t begin = cursor.index();
        while (!cursor.at_end() && !cursor.at(Kind::OpenCurly)) {
            if (stop_at_semicolon && cursor.at(Kind::Semicolon)) break;
            cursor.skip_component();
        }
        return cursor.slice(begin, cursor.index());
    }

    void qualified_rule(Cursor& cursor, Media media) {
        const Cursor head = prelude(cursor, false);
        if (!cursor.at(Kind::OpenCurly)) {
            log_.error(
                codes::no_block,
                head.span(),
                "rule has no `{ }`",
                {"write: selector { property: value; }"}
            );
            return;
        }
        const Cursor body = cursor.take_block();
        if (head.peek().is(Kind::CloseCurly) || head.peek().is(Kind::Semicolon))
            return stray(head);
        Rule rule;
        rule.media = media;
        rule.selectors = parse_selectors(head, log_);
        const bool pseudo =
            !rule.selectors.empty()
            && std::all_of(
                rule.selectors.begin(),
                rule.selectors.end(),
                [](const Selector& selector) { return selector.pseudo != Pseudo::None; }
            );
        rule.declarations =
            declarations(body, pseudo ? Place::Pseudo : Place::Element, media);
        if (!rule.selectors.empty()) rules_.rules.push_back(std::move(rule));
    }

    /// A closer or semicolon between rules becomes part of the next rule's prelude and
    /// spoils it.
    void stray(const Cursor& head) {
        const Token& token = head.peek();
        log_.error(
            codes::stray_token,
            span_of(token, source_),
            "stray `" + token.text + "`: the rule after it does not count",
            {"remove it"}
        );
    }

    void at_rule(Cursor& cursor, Media media, std::size_t depth) {
        const Token& keyword = cursor.take();
        const std::string name = lower(keyword.text);
        const Cursor head = prelude(cursor, true).trimmed();
        const bool has_block = cursor.at(Kind::OpenCurly);
        const Cursor body = has_block ? cursor.take_block() : cursor.slice(0, 0);
        if (!has_block) cursor.take_if(Kind::Semicolon);
        if (name == "import") return import(head);
        if (name == "charset") return;
        if (!contains(at_rules, name)) return unknown_at_rule(keyword, name);
        if (!has_block) {
            log_.error(
                codes::no_block, span_of(keyword, source_), "@" + name + " has no `{ }`"
            );
            return;
        }
        if (name == "page") return page(head, body, media);
        if (depth >= limits::nesting) {
            log_.error(
                codes::too_deep, span_of(keyword, source_), "@media nested too deeply"
            );
            return;
        }
        if (const auto inner = media_list(head)) {
            rule_list(
                body, {media.page && inner->page, media.reader && inner->reader}, depth + 1
            );
        }
    }

    void unknown_at_rule(const Token& keyword, const std::string& name) {
        std::vector<std::string> hints = did_you_mean(name, at_rules);
        if (name == "font-face") hints = {"fonts are declared in fonts/families.yaml"};
        if (contains(margin_boxes, name)) hints = {"margin boxes stand inside @page { }"};
        log_.error(
            codes::unknown_at_rule,
            span_of(keyword, source_),
            "unknown rule `@" + keyword.text + "`",
            std::move(hints)
        );
    }

    /// The base sheet is always there first, so importing it says what is so already.
    void import(Cursor head) {
        std::string name;
        if (head.at(Kind::String) || head.at(Kind::Url)) name = head.peek().text;
        if (head.at(Kind::Function) && lower(head.peek().text) == "url") {
            name = head.take_block().trimmed().peek().text;
        }
        if (name == "base.css") return;
        log_.warn(
            codes::import_ignored,
            head.span(),
            "`@import` of another sheet is not followed",
            {"copy its rules into this sheet; base.css is always read first"}
        );
    }

    std::optional<Media> media_list(Cursor head) {
        Media result{false, false};
        if (head.at_end()) return Media{};
        do {
            head.skip_space();
            const Token& token = head.peek();
            const std::string name = token.is(Kind::Ident) ? lower(token.text) : "";
            head.take();
            head.skip_space();
            if (!contains(media_names, name) || !(head.at_end() || head.at(Kind::Comma))) {
                unknown_medium(contains(media_names, name) ? head.peek() : token, name);
                return std::nullopt;
            }
            result.page = result.page || name != "screen";
            result.reader = result.reader || name != "print";
        } while (head.take_if(Kind::Comma));
        return result;
    }
    void unknown_medium(const Token& token, const std::string& name) {
        auto hints = did_you_mean(name, media_names);
        hints.push_back("`print` is the page, `screen` the e-book, `all` both");
        log_.error(
            codes::unknown_medium,
            span_of(token, source_),
            "@media of this kind is not known",
            std::move(hints)
        );
    }

    void page(const Cursor& head, const Cursor& body, Media media) {
        const auto selectors = page_list(head);
        PageRule rule;
        rule.declarations = declarations(body, Place::Page, media, &rule);
        if (!media.page) return;
        for (PageRule selector : selectors) {
            selector.declarations = rule.declarations;
            selector.boxes = rule.boxes;
            selector.footnote = rule.footnote;
            rules_.pages.push_back(std::move(selector));
        }
    }

    /// `:first, :left:blank` and the like; empty after an error.
    std::vector<PageRule> page_list(Cursor head) {
        std::vector<PageRule> result;
        do {
            head.skip_space();
            PageRule selector;
            while (head.at(Kind::Colon)) {
                head.take();
                if (!page_pseudo(head.take(), selector)) return {};
            }
            head.skip_space();
            if (!head.at_end() && !head.at(Kind::Comma)) {
                unknown_page(head.peek());
                return {};
            }
            result.push_back(std::move(selector));
        } while (head.take_if(Kind::Comma));
        return result;
    }
    bool page_pseudo(const Token& token, PageRule& into) {
        const std::string name = token.is(Kind::Ident) ? lower(token.text) : "";
        if (!contains(page_selectors, name)) {
            unknown_page(token);
            return false;
        }
        into.left = into.left || name == "left" || name == "verso";
        into.right = into.right || name == "right" || name == "recto";
        into.first = into.first || name == "first";
        into.blank = into.blank || name == "blank";
        return true;
    }
    void unknown_page(const Token& token) {
        auto hints = did_you_mean(token.text, page_selectors);
        hints.push_back("known are @page, @page :left, :right, :first and :blank");
        log_.error(
            codes::unknown_page_selector,
            span_of(token, source_),
            "pages of this kind are not known",
            std::move(hints)
        );
    }

    /// The inside of `{ }`. `page` takes the margin boxes of @page; elsewhere at-rules are
    /// unknown.
    std::vector<Declaration>
    declarations(Cursor body, Place place, Media media, PageRule* page = nullptr) {
        std::vector<Declaration> result;
        for (body.skip_space(); !body.at_end(); body.skip_space()) {
            if (body.take_if(Kind::Semicolon)) continue;
            if (body.at(Kind::AtKeyword)) {
                margin_box(body, media, page);
                continue;
            }
            const std::size_t begin = body.index();
            while (!body.at_end() && !body.at(Kind::Semicolon))
                body.skip_component();
            declaration(body.slice(begin, body.index()), place, media, result);
        }
        return result;
    }

    void margin_box(Cursor& body, Media media, PageRule* page) {
        const Token& keyword = body.take();
        const std::string name = lower(keyword.text);
        prelude(body, true);
        const bool has_block = body.at(Kind::OpenCurly);
        const Cursor inside = has_block ? body.take_block() : body.slice(0, 0);
        const auto found = std::find(margin_boxes.begin(), margin_boxes.end(), name);
        if (page == nullptr || found == margin_boxes.end() || !has_block) {
            auto hints = did_you_mean(name, margin_boxes);
            if (page == nullptr) hints = {"margin boxes stand inside @page { }"};
            log_.error(
                codes::unknown_margin_box,
                span_of(keyword, source_),
                "`@" + keyword.text + "` cannot stand here",
                std::move(hints)
            );
            return;
        }
        const bool footnote = name == "footnote";
        auto values =
            declarations(inside, footnote ? Place::Footnote : Place::MarginBox, media);
        auto& into =
            footnote ? page->footnote
                     : page->boxes[static_cast<std::size_t>(found - margin_boxes.begin())];
        into.insert(into.end(), values.begin(), values.end());
    }

    void
    declaration(Cursor cursor, Place place, Media media, std::vector<Declaration>& into) {
        const Token& name = cursor.take();
        cursor.skip_space();
        if (!name.is(Kind::Ident) || !cursor.take_if(Kind::Colon)) {
            log_.error(
                codes::no_declaration,
                span_of(name, source_),
                "expected `property: value;`",
                {"is a `;` or a `}` missing before it?"}
            );
            return;
        }
        const std::string property = lower(name.text);
        if (!contains(property_names(), property)) {
            log_.error(
                codes::unknown_property,
                span_of(name, source_),
                "unknown property `" + name.text + "`",
                did_you_mean(property, property_names())
            );
            return;
        }
        const bool important = take_important(cursor);
        auto longhands = is_reader_property(property) ? raw(property, cursor)
                                                      : parse_value(property, cursor);
        if (!longhands) return bad_value(property, cursor);
        keep(std::move(*longhands), name, cursor, important, place, media, into);
    }

    /// Cuts `!important` off the end of the value.
    static bool take_important(Cursor& value) {
        const Cursor inner = value.trimmed();
        std::size_t end = inner.end_index();
        const Tokens& tokens = inner.tokens();
        if (end < inner.index() + 2 || !tokens[end - 1].is(Kind::Ident)) return false;
        if (lower(tokens[end - 1].text) != "important") return false;
        --end;
        while (end > inner.index() && tokens[end - 1].is(Kind::Space))
            --end;
        if (end == inner.index() || !tokens[end - 1].is_delim('!')) return false;
        value = inner.slice(inner.index(), end - 1);
        return true;
    }

    [[nodiscard]] std::string_view written(const Cursor& cursor) const {
        const Span span = cursor.span();
        return text_.substr(span.begin, span.size());
    }

    /// A reader's own property is taken over as it is written, if it cannot break out of
    /// its rule.
    [[nodiscard]] std::optional<Longhands>
    raw(const std::string& property, const Cursor& value) const {
        for (Cursor each = value; !each.at_end();) {
            const Token& token = each.take();
            const bool plain = token.is(Kind::Ident) || token.is(Kind::Number)
                               || token.is(Kind::Dimension) || token.is(Kind::Percentage)
                               || token.is(Kind::Space);
            if (!plain) return std::nullopt;
        }
        Declaration result;
        result.reader_name = property;
        result.reader_text = written(value);
        if (result.reader_text.empty()) return std::nullopt;
        return Longhands{std::move(result)};
    }

    void bad_value(const std::string& property, const Cursor& value) {
        std::vector<std::string> hints;
        for (Cursor each = value; !each.at_end();) {
            const Token& token = each.take();
            if (token.is(Kind::Colon) || token.is(Kind::OpenCurly)) {
                hints.push_back("is a `;` or a `}` missing before it?");
                break;
            }
            if (!token.is(Kind::Ident) || !hints.empty()) continue;
            const auto words = words_of(property);
            if (!contains(words, lower(token.text)))
                hints = did_you_mean(lower(token.text), words);
        }
        if (auto form = takes(property); !form.empty()) hints.push_back(std::move(form));
        const std::string text =
            utf8::elide_middle(utf8::collapse_spaces(written(value)), 40);
        log_.error(
            codes::unknown_value,
            value.span(),
            text.empty() ? "`" + property + "` has no value"
                         : "`" + property + "` cannot be `" + text + "`",
            std::move(hints)
        );
    }

    void keep(
        Longhands longhands,
        const Token& name,
        const Cursor& value,
        bool important,
        Place place,
        Media media,
        std::vector<Declaration>& into
    ) {
        const Span span = joined(span_of(name, source_), value.span());
        for (Declaration& longhand : longhands) {
            longhand.important = important;
            longhand.span = span;
            const bool for_readers = !longhand.reader_text.empty();
            if (for_readers && media.page) {
                log_.warn(
                    codes::reader_only,
                    span,
                    "only e-readers know `" + std::string(written(value)) + "` as `"
                        + name.text + "`: the page passes over it",
                    {"put it in @media screen { }"}
                );
            } else if (!for_readers && !has_effect(longhand.property, place)) {
                log_.warn(
                    codes::misplaced_property,
                    span_of(name, source_),
                    "`" + name.text + "` has no effect on " + std::string(name_of(place))
                );
                return;
            }
            into.push_back(std::move(longhand));
        }
    }

    std::string_view text_;
    SourceId source_;
    Rules& rules_;
    Diagnostics& log_;
};

/// Bytes that are no characters become `?`, so that messages and the e-book's sheet stay
/// sound.
std::string sound_text(const Source& source, SourceId id, Diagnostics& log) {
    std::string text(source.text());
    auto invalid = utf8::find_invalid(text);
    if (!invalid) return text;
    const auto at = static_cast<std::uint32_t>(*invalid);
    log.error(
        codes::invalid_utf8,
        {at, at + 1, id},
        "style sheet is not UTF-8 here",
        {"save the file as UTF-8"}
    );
    for (std::size_t from = 0; invalid;
         invalid = utf8::find_invalid(std::string_view(text).substr(from))) {
        from += *invalid;
        text[from] = '?';
        ++from;
        if (from >= text.size()) break;
    }
    return text;
}

}  // namespace

void parse_sheet(const Source& source, SourceId id, Rules& rules, Diagnostics& log) {
    const std::string text = sound_text(source, id, log);
    const Tokens tokens = tokenize(text, id, log);
    SheetParser(text, id, rules, log).sheet(Cursor(tokens, 0, tokens.size() - 1, id));
}

}  // namespace pam::style
