// What a table's cell wants: the width of its content on as few lines as it may have, and
// of the widest part that should not be broken. Walks blocks as the composer does, but sets
// nothing.
#include "galley/composer.h"
#include "galley/table_decimals.h"
#include "galley/table_layout.h"

#include <algorithm>

namespace pam::galley {

namespace {

/// A preformatted line may be turned over, though no shorter than so many ems.
constexpr int least_code = 8;
/// A picture may shrink, though to no less than so many ems.
constexpr int least_picture = 4;

void widen(Length whole, Length widest, ParagraphSetter::Widths& widths) {
    widths.whole = std::max(widths.whole, whole);
    widths.widest = std::max(widths.widest, widest);
}

Length insets_of(const style::ComputedStyle& style) {
    return std::max(Length(), style.margin.left) + style.border.left + style.padding.left
           + std::max(Length(), style.margin.right) + style.border.right
           + style.padding.right;
}

}  // namespace

Composer::Widths
Composer::inline_widths(const model::Element& parent, std::span<const model::Node> nodes) {
    const std::size_t links = galley_.links.size();
    Copy copy;
    copy.direction = style_of(parent).direction;
    images_.clear();
    gather(nodes, look_of(parent), copy);
    galley_.links.resize(links);
    Widths widths;
    if (!copy.text.empty()) widths = setter_.measure(copy, hyphenation_);
    const style::ComputedStyle& style = style_of(parent);
    if (style.white_space == style::WhiteSpace::Pre)
        widths.widest = std::min(widths.widest, style.size * least_code);
    for (const model::Element* image : std::exchange(images_, {})) {
        const Length width = image_size(*image, galley_.measure).width;
        widen(width, std::min(width, style.size * least_picture), widths);
    }
    return widths;
}

Composer::Widths Composer::content_widths(const model::Element& parent) {
    Widths widths;
    const std::span<const model::Node> nodes = parent.children;
    for (std::size_t i = 0; i < nodes.size();) {
        std::size_t end = i;
        while (end < nodes.size() && is_inline(nodes[end]))
            ++end;
        const Widths part = end > i
                                ? inline_widths(parent, nodes.subspan(i, end - i))
                                : block_widths(std::get<model::Element>(nodes[i].value));
        widen(part.whole, part.widest, widths);
        i = std::max(end, i + 1);
    }
    return widths;
}

Composer::Widths Composer::block_widths(const model::Element& element) {
    const style::ComputedStyle& style = style_of(element);
    if (style.display == style::Display::None) return {};
    if (element.tag == "img") {
        const Length width = image_size(element, galley_.measure).width;
        return {width, std::min(width, style.size * least_picture)};
    }
    Widths widths =
        element.tag == "table" ? table_widths(element) : content_widths(element);
    Length insets = insets_of(style) + std::max(Length(), style.indent);
    if (element.tag == "ul" || element.tag == "ol") insets += marker_room(element);
    if (style.white_space == style::WhiteSpace::Pre) insets += style.size * 2;
    // On one line a hanging indent takes room back.
    const bool hangs = !element.children.empty() && is_inline(element.children.front());
    const Length back = hangs ? std::min(Length(), style.indent) : Length();
    return {widths.whole + insets + back, widths.widest + insets};
}

Composer::Widths Composer::table_widths(const model::Element& table) {
    TableGrid grid = read_grid(table);
    for (TableCell& cell : grid.cells) {
        const style::ComputedStyle& style = style_of(*cell.element);
        const Widths widths = content_widths(*cell.element);
        const Length padding = style.padding.left + style.padding.right;
        cell.least = widths.widest + padding;
        cell.most = widths.whole + padding;
    }
    align_decimals(grid, is_right_to_left(table));
    const TableWidths wanted = widths_of(grid);
    Widths widths{wanted.most, wanted.least};
    if (grid.caption) widen(Length(), content_widths(*grid.caption).widest, widths);
    return widths;
}

/// Numbers stand in from the column's right by what the longest fraction has more than
/// theirs. From right to left, only numbers with nothing beside them: it would change
/// sides.
void Composer::align_decimals(TableGrid& grid, bool right_to_left) {
    for (std::size_t column = 0; column < grid.columns; ++column) {
        const std::vector<NumberCell> numbers = numbers_of(grid, column, language_);
        std::vector<Length> fractions;
        Length widest;
        for (const NumberCell& number : numbers) {
            const model::Element& cell = *grid.cells[number.cell].element;
            model::Element integer = cell;
            integer.children.resize(1);
            std::string& text = std::get<model::TextNode>(integer.children[0].value).text;
            if (right_to_left
                && (cell.children.size() > 1
                    || text.find_first_not_of("0123456789.,") != std::string::npos)) {
                fractions.clear();
                break;
            }
            text.resize(number.cut);
            fractions.push_back(content_widths(cell).whole - content_widths(integer).whole);
            widest = std::max(widest, fractions.back());
        }
        for (std::size_t i = 0; i < fractions.size(); ++i) {
            TableCell& cell = grid.cells[numbers[i].cell];
            cell.inset = widest - fractions[i];
            cell.least += cell.inset;
            cell.most += cell.inset;
        }
    }
}

}  // namespace pam::galley
