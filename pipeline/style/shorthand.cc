// Shorthands taken apart into longhands, old names into new ones, and what each property
// takes in words for a person who mistyped it.
#include "style/names.h"
#include "style/property.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace pam::style {

namespace {

using P = Property;
using Kind = Token::Kind;

constexpr P shifted(P first, std::size_t by) {
    return static_cast<P>(static_cast<std::size_t>(first) + by);
}

struct Alias {
    std::string_view name;
    P property;
};
// CSS Fragmentation 3, section 3.4: the page-break properties are names for break-*.
constexpr std::array<Alias, 4> aliases{{
    {"page-break-before", P::BreakBefore},
    {"page-break-after", P::BreakAfter},
    {"page-break-inside", P::BreakInside},
    {"text-decoration-line", P::TextDecoration},
}};

struct Group {
    std::string_view name;
    P first;  // of four sides
};
constexpr std::array<Group, 5> side_groups{{
    {"margin", P::MarginTop},
    {"padding", P::PaddingTop},
    {"border-width", P::BorderTopWidth},
    {"border-style", P::BorderTopStyle},
    {"border-color", P::BorderTopColor},
}};
constexpr std::array<std::string_view, 4> edges{
    "border-top", "border-right", "border-bottom", "border-left"};

constexpr std::array font_longhands{
    P::FontStyle,
    P::FontVariantCaps,
    P::FontWeight,
    P::FontSize,
    P::LineHeight,
    P::FontFamily,
};

Declaration declaration(P property, Value value) {
    Declaration result;
    result.property = property;
    result.value = std::move(value);
    return result;
}

bool finished(Cursor& cursor) {
    cursor.skip_space();
    return cursor.at_end();
}

std::optional<Longhands> sides(P first, Cursor cursor) {
    std::vector<Value> values;
    while (!finished(cursor)) {
        auto value = take_value(cursor, info(first));
        if (!value || values.size() == 4) return std::nullopt;
        values.push_back(std::move(*value));
    }
    if (values.empty()) return std::nullopt;
    // One value for all; two: top and bottom, right and left; three: top, sides, bottom.
    constexpr std::array<std::array<std::size_t, 4>, 4> pick{
        {{0, 0, 0, 0}, {0, 1, 0, 1}, {0, 1, 2, 1}, {0, 1, 2, 3}}};
    Longhands result;
    for (std::size_t side = 0; side < 4; ++side) {
        result.push_back(
            declaration(shifted(first, side), values[pick[values.size() - 1][side]])
        );
    }
    return result;
}

/// Width, style and colour in any order; what is not said is reset, as CSS Backgrounds 3
/// has it.
struct Edge {
    std::optional<Value> width, style, color;

    bool take_next(Cursor& cursor) {
        for (auto [property, slot] :
             {std::pair{P::BorderTopWidth, &width},
              {P::BorderTopStyle, &style},
              {P::BorderTopColor, &color}}) {
            if (slot->has_value()) continue;
            Cursor attempt = cursor;
            auto value = take_value(attempt, info(property));
            if (!value) continue;
            *slot = std::move(value);
            cursor = attempt;
            return true;
        }
        return false;
    }
};

std::optional<Edge> take_edge(Cursor cursor) {
    Edge edge;
    if (finished(cursor)) return std::nullopt;
    while (!finished(cursor)) {
        if (!edge.take_next(cursor)) return std::nullopt;
    }
    return edge;
}

std::optional<Longhands> border(std::span<const std::size_t> which, const Cursor& cursor) {
    const auto edge = take_edge(cursor);
    if (!edge) return std::nullopt;
    Longhands result;
    for (const std::size_t side : which) {
        result.push_back(declaration(
            shifted(P::BorderTopWidth, side), edge->width.value_or(Wide::Initial)
        ));
        result.push_back(declaration(
            shifted(P::BorderTopStyle, side), edge->style.value_or(Wide::Initial)
        ));
        result.push_back(declaration(
            shifted(P::BorderTopColor, side), edge->color.value_or(Wide::Initial)
        ));
    }
    return result;
}

std::optional<Longhands> column_rule(const Cursor& cursor) {
    const auto edge = take_edge(cursor);
    if (!edge) return std::nullopt;
    return Longhands{
        declaration(P::ColumnRuleWidth, edge->width.value_or(Wide::Initial)),
        declaration(P::ColumnRuleStyle, edge->style.value_or(Wide::Initial)),
        declaration(P::ColumnRuleColor, edge->color.value_or(Wide::Initial))};
}

/// `[style || variant || weight]? size [/ line-height]? family`.
std::optional<Longhands> font(Cursor cursor) {
    Longhands result;
    for (const P property : font_longhands)
        result.push_back(declaration(property, Wide::Initial));
    const auto try_take = [&](std::size_t slot) {
        Cursor attempt = cursor;
        auto value = take_value(attempt, info(font_longhands[slot]));
        if (!value) return false;
        result[slot].value = std::move(*value);
        cursor = attempt;
        return true;
    };
    for (int i = 0; i < 3; ++i) {
        // A bare number is a weight only before a size; `normal` may stand for any of the
        // three.
        if (!try_take(0) && !try_take(1) && !try_take(2)) break;
    }
    if (!try_take(3)) return std::nullopt;
    cursor.skip_space();
    if (cursor.peek().is_delim('/')) {
        cursor.take();
        if (!try_take(4)) return std::nullopt;
    }
    if (!try_take(5) || !finished(cursor)) return std::nullopt;
    return result;
}

/// `normal`, or any of the words of caps and figures.
std::optional<Longhands> font_variant(Cursor cursor) {
    Longhands result{
        declaration(P::FontVariantCaps, Wide::Initial),
        declaration(P::FontVariantNumeric, Wide::Initial),
    };
    Cursor attempt = cursor;
    if (auto caps = take_value(attempt, info(P::FontVariantCaps))) {
        result[0].value = std::move(*caps);
        cursor = attempt;
    }
    if (finished(cursor)) return result;
    auto figures = take_value(cursor, info(P::FontVariantNumeric));
    if (!figures || !finished(cursor)) return std::nullopt;
    result[1].value = std::move(*figures);
    return result;
}

std::vector<P> longhands_of(std::string_view name) {
    if (name == "font") return {font_longhands.begin(), font_longhands.end()};
    if (name == "font-variant") return {P::FontVariantCaps, P::FontVariantNumeric};
    if (name == "list-style") return {P::ListStyleType};
    for (const Alias& alias : aliases) {
        if (alias.name == name) return {alias.property};
    }
    for (const Group& group : side_groups) {
        if (group.name == name) {
            return {
                group.first,
                shifted(group.first, 1),
                shifted(group.first, 2),
                shifted(group.first, 3)};
        }
    }
    if (name == "column-rule")
        return {P::ColumnRuleWidth, P::ColumnRuleStyle, P::ColumnRuleColor};
    if (name == "border") return {P::BorderTopWidth, P::BorderTopStyle, P::BorderTopColor};
    for (std::size_t side = 0; side < edges.size(); ++side) {
        if (edges[side] != name) continue;
        return {
            shifted(P::BorderTopWidth, side),
            shifted(P::BorderTopStyle, side),
            shifted(P::BorderTopColor, side)};
    }
    if (const PropertyInfo* property = find_property(name)) return {property->id};
    return {};
}

std::optional<Longhands> parse_shorthand(std::string_view name, const Cursor& value) {
    if (name == "font") return font(value);
    if (name == "font-variant") return font_variant(value);
    constexpr std::array<std::size_t, 4> all{0, 1, 2, 3};
    if (name == "border") return border(all, value);
    if (name == "column-rule") return column_rule(value);
    for (std::size_t side = 0; side < edges.size(); ++side) {
        if (edges[side] == name) return border(std::span(all).subspan(side, 1), value);
    }
    for (const Group& group : side_groups) {
        if (group.name == name) return sides(group.first, value);
    }
    return std::nullopt;
}

std::optional<Longhands> parse_longhand(P id, Cursor cursor) {
    const PropertyInfo& property = info(id);
    cursor.skip_space();
    const std::string word = cursor.at(Kind::Ident) ? lower(cursor.peek().text) : "";
    if (contains(property.reader_words, word)) {
        cursor.take();
        Declaration result = declaration(id, 0);
        result.reader_name = property.name;
        result.reader_text = word;
        if (finished(cursor)) return Longhands{std::move(result)};
        return std::nullopt;
    }
    auto value = take_value(cursor, property);
    if (!value || !finished(cursor)) return std::nullopt;
    return Longhands{declaration(id, std::move(*value))};
}

/// `margin: inherit` and the like: one wide keyword alone, for every longhand.
std::optional<Longhands> parse_wide(std::string_view name, Cursor cursor) {
    cursor.skip_space();
    auto value = take_value(cursor, info(P::Widows));
    if (!value || !std::holds_alternative<Wide>(*value) || !finished(cursor))
        return std::nullopt;
    Longhands result;
    for (const P property : longhands_of(name == "border" ? "border-width" : name)) {
        result.push_back(declaration(property, *value));
    }
    return result;
}

std::string_view form_of(Syntax syntax) {
    switch (syntax) {
    case Syntax::Integer:
        return "a whole number from 1 to 99";
    case Syntax::Color:
        return "a colour such as #933, rgb(153, 51, 51) or gray";
    case Syntax::Families:
        return "font families such as \"EB Garamond\", with commas between";
    case Syntax::Weight:
        return "a number from 1 to 1000";
    case Syntax::HyphenChars:
        return "the least letters of a word, before and after the hyphen: `6 3 2`";
    case Syntax::HyphenSign:
        return "one character in quotation marks, or \"\" for none";
    case Syntax::ListMark:
        return "a dash in quotation marks";
    case Syntax::InitialLetter:
        return "the height in lines, from 1 to 9";
    case Syntax::Parts:
        return "\"text\", string(name), counter(page), counter(page, lower-roman), "
               "counter(pages), target-counter(attr(href), page)";
    case Syntax::StringSets:
        return "a name and what it is set to, such as `chapter content()`";
    case Syntax::Name:
        return "a name";
    case Syntax::Count:
        return "how many, from 1 to 9";
    case Syntax::PageCounter:
        return "`page` and the number of the page, such as `page 1`";
    case Syntax::Paper:
        return "a5, a4, letter ..., with `landscape` or not, or two lengths";
    default:
        return "";
    }
}

std::string measure_form(std::uint8_t allowed) {
    std::string form = "a length such as 11pt, 2mm, 1.5em or 1rlh";
    if ((allowed & percent) != 0) form += ", a percentage";
    if ((allowed & number) != 0) form += ", a number";
    return form;
}

}  // namespace

std::optional<Longhands> parse_value(std::string_view name, const Cursor& value) {
    if (auto wide = parse_wide(name, value)) return wide;
    const std::vector<P> longhands = longhands_of(name);
    if (longhands.size() == 1) return parse_longhand(longhands.front(), value);
    return parse_shorthand(name, value);
}

std::vector<std::string_view> words_of(std::string_view name) {
    std::vector<std::string_view> words;
    for (const P property : longhands_of(name)) {
        for (const Word& word : info(property).words)
            words.push_back(word.name);
        for (const MeasureWord& word : info(property).measure_words)
            words.push_back(word.name);
    }
    for (const P property : longhands_of(name)) {
        if (info(property).syntax != Syntax::Color) continue;
        const auto colors = color_names();
        words.insert(words.end(), colors.begin(), colors.end());
        break;
    }
    return words;
}

std::string takes(std::string_view name) {
    std::string list;
    const auto append = [&](std::string_view form) {
        if (form.empty()) return;
        if (!list.empty()) list += ", ";
        list += form;
    };
    const auto longhands = longhands_of(name);
    if (longhands.empty()) return {};
    const PropertyInfo& first = info(longhands.front());
    append(
        first.syntax == Syntax::Measure ? measure_form(first.allowed)
                                        : form_of(first.syntax)
    );
    for (const Word& word : first.words)
        append(word.name);
    for (const MeasureWord& word : first.measure_words)
        append(word.name);
    return fmt::format("`{}` takes: {}", name, list);
}

}  // namespace pam::style
