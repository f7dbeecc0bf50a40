// A work full of notes, on paper of 148 by 210 mm: four hundred paragraphs, and every other
// one calls a note of five to two hundred words.
#include "paper.h"

#include <catch2/catch.hpp>

#include <map>
#include <random>
#include <set>

using namespace paper;
using page::Layer;

namespace {

constexpr double grid = 13.5, note_height = 11;
constexpr std::size_t words_in_line = 11, words_in_note_line = 13;

std::size_t lines_for(std::size_t words, std::size_t in_line) {
    return (words + in_line - 1) / in_line;
}

style::PageStyles pamphlet() {
    style::PageStyles styles = paper::styles();
    for (style::PageStyle* page : {&styles.right, &styles.left, &styles.first}) {
        page->size = {Length::from_millimetres(148), Length::from_millimetres(210)};
        page->margin = {pt(54), pt(45), pt(67.5), pt(56)};
        page->footnote_gap = pt(grid);
    }
    styles.grid = pt(grid);
    return styles;
}

/// Note n is called on line `n % lines` of its paragraph.
galley::Galley annotated() {
    std::minstd_rand random(7);
    const auto pick = [&](std::size_t low, std::size_t high) {
        return low + random() % (high - low + 1);
    };
    galley::Galley galley;
    for (std::size_t p = 0; p < 400; ++p) {
        const std::size_t lines = lines_for(pick(8, 160), words_in_line);
        const std::string name = "p" + std::to_string(p) + ".";
        galley.blocks.push_back(paragraph(name, lines, grid));
        galley::Block& block = galley.blocks.back();
        if (lines > 4 && p % 3 == 0) {
            block.longer.lines = paper::lines(name, lines + 1, grid);
            block.longer.demerits = 3000;
        }
        if (p % 2 == 1) continue;
        const std::size_t note = galley.notes.size(), at = note % lines;
        const std::size_t note_lines = lines_for(pick(5, 200), words_in_note_line);
        galley.notes.push_back(
            {paragraph("n" + std::to_string(note) + ".", note_lines, note_height)}
        );
        block.lines[at].notes = {note};
        if (!block.longer.lines.empty()) block.longer.lines[at].notes = {note};
    }
    return galley;
}

struct Where {
    std::map<std::size_t, std::size_t> calls, begins, ends;  // page of each note
    std::map<std::string, std::size_t> note_lines;           // how often each was set
};

Where find_notes(const page::PagedDocument& paged) {
    Where where;
    for (std::size_t i = 0; i < paged.pages.size(); ++i) {
        for (const page::Item& item : paged.pages[i].items) {
            const auto* placed = std::get_if<page::PlacedLine>(&item);
            if (!placed) continue;
            const std::string& words = placed->line->fragments[0].run.text;
            for (const std::size_t note : placed->line->notes)
                where.calls[note] = i;
            if (placed->layer != Layer::Note) continue;
            ++where.note_lines[words];
            const std::size_t note = std::stoul(words.substr(1));
            where.begins.emplace(note, i);
            where.ends[note] = i;
        }
    }
    return where;
}

/// Lines of the grid that neither the text nor the notes of a page fill.
int empty_lines(const page::Page& page, int lines) {
    Length text_foot = pt(54), notes_top = pt(54 + grid * lines);
    bool noted = false;
    for (const page::Item& item : page.items) {
        const auto* placed = std::get_if<page::PlacedLine>(&item);
        if (!placed) continue;
        const Length top = placed->baseline.y - placed->line->baseline;
        if (placed->layer == Layer::Text)
            text_foot = std::max(text_foot, top + placed->line->height);
        if (placed->layer != Layer::Note) continue;
        notes_top = std::min(notes_top, top);
        noted = true;
    }
    const Length gap = noted ? pt(grid) : Length();
    return (notes_top - gap - text_foot).units() / pt(grid).units();
}

/// The first text lines of a page: what would have had to stand on the page before.
bool begins_with_call(const page::Page& page) {
    int seen = 0;
    for (const page::Item& item : page.items) {
        const auto* placed = std::get_if<page::PlacedLine>(&item);
        if (!placed || placed->layer != Layer::Text) continue;
        if (!placed->line->notes.empty()) return true;
        if (++seen == 4) return false;
    }
    return true;  // a page of notes
}

}  // namespace

TEST_CASE("two hundred notes: none lost, none off the page of its call", "[page]") {
    const galley::Galley galley = annotated();
    REQUIRE(galley.notes.size() == 200);
    std::size_t note_lines = 0;
    for (const auto& note : galley.notes)
        note_lines += note[0].lines.size();
    Diagnostics log;
    const auto paged = make_up(galley, pamphlet(), log);
    const Where where = find_notes(paged);
    CHECK(where.note_lines.size() == note_lines);
    for (const auto& [words, times] : where.note_lines)
        CHECK(times == 1);
    CHECK(where.calls.size() == 200);
    for (const auto& [note, page] : where.calls)
        CHECK(where.begins.at(note) == page);
}

TEST_CASE("notes are parted only where they must, and pages are not left short", "[page]") {
    Diagnostics log;
    const auto paged = make_up(annotated(), pamphlet(), log);
    const Where where = find_notes(paged);
    int parted = 0;
    for (const auto& [note, page] : where.ends) {
        if (where.begins.at(note) == page) continue;
        ++parted;
        CHECK(page == where.begins.at(note) + 1);
        CHECK(paged.galley.notes[note][0].lines.size() > 3);
    }
    CHECK(parted < 20);
    const int lines = page::frame_of(pamphlet().right, pt(grid)).lines;
    for (std::size_t i = 0; i + 2 < paged.pages.size(); ++i) {
        CAPTURE(i);
        // A call that finds no room leaves a hole, which two pages may share.
        if (empty_lines(paged.pages[i], lines) <= 2) continue;
        const bool here = begins_with_call(paged.pages[i + 1]);
        CHECK((here || begins_with_call(paged.pages[i + 2])));
        if (!here) CHECK(empty_lines(paged.pages[i], lines) <= 4);
    }
}
