// Pages: where every line, rule and image stands, decided once and for all. The press
// paints exactly this, in this order, which is the order of reading.
#pragma once

#include "base/diagnostic.h"
#include "base/result.h"
#include "galley/galley.h"
#include "model/typeset_model.h"
#include "page/frame.h"

#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace pam::page {

/// Why a page's text ends where it does.
enum class FootReason { Full, NewPage, Floats, EndOfWork, Blank };

/// What an item belongs to: the text, a note, a figure or table that floats, or the page's
/// furniture (folio, running head, rules), which is no part of the work and is painted as
/// an artifact.
enum class Layer { Text, Note, Float, Furniture };

/// A line with the left end of its baseline. The line lives in the galley or in
/// `Page::furniture_lines`; both outlive the pages' use.
struct PlacedLine {
    Point baseline;
    const galley::SetLine* line = nullptr;
    Layer layer = Layer::Text;
};
struct PlacedRule {
    Rect box;
    style::Color color;
    Layer layer = Layer::Furniture;
};
struct PlacedImage {
    Rect box;
    std::size_t image = 0;
    Layer layer = Layer::Text;
    galley::ElementNumber element = galley::no_element;
};
using Item = std::variant<PlacedLine, PlacedRule, PlacedImage>;

/// One page. Coordinates from the top left of the trim. `label` is the folio as printed in
/// the page labels, also where no folio is shown.
struct Page {
    Side side = Side::Recto;
    std::string label;
    std::vector<Item> items;
    std::vector<std::string> ids;  // elements that begin on this page
};

/// Where an element begins: page index and the top of its line.
struct Destination {
    std::string id;
    std::size_t page = 0;
    Length y;
};

struct PagedDocument {
    Size size;
    galley::Galley galley;  // holds the lines that the items point to
    std::vector<std::unique_ptr<galley::SetLine>> furniture_lines;
    std::vector<Page> pages;
    std::vector<Destination> destinations;  // in reading order
};

/// Makes up pages on the baseline grid. Takes the galley over. Errors: those of the foundry
/// (folios and heads). A page that must stay short, a note that must be parted, a panel
/// taller than the page are diagnostics.
[[nodiscard]] Result<PagedDocument> make_up(
    galley::Galley galley,
    const model::TypesetModel& model,
    foundry::Foundry& foundry,
    Diagnostics& log
);

/// Page map for the EPUB's page list.
[[nodiscard]] std::vector<model::PageMapEntry> page_map(const PagedDocument& paged);

/// The pages as text, for tests and `dump --stage pages`.
[[nodiscard]] std::string dump(const PagedDocument& paged);

}  // namespace pam::page
