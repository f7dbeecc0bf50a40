// Values as parsed, before they are resolved against an element: lengths keep their unit,
// so that one rule can serve the page (points) and the e-book (em).
#pragma once

#include "style/computed_style.h"
#include "style/token.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace pam::style {

/// `Point` stands for every absolute unit; `ex` and `ch` are half an em. `Line` is `lh`,
/// `RootLine` `rlh`: the line height of the element and of the body, in which a grid is
/// best stated.
enum class Unit { Number, Percent, Point, Em, RootEm, Line, RootLine, Auto, FitContent };

struct Measure {
    double number = 0;
    Unit unit = Unit::Number;
    bool operator==(const Measure&) const = default;
};

/// `inherit`, `initial`, `unset`: allowed for every property.
enum class Wide { Inherit, Initial, Unset };

struct PaperSize {
    Measure width, height;
    bool operator==(const PaperSize&) const = default;
};

using FamilyList = std::vector<std::string>;
using StringSetList = std::vector<StringSet>;

/// `int` is the enumerator of a keyword; `std::string` a name (`page`) or raw text for
/// e-readers.
using Value = std::variant<
    Wide,
    int,
    Measure,
    Color,
    FamilyList,
    Content,
    StringSetList,
    PaperSize,
    std::string>;

/// A length, percentage or number at the cursor. A length needs its unit, except zero.
[[nodiscard]] std::optional<Measure> take_measure(Cursor& cursor);
/// #rgb, #rrggbb, rgb(), or a name.
[[nodiscard]] std::optional<Color> take_color(Cursor& cursor);
/// Names separated by commas: quoted, or words joined by spaces.
[[nodiscard]] std::optional<FamilyList> take_families(Cursor& cursor);
/// Strings, string(name), counter(page), counter(pages), content(),
/// target-counter(attr(href), page); `none` and `normal` are empty.
[[nodiscard]] std::optional<Content> take_content(Cursor& cursor);
/// `name content()` and the like, separated by commas; `none` is empty.
[[nodiscard]] std::optional<StringSetList> take_string_sets(Cursor& cursor);
/// `a5`, `a5 landscape`, `6in 9in`.
[[nodiscard]] std::optional<PaperSize> take_paper(Cursor& cursor);

/// Names of the colours known, for hints.
[[nodiscard]] std::vector<std::string_view> color_names();

/// A named size of paper, upright; nullptr when there is none. Names in lower case.
[[nodiscard]] const Size* named_paper(std::string_view name);
[[nodiscard]] std::vector<std::string_view> paper_names();

/// Points in one absolute unit (`mm`); none for other units.
[[nodiscard]] std::optional<double> points_in(std::string_view unit);

}  // namespace pam::style
