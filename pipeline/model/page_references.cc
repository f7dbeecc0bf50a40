#include "model/page_references.h"

#include "model/index.h"

#include <algorithm>
#include <set>

namespace pam::model {

namespace {

constexpr std::string_view not_yet_known = "00";

bool states_folio(const style::Content& content) {
    return std::any_of(content.begin(), content.end(), [](const style::ContentPart& part) {
        return part.kind == style::ContentPart::Kind::TargetFolio;
    });
}

bool is_inner(const Element& element) {
    return element.href.size() > 1 && element.href.front() == '#';
}

template<typename AnyElement, typename Visitor>
void for_each_element(AnyElement& element, const Visitor& visit) {
    visit(element);
    for (auto& node : element.children)
        if (auto* child = std::get_if<Element>(&node.value))
            for_each_element(*child, visit);
}

template<typename AnyModel, typename Visitor>
void for_each_element_of(AnyModel& model, const Visitor& visit) {
    for_each_element(model.body, visit);
    for (auto& note : model.notes)
        for_each_element(note, visit);
}

/// All links of one list look alike.
std::uint32_t style_of_link(const Element& locators) {
    for (const Node& node : locators.children)
        if (const auto* link = std::get_if<Element>(&node.value)) return link->style;
    return locators.style;
}

}  // namespace

std::vector<std::string> places_referred_to(const TypesetModel& model) {
    std::vector<bool> by_style;  // the style's own content states a folio
    for (const style::ComputedStyle& style : model.styles)
        by_style.push_back(states_folio(style.before) || states_folio(style.after));
    std::set<std::string> places;
    for_each_element_of(model, [&](const Element& element) {
        if (!is_inner(element)) return;
        if (element.role == Role::PageReference || by_style[element.style])
            places.insert(element.href.substr(1));
    });
    for (const Locators& locators : model.locators)
        for (const Locator& locator : locators) {
            places.insert(locator.from);
            if (!locator.to.empty()) places.insert(locator.to);
        }
    return {places.begin(), places.end()};
}

std::string_view folio_of(const TypesetModel& model, std::string_view id) {
    const auto found = model.folios.find(id);
    return found == model.folios.end() ? not_yet_known : std::string_view(found->second);
}

void state_folios(TypesetModel& model, FolioLabels labels) {
    model.folios = std::move(labels);
    for_each_element_of(model, [&](Element& element) {
        if (element.role == Role::Locators)
            element.children = locator_nodes(
                model.locators[element.locators], model, style_of_link(element)
            );
        if (element.role != Role::PageReference || !is_inner(element)) return;
        TextNode text;
        text.text = folio_of(model, std::string_view(element.href).substr(1));
        text.generated = true;
        text.span = element.span;
        element.children.assign(1, Node{std::move(text)});
    });
}

}  // namespace pam::model
