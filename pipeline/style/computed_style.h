// The checked values that one element or one page is set with: CSS resolved to lengths and
// choices.
#pragma once

#include "base/length.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pam::style {

enum class Display { Block, Inline, ListItem, Table, None };
enum class TextAlign { Start, End, Left, Right, Centre, Justify };
enum class Caps { Normal, SmallCaps, AllSmallCaps };
enum class Figures { Normal, OldStyle, Lining };
enum class FigureSpacing { Normal, Proportional, Tabular };
enum class TextTransform { None, Uppercase, Lowercase };
enum class Hyphens { None, Manual, Auto };
/// May the line before a paragraph's last one end in a hyphen? `Always` forbids it.
enum class HyphenateLast { None, Always };
enum class Break { Auto, Avoid, Page, Left, Right, Recto, Verso };
enum class WhiteSpace { Normal, Pre };
enum class VerticalAlign { Baseline, Sub, Super };
enum class ListMark {
    None,
    Disc,
    Circle,
    Square,
    Dash,
    Decimal,
    LowerAlpha,
    UpperAlpha,
    LowerRoman,
    UpperRoman
};
enum class Direction { LeftToRight, RightToLeft };
/// Where a box goes that leaves the flow (CSS Page Floats 3, CSS Generated Content for
/// Paged Media): figures and tables to the head or foot of a page or to a page of their
/// own; notes to the foot, to the outer margin, or to the end of their chapter or work.
enum class Float { None, Top, Bottom, Page, Footnote, Sidenote, ChapterEnd, Endnote };

/// Least letters of a word to be hyphenated, and of its parts; 0: as is customary.
struct HyphenateChars {
    int word = 0, before = 0, after = 0;
    bool operator==(const HyphenateChars&) const = default;
};

/// What is put in where a word is hyphenated; naturally the hyphen of the script.
struct HyphenSign {
    enum class Kind { Natural, Character, Nothing };
    Kind kind = Kind::Natural;
    char32_t character = 0;
    bool operator==(const HyphenSign&) const = default;
};

/// Screen ink; print profiles map it to their own inks. 0 to 255 each. Black is 0 0 0.
struct Color {
    std::uint8_t red = 0, green = 0, blue = 0;
    bool operator==(const Color&) const = default;
};

/// Part of a `content` value: literal text, a named string, the page's folio, the page
/// count, or the folio of the page to which the element's link leads.
struct ContentPart {
    enum class Kind { Literal, NamedString, Folio, PageCount, TargetFolio };
    Kind kind = Kind::Literal;
    std::string text;                        // the literal, or the name of the string
    ListMark numbering = ListMark::Decimal;  // of a folio
    bool operator==(const ContentPart&) const = default;
};
using Content = std::vector<ContentPart>;

/// Which named string an element sets to its own text (`string-set: chapter content()`).
struct StringSet {
    std::string name;
    Content value;  // NamedString with empty name stands for content()
    bool operator==(const StringSet&) const = default;
};

struct ComputedStyle {
    Display display = Display::Block;
    // Type. `families` in order of preference, as in fonts/families.yaml.
    std::vector<std::string> families{"EB Garamond"};
    Length size = Length::from_points(11);
    int weight = 400;
    bool italic = false;
    Caps caps = Caps::Normal;
    Figures figures = Figures::Normal;
    FigureSpacing figure_spacing = FigureSpacing::Normal;
    TextTransform transform = TextTransform::None;
    Length letter_spacing;
    Color color;
    bool underline = false;
    bool strike = false;
    VerticalAlign vertical_align = VerticalAlign::Baseline;
    Direction direction = Direction::LeftToRight;
    // Paragraphs.
    Length line_height = Length::from_points(14);
    double line_height_number =
        0;  // where stated as a number: children multiply it by their size
    TextAlign align = TextAlign::Justify;
    TextAlign align_last = TextAlign::Start;
    Length indent;
    Hyphens hyphens = Hyphens::Auto;
    HyphenateChars hyphenate_chars;
    int hyphenate_lines = 0;  // most hyphens in a row of lines, 0: no limit
    HyphenateLast hyphenate_last = HyphenateLast::None;
    Length hyphenate_zone;         // a line so little short is not filled by a hyphen
    int hyphenate_zone_share = 0;  // the same in thousandths of the measure
    HyphenSign hyphen_sign;
    WhiteSpace white_space = WhiteSpace::Normal;
    int widows = 2;
    int orphans = 2;
    bool hanging_punctuation = true;
    // Boxes. Vertical margins of neighbours collapse to the larger, as in CSS 2.2 8.3.1.
    Sides<Length> margin;
    Sides<Length> padding;
    Sides<Length> border;  // widths of solid rules in `border_color`; zero is none
    Color border_color;
    Length width;  // zero: as wide as the measure allows
    int width_share =
        0;  // width in thousandths of the measure (`width: 80%` is 800); zero: none
    bool width_fits = false;  // as wide as its widest line, if the measure allows
    bool centred = false;  // margin-left and -right are `auto`: a box with a width stands
                           // in the middle
    Break break_before = Break::Auto;
    Break break_after = Break::Auto;
    bool break_inside_avoid = false;
    ListMark list_mark = ListMark::Disc;
    int initial_lines = 0;  // drop cap height in lines (`initial-letter`), 0 none
    int initial_words = 0;  // so many open in small capitals (`initial-words`)
    // Generated.
    Content before;
    Content after;
    std::vector<StringSet> string_sets;
    std::string page;     // named page (`page: frontispiece`), empty none
    int page_number = 0;  // folio of the page where the element begins; 0: it counts on
    Float floating = Float::None;
    // Columns of what stands inside (CSS Multi-column Layout 1); 0 or 1: none.
    int column_count = 0;
    Length column_gap = Length::from_points(11);
    Length column_rule;  // width of a solid rule between columns; zero is none
    Color column_rule_color;
    bool column_span = false;  // stands across all columns

    bool operator==(const ComputedStyle&) const = default;
};

enum class MarginBoxPlace {
    TopLeft,
    TopCentre,
    TopRight,
    BottomLeft,
    BottomCentre,
    BottomRight
};

struct MarginBox {
    Content content;
    ComputedStyle style;
    bool operator==(const MarginBox&) const = default;
};

/// One `@page` rule after the cascade, for one kind of page. Margins are of the trim size.
struct PageStyle {
    Size size{Length::from_millimetres(148), Length::from_millimetres(210)};
    Sides<Length> margin;
    std::array<MarginBox, 6> boxes;  // by MarginBoxPlace
    Length footnote_gap;             // least space between text and notes
    Length footnote_rule_width;      // zero: no rule
    Length footnote_rule_length;
    bool operator==(const PageStyle&) const = default;
    [[nodiscard]] const MarginBox& box(MarginBoxPlace place) const {
        return boxes[static_cast<std::size_t>(place)];
    }
};

/// The kinds of page that @page selectors tell apart: :right, :left, :first, :blank.
struct PageKinds {
    PageStyle right, left, first, blank;
    bool operator==(const PageKinds&) const = default;
};

/// `@page front { }`: the pages of elements with `page: front`.
struct NamedPages {
    std::string name;
    PageKinds kinds;
    bool operator==(const NamedPages&) const = default;
};

/// Pages without a name, and those with one.
struct PageStyles : PageKinds {
    /// Distance of baselines on the grid: the body's line height.
    Length grid;
    std::vector<NamedPages> named;
    bool operator==(const PageStyles&) const = default;
    /// 0 for pages without a name, else one more than the index in `named`.
    [[nodiscard]] std::size_t find(std::string_view name) const;
    [[nodiscard]] const PageKinds& kinds(std::size_t page) const {
        if (page == 0) return *this;
        return named[page - 1].kinds;
    }
};

}  // namespace pam::style
