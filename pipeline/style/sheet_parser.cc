// From tokens to rules (CSS Syntax Level 3, section 5.4). What cannot be read is reported
// and stepped over exactly as far as CSS says, so the rest of the sheet still counts.
#include "base/limits.h"
#include "base/utf8.h"
#include "style/codes.h"
#include "style/declaration_reader.h"
#include "style/names.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

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

/// Every element is tried against those of its kind, so their number bounds the work.
constexpr std::size_t most_selectors = 4000;

class SheetParser {
public:
    SheetParser(std::string_view text, Rules& rules, Reporter& report)
        : rules_(rules)
        , report_(report)
        , reader_(text, report) {}

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
            report_.error(
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
        rule.selectors = parse_selectors(head, report_);
        const bool pseudo =
            !rule.selectors.empty()
            && std::all_of(
                rule.selectors.begin(),
                rule.selectors.end(),
                [](const Selector& selector) { return selector.pseudo != Pseudo::None; }
            );
        rule.declarations =
            declarations(body, pseudo ? Place::Pseudo : Place::Element, media);
        if (rule.selectors.empty() || rule.declarations.empty()) return;
        selectors_ += rule.selectors.size();
        if (selectors_ > most_selectors) return too_many(head);
        rules_.rules.push_back(std::move(rule));
    }

    /// Told once; what comes after does not count.
    void too_many(const Cursor& head) {
        if (told_too_many_) return;
        told_too_many_ = true;
        report_.error(
            codes::too_much,
            head.span(),
            fmt::format(
                "more than {} selectors: this rule and those after it do not count",
                most_selectors
            ),
            {"a house style needs some hundreds"}
        );
    }

    /// A closer or semicolon between rules becomes part of the next rule's prelude and
    /// spoils it.
    void stray(const Cursor& head) {
        const Token& token = head.peek();
        report_.error(
            codes::stray_token,
            span_of(token, report_.source()),
            fmt::format("stray `{}`: the rule after it does not count", token.text),
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
            report_.error(
                codes::no_block,
                span_of(keyword, report_.source()),
                fmt::format("@{} has no `{{ }}`", name)
            );
            return;
        }
        if (name == "page") return page(head, body, media);
        if (depth >= limits::nesting) {
            report_.error(
                codes::too_much,
                span_of(keyword, report_.source()),
                "@media nested too deeply"
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
        std::vector<std::string> hints = report_.did_you_mean(name, at_rules);
        if (name == "font-face") hints = {"fonts are declared in fonts/families.yaml"};
        if (contains(margin_boxes, name)) hints = {"margin boxes stand inside @page { }"};
        report_.error(
            codes::unknown_at_rule,
            span_of(keyword, report_.source()),
            fmt::format("unknown rule `@{}`", keyword.text),
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
        report_.warn(
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
        auto hints = report_.did_you_mean(name, media_names);
        hints.push_back("`print` is the page, `screen` the e-book, `all` both");
        report_.error(
            codes::unknown_medium,
            span_of(token, report_.source()),
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
            if (!selector.name.empty()) drop_size(selector);
            rules_.pages.push_back(std::move(selector));
        }
    }

    /// A work is printed on one paper.
    void drop_size(PageRule& rule) {
        std::erase_if(rule.declarations, [&](const Declaration& declaration) {
            if (declaration.property != Property::Size) return false;
            report_.warn(
                codes::misplaced_property,
                declaration.span,
                fmt::format("`size` has no effect on @page {}", rule.name),
                {"all pages of a work are of one size: set it in @page without a name"}
            );
            return true;
        });
    }

    /// `:first, :left:blank, front:right` and the like; empty after an error.
    std::vector<PageRule> page_list(Cursor head) {
        std::vector<PageRule> result;
        do {
            head.skip_space();
            PageRule selector;
            if (head.at(Kind::Ident)) selector.name = head.take().text;
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
        auto hints = report_.did_you_mean(token.text, page_selectors);
        hints.push_back(
            "known are @page, @page :left, :right, :first and :blank, and names such as "
            "@page front"
        );
        report_.error(
            codes::unknown_page_selector,
            span_of(token, report_.source()),
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
            Longhands longhands =
                reader_.read(body.slice(begin, body.index()), place, media);
            std::move(longhands.begin(), longhands.end(), std::back_inserter(result));
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
            auto hints = report_.did_you_mean(name, margin_boxes);
            if (page == nullptr) hints = {"margin boxes stand inside @page { }"};
            report_.error(
                codes::unknown_margin_box,
                span_of(keyword, report_.source()),
                fmt::format("`@{}` cannot stand here", keyword.text),
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

    Rules& rules_;
    Reporter& report_;
    DeclarationReader reader_;
    std::size_t selectors_ = 0;
    bool told_too_many_ = false;
};

/// Bytes that are no characters become `?`, so that messages and the e-book's sheet stay
/// sound.
std::string sound_text(const Source& source, Reporter& report) {
    std::string text(source.text());
    auto invalid = utf8::find_invalid(text);
    if (!invalid) return text;
    const auto at = static_cast<std::uint32_t>(*invalid);
    report.error(
        codes::invalid_utf8,
        {at, at + 1, report.source()},
        "style sheet is not UTF-8 here",
        {"save the file as UTF-8"}
    );
    std::size_t from = 0;
    while (invalid) {
        from += *invalid;
        text[from++] = '?';
        invalid = utf8::find_invalid(std::string_view(text).substr(from));
    }
    return text;
}

}  // namespace

void parse_sheet(const Source& source, SourceId id, Rules& rules, Diagnostics& log) {
    Reporter report(id, log);
    const std::string text = sound_text(source, report);
    const Tokens tokens = tokenize(text, report);
    SheetParser(text, rules, report).sheet(Cursor(tokens, 0, tokens.size() - 1, id));
    report.finish();
}

}  // namespace pam::style
