// Images: panels of fixed height. A figure is a box like others; its style keeps image and
// caption together, or lets it float.
#include "base/match.h"
#include "galley/codes.h"
#include "galley/composer.h"

#include <algorithm>

namespace pam::galley {

namespace {

/// Images without a wish of their own are set at 150 pixels to the inch, so that they print
/// sharply.
constexpr int pixels_per_inch = 150;
constexpr int points_per_inch = 72;

bool calls_note(const model::Element& element) {
    return element.role == model::Role::NoteCall
           || std::any_of(
               element.children.begin(),
               element.children.end(),
               [](const model::Node& node) {
                   const auto* child = std::get_if<model::Element>(&node.value);
                   return child && calls_note(*child);
               }
           );
}

/// An image among justified words is set in the middle like one of its own.
Length room_before(style::TextAlign align, Length spare) {
    if (align == style::TextAlign::Left) return {};
    return align == style::TextAlign::Right ? spare : spare.scaled(1, 2);
}

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
    const Length left =
        left_ + room_before(style_of(element).align, measure() - size.width);
    block.images.push_back({{{left, Length()}, size}, element.image, structure_.of(element)}
    );
    emit(std::move(block));
}

/// Figures and tables of the text itself; not those in a cell, an item or a note.
bool Composer::floats(const model::Element& element) const {
    if (element.tag != "figure" && element.tag != "table") return false;
    const style::Float place = style_of(element).floating;
    const bool leaves = place == style::Float::Top || place == style::Float::Bottom
                        || place == style::Float::Page;
    if (!leaves || out_ != &galley_.blocks || marker_ || !note_label_.empty()) return false;
    if (!calls_note(element)) return true;
    log_.note(
        codes::float_stays,
        element.span,
        "a figure or table that calls a note does not float",
        {"call the note in the text around it"}
    );
    return false;
}

/// Its margins fall away at the edge of the page, the larger one parts it from the text.
void Composer::set_float(const model::Element& element) {
    const style::ComputedStyle& style = style_of(element);
    Float made;
    made.place = style.floating;
    if (columns_ > 0 && made.place == style::Float::Page) made.place = style::Float::Top;
    made.before = galley_.blocks.size();
    made.space = std::max(style.margin.top, style.margin.bottom);
    {
        const Apart apart(*this, made.blocks, left_, measure());
        block(element);
    }
    if (made.blocks.empty()) return;
    made.blocks.front().space_before = {};
    galley_.floats.push_back(std::move(made));
}

}  // namespace pam::galley
