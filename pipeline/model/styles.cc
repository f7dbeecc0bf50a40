// The walk keeps the chain of ElementViews on its stack, so selectors may look up and back
// freely. Equal styles share one index: the galley compares indices, not values.
#include "model/styles.h"

#include <deque>
#include <unordered_map>

namespace pam::model {

namespace {

using style::ComputedStyle;
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

    void style(Element& element, const ElementView& view, const ComputedStyle* parent) {
        element.style = styles_.index(sheet_.compute(view, parent));
        style_children(element, view);
    }

    ComputedStyle note_base(const ElementView& body, std::uint32_t body_style) {
        const std::vector<std::string> classes{"note"};
        return sheet_.compute({"li", classes, {}, &body, nullptr}, &styles_[body_style]);
    }

    [[nodiscard]] const ComputedStyle& operator[](std::uint32_t index) const {
        return styles_[index];
    }
    std::vector<ComputedStyle> take() { return styles_.take(); }

private:
    void style_children(Element& parent, const ElementView& parent_view) {
        const ComputedStyle& inherited = styles_[parent.style];
        std::vector<ElementView> siblings;
        siblings.reserve(parent.children.size());  // views point at those before them
        for (Node& node : parent.children) {
            auto* child = std::get_if<Element>(&node.value);
            if (child == nullptr) continue;
            const ElementView* previous = siblings.empty() ? nullptr : &siblings.back();
            siblings.push_back(
                {child->tag, child->classes, child->id, &parent_view, previous}
            );
            style(*child, siblings.back(), &inherited);
        }
    }

    const style::StyleSheet& sheet_;
    Interner styles_;
};

}  // namespace

void apply_styles(TypesetModel& model, const style::StyleSheet& sheet) {
    StylePass pass(sheet);
    const ElementView body{
        model.body.tag, model.body.classes, model.body.id, nullptr, nullptr};
    pass.style(model.body, body, nullptr);
    for (Element& note : model.notes)
        pass.style(
            note, {note.tag, note.classes, note.id, &body, nullptr}, &pass[model.body.style]
        );
    model.note_style = pass.note_base(body, model.body.style);
    model.pages = sheet.pages(pass[model.body.style]);
    model.reader_css = sheet.reader_css();
    model.styles = pass.take();
}

}  // namespace pam::model
