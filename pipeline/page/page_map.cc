// Where each page begins in the manuscript and in the document, for the EPUB's page list.
#include "page/paged_document.h"

#include <set>

namespace pam::page {
namespace {

const PlacedLine* first_text(const Page& page) {
    for (const Item& item : page.items) {
        const auto* line = std::get_if<PlacedLine>(&item);
        if (line && line->layer == Layer::Text) return line;
    }
    return nullptr;
}

/// The first place on the page that stands in the manuscript.
std::uint32_t source_offset(const Page& page) {
    for (const Item& item : page.items) {
        const auto* line = std::get_if<PlacedLine>(&item);
        if (!line || line->layer != Layer::Text || line->line->source.is_none()) continue;
        return line->line->source.begin;
    }
    return 0;
}

/// In the e-book the notes stand at the end: their elements say nothing of a page's place.
std::set<std::string> note_ids(const galley::Galley& galley) {
    std::set<std::string> ids;
    for (const std::vector<galley::Block>& note : galley.notes) {
        for (const galley::Block& block : note) {
            ids.insert(block.ids.begin(), block.ids.end());
            for (const galley::SetLine& line : block.lines) {
                ids.insert(line.ids.begin(), line.ids.end());
            }
            for (const galley::PanelLine& line : block.panel_lines) {
                ids.insert(line.line.ids.begin(), line.line.ids.end());
            }
        }
    }
    return ids;
}

}  // namespace

std::vector<model::PageMapEntry> page_map(const PagedDocument& paged) {
    const std::set<std::string> in_notes = note_ids(paged.galley);
    std::vector<model::PageMapEntry> map;
    std::string nearest;
    auto destination = paged.destinations.begin();
    for (std::size_t i = 0; i < paged.pages.size(); ++i) {
        const Page& page = paged.pages[i];
        const PlacedLine* first = first_text(page);
        if (!first) continue;
        // Baselines lie below the tops that destinations name, so the line's own element
        // counts.
        for (; destination != paged.destinations.end(); ++destination) {
            const bool here = destination->page == i && destination->y <= first->baseline.y;
            if (destination->page >= i && !here) break;
            if (!in_notes.contains(destination->id)) nearest = destination->id;
        }
        map.push_back({page.label, source_offset(page), nearest});
    }
    return map;
}

}  // namespace pam::page
