// What each blemish of a page costs, in one currency, so that the best division of the
// whole text can be found by adding up. Only the proportions matter; docs/page-make-up.md
// gives the reasons.
#pragma once

#include <cstdint>

namespace pam::page::price {

using Price = std::int64_t;

// Height of a page, in lines against the full page.
inline constexpr Price short_by_one = 350;
inline constexpr Price short_by_two = 1500;
inline constexpr Price each_further_line = 2500;
inline constexpr Price long_by_one = 1400;
/// For each line by which facing pages differ. Dearer than to make both a line short.
inline constexpr Price uneven_line = 2000;

// Ways to gain or lose a line.
/// A paragraph set a line longer or shorter, besides what the line breaker says of it.
inline constexpr Price other_setting = 10;
/// So many demerits of the line breaker make one unit here.
inline constexpr Price demerits = 1000;
inline constexpr Price setting_ceiling = 2000;
/// A line more above a heading, above a figure or an ornament, around an extract, a list or
/// a poem.
inline constexpr Price heading_space = 60;
inline constexpr Price panel_space = 90;
inline constexpr Price apart_space = 100;

// The foot of the page.
inline constexpr Price hyphen_at_leaf = 800;  // recto: the reader must turn the leaf
inline constexpr Price hyphen_at_fold = 250;  // verso: the rest stands opposite
/// Times the square of the lines left empty between text and notes.
inline constexpr Price note_gap = 30;
inline constexpr Price note_parted = 700;
inline constexpr Price note_stub = 200;  // only one line of it on one of the pages
inline constexpr Price note_line_carried = 30;
/// For each page that a float waits after the page of its place.
inline constexpr Price float_waits = 700;
/// For each line by which the last of several columns that end together is shorter.
inline constexpr Price last_column_line = 100;
/// Times the square of the lines that the last page of a chapter has fewer than
/// `last_page_lines`.
inline constexpr Price last_page_line = 60;
inline constexpr int last_page_lines = 5;

/// To part what keeps together but fills more than half a page: less than three lines
/// short.
inline constexpr Price long_keep = 2000;
/// To part more than eight lines of verse that keep together.
inline constexpr Price long_stanza = 300;

// Only where nothing else is possible.
inline constexpr Price parted_lines =
    20'000;  // widow, orphan, a block that should stay whole
inline constexpr Price parted_blocks = 40'000;  // a heading from its text
inline constexpr Price note_after_page = 60'000;
inline constexpr Price overflow = 80'000;

/// Ends of a page this much dearer than the best known are not followed. Larger than any
/// sum of blemishes that one page saves its successors in practice; the tests compare with
/// full search.
inline constexpr Price horizon = 4000;

}  // namespace pam::page::price
