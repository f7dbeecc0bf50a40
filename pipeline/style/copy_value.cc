// One property's value from one element to another, for `inherit` and `initial`.
#include "style/cascade.h"

namespace pam::style {

namespace {

using P = Property;

}  // namespace

void copy_value(Property property, const ComputedStyle& from, ComputedStyle& into) {
    switch (property) {
    case P::FontFamily:
        into.families = from.families;
        break;
    case P::FontStyle:
        into.italic = from.italic;
        break;
    case P::FontWeight:
        into.weight = from.weight;
        break;
    case P::FontVariantCaps:
        into.caps = from.caps;
        break;
    case P::FontVariantNumeric:
        into.figures = from.figures;
        into.figure_spacing = from.figure_spacing;
        break;
    case P::TextTransform:
        into.transform = from.transform;
        break;
    case P::LetterSpacing:
        into.letter_spacing = from.letter_spacing;
        break;
    case P::Color:
        into.color = from.color;
        break;
    case P::TextDecoration:
        into.underline = from.underline;
        into.strike = from.strike;
        break;
    case P::VerticalAlign:
        into.vertical_align = from.vertical_align;
        break;
    case P::Direction:
        into.direction = from.direction;
        break;
    case P::TextAlign:
        into.align = from.align;
        break;
    case P::TextAlignLast:
        into.align_last = from.align_last;
        break;
    case P::TextIndent:
        into.indent = from.indent;
        break;
    case P::Hyphens:
        into.hyphens = from.hyphens;
        break;
    case P::WhiteSpace:
        into.white_space = from.white_space;
        break;
    case P::Widows:
        into.widows = from.widows;
        break;
    case P::Orphans:
        into.orphans = from.orphans;
        break;
    case P::HangingPunctuation:
        into.hanging_punctuation = from.hanging_punctuation;
        break;
    case P::Display:
        into.display = from.display;
        break;
    case P::BreakBefore:
        into.break_before = from.break_before;
        break;
    case P::BreakAfter:
        into.break_after = from.break_after;
        break;
    case P::BreakInside:
        into.break_inside_avoid = from.break_inside_avoid;
        break;
    case P::ListStyleType:
        into.list_mark = from.list_mark;
        break;
    case P::InitialLetter:
        into.initial_lines = from.initial_lines;
        break;
    case P::StringSet:
        into.string_sets = from.string_sets;
        break;
    case P::Page:
        into.page = from.page;
        break;
    default:
        break;
    }
}
}  // namespace pam::style
