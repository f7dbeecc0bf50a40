// Paper galleys: lines without type, of heights that can be added up in the head, to make
// up pages from. The grid is 10 pt, a page 200 x 140 pt with margins of 20 pt: ten lines of
// body.
#pragma once

#include "base/diagnostic.h"
#include "galley/galley.h"
#include "page/assemble.h"
#include "page/paged_document.h"

#include <string>
#include <vector>

namespace paper {

using namespace pam;

inline Length pt(double points) {
    return Length::from_points(points);
}

inline galley::SetLine line(const std::string& text, double height = 10) {
    galley::SetLine line;
    line.height = pt(height);
    line.baseline = pt(height * 0.75);
    galley::Fragment fragment;
    fragment.run.text = text;
    fragment.run.width = pt(5.0 * static_cast<double>(text.size()));
    line.fragments.push_back(fragment);
    return line;
}

inline std::vector<galley::SetLine>
lines(const std::string& name, std::size_t count, double height = 10) {
    std::vector<galley::SetLine> set;
    for (std::size_t i = 1; i <= count; ++i) {
        set.push_back(line(name + std::to_string(i), height));
        const auto begin = static_cast<std::uint32_t>(i * 10);
        set.back().source = {begin, begin + 9, 0};
    }
    return set;
}

inline galley::Block
paragraph(const std::string& name, std::size_t count, double height = 10) {
    galley::Block block;
    block.lines = lines(name, count, height);
    block.ids = {name};
    return block;
}

inline galley::Block heading(const std::string& name, double space = 10) {
    galley::Block block = paragraph(name, 1);
    block.keep_with_next = true;
    block.keep_together = true;
    block.space_before = pt(space);
    return block;
}

inline galley::Block panel(const std::string& name, double height) {
    galley::Block block;
    block.kind = galley::Block::Kind::Panel;
    block.panel_height = pt(height);
    block.panel_lines.push_back({{Length(), Length()}, line(name)});
    block.ids = {name};
    return block;
}

/// Makes the best setting one line longer or shorter, at a price.
inline void
vary(galley::Block& block, const std::string& name, int by, std::int64_t demerits) {
    galley::Setting& setting = by > 0 ? block.longer : block.shorter;
    const std::size_t count = by > 0 ? block.lines.size() + 1 : block.lines.size() - 1;
    setting.lines = lines(name, count);
    setting.demerits = demerits;
}

inline style::PageStyles styles() {
    style::PageStyle page;
    page.size = {pt(200), pt(140)};
    page.margin = {pt(20), pt(20), pt(20), pt(20)};
    page.footnote_gap = pt(10);
    style::PageStyles styles;
    styles.right = styles.left = styles.first = styles.blank = page;
    styles.grid = pt(10);
    return styles;
}

inline Result<galley::SetLine>
set_label(std::string_view text, const style::ComputedStyle&) {
    return line(std::string(text));
}

inline page::PagedDocument
make_up(galley::Galley galley, const style::PageStyles& styles, Diagnostics& log) {
    galley.measure = pt(160);
    Result<page::PagedDocument> paged = page::assemble(
        std::move(galley), styles, style::Direction::LeftToRight, set_label, log
    );
    PAM_ASSERT(paged.has_value(), "paper pages are always made");
    return std::move(*paged);
}

/// The texts of a page's lines in one layer, joined by spaces.
inline std::string text(const page::Page& page, page::Layer layer = page::Layer::Text) {
    std::string joined;
    for (const page::Item& item : page.items) {
        const auto* placed = std::get_if<page::PlacedLine>(&item);
        if (!placed || placed->layer != layer) continue;
        if (!joined.empty()) joined += ' ';
        joined += placed->line->fragments.front().run.text;
    }
    return joined;
}

inline std::vector<std::string>
texts(const page::PagedDocument& paged, page::Layer layer = page::Layer::Text) {
    std::vector<std::string> pages;
    for (const page::Page& page : paged.pages)
        pages.push_back(text(page, layer));
    return pages;
}

/// Lines on the page, as a number: where its last body line stands on the grid, from 1.
inline int last_line(const page::Page& page) {
    int last = 0;
    for (const page::Item& item : page.items) {
        const auto* placed = std::get_if<page::PlacedLine>(&item);
        if (!placed || placed->layer == page::Layer::Furniture) continue;
        last = (placed->baseline.y - pt(20)).units() / pt(10).units() + 1;
    }
    return last;
}

}  // namespace paper
