#include "epub/accessibility.h"

#include <algorithm>

namespace pam::epub {

namespace {

using model::Element;
using model::Role;

/// What the tree holds that needs more than reading its text.
struct Findings {
    std::size_t described = 0, undescribed = 0;  // pictures that say something
    bool has_index = false;
};

void look(const Element& element, Findings& found) {
    if (element.tag == "img" && !element.decorative)
        ++(element.alternative.empty() ? found.undescribed : found.described);
    if (element.role == Role::Index) found.has_index = true;
    for (const model::Node& node : element.children)
        if (const auto* child = std::get_if<Element>(&node.value)) look(*child, found);
}

Findings findings_of(const model::TypesetModel& model) {
    Findings found;
    look(model.body, found);
    for (const Element& note : model.notes)
        look(note, found);
    return found;
}

/// An animated PNG has this chunk (PNG, third edition, 11.3.6.1). Nothing else that a book
/// may hold moves: drawings are freed of animation and scripts.
bool may_move(const model::ImageResource& image) {
    if (image.media_type != "image/png") return false;
    const std::string_view bytes = image.bytes;
    return bytes.substr(0, bytes.find("IDAT")).find("acTL") != std::string_view::npos;
}

bool may_move(const model::TypesetModel& model) {
    return std::any_of(model.images.begin(), model.images.end(), [](const auto& image) {
        return may_move(image);
    });
}

std::string
summary(const model::TypesetModel& model, const Publication& book, const Findings& found) {
    std::string text = "The text reflows, has a table of contents";
    if (!model.outline.empty()) text += ", headings";
    if (!book.pages.empty()) text += ", the page numbers of the printed edition";
    text += " and a logical reading order.";
    if (!model.notes.empty()) text += " Notes and their calls are linked both ways.";
    if (found.described > 0 && found.undescribed == 0)
        text += " Every picture has a description.";
    if (found.undescribed > 0) text += " Some pictures have no description.";
    return text;
}

}  // namespace

AccessFacts access_facts(const model::TypesetModel& model, const Publication& book) {
    const Findings found = findings_of(model);
    const bool has_pictures = found.described + found.undescribed > 0;
    AccessFacts facts{{"schema:accessMode", "textual"}};
    if (has_pictures) facts.emplace_back("schema:accessMode", "visual");
    facts.emplace_back(
        "schema:accessModeSufficient", found.undescribed == 0 ? "textual" : "textual,visual"
    );
    const auto feature = [&](const char* name) {
        facts.emplace_back("schema:accessibilityFeature", name);
    };
    feature("tableOfContents");
    feature("readingOrder");
    feature("displayTransformability");
    feature("ARIA");
    if (!model.outline.empty()) feature("structuralNavigation");
    if (found.described > 0 && found.undescribed == 0) feature("alternativeText");
    if (found.has_index) feature("index");
    if (!book.pages.empty()) feature("pageNavigation");
    if (!book.pages.empty()) feature("pageBreakMarkers");
    facts.emplace_back("schema:accessibilityHazard", may_move(model) ? "unknown" : "none");
    facts.emplace_back("schema:accessibilitySummary", summary(model, book, found));
    const std::string& certifier = model.metadata.certifier.value;
    if (!certifier.empty() && found.undescribed == 0) {
        facts.emplace_back(
            "dcterms:conformsTo", "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
        );
        facts.emplace_back("a11y:certifiedBy", certifier);
    }
    return facts;
}

}  // namespace pam::epub
