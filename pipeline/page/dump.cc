// Pages as text, one item a line.
#include "base/match.h"
#include "base/utf8.h"
#include "page/paged_document.h"

#include <fmt/format.h>

#include <iterator>

namespace pam::page {
namespace {

std::string points(Length length) {
    std::string text = fmt::format("{:.3f}", length.points());
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text == "-0" ? "0" : text;
}

const char* name(Layer layer) {
    switch (layer) {
    case Layer::Text:
        return "text";
    case Layer::Note:
        return "note";
    case Layer::Float:
        return "float";
    case Layer::Furniture:
        break;
    }
    return "furniture";
}

std::string box_of(Rect box) {
    return fmt::format(
        "x {}  y {}  width {}  height {}",
        points(box.origin.x),
        points(box.origin.y),
        points(box.size.width),
        points(box.size.height)
    );
}

std::string line_of(const Item& item) {
    return match(
        item,
        [](const PlacedLine& placed) {
            return fmt::format(
                "line  x {}  y {}  {}  \"{}\"",
                points(placed.baseline.x),
                points(placed.baseline.y),
                name(placed.layer),
                utf8::elide_middle(text_of(*placed.line), 60)
            );
        },
        [](const PlacedRule& rule) {
            return fmt::format("rule  {}  {}", box_of(rule.box), name(rule.layer));
        },
        [](const PlacedImage& image) {
            return fmt::format(
                "image {}  {}  {}", image.image, box_of(image.box), name(image.layer)
            );
        }
    );
}

}  // namespace

std::string dump(const PagedDocument& paged) {
    std::string text;
    for (std::size_t i = 0; i < paged.pages.size(); ++i) {
        const Page& page = paged.pages[i];
        const char* side = page.side == Side::Recto ? "recto" : "verso";
        fmt::format_to(
            std::back_inserter(text), "page {} {} \"{}\"\n", i + 1, side, page.label
        );
        for (const Item& item : page.items)
            text += "  " + line_of(item) + "\n";
    }
    return text;
}

}  // namespace pam::page
