// Every property a house style may use: its name, what it takes, whether children inherit
// it, and how a declaration of it (or of a shorthand) is read.
#pragma once

#include "style/value.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace pam::style {

/// Longhands, in the order in which they are applied: size and line height first, since
/// lengths of the others may be stated in them. The four sides stand in CSS order.
enum class Property : std::uint8_t {
    FontSize,
    LineHeight,
    FontFamily,
    FontStyle,
    FontWeight,
    FontVariantCaps,
    FontVariantNumeric,
    TextTransform,
    LetterSpacing,
    Color,
    TextDecoration,
    VerticalAlign,
    Direction,
    TextAlign,
    TextAlignLast,
    TextIndent,
    Hyphens,
    HyphenateLimitChars,
    HyphenateLimitLines,
    HyphenateLimitLast,
    HyphenateLimitZone,
    HyphenateCharacter,
    WhiteSpace,
    Widows,
    Orphans,
    HangingPunctuation,
    MarginTop,
    MarginRight,
    MarginBottom,
    MarginLeft,
    PaddingTop,
    PaddingRight,
    PaddingBottom,
    PaddingLeft,
    BorderTopWidth,
    BorderRightWidth,
    BorderBottomWidth,
    BorderLeftWidth,
    BorderTopStyle,
    BorderRightStyle,
    BorderBottomStyle,
    BorderLeftStyle,
    BorderTopColor,
    BorderRightColor,
    BorderBottomColor,
    BorderLeftColor,
    Width,
    Display,
    BreakBefore,
    BreakAfter,
    BreakInside,
    ListStyleType,
    InitialLetter,
    InitialWords,
    Generated,
    StringSet,
    Page,
    CounterReset,
    Float,
    ColumnCount,
    ColumnGap,
    ColumnRuleWidth,
    ColumnRuleStyle,
    ColumnRuleColor,
    ColumnSpan,
    Size,
    ReaderOnly,
};
inline constexpr std::size_t property_count =
    static_cast<std::size_t>(Property::ReaderOnly);

enum class Syntax : std::uint8_t {
    Word,
    Measure,
    Integer,
    Count,
    Color,
    Families,
    Weight,
    Numeric,
    Decoration,
    Hanging,
    HyphenChars,
    HyphenSign,
    ListMark,
    InitialLetter,
    Parts,
    StringSets,
    Name,
    PageCounter,
    Paper,
    Text,
};

/// What a Measure may be besides a length.
enum Allowed : std::uint8_t { nothing_more = 0, percent = 1, number = 2, negative = 4 };

struct Word {
    std::string_view name;
    int value;
};
struct MeasureWord {
    std::string_view name;
    Measure value;
};

struct PropertyInfo {
    Property id;
    std::string_view name;
    Syntax syntax;
    bool inherited = false;
    std::uint8_t allowed = nothing_more;
    std::span<const Word> words = {};
    std::span<const MeasureWord> measure_words = {};
    /// Words that only e-readers take, for `@media screen`.
    std::span<const std::string_view> reader_words = {};
};

/// One `name: value`. `reader_text`, where not empty, is the value as e-readers shall see
/// it, and the page passes over the declaration.
struct Declaration {
    Property property = Property::ReaderOnly;
    bool important = false;
    Value value;
    Span span;
    std::string reader_name;
    std::string reader_text;
};

/// The property's table entry.
[[nodiscard]] const PropertyInfo& info(Property property);
/// By lower-case name, longhands only; nullptr when there is none.
[[nodiscard]] const PropertyInfo* find_property(std::string_view name);
/// Properties that only e-readers know, taken over as they are written.
[[nodiscard]] bool is_reader_property(std::string_view name);
/// All names, shorthands and readers' own included.
[[nodiscard]] std::span<const std::string_view> property_names();

/// Reads one value of a longhand; none when it is not understood. The cursor may have a
/// rest.
[[nodiscard]] std::optional<Value> take_value(Cursor& cursor, const PropertyInfo& property);

using Longhands = std::vector<Declaration>;

/// Reads the whole value of a property, longhand or shorthand. None when any of it is not
/// understood. `name` must be one of property_names(), lower case.
[[nodiscard]] std::optional<Longhands>
parse_value(std::string_view name, const Cursor& value);

/// What the property takes, in words, for hints: "takes a length such as 11pt, or
/// `normal`".
[[nodiscard]] std::string takes(std::string_view name);
/// The keywords of a property or shorthand, to find the nearest.
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view name);

}  // namespace pam::style
