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

/// As wide as its pixels or its style say, and no larger than the measure and the page,
/// less four lines for a caption and the text that calls for it.
Size Composer::image_size(const model::Element& element, Length measure) const {
    const model::ImageResource& resource = model_.images[element.image];
    const style::PageStyle& page = model_.pages.right;
    const Length page_height = page.size.height - page.margin.top - page.margin.bottom;
    const Length tallest = page_height - model_.pages.grid * 4;
    Length width = Length::from_points(
        static_cast<double>(resource.width) * points_per_inch / pixels_per_inch
    );
    if (style_of(element).width > Length()) width = style_of(element).width;
    width = std::min(width, measure);
    Length height = width.scaled(resource.height, resource.width);
    if (height > tallest) {
        height = tallest;
        width = height.scaled(resource.width, resource.height);
    }
    return {width, height};
}

void Composer::image(const model::Element& element) {
    const Size size = image_size(element, measure());
    Block block;
    block.kind = Block::Kind::Panel;
    block.panel_height = size.height;
    block.source = element.span;
    const Length left = left_ + (measure() - size.width).scaled(1, 2);
    block.images.push_back({{{left, Length()}, size}, element.image});
    emit(std::move(block));
}

}  // namespace pam::galley
