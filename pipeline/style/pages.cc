// @page (CSS Paged Media 3): the cascade for each kind of page, its margin boxes, and the
// area of the notes.
#include "style/cascade.h"

#include <algorithm>

namespace pam::style {

namespace {

using P = Property;

enum class Kind { Right, Left, First, Blank };

/// The first page is a right-hand one; a blank one most often a left-hand one.
bool applies(const PageRule& rule, std::string_view name, Kind kind) {
    if (!rule.name.empty() && rule.name != name) return false;
    const bool left = kind == Kind::Left || kind == Kind::Blank;
    if (rule.left && !left) return false;
    if (rule.right && left) return false;
    if (rule.first && kind != Kind::First) return false;
    return !rule.blank || kind == Kind::Blank;
}

std::vector<const PageRule*>
matching(const Rules& rules, std::string_view name, Kind kind) {
    std::vector<const PageRule*> found;
    for (const PageRule& rule : rules.pages) {
        if (applies(rule, name, kind)) found.push_back(&rule);
    }
    std::stable_sort(found.begin(), found.end(), [](const PageRule* a, const PageRule* b) {
        return a->specificity() < b->specificity();
    });
    return found;
}

const Declaration* winner(const Winners& winners, P property) {
    return winners[static_cast<std::size_t>(property)];
}

Size paper_of(const Winners& winners, const Basis& basis) {
    const Declaration* size = winner(winners, P::Size);
    const PaperSize* paper =
        size == nullptr ? nullptr : std::get_if<PaperSize>(&size->value);
    if (paper == nullptr) return PageStyle{}.size;
    return {resolve(paper->width, basis), resolve(paper->height, basis)};
}

/// Percentages of a page's margins are of its width or height (section 7.1 of the same).
Length margin_of(const Winners& winners, P property, Basis basis, Length whole) {
    const Declaration* margin = winner(winners, property);
    const Measure* measure =
        margin == nullptr ? nullptr : std::get_if<Measure>(&margin->value);
    if (measure == nullptr) return {};
    basis.whole = whole;
    return resolve(*measure, basis);
}

Sides<Length> margins_of(const Winners& winners, const Basis& basis, Size paper) {
    return {
        margin_of(winners, P::MarginTop, basis, paper.height),
        margin_of(winners, P::MarginRight, basis, paper.width),
        margin_of(winners, P::MarginBottom, basis, paper.height),
        margin_of(winners, P::MarginLeft, basis, paper.width),
    };
}

/// On paper other than the style's own, margins keep their share of the page; a measure
/// above 34 ems (about 75 letters) would tire the eye, so what is over goes to the sides in
/// their proportion.
Sides<Length> refitted(Sides<Length> margin, Size from, Size to, Length em) {
    const auto fit = [](Length length, Length old_side, Length new_side) {
        return length.scaled(new_side.units(), std::max(1, old_side.units()));
    };
    margin.top = fit(margin.top, from.height, to.height);
    margin.bottom = fit(margin.bottom, from.height, to.height);
    margin.left = fit(margin.left, from.width, to.width);
    margin.right = fit(margin.right, from.width, to.width);
    const Length sides = margin.left + margin.right;
    const Length over = to.width - sides - em * 34;
    if (over <= Length{} || sides <= Length{}) return margin;
    const Length left = over.scaled(margin.left.units(), sides.units());
    margin.left += left;
    margin.right += over - left;
    return margin;
}

ComputedStyle box_defaults(const ComputedStyle& context, std::size_t place) {
    ComputedStyle style = context;
    style.indent = {};
    constexpr std::array aligns{TextAlign::Left, TextAlign::Centre, TextAlign::Right};
    style.align = style.align_last = aligns[place % 3];
    style.hyphens = Hyphens::None;
    return style;
}

void set_box(
    MarginBox& box,
    std::size_t place,
    const std::vector<const PageRule*>& rules,
    const ComputedStyle& context,
    const Rules::Root& root
) {
    Winners winners{};
    for (const PageRule* rule : rules)
        cascade(rule->boxes[place], winners);
    const ComputedStyle defaults = box_defaults(context, place);
    box.style = apply(winners, &defaults, root);
    box.style.display = Display::Block;
    const Declaration* content = winner(winners, P::Generated);
    const Content* parts =
        content == nullptr ? nullptr : std::get_if<Content>(&content->value);
    if (parts != nullptr) box.content = *parts;
}

void set_footnote(
    PageStyle& page,
    const std::vector<const PageRule*>& rules,
    const ComputedStyle& context,
    const Rules::Root& root
) {
    Winners winners{};
    for (const PageRule* rule : rules)
        cascade(rule->footnote, winners);
    const Length measure = page.size.width - page.margin.left - page.margin.right;
    const ComputedStyle style = apply(winners, &context, root, measure);
    page.footnote_gap = style.margin.top + style.padding.top;
    page.footnote_rule_width = style.border.top;
    page.footnote_rule_length = style.width > Length{} ? style.width : measure;
}

/// Type declared in @page itself is what its margin boxes inherit.
ComputedStyle page_context(
    const Winners& winners, const ComputedStyle& root_style, const Rules::Root& root
) {
    ComputedStyle context = apply(winners, &root_style, root);
    context.margin = context.padding = context.border = {};
    return context;
}

PageStyle page_style(
    const Rules& rules, std::string_view name, Kind kind, const ComputedStyle& root_style
) {
    const std::vector<const PageRule*> found = matching(rules, name, kind);
    Winners winners{};
    for (const PageRule* rule : found)
        cascade(rule->declarations, winners);
    const Rules::Root root{root_style.size, root_style.line_height};
    const ComputedStyle context = page_context(winners, root_style, root);
    const Basis basis{context.size, context.line_height, root, {}};
    PageStyle page;
    const Size own = paper_of(winners, basis);
    page.size = rules.paper.value_or(own);
    page.margin = margins_of(winners, basis, own);
    if (page.size != own) page.margin = refitted(page.margin, own, page.size, root.size);
    for (std::size_t place = 0; place < page.boxes.size(); ++place) {
        set_box(page.boxes[place], place, found, context, root);
    }
    set_footnote(page, found, context, root);
    return page;
}

PageKinds page_kinds(const Rules& rules, std::string_view name, const ComputedStyle& root) {
    return {
        page_style(rules, name, Kind::Right, root),
        page_style(rules, name, Kind::Left, root),
        page_style(rules, name, Kind::First, root),
        page_style(rules, name, Kind::Blank, root),
    };
}

}  // namespace

std::size_t PageStyles::find(std::string_view name) const {
    for (std::size_t i = 0; i < named.size(); ++i) {
        if (named[i].name == name) return i + 1;
    }
    return 0;
}

PageStyles page_styles(const Rules& rules, const ComputedStyle& root) {
    PageStyles styles{page_kinds(rules, "", root), root.line_height, {}};
    for (const PageRule& rule : rules.pages) {
        if (rule.name.empty() || styles.find(rule.name) > 0) continue;
        styles.named.push_back({rule.name, page_kinds(rules, rule.name, root)});
    }
    return styles;
}

}  // namespace pam::style
