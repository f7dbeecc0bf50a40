#include "epub/accessibility.h"

#include "base/match.h"

namespace pam::epub {

namespace {

using model::Element;

struct Pictures {
    std::size_t described = 0, undescribed = 0;
};

void count(const Element& element, Pictures& pictures) {
    if (element.tag == "img")
        ++(element.alternative.empty() ? pictures.undescribed : pictures.described);
    for (const model::Node& node : element.children)
        if (const auto* child = std::get_if<Element>(&node.value)) count(*child, pictures);
}

Pictures pictures_of(const model::TypesetModel& model) {
    Pictures pictures;
    count(model.body, pictures);
    for (const Element& note : model.notes)
        count(note, pictures);
    return pictures;
}

std::string
summary(const model::TypesetModel& model, const Publication& book, Pictures pictures) {
    std::string text = "The text reflows, has a table of contents";
    if (!model.outline.empty()) text += ", headings";
    if (!book.pages.empty()) text += ", the page numbers of the printed edition";
    text += " and a logical reading order.";
    if (!model.notes.empty()) text += " Notes and their calls are linked both ways.";
    if (pictures.described > 0 && pictures.undescribed == 0)
        text += " Every picture has a description.";
    if (pictures.undescribed > 0) text += " Some pictures have no description.";
    return text;
}

}  // namespace

AccessFacts access_facts(const model::TypesetModel& model, const Publication& book) {
    const Pictures pictures = pictures_of(model);
    const bool has_pictures = pictures.described + pictures.undescribed > 0;
    AccessFacts facts{{"schema:accessMode", "textual"}};
    if (has_pictures) facts.emplace_back("schema:accessMode", "visual");
    facts.emplace_back(
        "schema:accessModeSufficient",
        pictures.undescribed == 0 ? "textual" : "textual,visual"
    );
    const auto feature = [&](const char* name) {
        facts.emplace_back("schema:accessibilityFeature", name);
    };
    feature("tableOfContents");
    feature("readingOrder");
    feature("displayTransformability");
    if (!model.outline.empty()) feature("structuralNavigation");
    if (pictures.described > 0 && pictures.undescribed == 0) feature("alternativeText");
    if (!book.pages.empty()) feature("pageNavigation");
    if (!book.pages.empty()) feature("pageBreakMarkers");
    facts.emplace_back("schema:accessibilityHazard", "none");
    facts.emplace_back("schema:accessibilitySummary", summary(model, book, pictures));
    return facts;
}

}  // namespace pam::epub
