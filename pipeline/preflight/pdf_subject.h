// A PDF under examination, and the checks that are made of it, a file for each subject.
#pragma once

#include "preflight/pdf_log.h"
#include "preflight/pdf_objects.h"
#include "preflight/pdf_structure.h"

#include <string_view>

namespace pam::preflight {

/// The pages in their order; `intent` is the colour space of the output intent's profile
/// as the profile writes it ("RGB ", "CMYK", "GRAY"), empty where there is none.
struct PdfSubject {
    QPDF& pdf;
    std::string_view bytes;
    PdfLog& log;
    QPDFObjectHandle catalog;
    std::vector<QPDFObjectHandle> pages;
    std::map<QPDFObjGen, int> page_numbers;
    StructureTree tree;
    std::string intent;
    bool has_language = false;  // the catalog's Lang
    std::size_t before = 0;     // bytes before the header, which `bytes` leaves out

    [[nodiscard]] int page_of(QPDFObjectHandle page) const {
        const auto found = page_numbers.find(page.getObjGen());
        return found == page_numbers.end() ? 0 : found->second;
    }
};

/// Object's number as a place.
[[nodiscard]] inline PdfPlace place_of(QPDFObjectHandle object, int page = 0) {
    return {page, object.getObjectID()};
}

/// A name that people read must be UTF-8 (ISO 19005-2, 6.1.8).
void check_name(const std::string& name, const PdfPlace& place, PdfLog& log);

void check_file(PdfSubject& subject);
void check_objects(PdfSubject& subject);
void check_syntax(PdfSubject& subject);
void check_claims(PdfSubject& subject);
void check_catalog(PdfSubject& subject);
void check_signatures(PdfSubject& subject);
void check_actions(PdfSubject& subject);
void check_colour_profiles(PdfSubject& subject);
void check_pages(PdfSubject& subject);
void check_annotations(PdfSubject& subject);
void check_structure(PdfSubject& subject);
void check_tables(PdfSubject& subject);
void check_containment(PdfSubject& subject);
/// Content streams, and the fonts with which they write.
void check_content(PdfSubject& subject);

}  // namespace pam::preflight
