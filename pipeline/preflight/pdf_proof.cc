// The proof of a PDF: its text against the document, and what every reader of it relies on.
#include "base/utf8.h"
#include "preflight/codes.h"
#include "preflight/findings.h"
#include "preflight/float_text.h"
#include "preflight/made_text.h"
#include "preflight/pdf_logical_text.h"
#include "preflight/pdf_text.h"
#include "preflight/preflight.h"

#include <fmt/format.h>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFOutlineDocumentHelper.hh>

#include <algorithm>
#include <exception>
#include <set>

namespace pam::preflight {

namespace {

bool is_name(QPDFObjectHandle object, const char* name) {
    return object.isName() && object.getName() == name;
}

QPDFObjectHandle key(QPDFObjectHandle dictionary, const char* name) {
    return dictionary.isDictionary() ? dictionary.getKey(name)
                                     : QPDFObjectHandle::newNull();
}

bool is_embedded(QPDFObjectHandle font) {
    if (is_name(key(font, "/Subtype"), "/Type0")) {
        QPDFObjectHandle descendants = key(font, "/DescendantFonts");
        return descendants.isArray() && descendants.getArrayNItems() == 1
               && is_embedded(descendants.getArrayItem(0));
    }
    QPDFObjectHandle descriptor = key(font, "/FontDescriptor");
    return key(descriptor, "/FontFile").isStream()
           || key(descriptor, "/FontFile2").isStream()
           || key(descriptor, "/FontFile3").isStream();
}

std::string font_name(QPDFObjectHandle font) {
    QPDFObjectHandle name = key(font, "/BaseFont");
    return name.isName() ? name.getName().substr(1) : "a font without a name";
}

void check_fonts(QPDF& pdf, Report& report) {
    for (QPDFObjectHandle& object : pdf.getAllObjects()) {
        if (!object.isDictionary() || !is_name(object.getKey("/Type"), "/Font")) continue;
        if (is_name(object.getKey("/Subtype"), "/Type3"))
            add_finding(
                codes::font_type3,
                "",
                fmt::format("{} is a Type 3 font", font_name(object)),
                report
            );
        else if (!is_embedded(object))
            add_finding(
                codes::font_not_embedded,
                "",
                fmt::format("{} is not embedded", font_name(object)),
                report
            );
    }
}

void check_catalogue(QPDF& pdf, Report& report) {
    QPDFObjectHandle root = pdf.getRoot();
    QPDFObjectHandle title = key(pdf.getTrailer().getKey("/Info"), "/Title");
    if (!title.isString() || title.getUTF8Value().empty())
        add_finding(
            codes::pdf_incomplete, "", "the document information has no title", report
        );
    if (!root.getKey("/Lang").isString())
        add_finding(codes::pdf_incomplete, "", "no language is stated", report);
    if (!root.getKey("/PageLabels").isDictionary())
        add_finding(codes::pdf_incomplete, "", "there are no page labels", report);
}

// The page that an explicit destination names.
bool leads_to_page(QPDFObjectHandle destination, const std::set<QPDFObjGen>& pages) {
    if (destination.isDictionary()) destination = destination.getKey("/D");
    if (!destination.isArray() || destination.getArrayNItems() == 0) return false;
    return pages.count(destination.getArrayItem(0).getObjGen()) > 0;
}

void check_links(QPDF& pdf, const std::set<QPDFObjGen>& pages, Report& report) {
    std::size_t number = 0;
    for (QPDFObjectHandle page : pdf.getAllPages()) {
        ++number;
        QPDFObjectHandle annotations = page.getKey("/Annots");
        for (int i = 0; annotations.isArray() && i < annotations.getArrayNItems(); ++i) {
            QPDFObjectHandle link = annotations.getArrayItem(i);
            if (!is_name(key(link, "/Subtype"), "/Link")) continue;
            QPDFObjectHandle action = key(link, "/A");
            const bool outward =
                is_name(key(action, "/S"), "/URI") && key(action, "/URI").isString();
            QPDFObjectHandle destination =
                action.isDictionary() ? key(action, "/D") : key(link, "/Dest");
            if (!outward && !leads_to_page(destination, pages))
                add_finding(
                    codes::link_broken,
                    fmt::format("page {}", number),
                    "a link leads nowhere",
                    report
                );
        }
    }
}

void check_outline(
    std::vector<QPDFOutlineObjectHelper> entries,
    const std::set<QPDFObjGen>& pages,
    Report& report
) {
    for (QPDFOutlineObjectHelper& entry : entries) {
        if (!leads_to_page(entry.getDest(), pages))
            add_finding(
                codes::link_broken,
                "outline",
                fmt::format("\"{}\" leads nowhere", entry.getTitle()),
                report
            );
        check_outline(entry.getKids(), pages, report);
    }
}

void check_made(const PdfText& text, const MadeTextKinds& kinds, Report& report) {
    const auto unknown = [&](const MadeText& piece) {
        add_finding(
            codes::unknown_generated,
            piece.where,
            fmt::format(
                "\"{}\" is neither the manuscript's nor a known piece of the style",
                piece.text
            ),
            report
        );
    };
    for (const MadeText& piece : text.labels)
        if (!kinds.is_label(piece.text)) unknown(piece);
    for (const MadeText& piece : text.furniture)
        if (!kinds.is_furniture(piece.text, piece.page_label)) unknown(piece);
    report.generated += text.labels.size() + text.furniture.size();
}

/// What is read aloud: the same words, but in the manuscript's order, whatever floats on
/// the page.
void check_logical_text(
    QPDF& pdf, const PdfText& text, ExpectedText& expected, Report& report
) {
    const LogicalText told = read_logical_text(pdf, text);
    if (!told.tagged)
        return add_finding(
            codes::structure_faulty, "", "the file has no structure tree", report
        );
    if (!told.is_tree)
        add_finding(
            codes::structure_faulty,
            "",
            "an element stands in two places of the structure tree",
            report
        );
    const TracedText notes = expected_notes(expected, told.notes);
    add_differences(compare(expected.body, told.body), report);
    add_differences(compare(notes, told.notes), report);
    if (told.note_count != expected.notes.size())
        add_finding(
            codes::note_missing,
            "",
            fmt::format(
                "{} notes, but {} in the manuscript", told.note_count, expected.notes.size()
            ),
            report
        );
    check_headings(expected, told.headings, report);
    check_pictures(expected, told.pictures, text.labels, report);
}

void check_text(
    QPDF& pdf,
    const document::Document& document,
    const Generated& generated,
    Report& report
) {
    const PdfText text = read_pdf_text(pdf);
    for (const std::string& where : text.outside)
        add_finding(
            codes::text_outside, where, "text stands outside any marked content", report
        );
    for (const std::string& where : text.unmapped)
        add_finding(codes::font_unmapped, where, "glyphs give back no characters", report);
    ExpectedText expected = expected_text(document);
    check_logical_text(pdf, text, expected, report);
    const TracedText floats = take_floats(expected, text.floats);
    const TracedText notes = expected_notes(expected, text.notes);
    add_comparison(compare(expected.body, text.body), report);
    add_comparison(compare(floats, text.floats), report);
    add_comparison(compare(notes, text.notes), report);
    check_made(text, MadeTextKinds(document, generated), report);
}

void prove(
    QPDF& pdf,
    const document::Document& document,
    const Generated& generated,
    Report& report
) {
    std::set<QPDFObjGen> pages;
    for (const QPDFObjectHandle& page : pdf.getAllPages())
        pages.insert(page.getObjGen());
    check_text(pdf, document, generated, report);
    check_fonts(pdf, report);
    check_catalogue(pdf, report);
    check_links(pdf, pages, report);
    check_outline(QPDFOutlineDocumentHelper(pdf).getTopLevelOutlines(), pages, report);
    for (const QPDFExc& warning : pdf.getWarnings())
        add_finding(codes::pdf_unreadable, "", warning.what(), report);
}

}  // namespace

bool Report::proven() const {
    return std::none_of(findings.begin(), findings.end(), [](const Finding& finding) {
        return finding.severity == Severity::Error;
    });
}

Report prove_pdf(
    const Bytes& bytes, const document::Document& document, const Generated& generated
) {
    Report report;
    try {
        QPDF pdf;
        pdf.setSuppressWarnings(true);
        pdf.setAttemptRecovery(false);
        pdf.processMemoryFile("the PDF", bytes.data(), bytes.size());
        prove(pdf, document, generated, report);
    } catch (const std::exception& fault) {
        add_finding(codes::pdf_unreadable, "", fault.what(), report);
    }
    return report;
}

}  // namespace pam::preflight
