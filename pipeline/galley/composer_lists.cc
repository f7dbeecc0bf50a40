// Lists with made or literal markers, and ornaments.
#include "base/match.h"
#include "base/roman.h"
#include "galley/composer.h"

#include <fmt/format.h>

#include <algorithm>

namespace pam::galley {

namespace {

/// Between a marker and its text, in hundredths of the type size.
constexpr int marker_gap = 45;

std::string alphabetic(int number, char first) {
    std::string text;
    for (; number > 0; number = (number - 1) / 26)
        text.insert(text.begin(), static_cast<char>(first + (number - 1) % 26));
    return text;
}

std::string roman(int number, bool upper) {
    std::string text = roman_numeral(number);
    if (text.empty()) return fmt::format("{}", number);
    if (upper)
        std::transform(text.begin(), text.end(), text.begin(), [](char c) {
            return static_cast<char>(c - 'a' + 'A');
        });
    return text;
}

std::string mark_text(style::ListMark mark, int number) {
    using enum style::ListMark;
    switch (mark) {
    case None:
        return {};
    case Disc:
        return "\u2022";
    case Circle:
        return "\u25E6";
    case Square:
        return "\u25AA";
    case Dash:
        return "\u2013";
    case Decimal:
        return fmt::format("{}.", number);
    case LowerAlpha:
        return number > 0 ? alphabetic(number, 'a') + "." : fmt::format("{}.", number);
    case UpperAlpha:
        return number > 0 ? alphabetic(number, 'A') + "." : fmt::format("{}.", number);
    case LowerRoman:
        return roman(number, false) + ".";
    case UpperRoman:
        return roman(number, true) + ".";
    }
    return {};
}

Length gap_of(const style::ComputedStyle& style) {
    return style.size.scaled(marker_gap, 100);
}

bool has_class(const model::Element& element, std::string_view name) {
    return std::find(element.classes.begin(), element.classes.end(), name)
           != element.classes.end();
}

/// The element that a literal marker opens: the first paragraph of an item, or nothing.
const model::Element* marked_element(const model::Element& element) {
    if (element.children.empty()) return nullptr;
    const auto* first = std::get_if<model::Element>(&element.children.front().value);
    if (!first) return nullptr;
    return first->role == model::Role::Marker ? &element : marked_element(*first);
}

const model::Element& marker_of(const model::Element& marked) {
    return std::get<model::Element>(marked.children.front().value);
}

}  // namespace

SetLine Composer::label_line(std::string_view text, const model::Element& styled) {
    Copy copy;
    Look look = look_of(styled);
    look.matter = Matter::Label;
    look.element = structure_.label_of(styled);
    copy.append(text, look);
    copy.direction = look.style->direction;
    ParagraphPlace place;
    place.style = look.style;
    place.measure = Length::from_points(10'000);
    place.align = style::TextAlign::Left;
    place.variants = Variants::None;
    place.scale = scale_;
    SetParagraph set = setter_.set(copy, place);
    return set.best.lines.empty() ? SetLine{} : std::move(set.best.lines.front());
}

Length Composer::widest_marker(const model::Element& list) {
    Length widest;
    int number = list.start;
    for (const model::Node& node : list.children) {
        const auto* item = std::get_if<model::Element>(&node.value);
        if (!item) continue;
        if (const model::Element* marked = marked_element(*item)) {
            const model::Element* literal = &marker_of(*marked);
            Copy copy;
            gather(literal->children, look_of(*literal), copy);
            widest = std::max(widest, setter_.measure(copy).whole);
        } else if (const std::string text = mark_text(style_of(*item).list_mark, number);
                   !text.empty()) {
            widest = std::max(widest, width_of(label_line(text, *item)));
        }
        ++number;
    }
    return widest;
}

/// How far the style sets in the paragraphs that literal markers open.
Length Composer::marked_inset(const model::Element& list) const {
    for (const model::Node& node : list.children) {
        const auto* item = std::get_if<model::Element>(&node.value);
        const model::Element* marked = item ? marked_element(*item) : nullptr;
        if (!marked) continue;
        const Sides<Length>& padding = style_of(*marked).padding;
        return is_right_to_left(*marked) ? padding.right : padding.left;
    }
    return {};
}

/// Texts of a list stand on one edge, far enough in for its widest marker; a list whose
/// style sets it in further than that stays so. Markers wider than a quarter of the measure
/// run into their text.
Length Composer::marker_room(const model::Element& element) {
    const style::ComputedStyle& style = style_of(element);
    const bool literal = has_class(element, "literal");
    const Length gap = literal ? Length() : gap_of(style);
    const Length widest = widest_marker(element);
    const Length wanted =
        widest == Length() ? Length() : std::min(widest + gap, measure().scaled(1, 4));
    const Length padding =
        is_right_to_left(element) ? style.padding.right : style.padding.left;
    const Length given = literal ? marked_inset(element) : padding;
    return std::max(Length(), wanted - given);
}

void Composer::list(const model::Element& element) {
    const bool literal = has_class(element, "literal");
    const Length more = marker_room(element);
    Length& inset = is_right_to_left(element) ? right_ : left_;
    inset += more;
    const std::optional<Hanging> outer = hanging_;
    hanging_.reset();
    if (literal) hanging_ = Hanging{more + marked_inset(element)};
    int number = element.start;
    for (const model::Node& node : element.children) {
        const auto* child = std::get_if<model::Element>(&node.value);
        if (!child) continue;
        const bool made = !literal && child->tag == "li";
        item(*child, made ? mark_text(style_of(*child).list_mark, number) : std::string());
        ++number;
    }
    hanging_ = outer;
    inset -= more;
}

void Composer::item(const model::Element& element, std::string label) {
    if (!label.empty()) {
        const Length gap = gap_of(style_of(element));
        const bool leftwards = !is_right_to_left(element);
        const Length edge = leftwards ? left_ - gap : galley_.measure - right_ + gap;
        marker_ = Marker{label_line(label, element), edge, style_of(element).direction};
    }
    block(element);
    marker_.reset();
}

/// A pause between sections: the style's `content`, or its rule, or a blank line.
void Composer::ornament(const model::Element& element) {
    const style::ComputedStyle& style = style_of(element);
    if (style.before.empty()) {
        if (style.border.top > Length()) return;  // the box has drawn it
        Block blank;
        blank.kind = Block::Kind::Panel;
        blank.panel_height = style.line_height;
        return emit(std::move(blank));
    }
    start_copy(element);
    // An ornament's spaces are part of its drawing: as many as the style has typed.
    style::Content content = style.before;
    for (style::ContentPart& part : content)
        for (std::size_t at = part.text.find("  "); at != std::string::npos;
             at = part.text.find("  "))
            part.text.replace(at, 1, "\u00A0");
    add_content(content, element, look_of(element), copy_);
    ParagraphPlace place = place_of(element);
    emit_lines(element, setter_.set(copy_, place), element.span);
}

}  // namespace pam::galley
