// One property's value from one element to another, for inheritance, `inherit` and
// `initial`.
#include "style/cascade.h"

#include <array>

namespace pam::style {

namespace {

using P = Property;
using S = ComputedStyle;

template<auto... Fields>
void copy_fields(const S& from, S& into) {
    ((into.*Fields = from.*Fields), ...);
}

struct Copier {
    Property property;
    void (*copy)(const S& from, S& into);
};

constexpr std::array copiers{
    Copier{P::FontSize, copy_fields<&S::size>},
    Copier{P::LineHeight, copy_fields<&S::line_height, &S::line_height_number>},
    Copier{P::FontFamily, copy_fields<&S::families>},
    Copier{P::FontStyle, copy_fields<&S::italic>},
    Copier{P::FontWeight, copy_fields<&S::weight>},
    Copier{P::FontVariantCaps, copy_fields<&S::caps>},
    Copier{P::FontVariantNumeric, copy_fields<&S::figures, &S::figure_spacing>},
    Copier{P::TextTransform, copy_fields<&S::transform>},
    Copier{P::LetterSpacing, copy_fields<&S::letter_spacing>},
    Copier{P::Color, copy_fields<&S::color>},
    Copier{P::TextDecoration, copy_fields<&S::underline, &S::strike>},
    Copier{P::VerticalAlign, copy_fields<&S::vertical_align>},
    Copier{P::Direction, copy_fields<&S::direction>},
    Copier{P::TextAlign, copy_fields<&S::align>},
    Copier{P::TextAlignLast, copy_fields<&S::align_last>},
    Copier{P::TextIndent, copy_fields<&S::indent>},
    Copier{P::Hyphens, copy_fields<&S::hyphens>},
    Copier{P::HyphenateLimitChars, copy_fields<&S::hyphenate_chars>},
    Copier{P::HyphenateLimitLines, copy_fields<&S::hyphenate_lines>},
    Copier{P::HyphenateLimitLast, copy_fields<&S::hyphenate_last>},
    Copier{
        P::HyphenateLimitZone, copy_fields<&S::hyphenate_zone, &S::hyphenate_zone_share>},
    Copier{P::HyphenateCharacter, copy_fields<&S::hyphen_sign>},
    Copier{P::WhiteSpace, copy_fields<&S::white_space>},
    Copier{P::Widows, copy_fields<&S::widows>},
    Copier{P::Orphans, copy_fields<&S::orphans>},
    Copier{P::HangingPunctuation, copy_fields<&S::hanging_punctuation>},
    Copier{P::Width, copy_fields<&S::width, &S::width_share, &S::width_fits>},
    Copier{P::Display, copy_fields<&S::display>},
    Copier{P::BreakBefore, copy_fields<&S::break_before>},
    Copier{P::BreakAfter, copy_fields<&S::break_after>},
    Copier{P::BreakInside, copy_fields<&S::break_inside_avoid>},
    Copier{P::ListStyleType, copy_fields<&S::list_mark>},
    Copier{P::InitialLetter, copy_fields<&S::initial_lines>},
    Copier{P::InitialWords, copy_fields<&S::initial_words>},
    Copier{P::Generated, copy_fields<&S::before, &S::after>},
    Copier{P::StringSet, copy_fields<&S::string_sets>},
    Copier{P::Page, copy_fields<&S::page>},
    Copier{P::CounterReset, copy_fields<&S::page_number>},
    Copier{P::Float, copy_fields<&S::floating>},
    Copier{P::ColumnCount, copy_fields<&S::column_count>},
    Copier{P::ColumnGap, copy_fields<&S::column_gap>},
    Copier{P::ColumnRuleWidth, copy_fields<&S::column_rule>},
    Copier{P::ColumnRuleColor, copy_fields<&S::column_rule_color>},
    Copier{P::ColumnSpan, copy_fields<&S::column_span>},
};

}  // namespace

void copy_value(Property property, const ComputedStyle& from, ComputedStyle& into) {
    for (const Copier& copier : copiers) {
        if (copier.property == property) return copier.copy(from, into);
    }
}

const ComputedStyle& initial_style() {
    static const ComputedStyle initial = [] {
        ComputedStyle style;
        style.display = Display::Inline;
        return style;
    }();
    return initial;
}

ComputedStyle inherited_style(const ComputedStyle& parent) {
    ComputedStyle style = parent;
    const ComputedStyle& initial = initial_style();
    for (const Copier& copier : copiers) {
        if (!info(copier.property).inherited) copier.copy(initial, style);
    }
    copy_fields<&S::margin, &S::padding, &S::border, &S::border_color, &S::centred>(
        initial, style
    );
    return style;
}

}  // namespace pam::style
