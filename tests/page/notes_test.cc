#include "paper.h"

#include <catch2/catch.hpp>

using namespace paper;
using page::Layer;

namespace {

/// A galley of one paragraph of `count` lines and notes of the given lengths; the first
/// lines of `calls` call the first note and so on.
galley::Galley noted(
    std::size_t count,
    const std::vector<std::size_t>& notes,
    const std::vector<std::size_t>& calls
) {
    galley::Galley galley;
    galley.blocks = {paragraph("a", count)};
    for (std::size_t n = 0; n < notes.size(); ++n) {
        galley.notes.push_back({paragraph("n" + std::to_string(n + 1) + ".", notes[n])});
        if (n < calls.size()) galley.blocks[0].lines[calls[n] - 1].notes.push_back(n);
    }
    return galley;
}

Length last_baseline(const page::Page& page) {
    Length last;
    for (const page::Item& item : page.items) {
        const auto* placed = std::get_if<page::PlacedLine>(&item);
        if (placed && placed->layer != Layer::Furniture)
            last = std::max(last, placed->baseline.y);
    }
    return last;
}

}  // namespace

TEST_CASE(
    "a note stands at the foot of the page of its call, its last line on the last line",
    "[page]"
) {
    Diagnostics log;
    const auto paged = make_up(noted(14, {2}, {3}), styles(), log);
    // Ten lines: seven of text, one for the gap, two of the note.
    CHECK(text(paged.pages[0]) == "a1 a2 a3 a4 a5 a6 a7");
    CHECK(text(paged.pages[0], Layer::Note) == "n1.1 n1.2");
    CHECK(last_baseline(paged.pages[0]) == pt(20 + 90 + 7.5));
    CHECK(text(paged.pages[1], Layer::Note).empty());
    CHECK(log.entries.empty());
}

TEST_CASE("a note in smaller type ends on the baseline of the text's last line", "[page]") {
    galley::Galley galley = noted(14, {}, {});
    galley.notes.push_back({paragraph("n", 2, 8)});
    galley.blocks[0].lines[2].notes = {0};
    Diagnostics log;
    const auto paged = make_up(galley, styles(), log);
    CHECK(last_baseline(paged.pages[0]) == pt(20 + 90 + 7.5));
}

TEST_CASE("notes stand in the order of their calls", "[page]") {
    galley::Galley galley = noted(26, {1, 1, 1}, {2, 4, 6});
    std::swap(galley.blocks[0].lines[1].notes, galley.blocks[0].lines[5].notes);
    Diagnostics log;
    const auto paged = make_up(galley, styles(), log);
    CHECK(text(paged.pages[0], Layer::Note) == "n3.1 n2.1 n1.1");
}

TEST_CASE("a note called twice is set once, with its first call", "[page]") {
    galley::Galley galley = noted(20, {2}, {2});
    galley.blocks[0].lines[15].notes = {0};
    Diagnostics log;
    const auto paged = make_up(galley, styles(), log);
    CHECK(text(paged.pages[0], Layer::Note) == "n1.1 n1.2");
    for (std::size_t i = 1; i < paged.pages.size(); ++i) {
        CHECK(text(paged.pages[i], Layer::Note).empty());
    }
}

TEST_CASE("a line whose note has no room goes to the next page with its note", "[page]") {
    Diagnostics log;
    // The call is in line 9: there, text, gap and three lines of note make thirteen lines.
    const auto paged = make_up(noted(14, {3}, {9}), styles(), log);
    CHECK(text(paged.pages[0]) == "a1 a2 a3 a4 a5 a6 a7 a8");
    CHECK(text(paged.pages[1], Layer::Note) == "n1.1 n1.2 n1.3");
}

TEST_CASE(
    "a note that cannot stand whole is parted and opens the next page's notes", "[page]"
) {
    Diagnostics log;
    galley::Galley galley = noted(24, {9, 1}, {2, 9});
    const auto paged = make_up(galley, styles(), log);
    const std::string first = text(paged.pages[0], Layer::Note);
    CHECK(first.substr(0, 4) == "n1.1");
    CHECK(text(paged.pages[0]).substr(0, 5) == "a1 a2");
    std::string all;
    for (const auto& notes : texts(paged, Layer::Note)) {
        if (!notes.empty()) all += (all.empty() ? "" : " ") + notes;
    }
    CHECK(all == "n1.1 n1.2 n1.3 n1.4 n1.5 n1.6 n1.7 n1.8 n1.9 n2.1");
    REQUIRE_FALSE(log.entries.empty());
    CHECK(log.entries[0].code == "PG002");
    CHECK(log.entries[0].message == "note 1 is parted between pages 1 and 2");
}

TEST_CASE("no note stands before its call", "[page]") {
    Diagnostics log;
    const auto paged =
        make_up(noted(40, {4, 4, 4, 4, 4}, {5, 12, 13, 14, 30}), styles(), log);
    std::size_t called = 0;
    std::vector<std::size_t> lines{5, 12, 13, 14, 30};
    for (const page::Page& page : paged.pages) {
        for (std::size_t n = 0; n < lines.size(); ++n) {
            const std::string call = "a" + std::to_string(lines[n]);
            const std::string note = "n" + std::to_string(n + 1) + ".1";
            const bool here = (text(page) + " ").find(call + " ") != std::string::npos;
            CHECK(here == (text(page, Layer::Note).find(note) != std::string::npos));
            if (here) ++called;
        }
    }
    CHECK(called == 5);
}

TEST_CASE("a note longer than several pages goes on until it is done", "[page]") {
    Diagnostics log;
    const auto paged = make_up(noted(4, {35}, {2}), styles(), log);
    std::size_t lines = 0;
    for (const auto& notes : texts(paged, Layer::Note)) {
        lines += static_cast<std::size_t>(std::count(notes.begin(), notes.end(), 'n'));
    }
    CHECK(lines == 35);
    CHECK(text(paged.pages[0]).substr(0, 5) == "a1 a2");
}

TEST_CASE("a note called inside a note stands right after it", "[page]") {
    galley::Galley galley = noted(6, {1, 1, 1}, {2});
    galley.notes[0][0].lines[0].notes = {2};
    galley.blocks[0].lines[4].notes = {1};
    Diagnostics log;
    CHECK(text(make_up(galley, styles(), log).pages[0], Layer::Note) == "n1.1 n3.1 n2.1");
}

TEST_CASE("a note that nothing calls is set after the text", "[page]") {
    Diagnostics log;
    const auto paged = make_up(noted(3, {1, 2}, {1}), styles(), log);
    CHECK(text(paged.pages[0]) == "a1 a2 a3 n2.1 n2.2");
    CHECK(text(paged.pages[0], Layer::Note) == "n1.1");
}

TEST_CASE(
    "a short rule stands between text and notes, and is no part of the work", "[page]"
) {
    style::PageStyles ruled = styles();
    for (style::PageStyle* page : {&ruled.right, &ruled.left, &ruled.first}) {
        page->footnote_rule_width = pt(0.5);
        page->footnote_rule_length = pt(40);
    }
    Diagnostics log;
    const auto paged = make_up(noted(14, {2}, {3}), ruled, log);
    const auto* rule = std::get_if<page::PlacedRule>(&paged.pages[0].items.back());
    REQUIRE(rule);
    CHECK(rule->layer == Layer::Furniture);
    CHECK(rule->box.size.width == pt(40));
    CHECK(rule->box.origin.y > pt(90));
    CHECK(rule->box.origin.y < pt(100));
}
