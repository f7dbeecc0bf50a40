// Total-fit line breaking after Knuth and Plass (Software: Practice and Experience 11,
// 1981): of all ways to part a paragraph into lines, the one with the least sum of
// demerits. It sees numbers only: break points with the widths before and after them.
// docs/line-breaking.md tells the whole story.
#pragma once

#include "galley/fine.h"

#include <cstdint>
#include <span>
#include <vector>

namespace pam::galley {

enum class BreakClass : std::uint8_t {
    Plain,   // at a space, after a dash
    Hyphen,  // the line ends in a hyphen, inserted or the word's own
    Forced,  // the line must end here
};

/// A place where a line may end, and what the sums are there. A line from a to b is
/// b.end - a.start wide, of which b.end_space - a.start_space are spaces that give.
struct BreakPoint {
    Fine end = 0;  // width of all before it, with its hyphen, less what hangs at the right
    Fine start =
        0;  // width of all before the next line's first letter, and what hangs at the left
    Fine end_space = 0;
    Fine start_space = 0;
    std::int32_t penalty = 0;
    BreakClass kind = BreakClass::Plain;
    std::uint32_t last_word =
        0;  // the word that ends the line, and the one that begins the next:
    std::uint32_t first_word = 0;  // equal numbers are equal words, 0 is none
    std::uint32_t item = 0;        // for the caller
    std::uint32_t byte = 0;        // for the caller
};

enum class Fit { Justified, Ragged };

/// What a paragraph is fitted to.
struct FitRules {
    Fine measure = 0;
    Fit fit = Fit::Justified;
    Fine ragged_zone = 0;     // a ragged line this much short has badness 100
    int expansion = 20;       // glyphs may be set wider or narrower by as many thousandths
    int last_expansion = 30;  // and by so many in a line that would be bad otherwise, which
    int last_tracking = 20;   // may also be spaced out by so much of its glyphs' width
    int narrow_lines = 0;     // the first lines of a paragraph with a drop initial
    Fine narrow_by = 0;
    int tolerance = 200;      // highest badness of a line in the first round
    int hyphen_lines = 0;     // most hyphens in a row of lines; 0: no limit
    bool last_hyphen = true;  // may the line before the last end in one?
    Fine hyphen_zone = 0;     // no hyphen fills a line that is so little short
};

/// Prices of what a reader minds. Measured on a hundred thousand words of essays in EB
/// Garamond 11/14 on 312 pt, and held against novels, speeches and narrow measures. What is
/// added to each line's badness says how much a fair line counts beside a bad one: with
/// TeX's ten, a paragraph is all but indifferent to lines that are off by a sixth.
namespace cost {
inline constexpr std::int64_t line = 150;  // added to each badness: fewer lines are better
inline constexpr std::int32_t hyphen = 257;      // penalty of an inserted hyphen
inline constexpr std::int32_t own_hyphen = 100;  // of breaking at a word's own hyphen
inline constexpr std::int32_t address = 160;
inline constexpr std::int32_t desperate = 4000;  // of breaking a word anywhere
inline constexpr std::int32_t unseemly =
    2500;  // closing marks at a line's head, and the like
inline constexpr std::int32_t lone_letter =
    600;  // a one-letter word at a line's end, where custom forbids it
inline constexpr std::int64_t neighbours = 20'000;   // a tight line beside a loose one
inline constexpr std::int64_t ladder = 60'000;       // two hyphens in a row
inline constexpr std::int64_t last_hyphen = 40'000;  // before the last line
inline constexpr std::int64_t runt = 90'000;  // a last line under a tenth of the measure
inline constexpr std::int64_t fragment = 270'000;  // that holds but the end of a word
inline constexpr std::int64_t stack = 10'000;  // one word ends or begins two lines in a row
}  // namespace cost

/// Ends of the lines, as indices of break points, and the sum of demerits.
struct Breaks {
    std::vector<std::uint32_t> ends;
    std::int64_t demerits = 0;
};

struct BreakResult {
    Breaks best;
    Breaks longer;   // best with one line more, empty: none within the tolerance
    Breaks shorter;  // with one line fewer
};

/// How a line sits: glyphs scaled by `expansion` thousandths, `tracking` spread between the
/// letters, then `rest` over the spaces.
struct LineFit {
    Fine natural = 0;
    Fine spaces = 0;
    int expansion = 0;
    Fine tracking = 0;
    Fine rest = 0;  // negative: spaces shrink
    Fine over = 0;  // by how much the line is wider than the measure all the same
};

enum class Variants { None, OneLineMoreOrLess };

/// Keeps its working memory between paragraphs.
class LineBreaker {
public:
    /// `points` begins with the paragraph's start and ends with its end (forced).
    [[nodiscard]] BreakResult break_lines(
        std::span<const BreakPoint> points, const FitRules& rules, Variants variants
    );

private:
    struct Node {
        std::uint32_t point;
        std::uint32_t line;  // lines up to here
        std::uint32_t previous;
        std::uint8_t fitness;
        std::uint8_t hyphens;  // in a row up to here, counted where they are limited
        std::int64_t demerits;
    };
    struct Group {  // nodes of one point
        std::uint32_t first, count;
        std::uint32_t point;
        Fine start, start_space;  // of the point
    };

    [[nodiscard]] bool
    run(std::span<const BreakPoint> points, const FitRules& rules, std::int64_t tolerance);
    void consider(
        std::span<const BreakPoint> points,
        const FitRules& rules,
        std::int64_t tolerance,
        std::uint32_t to
    );
    void offer(const Node& node);
    void keep_bests(const BreakPoint& point);
    [[nodiscard]] Breaks trace(std::uint32_t node) const;
    [[nodiscard]] Breaks best_with(std::uint32_t lines) const;

    std::vector<Node> nodes_;
    std::vector<Group> active_;
    std::vector<Node> bests_;
};

/// The width a line has to fill.
[[nodiscard]] Fine measure_of(const FitRules& rules, std::uint32_t line);

/// How a line from one point to another sits; the last line of a paragraph is not
/// stretched.
[[nodiscard]] LineFit fit_line(
    const BreakPoint& from, const BreakPoint& to, const FitRules& rules, std::uint32_t line
);

/// The demerits of one line by itself and beside its predecessor, or -1 where it does not
/// fit within the tolerance. `fitness` comes out as 0 tight to 3 very loose.
[[nodiscard]] std::int64_t line_demerits(
    std::span<const BreakPoint> points,
    std::uint32_t from,
    std::uint32_t to,
    const FitRules& rules,
    std::uint32_t line,
    std::int64_t tolerance,
    std::uint8_t& fitness
);

}  // namespace pam::galley
