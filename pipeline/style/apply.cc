// From winning declarations to values: what is inherited, then size and line height, then
// the rest, whose lengths may be stated in them.
#include "style/cascade.h"

#include <algorithm>

namespace pam::style {

namespace {

using P = Property;

/// Not inherited, and with no place in ComputedStyle: without a style a border has no
/// width.
struct Borders {
    Sides<Length> width{
        Length::from_points(1),
        Length::from_points(1),
        Length::from_points(1),
        Length::from_points(1),
    };
    Sides<bool> solid;
    bool colored = false;
    Length column_rule = Length::from_points(1);
    bool column_rule_solid = false;
    bool column_rule_colored = false;
};

/// `AnySides` is Sides<T>, const or not.
template<typename AnySides>
auto& side(AnySides& sides, P property, P top) {
    switch (static_cast<int>(property) - static_cast<int>(top)) {
    case 0:
        return sides.top;
    case 1:
        return sides.right;
    case 2:
        return sides.bottom;
    default:
        return sides.left;
    }
}

bool between(P property, P first, P last) {
    return property >= first && property <= last;
}

template<typename Enum>
Enum word(const Value& value) {
    return static_cast<Enum>(*std::get_if<int>(&value));
}

/// One pass over the winners of one element.
class Applier {
public:
    Applier(
        ComputedStyle& style,
        const ComputedStyle* parent,
        const Rules::Root& root,
        Length whole
    )
        : style_(style)
        , parent_(parent)
        , root_(root)
        , whole_(whole) {}

    void run(const Winners& winners) {
        set_size(winners[static_cast<std::size_t>(P::FontSize)]);
        set_line_height(winners[static_cast<std::size_t>(P::LineHeight)]);
        for (std::size_t i = static_cast<std::size_t>(P::FontFamily); i < property_count;
             ++i) {
            if (winners[i] != nullptr) set(static_cast<P>(i), winners[i]->value);
        }
        const bool aligned = winners[static_cast<std::size_t>(P::TextAlign)] != nullptr;
        if (aligned && winners[static_cast<std::size_t>(P::TextAlignLast)] == nullptr)
            natural_last_line();
        finish_borders();
    }

private:
    [[nodiscard]] Basis basis() const {
        return {style_.size, style_.line_height, root_, whole_};
    }
    /// An em or a percentage of the size is of the parent's size, which `style_` still
    /// holds.
    void set_size(const Declaration* winner) {
        if (winner == nullptr) return;
        if (const Wide* wide = std::get_if<Wide>(&winner->value)) {
            if (*wide == Wide::Initial) style_.size = ComputedStyle{}.size;
            return;
        }
        Basis parents = basis();
        parents.whole = style_.size;
        style_.size = resolve(*std::get_if<Measure>(&winner->value), parents);
        style_.size =
            std::clamp(style_.size, Length::from_points(1), Length::from_points(1000));
    }

    /// A line height stated as a number follows the size of each child; a length does not.
    void set_line_height(const Declaration* winner) {
        if (winner != nullptr) {
            if (const Wide* wide = std::get_if<Wide>(&winner->value)) {
                if (*wide == Wide::Initial) style_.line_height_number = 1.2;
            } else {
                line_height(*std::get_if<Measure>(&winner->value));
            }
        }
        if (style_.line_height_number > 0) {
            style_.line_height = resolve({style_.line_height_number, Unit::Em}, basis());
        }
    }
    void line_height(const Measure& measure) {
        if (measure.unit == Unit::Number) {
            style_.line_height_number = measure.number;
            return;
        }
        style_.line_height_number = 0;
        Basis own = basis();
        own.whole = style_.size;
        style_.line_height = std::max(resolve(measure, own), Length::from_points(1));
    }

    void set(P property, const Value& value) {
        if (const Wide* wide = std::get_if<Wide>(&value)) return set_wide(property, *wide);
        if (between(property, P::MarginTop, P::Width)) return set_box(property, value);
        if (property < P::TextAlign) return set_type(property, value);
        if (between(property, P::Hyphens, P::HyphenateCharacter))
            return set_hyphens(property, value);
        if (property < P::MarginTop) return set_paragraph(property, value);
        set_flow(property, value);
    }

    void set_type(P property, const Value& value) {
        switch (property) {
        case P::FontFamily:
            style_.families = *std::get_if<FamilyList>(&value);
            break;
        case P::FontStyle:
            style_.italic = word<int>(value) == 1;
            break;
        case P::FontWeight:
            style_.weight = word<int>(value);
            break;
        case P::FontVariantCaps:
            style_.caps = word<Caps>(value);
            break;
        case P::FontVariantNumeric:
            style_.figures = static_cast<Figures>(word<int>(value) % 10);
            style_.figure_spacing = static_cast<FigureSpacing>(word<int>(value) / 10);
            break;
        case P::TextTransform:
            style_.transform = word<TextTransform>(value);
            break;
        case P::LetterSpacing:
            style_.letter_spacing = length(value);
            break;
        case P::Color:
            style_.color = *std::get_if<Color>(&value);
            break;
        case P::TextDecoration:
            style_.underline = word<int>(value) % 10 != 0;
            style_.strike = word<int>(value) / 10 != 0;
            break;
        case P::VerticalAlign:
            style_.vertical_align = word<VerticalAlign>(value);
            break;
        case P::Direction:
            style_.direction = word<Direction>(value);
            break;
        default:
            break;
        }
    }

    void set_paragraph(P property, const Value& value) {
        switch (property) {
        case P::TextAlign:
            style_.align = word<TextAlign>(value);
            break;
        case P::TextAlignLast:
            style_.align_last = word<TextAlign>(value);
            break;
        case P::TextIndent:
            style_.indent = length(value);
            break;
        case P::WhiteSpace:
            style_.white_space = word<WhiteSpace>(value);
            break;
        case P::Widows:
            style_.widows = word<int>(value);
            break;
        case P::Orphans:
            style_.orphans = word<int>(value);
            break;
        case P::HangingPunctuation:
            style_.hanging_punctuation = word<int>(value) != 0;
            break;
        default:
            break;
        }
    }

    void set_hyphens(P property, const Value& value) {
        switch (property) {
        case P::Hyphens:
            style_.hyphens = word<Hyphens>(value);
            break;
        case P::HyphenateLimitChars: {
            const int numbers = word<int>(value);
            style_.hyphenate_chars = {numbers / 10'000, numbers / 100 % 100, numbers % 100};
            break;
        }
        case P::HyphenateLimitLines:
            style_.hyphenate_lines = word<int>(value);
            break;
        case P::HyphenateLimitLast:
            style_.hyphenate_last = word<HyphenateLast>(value);
            break;
        case P::HyphenateLimitZone: {
            const Measure& zone = *std::get_if<Measure>(&value);
            const bool share = zone.unit == Unit::Percent;
            style_.hyphenate_zone_share =
                share ? static_cast<int>(std::min(zone.number, 100.0) * 10) : 0;
            style_.hyphenate_zone = share ? Length{} : length(value);
            break;
        }
        case P::HyphenateCharacter:
            style_.hyphen_sign = hyphen_sign(word<int>(value));
            break;
        default:
            break;
        }
    }
    static HyphenSign hyphen_sign(int value) {
        using Kind = HyphenSign::Kind;
        if (value < 0) return {Kind::Nothing, 0};
        if (value == 0) return {};
        return {Kind::Character, static_cast<char32_t>(value)};
    }

    void set_box(P property, const Value& value) {
        if (property <= P::MarginLeft) {
            side(style_.margin, property, P::MarginTop) = length(value);
            if (property == P::MarginLeft || property == P::MarginRight) {
                side(auto_margin_, property, P::MarginTop) =
                    std::get_if<Measure>(&value)->unit == Unit::Auto;
            }
            style_.centred = auto_margin_.left && auto_margin_.right;
        } else if (property <= P::PaddingLeft) {
            side(style_.padding, property, P::PaddingTop) = length(value);
        } else if (property <= P::BorderLeftWidth) {
            side(borders_.width, property, P::BorderTopWidth) = length(value);
        } else if (property <= P::BorderLeftStyle) {
            side(borders_.solid, property, P::BorderTopStyle) = word<int>(value) == 1;
        } else if (property <= P::BorderLeftColor) {
            style_.border_color = *std::get_if<Color>(&value);
            borders_.colored = true;
        } else {
            set_width(*std::get_if<Measure>(&value));
        }
    }
    /// Without a measure to take it of, a percentage is handed on as a share.
    void set_width(const Measure& measure) {
        const bool share = measure.unit == Unit::Percent && whole_ == Length{};
        style_.width_share =
            share ? static_cast<int>(std::min(measure.number, 100.0) * 10) : 0;
        style_.width = share ? Length{} : resolve(measure, basis());
        style_.width_fits = measure.unit == Unit::FitContent;
    }

    void set_flow(P property, const Value& value) {
        switch (property) {
        case P::Display:
            style_.display = word<Display>(value);
            break;
        case P::BreakBefore:
            style_.break_before = word<Break>(value);
            break;
        case P::BreakAfter:
            style_.break_after = word<Break>(value);
            break;
        case P::BreakInside:
            style_.break_inside_avoid = word<int>(value) != 0;
            break;
        case P::ListStyleType:
            style_.list_mark = word<ListMark>(value);
            break;
        case P::InitialLetter:
            style_.initial_lines = word<int>(value);
            break;
        case P::InitialWords:
            style_.initial_words = word<int>(value);
            break;
        case P::StringSet:
            style_.string_sets = *std::get_if<StringSetList>(&value);
            break;
        case P::Page:
            style_.page = *std::get_if<std::string>(&value);
            if (style_.page == "auto") style_.page.clear();
            break;
        case P::CounterReset:
            style_.page_number = word<int>(value);
            break;
        case P::Float:
            style_.floating = word<Float>(value);
            break;
        default:
            set_columns(property, value);
        }
    }

    void set_columns(P property, const Value& value) {
        switch (property) {
        case P::ColumnCount:
            style_.column_count = word<int>(value);
            break;
        case P::ColumnGap:
            style_.column_gap = length(value);
            break;
        case P::ColumnRuleWidth:
            borders_.column_rule = length(value);
            break;
        case P::ColumnRuleStyle:
            borders_.column_rule_solid = word<int>(value) == 1;
            break;
        case P::ColumnRuleColor:
            style_.column_rule_color = *std::get_if<Color>(&value);
            borders_.column_rule_colored = true;
            break;
        case P::ColumnSpan:
            style_.column_span = word<int>(value) != 0;
            break;
        default:
            break;
        }
    }

    /// `inherit` and `initial` copy the field from the parent or from a fresh style. What
    /// is inherited by nature stands there already.
    void set_wide(P property, Wide wide) {
        const bool by_nature = info(property).inherited;
        if (wide == Wide::Unset) wide = by_nature ? Wide::Inherit : Wide::Initial;
        if (wide == Wide::Inherit && by_nature) return;
        const bool from_parent = wide == Wide::Inherit && parent_ != nullptr;
        const ComputedStyle& from = from_parent ? *parent_ : initial_style();
        if (between(property, P::MarginTop, P::Width))
            return copy_box(property, from, wide);
        copy_value(property, from, style_);
    }
    void copy_box(P property, const ComputedStyle& from, Wide wide) {
        if (property <= P::MarginLeft) {
            side(style_.margin, property, P::MarginTop) =
                side(from.margin, property, P::MarginTop);
        } else if (property <= P::PaddingLeft) {
            side(style_.padding, property, P::PaddingTop) =
                side(from.padding, property, P::PaddingTop);
        } else if (property <= P::BorderLeftWidth) {
            const Length medium = Length::from_points(1);
            const Length theirs = side(from.border, property, P::BorderTopWidth);
            side(borders_.width, property, P::BorderTopWidth) =
                wide == Wide::Initial ? medium : theirs;
        } else if (property <= P::BorderLeftStyle) {
            const auto edge = static_cast<P>(
                static_cast<int>(property) - static_cast<int>(P::BorderTopStyle)
                + static_cast<int>(P::BorderTopWidth)
            );
            side(borders_.solid, property, P::BorderTopStyle) =
                side(from.border, edge, P::BorderTopWidth) > Length{};
        } else if (property <= P::BorderLeftColor) {
            if (wide == Wide::Initial) return;
            style_.border_color = from.border_color;
            borders_.colored = true;
        } else {
            copy_value(property, from, style_);
        }
    }

    [[nodiscard]] Length length(const Value& value) const {
        return resolve(*std::get_if<Measure>(&value), basis());
    }

    /// `text-align-last: auto`, where the element sets its alignment anew: only justified
    /// text has a last line of another kind.
    void natural_last_line() {
        style_.align_last =
            style_.align == TextAlign::Justify ? TextAlign::Start : style_.align;
    }

    void finish_borders() {
        const auto visible = [](Length width, bool solid) {
            return solid ? width : Length{};
        };
        style_.border = {
            visible(borders_.width.top, borders_.solid.top),
            visible(borders_.width.right, borders_.solid.right),
            visible(borders_.width.bottom, borders_.solid.bottom),
            visible(borders_.width.left, borders_.solid.left),
        };
        if (!borders_.colored) style_.border_color = style_.color;
        if (borders_.column_rule_solid) style_.column_rule = borders_.column_rule;
        if (!borders_.column_rule_colored) style_.column_rule_color = style_.color;
    }

    ComputedStyle& style_;
    const ComputedStyle* parent_;
    Rules::Root root_;
    Length whole_;
    Borders borders_;
    Sides<bool> auto_margin_;
};

}  // namespace

Length resolve(const Measure& measure, const Basis& basis) {
    const auto times = [&](Length unit) { return measure.number * unit.points(); };
    double points = 0;
    switch (measure.unit) {
    case Unit::Number:
    case Unit::Auto:
    case Unit::FitContent:
        break;
    case Unit::Point:
        points = measure.number;
        break;
    case Unit::Percent:
        points = times(basis.whole) / 100;
        break;
    case Unit::Em:
        points = times(basis.size);
        break;
    case Unit::RootEm:
        points = times(basis.root.size);
        break;
    case Unit::Line:
        points = times(basis.line_height);
        break;
    case Unit::RootLine:
        points = times(basis.root.line_height);
        break;
    }
    return Length::from_points(std::clamp(points, -10'000.0, 10'000.0));
}

ComputedStyle apply(
    const Winners& winners,
    const ComputedStyle* parent,
    const Rules::Root& root,
    Length whole
) {
    ComputedStyle style = parent == nullptr ? initial_style() : inherited_style(*parent);
    Applier(style, parent, root, whole).run(winners);
    return style;
}

}  // namespace pam::style
