// The table of properties.
#include "style/property.h"

#include "style/names.h"

#include <algorithm>
#include <array>

namespace pam::style {

namespace {

template<typename Enum>
constexpr int value_of(Enum enumerator) {
    return static_cast<int>(enumerator);
}

constexpr std::array display_words{
    Word{"block", value_of(Display::Block)},
    Word{"inline", value_of(Display::Inline)},
    Word{"list-item", value_of(Display::ListItem)},
    Word{"table", value_of(Display::Table)},
    Word{"none", value_of(Display::None)},
};
constexpr std::array<std::string_view, 8> display_reader_words{
    "inline-block",
    "table-row",
    "table-cell",
    "table-caption",
    "table-row-group",
    "table-header-group",
    "table-footer-group",
    "inline-table",
};
constexpr std::array style_words{Word{"normal", 0}, Word{"italic", 1}, Word{"oblique", 1}};
constexpr std::array caps_words{
    Word{"normal", value_of(Caps::Normal)},
    Word{"small-caps", value_of(Caps::SmallCaps)},
    Word{"all-small-caps", value_of(Caps::AllSmallCaps)},
};
constexpr std::array transform_words{
    Word{"none", value_of(TextTransform::None)},
    Word{"uppercase", value_of(TextTransform::Uppercase)},
    Word{"lowercase", value_of(TextTransform::Lowercase)},
};
constexpr std::array<std::string_view, 1> transform_reader_words{"capitalize"};
constexpr std::array vertical_words{
    Word{"baseline", value_of(VerticalAlign::Baseline)},
    Word{"sub", value_of(VerticalAlign::Sub)},
    Word{"super", value_of(VerticalAlign::Super)},
};
constexpr std::array<std::string_view, 5> vertical_reader_words{
    "top",
    "middle",
    "bottom",
    "text-top",
    "text-bottom",
};
constexpr std::array direction_words{
    Word{"ltr", value_of(Direction::LeftToRight)},
    Word{"rtl", value_of(Direction::RightToLeft)},
};
constexpr std::array align_words{
    Word{"start", value_of(TextAlign::Start)},
    Word{"end", value_of(TextAlign::End)},
    Word{"left", value_of(TextAlign::Left)},
    Word{"right", value_of(TextAlign::Right)},
    Word{"center", value_of(TextAlign::Centre)},
    Word{"justify", value_of(TextAlign::Justify)},
};
constexpr std::array hyphens_words{
    Word{"none", value_of(Hyphens::None)},
    Word{"manual", value_of(Hyphens::Manual)},
    Word{"auto", value_of(Hyphens::Auto)},
};
constexpr std::array chars_words{Word{"auto", 0}};
constexpr std::array lines_words{Word{"no-limit", 0}};
constexpr std::array last_words{
    Word{"none", value_of(HyphenateLast::None)},
    Word{"always", value_of(HyphenateLast::Always)},
};
constexpr std::array space_words{
    Word{"normal", value_of(WhiteSpace::Normal)},
    Word{"pre", value_of(WhiteSpace::Pre)},
};
constexpr std::array<std::string_view, 3> space_reader_words{
    "pre-wrap", "pre-line", "nowrap"};
constexpr std::array break_words{
    Word{"auto", value_of(Break::Auto)},
    Word{"avoid", value_of(Break::Avoid)},
    Word{"page", value_of(Break::Page)},
    Word{"left", value_of(Break::Left)},
    Word{"right", value_of(Break::Right)},
    Word{"recto", value_of(Break::Recto)},
    Word{"verso", value_of(Break::Verso)},
    Word{"always", value_of(Break::Page)},
    Word{"avoid-page", value_of(Break::Avoid)},
};
constexpr std::array inside_words{Word{"auto", 0}, Word{"avoid", 1}, Word{"avoid-page", 1}};
constexpr std::array border_words{Word{"none", 0}, Word{"hidden", 0}, Word{"solid", 1}};
constexpr std::array<std::string_view, 3> border_reader_words{"dotted", "dashed", "double"};
constexpr std::array list_words{
    Word{"none", value_of(ListMark::None)},
    Word{"disc", value_of(ListMark::Disc)},
    Word{"circle", value_of(ListMark::Circle)},
    Word{"square", value_of(ListMark::Square)},
    Word{"decimal", value_of(ListMark::Decimal)},
    Word{"lower-alpha", value_of(ListMark::LowerAlpha)},
    Word{"upper-alpha", value_of(ListMark::UpperAlpha)},
    Word{"lower-latin", value_of(ListMark::LowerAlpha)},
    Word{"upper-latin", value_of(ListMark::UpperAlpha)},
    Word{"lower-roman", value_of(ListMark::LowerRoman)},
    Word{"upper-roman", value_of(ListMark::UpperRoman)},
};
constexpr std::array weight_words{
    Word{"normal", 400},
    Word{"bold", 700},
    Word{"bolder", 700},
    Word{"lighter", 400},
};
// One digit each, so that words add up: figures and their spacing; underline and
// line-through. Taken apart again in cascade.cc.
constexpr std::array numeric_words{
    Word{"normal", 0},
    Word{"oldstyle-nums", value_of(Figures::OldStyle)},
    Word{"lining-nums", value_of(Figures::Lining)},
    Word{"proportional-nums", 10 * value_of(FigureSpacing::Proportional)},
    Word{"tabular-nums", 10 * value_of(FigureSpacing::Tabular)},
};
constexpr std::array decoration_words{
    Word{"none", 0}, Word{"underline", 1}, Word{"line-through", 10}};
constexpr std::array hanging_words{
    Word{"none", 0},
    Word{"first", 1},
    Word{"last", 1},
    Word{"allow-end", 1},
    Word{"force-end", 1},
};
constexpr std::array letter_words{Word{"normal", 0}};
constexpr std::array counter_words{Word{"none", 0}};
constexpr std::array float_words{
    Word{"none", value_of(Float::None)},
    Word{"top", value_of(Float::Top)},
    Word{"bottom", value_of(Float::Bottom)},
    Word{"page", value_of(Float::Page)},
    Word{"footnote", value_of(Float::Footnote)},
    Word{"sidenote", value_of(Float::Sidenote)},
    Word{"chapter-end", value_of(Float::ChapterEnd)},
    Word{"endnote", value_of(Float::Endnote)},
};
constexpr std::array<std::string_view, 2> float_reader_words{"left", "right"};
constexpr std::array count_words{Word{"auto", 0}};
constexpr std::array span_words{Word{"none", 0}, Word{"all", 1}};
constexpr std::array gap_measures{MeasureWord{"normal", {1, Unit::Em}}};

// Sizes as CSS Fonts 4, section 3.5, suggests, with `medium` the body's own size.
constexpr std::array size_measures{
    MeasureWord{"medium", {1, Unit::RootEm}},
    MeasureWord{"small", {8.0 / 9, Unit::RootEm}},
    MeasureWord{"x-small", {0.75, Unit::RootEm}},
    MeasureWord{"xx-small", {0.6, Unit::RootEm}},
    MeasureWord{"large", {1.2, Unit::RootEm}},
    MeasureWord{"x-large", {1.5, Unit::RootEm}},
    MeasureWord{"xx-large", {2, Unit::RootEm}},
    MeasureWord{"smaller", {5.0 / 6, Unit::Em}},
    MeasureWord{"larger", {1.2, Unit::Em}},
};
constexpr std::array line_measures{MeasureWord{"normal", {1.2, Unit::Number}}};
constexpr std::array spacing_measures{MeasureWord{"normal", {0, Unit::Point}}};
constexpr std::array auto_measures{MeasureWord{"auto", {0, Unit::Auto}}};
constexpr std::array width_measures{
    MeasureWord{"auto", {0, Unit::Auto}},
    MeasureWord{"fit-content", {0, Unit::FitContent}},
};
constexpr std::array thickness_measures{
    MeasureWord{"thin", {0.5, Unit::Point}},
    MeasureWord{"medium", {1, Unit::Point}},
    MeasureWord{"thick", {2, Unit::Point}},
};

constexpr PropertyInfo word(
    Property id,
    std::string_view name,
    bool inherited,
    std::span<const Word> words,
    std::span<const std::string_view> reader_words = {}
) {
    return {id, name, Syntax::Word, inherited, nothing_more, words, {}, reader_words};
}
constexpr PropertyInfo measure(
    Property id,
    std::string_view name,
    bool inherited,
    int allowed,
    std::span<const MeasureWord> words = {}
) {
    return {
        id,
        name,
        Syntax::Measure,
        inherited,
        static_cast<std::uint8_t>(allowed),
        {},
        words,
        {}};
}
constexpr PropertyInfo other(
    Property id,
    std::string_view name,
    Syntax syntax,
    bool inherited,
    std::span<const Word> words = {}
) {
    return {id, name, syntax, inherited, nothing_more, words, {}, {}};
}
constexpr PropertyInfo margin(Property id, std::string_view name) {
    return measure(id, name, false, percent | negative, auto_measures);
}
constexpr PropertyInfo padding(Property id, std::string_view name) {
    return measure(id, name, false, percent);
}
constexpr PropertyInfo thickness(Property id, std::string_view name) {
    return measure(id, name, false, nothing_more, thickness_measures);
}
constexpr PropertyInfo border_style(Property id, std::string_view name) {
    return word(id, name, false, border_words, border_reader_words);
}
constexpr PropertyInfo border_color(Property id, std::string_view name) {
    return other(id, name, Syntax::Color, false);
}

using P = Property;
constexpr std::array<PropertyInfo, property_count> table{
    measure(P::FontSize, "font-size", true, percent, size_measures),
    measure(P::LineHeight, "line-height", true, percent | number, line_measures),
    other(P::FontFamily, "font-family", Syntax::Families, true),
    word(P::FontStyle, "font-style", true, style_words),
    other(P::FontWeight, "font-weight", Syntax::Weight, true, weight_words),
    word(P::FontVariantCaps, "font-variant-caps", true, caps_words),
    other(
        P::FontVariantNumeric, "font-variant-numeric", Syntax::Numeric, true, numeric_words
    ),
    word(P::TextTransform, "text-transform", true, transform_words, transform_reader_words),
    measure(P::LetterSpacing, "letter-spacing", true, negative, spacing_measures),
    other(P::Color, "color", Syntax::Color, true),
    other(P::TextDecoration, "text-decoration", Syntax::Decoration, true, decoration_words),
    word(P::VerticalAlign, "vertical-align", false, vertical_words, vertical_reader_words),
    word(P::Direction, "direction", true, direction_words),
    word(P::TextAlign, "text-align", true, align_words),
    word(P::TextAlignLast, "text-align-last", true, align_words),
    measure(P::TextIndent, "text-indent", true, negative),
    word(P::Hyphens, "hyphens", true, hyphens_words),
    other(
        P::HyphenateLimitChars,
        "hyphenate-limit-chars",
        Syntax::HyphenChars,
        true,
        chars_words
    ),
    other(
        P::HyphenateLimitLines, "hyphenate-limit-lines", Syntax::Integer, true, lines_words
    ),
    word(P::HyphenateLimitLast, "hyphenate-limit-last", true, last_words),
    measure(P::HyphenateLimitZone, "hyphenate-limit-zone", true, percent),
    other(
        P::HyphenateCharacter, "hyphenate-character", Syntax::HyphenSign, true, chars_words
    ),
    word(P::WhiteSpace, "white-space", true, space_words, space_reader_words),
    other(P::Widows, "widows", Syntax::Integer, true),
    other(P::Orphans, "orphans", Syntax::Integer, true),
    other(
        P::HangingPunctuation, "hanging-punctuation", Syntax::Hanging, true, hanging_words
    ),
    margin(P::MarginTop, "margin-top"),
    margin(P::MarginRight, "margin-right"),
    margin(P::MarginBottom, "margin-bottom"),
    margin(P::MarginLeft, "margin-left"),
    padding(P::PaddingTop, "padding-top"),
    padding(P::PaddingRight, "padding-right"),
    padding(P::PaddingBottom, "padding-bottom"),
    padding(P::PaddingLeft, "padding-left"),
    thickness(P::BorderTopWidth, "border-top-width"),
    thickness(P::BorderRightWidth, "border-right-width"),
    thickness(P::BorderBottomWidth, "border-bottom-width"),
    thickness(P::BorderLeftWidth, "border-left-width"),
    border_style(P::BorderTopStyle, "border-top-style"),
    border_style(P::BorderRightStyle, "border-right-style"),
    border_style(P::BorderBottomStyle, "border-bottom-style"),
    border_style(P::BorderLeftStyle, "border-left-style"),
    border_color(P::BorderTopColor, "border-top-color"),
    border_color(P::BorderRightColor, "border-right-color"),
    border_color(P::BorderBottomColor, "border-bottom-color"),
    border_color(P::BorderLeftColor, "border-left-color"),
    measure(P::Width, "width", false, percent, width_measures),
    word(P::Display, "display", false, display_words, display_reader_words),
    word(P::BreakBefore, "break-before", false, break_words),
    word(P::BreakAfter, "break-after", false, break_words),
    word(P::BreakInside, "break-inside", false, inside_words),
    other(P::ListStyleType, "list-style-type", Syntax::ListMark, true, list_words),
    other(P::InitialLetter, "initial-letter", Syntax::InitialLetter, false, letter_words),
    other(P::InitialWords, "initial-words", Syntax::Integer, false, letter_words),
    other(P::Generated, "content", Syntax::Parts, false),
    other(P::StringSet, "string-set", Syntax::StringSets, false),
    other(P::Page, "page", Syntax::Name, false),
    other(P::CounterReset, "counter-reset", Syntax::PageCounter, false, counter_words),
    word(P::Float, "float", false, float_words, float_reader_words),
    other(P::ColumnCount, "column-count", Syntax::Count, false, count_words),
    measure(P::ColumnGap, "column-gap", false, nothing_more, gap_measures),
    thickness(P::ColumnRuleWidth, "column-rule-width"),
    border_style(P::ColumnRuleStyle, "column-rule-style"),
    border_color(P::ColumnRuleColor, "column-rule-color"),
    word(P::ColumnSpan, "column-span", false, span_words),
    other(P::Size, "size", Syntax::Paper, false),
};

constexpr bool in_order() {
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (static_cast<std::size_t>(table[i].id) != i) return false;
    }
    return true;
}
static_assert(in_order(), "the table must stand in the order of the enumeration");

// What e-readers know and the page does not; for `@media screen`, taken over as written.
constexpr std::array<std::string_view, 20> reader_properties{
    "background-color", "border-collapse", "border-spacing", "box-sizing",
    "caption-side",     "clear",           "height",         "list-style-position",
    "max-height",       "max-width",       "min-height",     "min-width",
    "object-fit",       "overflow",        "overflow-wrap",  "text-overflow",
    "word-break",       "word-spacing",    "word-wrap",      "z-index",
};

constexpr std::array<std::string_view, 18> shorthand_names{
    "margin",
    "padding",
    "border",
    "border-width",
    "border-style",
    "border-color",
    "border-top",
    "border-right",
    "border-bottom",
    "border-left",
    "font",
    "font-variant",
    "list-style",
    "page-break-before",
    "page-break-after",
    "page-break-inside",
    "text-decoration-line",
    "column-rule",
};

}  // namespace

const PropertyInfo& info(Property property) {
    return table[static_cast<std::size_t>(property)];
}

const PropertyInfo* find_property(std::string_view name) {
    const auto found = std::find_if(table.begin(), table.end(), [&](const auto& p) {
        return p.name == name;
    });
    return found == table.end() ? nullptr : &*found;
}

bool is_reader_property(std::string_view name) {
    return contains(reader_properties, name);
}

std::span<const std::string_view> property_names() {
    static const auto names = [] {
        std::vector<std::string_view> all;
        for (const PropertyInfo& entry : table)
            all.push_back(entry.name);
        all.insert(all.end(), shorthand_names.begin(), shorthand_names.end());
        all.insert(all.end(), reader_properties.begin(), reader_properties.end());
        return all;
    }();
    return names;
}

}  // namespace pam::style
