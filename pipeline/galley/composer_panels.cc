// Figures and tables: panels of fixed height with things at fixed places.
#include "base/match.h"
#include "galley/codes.h"
#include "galley/composer.h"

#include <algorithm>
#include <fmt/format.h>

namespace pam::galley {

namespace {

/// Images without a wish of their own are set at 150 pixels to the inch, so that they print sharply.
constexpr int pixels_per_inch = 150;
constexpr int points_per_inch = 72;

}  // namespace

void Composer::image(const model::Element& element) {
    if (element.image >= model_.images.size()) return;
    const model::ImageResource& resource = model_.images[element.image];
    if (resource.width <= 0 || resource.height <= 0) return;
    const style::PageStyle& page = model_.pages.right;
    const Length page_height = page.size.height - page.margin.top - page.margin.bottom;
    // Four lines are left for a caption and the text that calls for it.
    const Length tallest = page_height - model_.pages.grid * 4;
    Length width = Length::from_points(static_cast<double>(resource.width) * points_per_inch / pixels_per_inch);
    if (style_of(element).width > Length()) width = style_of(element).width;
    width = std::min(width, measure());
    Length height = width.scaled(resource.height, resource.width);
    if (height > tallest) {
        height = tallest;
        width = height.scaled(resource.width, resource.height);
    }
    Block block;
    block.kind = Block::Kind::Panel;
    block.panel_height = height;
    block.source = element.span;
    const Length left = left_ + (measure() - width).scaled(1, 2);
    block.images.push_back({{{left, Length()}, {width, height}}, element.image});
    emit(std::move(block));
}

/// Image and caption keep together; each is a piece of its own.
void Composer::figure(const model::Element& element) {
    flow(element);
}

void Composer::table(const model::Element& element) {
    flow(element);
}

}  // namespace pam::galley
