// The e-book's sheet. Old engines (RMSDK, Kobo, Kindle) decide its form: flat rules,
// CSS 2.1 selectors, longhands, lengths in em, nothing of paged media, and body text left
// to the reader's own settings.
#include "style/reader_css.h"

#include "style/cascade.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>

namespace pam::style {

namespace {

using P = Property;

/// What the rule's subject looks like where the selector is the whole truth: its parents as
/// named, under the body. Points become ems of its size.
struct Subject {
    Length size;
    Length parent_size;
    Length line_height;
    Rules::Root root;
    bool plain = false;   // body text: the reader's own settings reign
    bool screen = false;  // stated for e-readers only, so taken as it is meant
};

/// One element as a compound names it.
struct Figure {
    std::string tag = "div";
    std::string id;
    std::vector<std::string> classes;
    ElementView view;
};

void fill(Figure& figure, const Compound& compound, const ElementView* parent) {
    for (const Simple& test : compound.tests) {
        if (test.kind == Simple::Kind::Type) figure.tag = test.name;
        if (test.kind == Simple::Kind::Id) figure.id = test.name;
        if (test.kind == Simple::Kind::Class) figure.classes.push_back(test.name);
    }
    figure.view = {figure.tag, figure.classes, figure.id, parent, nullptr};
}

bool is_root(const Compound& compound) {
    return std::any_of(
        compound.tests.begin(),
        compound.tests.end(),
        [](const Simple& test) {
            const bool named = test.kind == Simple::Kind::Type
                               && (test.name == "body" || test.name == "html");
            return named || test.kind == Simple::Kind::Root;
        }
    );
}

bool is_plain(const Selector& selector) {
    constexpr std::array<std::string_view, 6> tags{
        "html", "body", "section", "div", "p", "main"};
    for (const Compound& compound : selector.compounds) {
        for (const Simple& test : compound.tests) {
            if (test.kind == Simple::Kind::Universal || test.kind == Simple::Kind::Root)
                continue;
            if (test.kind != Simple::Kind::Type) return false;
            if (std::find(tags.begin(), tags.end(), test.name) == tags.end()) return false;
        }
    }
    return true;
}

Subject subject_of(const Rules& rules, const Rule& rule, const Selector& selector) {
    const auto compute_in = [&](const ElementView& view, const ComputedStyle* parent) {
        return compute(rules, view, parent, Medium::Reader);
    };
    std::deque<Figure> figures(1);
    figures[0].tag = "body";
    figures[0].view.tag = figures[0].tag;
    ComputedStyle style = compute_in(figures[0].view, nullptr);
    ComputedStyle parent = style;
    for (const Compound& compound : selector.compounds) {
        if (is_root(compound)) continue;
        const ElementView* above = &figures.back().view;
        fill(figures.emplace_back(), compound, above);
        parent = style;
        style = compute_in(figures.back().view, &parent);
    }
    const Rules::Root root = rules.roots[static_cast<std::size_t>(Medium::Reader)];
    return {
        style.size,
        parent.size,
        style.line_height,
        root,
        is_plain(selector),
        !rule.media.page};
}

/// Selectors that every reading system knows.
bool is_safe(const Selector& selector) {
    return std::all_of(
        selector.compounds.begin(),
        selector.compounds.end(),
        [](const Compound& compound) {
            if (compound.combinator == Combinator::Adjacent) return false;
            return std::all_of(
                compound.tests.begin(),
                compound.tests.end(),
                [](const Simple& test) {
                    return !test.negated && test.kind != Simple::Kind::FirstChild
                           && test.kind != Simple::Kind::Language;
                }
            );
        }
    );
}

std::string number_text(double number) {
    std::string text = fmt::format("{:.3f}", number);
    while (text.back() == '0')
        text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text == "-0" ? "0" : text;
}

std::string unit_text(double number, std::string_view unit) {
    const std::string text = number_text(number);
    return text == "0" ? text : text + std::string(unit);
}

/// The length in em of `em`.
double in_em(const Measure& measure, const Subject& subject, Length em) {
    if (measure.unit == Unit::Em) return measure.number;
    const Basis basis{em, subject.line_height, subject.root, {}};
    return resolve(measure, basis).points() / std::max(1.0, em.points());
}

std::string string_text(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        if (c == '\n')
            quoted += "\\A ";
        else
            quoted += c;
    }
    return quoted + '"';
}

std::string_view word_text(P property, int value) {
    for (const Word& word : info(property).words) {
        if (word.value == value) return word.name;
    }
    return "";
}

/// Left and right change places in a book that runs from right to left.
P mirrored(P property) {
    static constexpr std::pair<P, P> sides[] = {
        {P::MarginLeft, P::MarginRight},
        {P::PaddingLeft, P::PaddingRight},
        {P::BorderLeftWidth, P::BorderRightWidth},
        {P::BorderLeftStyle, P::BorderRightStyle},
        {P::BorderLeftColor, P::BorderRightColor}};
    for (const auto& [left, right] : sides) {
        if (property == left) return right;
        if (property == right) return left;
    }
    return property;
}

/// Writes one rule's declarations for one subject.
class Writer {
public:
    Writer(const Subject& subject, Direction direction)
        : subject_(subject)
        , leftwards_(direction == Direction::RightToLeft) {}

    std::string run(const Rule& rule, bool pseudo) {
        Winners winners{};
        cascade(rule.declarations, winners);
        for (const Declaration* winner : winners) {
            if (winner == nullptr) continue;
            if (pseudo == (winner->property == P::Generated))
                declaration(winner->property, winner->value);
        }
        for (const Declaration& raw : rule.declarations) {
            if (!raw.reader_text.empty() && !pseudo) line(raw.reader_name, raw.reader_text);
        }
        return std::move(text_);
    }

private:
    /// As the book's direction has it.
    [[nodiscard]] std::string_view name_of(P property) const {
        return info(leftwards_ ? mirrored(property) : property).name;
    }

    void line(std::string_view name, std::string_view value) {
        text_ += fmt::format("  {}: {};\n", name, value);
    }

    void declaration(P property, const Value& value) {
        if (is_dropped(property, value)) return;
        if (const Wide* wide = std::get_if<Wide>(&value)) {
            if (*wide == Wide::Inherit) line(name_of(property), "inherit");
            return;
        }
        if (const Measure* measure = std::get_if<Measure>(&value))
            return length(property, *measure);
        if (const int* word = std::get_if<int>(&value)) return keyword(property, *word);
        if (const FamilyList* families = std::get_if<FamilyList>(&value))
            return family(*families);
        if (const Content* content = std::get_if<Content>(&value))
            return generated(*content);
        if (const Color* color = std::get_if<Color>(&value)) {
            line(
                name_of(property),
                fmt::format("#{:02x}{:02x}{:02x}", color->red, color->green, color->blue)
            );
        }
    }

    /// Of no use off the page, unknown to old readers, or forbidden (`direction`: EPUB 3.3,
    /// CSS).
    [[nodiscard]] static bool never(P property) {
        switch (property) {
        case P::Direction:
        case P::TextAlignLast:
        case P::HangingPunctuation:
        case P::HyphenateLimitChars:
        case P::HyphenateLimitLines:
        case P::HyphenateLimitLast:
        case P::HyphenateLimitZone:
        case P::HyphenateCharacter:
        case P::InitialLetter:
        case P::InitialWords:
        case P::StringSet:
        case P::Page:
        case P::CounterReset:
        case P::ColumnCount:
        case P::ColumnGap:
        case P::ColumnRuleWidth:
        case P::ColumnRuleStyle:
        case P::ColumnRuleColor:
        case P::ColumnSpan:
        case P::Size:
            return true;
        default:
            return false;
        }
    }
    [[nodiscard]] bool is_dropped(P property, const Value& value) const {
        if (never(property)) return true;
        // Where there are no pages nothing floats to their head or foot.
        if (property == P::Float && value != Value(static_cast<int>(Float::None)))
            return true;
        const bool color =
            property == P::Color
            || (property >= P::BorderTopColor && property <= P::BorderLeftColor);
        const bool justify = property == P::TextAlign
                             && value == Value(static_cast<int>(TextAlign::Justify));
        if (!subject_.screen && (color || justify || property == P::LineHeight))
            return true;
        if (!subject_.plain) return false;
        return property == P::FontSize || property == P::LineHeight
               || property == P::FontFamily || property == P::TextAlign
               || property == P::FontVariantNumeric || color;
    }

    void length(P property, const Measure& measure) {
        const std::string_view name = name_of(property);
        if (property == P::FontSize) return font_size(measure);
        if (property == P::LineHeight && measure.unit == Unit::Number)
            return line(name, number_text(measure.number));
        if (property >= P::BorderTopWidth && property <= P::BorderLeftWidth)
            return thickness(property, measure);
        if (measure.unit == Unit::FitContent) return;  // of CSS 3: old readers know none
        if (measure.unit == Unit::Auto) return line(name, "auto");
        if (measure.unit == Unit::Percent)
            return line(name, unit_text(measure.number, "%"));
        double em = in_em(measure, subject_, subject_.size);
        if (property >= P::MarginTop && property <= P::MarginLeft) {
            if (em < 0) return;  // Kindle refuses them
            // Kobo asks for side margins of two ems at most: the screen is narrow.
            const bool at_side = property == P::MarginLeft || property == P::MarginRight;
            if (at_side) em = std::min(em, 2.0);
        }
        line(name, unit_text(em, "em"));
    }
    void font_size(const Measure& measure) {
        const double em = measure.unit == Unit::Percent
                              ? measure.number / 100
                              : in_em(measure, subject_, subject_.parent_size);
        line("font-size", unit_text(em, "em"));
    }
    /// A hairline in em would vanish on some screens; whole pixels do not.
    void thickness(P property, const Measure& measure) {
        const double points =
            in_em(measure, subject_, subject_.size) * subject_.size.points();
        const int pixels =
            points > 0 ? std::max(1, static_cast<int>(points / 0.75 + 0.5)) : 0;
        line(name_of(property), unit_text(pixels, "px"));
    }

    void keyword(P property, int value) {
        const std::string_view name = name_of(property);
        switch (property) {
        case P::FontStyle:
            return line(name, value == 1 ? "italic" : "normal");
        case P::FontWeight:
            return line(
                name,
                value == 400   ? "normal"
                : value == 700 ? "bold"
                               : std::to_string(value)
            );
        case P::FontVariantCaps:
            return caps(static_cast<Caps>(value));
        case P::FontVariantNumeric:
        case P::TextDecoration:
            return line(name, sum_of_words(property, value));
        case P::TextAlign:
            return line(name, align(static_cast<TextAlign>(value)));
        case P::Hyphens:
            return hyphens(static_cast<Hyphens>(value));
        case P::BreakBefore:
        case P::BreakAfter:
            return page_break(name, static_cast<Break>(value));
        case P::BreakInside:
            line("page-break-inside", value == 0 ? "auto" : "avoid");
            return line(name, value == 0 ? "auto" : "avoid");
        case P::ListStyleType:
            if (static_cast<ListMark>(value) == ListMark::Dash) return line(name, "disc");
            return line(name, word_text(property, value));
        case P::Widows:
        case P::Orphans:
            return line(name, std::to_string(value));
        default:
            return line(name, word_text(property, value));
        }
    }
    /// `font-variant-caps` came late; `font-variant: small-caps` is CSS 1.
    void caps(Caps value) {
        line("font-variant", value == Caps::Normal ? "normal" : "small-caps");
        if (value == Caps::AllSmallCaps) line("text-transform", "lowercase");
    }
    static std::string sum_of_words(P property, int value) {
        std::string text;
        for (const int digit : {value % 10, value / 10 * 10}) {
            if (digit == 0) continue;
            if (!text.empty()) text += ' ';
            text += word_text(property, digit);
        }
        return text.empty() ? std::string(word_text(property, 0)) : text;
    }
    /// `start` and `end` are younger than the oldest readers.
    [[nodiscard]] std::string_view align(TextAlign value) const {
        const bool start = value == TextAlign::Start || value == TextAlign::Left;
        const bool end = value == TextAlign::End || value == TextAlign::Right;
        if (start) return leftwards_ ? "right" : "left";
        if (end) return leftwards_ ? "left" : "right";
        return word_text(P::TextAlign, static_cast<int>(value));
    }
    void hyphens(Hyphens value) {
        const std::string_view name = word_text(P::Hyphens, static_cast<int>(value));
        line("adobe-hyphenate", value == Hyphens::Manual ? "explicit" : name);
        line("-webkit-hyphens", name);
        line("-epub-hyphens", name);
        line("hyphens", name);
    }
    /// There is no left or right in an e-book: any forced break is a new page.
    void page_break(std::string_view name, Break value) {
        const bool forced = value != Break::Auto && value != Break::Avoid;
        const std::string_view word = value == Break::Auto ? "auto" : "avoid";
        line(fmt::format("page-{}", name), forced ? "always" : word);
        line(name, forced ? "page" : word);
    }

    /// Typefaces are the reader's choice, but code must stand in a fixed pitch.
    void family(const FamilyList& families) {
        const bool fixed =
            std::any_of(families.begin(), families.end(), [](const std::string& name) {
                return lower(name).find("mono") != std::string::npos;
            });
        if (fixed) return line("font-family", "monospace");
        if (!subject_.screen) return;
        std::string list;
        for (const std::string& name : families)
            list += (list.empty() ? "" : ", ") + string_text(name);
        line("font-family", list);
    }

    /// Only literal text: there are no folios and no running heads in an e-book.
    void generated(const Content& content) {
        std::string text;
        for (const ContentPart& part : content) {
            if (part.kind != ContentPart::Kind::Literal) return;
            text += part.text;
        }
        line("content", content.empty() ? "none" : string_text(text));
    }

    const Subject& subject_;
    bool leftwards_;
    std::string text_;
};

/// Selectors whose declarations come out alike share a block.
void append_rule(
    const Rules& rules, const Rule& rule, Direction direction, std::string& css
) {
    std::vector<std::pair<std::string, std::string>> blocks;  // selectors, declarations
    for (const Selector& selector : rule.selectors) {
        if (!is_safe(selector)) continue;
        const Subject subject = subject_of(rules, rule, selector);
        std::string body =
            Writer(subject, direction).run(rule, selector.pseudo != Pseudo::None);
        if (body.empty()) continue;
        if (!blocks.empty() && blocks.back().second == body) {
            blocks.back().first.append(",\n").append(text_of(selector));
        } else {
            blocks.emplace_back(text_of(selector), std::move(body));
        }
    }
    for (const auto& [selectors, body] : blocks)
        css += fmt::format("{} {{\n{}}}\n", selectors, body);
}

}  // namespace

std::string reader_css(const Rules& rules, Direction direction) {
    std::string css;
    for (const Rule& rule : rules.rules) {
        if (rule.media.reader) append_rule(rules, rule, direction, css);
    }
    return css;
}

}  // namespace pam::style
