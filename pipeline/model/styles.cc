// The walk keeps the chain of ElementViews on its stack, so selectors may look up and back
// freely. Equal styles share one index: the galley compares indices, not values.
#include "model/styles.h"

#include "model/direction.h"

#include <algorithm>
#include <array>
#include <deque>
#include <string_view>
#include <unordered_map>

namespace pam::model {

namespace {

using style::ComputedStyle;
using style::Direction;
using style::ElementView;

std::size_t mixed(std::size_t seed, std::size_t value) {
    return seed ^ (value + 0x9E3779B97F4A7C15u + (seed << 6) + (seed >> 2));
}

/// Only the values that differ most often; equality has the last word.
std::size_t hash(const ComputedStyle& style) {
    std::size_t seed = static_cast<std::size_t>(style.display);
    for (const std::int64_t value :
         {std::int64_t{style.size.units()},
          std::int64_t{style.weight},
          std::int64_t{style.italic},
          static_cast<std::int64_t>(style.caps),
          static_cast<std::int64_t>(style.align),
          std::int64_t{style.indent.units()},
          std::int64_t{style.line_height.units()},
          std::int64_t{style.margin.top.units()},
          std::int64_t{style.margin.bottom.units()},
          std::int64_t{style.margin.left.units()},
          static_cast<std::int64_t>(style.vertical_align)})
        seed = mixed(seed, static_cast<std::size_t>(value));
    return seed;
}

class Interner {
public:
    std::uint32_t index(ComputedStyle style) {
        std::vector<std::uint32_t>& alike = buckets_[hash(style)];
        for (const std::uint32_t candidate : alike)
            if (styles_[candidate] == style) return candidate;
        const auto fresh = static_cast<std::uint32_t>(styles_.size());
        alike.push_back(fresh);
        styles_.push_back(std::move(style));
        return fresh;
    }
    /// Stays where it is while others are added.
    [[nodiscard]] const ComputedStyle& operator[](std::uint32_t index) const {
        return styles_[index];
    }
    [[nodiscard]] std::vector<ComputedStyle> take() {
        return {
            std::make_move_iterator(styles_.begin()),
            std::make_move_iterator(styles_.end())};
    }

private:
    std::deque<ComputedStyle> styles_;
    std::unordered_map<std::size_t, std::vector<std::uint32_t>>
        buckets_;  // looked up, never walked
};

class StylePass {
public:
    explicit StylePass(const style::StyleSheet& sheet) : sheet_(sheet) {}

    /// `parent` is the parent's style as the sheet has it, not mirrored, for values are
    /// handed down. Gives that of the element.
    ComputedStyle style(
        Element& element,
        const ElementView& view,
        const ComputedStyle* parent,
        Direction around
    ) {
        ComputedStyle plain = sheet_.compute(view, parent);
        const Direction direction = direct(element, plain, around);
        const bool leftwards = direction == Direction::RightToLeft;
        element.style = styles_.index(leftwards ? mirrored(plain) : plain);
        style_children(element, view, plain, direction);
        return plain;
    }

    ComputedStyle note_base(
        const ElementView& body, const ComputedStyle& body_style, Direction direction
    ) {
        const std::vector<std::string> classes{"note"};
        ComputedStyle plain =
            sheet_.compute({"li", classes, {}, &body, nullptr, {}}, &body_style);
        return direction == Direction::RightToLeft ? mirrored(std::move(plain)) : plain;
    }

    std::vector<ComputedStyle> take() { return styles_.take(); }

private:
    void style_children(
        Element& parent,
        const ElementView& parent_view,
        const ComputedStyle& inherited,
        Direction direction
    ) {
        std::vector<ElementView> siblings;
        siblings.reserve(parent.children.size());  // views point at those before them
        for (Node& node : parent.children) {
            auto* child = std::get_if<Element>(&node.value);
            if (child == nullptr) continue;
            const ElementView* previous = siblings.empty() ? nullptr : &siblings.back();
            siblings.push_back(
                {child->tag,
                 child->classes,
                 child->id,
                 &parent_view,
                 previous,
                 child->language}
            );
            style(*child, siblings.back(), &inherited, direction);
        }
    }

    /// The element's direction: as the manuscript states it, or as its language is written,
    /// or, of a paragraph, as its letters run. What differs from what is around is said of
    /// the element, for reading systems.
    Direction direct(Element& element, const ComputedStyle& style, Direction around) const {
        Direction own = around;
        if (style.direction == Direction::RightToLeft) own = style.direction;
        if (element.direction != document::Direction::Natural)
            return element.direction == document::Direction::RightToLeft
                       ? Direction::RightToLeft
                       : Direction::LeftToRight;
        if (!element.language.empty())
            own = direction_of(element.language);
        else if (holds_words(element))
            own = direction_of_letters(text_of(element), around);
        if (own != around && element.tag != "body")
            element.direction = own == Direction::RightToLeft
                                    ? document::Direction::RightToLeft
                                    : document::Direction::LeftToRight;
        return own;
    }

    /// A block with words of its own, not only blocks.
    static bool holds_words(const Element& element) {
        static constexpr std::array<std::string_view, 14> tags{
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "dt",
            "dd",
            "li",
            "td",
            "th",
            "caption",
            "figcaption"};
        if (std::find(tags.begin(), tags.end(), element.tag) == tags.end()) return false;
        return std::any_of(
            element.children.begin(),
            element.children.end(),
            [](const Node& node) {
                const auto* child = std::get_if<Element>(&node.value);
                return !child || child->tag == "span" || child->tag == "a"
                       || child->tag == "em" || child->tag == "strong"
                       || child->tag == "code" || child->tag == "u";
            }
        );
    }

    const style::StyleSheet& sheet_;
    Interner styles_;
};

}  // namespace

void apply_styles(TypesetModel& model, const style::StyleSheet& sheet) {
    StylePass pass(sheet);
    const ElementView body{
        model.body.tag,
        model.body.classes,
        model.body.id,
        nullptr,
        nullptr,
        model.language};
    const Direction direction = model.direction;
    const ComputedStyle body_style = pass.style(model.body, body, nullptr, direction);
    for (Element& note : model.notes)
        pass.style(
            note,
            {note.tag, note.classes, note.id, &body, nullptr, {}},
            &body_style,
            direction
        );
    for (Element* heading : {&model.work_notes, &model.chapter_notes})
        pass.style(
            *heading,
            {heading->tag, heading->classes, heading->id, &body, nullptr, {}},
            &body_style,
            direction
        );
    model.note_style = pass.note_base(body, body_style, direction);
    model.pages = sheet.pages(body_style);
    if (direction == Direction::RightToLeft) model.pages = mirrored(std::move(model.pages));
    model.reader_css = sheet.reader_css(direction);
    model.styles = pass.take();
}

}  // namespace pam::model
