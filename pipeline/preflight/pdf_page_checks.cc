// Pages: their boxes, the order of their annotations, and what they must not set off.
#include "preflight/pdf_boxes.h"
#include "preflight/pdf_hints.h"
#include "preflight/pdf_subject.h"

#include <fmt/format.h>

#include <cmath>

namespace pam::preflight {

namespace {

// Inherited boxes are sought so far up, whatever the tree's knots.
constexpr int deepest_page_tree = 100;
constexpr double smallest_side = 3;
constexpr double largest_side = 14400;
constexpr double tolerance = 0.01;

void check_size(const char* key, const PdfBox& box, const PdfPlace& place, PdfLog& log) {
    for (const double side : {box.right - box.left, box.top - box.bottom})
        if (side < smallest_side || side > largest_side)
            log.breach(
                rules::box_size,
                place,
                fmt::format("the page's {} has a side of {:.6g} points", key + 1, side),
                "set the page's size or crop anew: sides are from 3 to 14400 points long "
                "(200 inches)"
            );
}

void check_boxes(QPDFObjectHandle page, const PdfPlace& place, PdfLog& log) {
    const auto media = inherited_box(page, "/MediaBox");
    if (!media) {
        log.breach(
            rules::box_nesting,
            place,
            "the page has no MediaBox",
            "state its size (Acrobat: Print Production, Set Page Boxes)"
        );
        return;
    }
    check_size("/MediaBox", *media, place, log);
    for (const char* key : {"/CropBox", "/BleedBox", "/TrimBox", "/ArtBox"}) {
        const auto box = inherited_box(page, key);
        if (!box) continue;
        check_size(key, *box, place, log);
        if (!box->within(*media, tolerance))
            log.breach(
                rules::box_nesting,
                place,
                fmt::format("the page's {} reaches beyond its MediaBox", key + 1),
                "make the MediaBox larger, or the other smaller (Acrobat: Print "
                "Production, Set Page Boxes); a print shop trims by them"
            );
    }
}

}  // namespace

std::optional<PdfBox> box_of(QPDFObjectHandle array) {
    if (!array.isArray() || array.getArrayNItems() != 4) return std::nullopt;
    double side[4];
    for (int i = 0; i < 4; ++i) {
        QPDFObjectHandle value = array.getArrayItem(i);
        if (!value.isNumber()) return std::nullopt;
        side[i] = value.getNumericValue();
    }
    return PdfBox{
        std::min(side[0], side[2]),
        std::min(side[1], side[3]),
        std::max(side[0], side[2]),
        std::max(side[1], side[3])};
}

bool PdfBox::within(const PdfBox& other, double by) const {
    return left >= other.left - by && bottom >= other.bottom - by
           && right <= other.right + by && top <= other.top + by;
}

bool PdfBox::meets(const PdfBox& other) const {
    return left < other.right && right > other.left && bottom < other.top
           && top > other.bottom;
}

QPDFObjectHandle inherited(QPDFObjectHandle page, const std::string& key) {
    for (int depth = 0; depth < deepest_page_tree && page.isDictionary(); ++depth) {
        if (has_key(page, key)) return value_of(page, key);
        page = value_of(page, "/Parent");
    }
    return QPDFObjectHandle::newNull();
}

std::optional<PdfBox> inherited_box(QPDFObjectHandle page, const std::string& key) {
    return box_of(inherited(page, key));
}

void check_pages(PdfSubject& subject) {
    for (std::size_t i = 0; i < subject.pages.size(); ++i) {
        QPDFObjectHandle page = subject.pages[i];
        const PdfPlace place = place_of(page, static_cast<int>(i) + 1);
        check_boxes(page, place, subject.log);
        QPDFObjectHandle annotations = value_of(page, "/Annots");
        if (annotations.isArray() && annotations.getArrayNItems() > 0
            && name_at(page, "/Tabs") != "S")
            subject.log.breach(
                rules::tabs,
                place,
                "the page's annotations are not gone through in the order of the structure",
                "set it (Acrobat: Page Thumbnails, all pages, Page Properties, Tab Order, "
                "Use Document Structure; Tabs is then S)"
            );
        if (has_key(page, "/AA"))
            subject.log.breach(
                rules::trigger,
                place,
                "the page sets off actions (AA)",
                "remove them (Acrobat: Page Thumbnails, Page Properties, Actions)"
            );
        if (has_key(page, "/PresSteps"))
            subject.log.breach(
                rules::presentations, place, "the page has PresSteps", hints::export_archive
            );
    }
}

}  // namespace pam::preflight
