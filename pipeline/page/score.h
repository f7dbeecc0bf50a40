// How well the pages are set, in figures: what `build --score` tells, page by page. It
// looks at the finished pages and their plan and changes nothing.
#pragma once

#include "base/result.h"
#include "base/source.h"
#include "page/paged_document.h"
#include "style/computed_style.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace pam::page {

/// A line whose spaces are `wider` thousandths wider than the face's own (negative:
/// narrower), and where its text stands in the manuscript.
struct SpacedLine {
    std::int32_t wider = 0;
    Span source;
};

/// Notes and furniture do not count among the lines. A line is filled when it was stretched
/// or shrunk to the measure.
struct PageScore {
    std::string label;
    Side side = Side::Recto;
    std::size_t lines = 0;
    std::size_t filled = 0;
    double spread = 0;  // standard deviation of the filled lines' spaces, 1 is their
                        // natural width
    SpacedLine loosest, tightest;
    std::size_t hyphens = 0;       // put in by line breaks
    std::size_t ladders = 0;       // of two such lines
    std::size_t long_ladders = 0;  // of three and more
    bool hyphen_at_foot = false;
    std::size_t rivers = 0;
    std::size_t widows = 0, orphans = 0;
    std::size_t fragments = 0;       // last lines that are but the end of a divided word
    std::size_t other_settings = 0;  // paragraphs a line longer or shorter than their best
    std::size_t notes = 0;           // that begin here
    std::size_t carried_lines = 0;   // of notes begun on the page before
    FootReason foot = FootReason::Full;
    int short_by = 0;     // lines missing at the foot of a full page; -1: one too many
    bool uneven = false;  // it does not end level with the page it faces
};

struct Score {
    std::vector<PageScore> pages;
    /// Sums over the pages; the spread is that of all filled lines, the loosest and
    /// tightest lines are those of the work.
    PageScore total;
    std::size_t off_height = 0;  // full pages with a line missing or too many
    std::size_t uneven_spreads = 0;
};

/// `paged` as made with these styles. Errors: those of `plan_pages`.
[[nodiscard]] Result<Score> score(
    const PagedDocument& paged, const style::PageStyles& styles, style::Direction direction
);

}  // namespace pam::page
