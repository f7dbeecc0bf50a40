// Images: panels of fixed height. A figure is a box like others; its style keeps image and
// caption together.
#include "galley/composer.h"

#include <algorithm>

namespace pam::galley {

namespace {

/// Images without a wish of their own are set at 150 pixels to the inch, so that they print
/// sharply.
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
    Length width = Length::from_points(
        static_cast<double>(resource.width) * points_per_inch / pixels_per_inch
    );
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

}  // namespace pam::galley
