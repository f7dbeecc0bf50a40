// The examination of a PDF, from the file's frame inwards: its objects, what it says of
// itself, its pages, its structure, and what content paints.
#include "base/limits.h"
#include "preflight/codes.h"
#include "preflight/pdf_claims.h"
#include "preflight/pdf_hints.h"
#include "preflight/pdf_subject.h"
#include "preflight/preflight.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>

namespace pam::preflight {

namespace {

void open(QPDF& pdf, const Bytes& bytes, const std::string& name) {
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile(name.c_str(), bytes.data(), bytes.size());
}

// What libqpdf had to mend: other readers may mend it otherwise.
void tell_damage(QPDF& pdf, PdfLog& log) {
    for (const QPDFExc& warning : pdf.getWarnings()) {
        // The trailer's Size alone misleads nobody.
        const bool harmless =
            warning.getMessageDetail().rfind("reported number of objects", 0) == 0;
        log.tell(
            harmless ? Severity::Warning : Severity::Error,
            codes::pdf_damaged,
            {},
            fmt::format(
                "the file is damaged: {} (byte {})",
                warning.getMessageDetail(),
                warning.getFilePosition()
            ),
            hints::rewrite
        );
    }
}

void say_what_is_asked(const std::vector<PdfProfile>& profiles, PdfLog& log) {
    if (!profiles.empty()) return log.hold_to(profiles);
    log.tell(
        Severity::Note,
        codes::pdf_claims_nothing,
        {},
        "the metadata claim neither PDF/UA-1 nor PDF/A-2: only what every reader relies on "
        "is examined",
        "--profile ua1 or --profile a2a holds the file to a standard that it does not claim"
    );
}

void examine(PdfSubject& subject) {
    check_file(subject);
    check_objects(subject);
    check_syntax(subject);
    check_claims(subject);
    check_catalog(subject);
    check_signatures(subject);
    check_actions(subject);
    check_colour_profiles(subject);
    check_pages(subject);
    check_annotations(subject);
    check_structure(subject);
    check_tables(subject);
    if (!subject.log.held_to_nothing()) check_containment(subject);
    check_content(subject);
}

}  // namespace

Result<Examination> examine_pdf(
    const Bytes& bytes, std::string_view name, const std::vector<PdfProfile>& profiles
) {
    PdfLog log{std::string(name)};
    QPDF pdf;
    bool opened = false;
    try {
        open(pdf, bytes, std::string(name));
        // libqpdf counts from the header on, wherever within the first bytes that stands.
        const std::size_t header = std::min(bytes.find("%PDF-"), bytes.size());
        PdfSubject subject{
            pdf,
            std::string_view(bytes).substr(header),
            log,
            pdf.getRoot(),
            pdf.getAllPages(),
            {},
            {},
            "",
            false};
        subject.before = header;
        opened = true;
        for (std::size_t i = 0; i < subject.pages.size(); ++i)
            subject.page_numbers.emplace(
                subject.pages[i].getObjGen(), static_cast<int>(i) + 1
            );
        subject.tree = read_structure(pdf, subject.page_numbers);
        subject.has_language = has_text(text_at(subject.catalog, "/Lang"));
        say_what_is_asked(profiles.empty() ? claims_of(pdf) : profiles, log);
        examine(subject);
    } catch (const std::exception& fault) {
        if (!opened)
            return Error{
                codes::pdf_unreadable,
                fmt::format("the PDF cannot be read: {}", fault.what()),
                Span::none(),
                {"open it in another program; where that fails too, take another copy"}};
        log.tell(
            Severity::Error,
            codes::pdf_damaged,
            {},
            fmt::format(
                "the file is damaged, and could not be examined to its end: {}",
                fault.what()
            ),
            hints::rewrite
        );
    }
    tell_damage(pdf, log);
    return log.take();
}

}  // namespace pam::preflight
