// Each rule of the PDF examination with a file that keeps it, the sound one, and one that
// breaks it: the sound one with one thing spoilt. Which profiles the spoilt one then fails
// was held against veraPDF 1.30.2, file by file.
#include "preflight/pdf_mutations.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

using namespace pam;
using namespace pam::preflight;
using namespace pam::preflight::test;

namespace {

std::vector<Mutation> all_mutations() {
    std::vector<Mutation> all = file_mutations();
    for (const auto& some :
         {catalog_mutations(), content_mutations(), structure_mutations()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

bool told(const Examination& examination, const char* code) {
    const auto& entries = examination.log.entries;
    return std::any_of(entries.begin(), entries.end(), [&](const Diagnostic& entry) {
        return entry.code == code;
    });
}

std::string all(const Examination& examination) {
    std::string text;
    for (const Diagnostic& entry : examination.log.entries)
        text += fmt::format(
            "{}: {} [{}]\n",
            place(examination.sources, entry.span),
            entry.message,
            entry.code
        );
    return text;
}

Bytes spoilt(const Mutation& mutation) {
    TaggedPdf pdf;
    if (mutation.spoil != nullptr) mutation.spoil(pdf);
    Bytes bytes = pdf.write();
    if (mutation.spoil_bytes != nullptr) mutation.spoil_bytes(bytes);
    return bytes;
}

}  // namespace

TEST_CASE("nothing is wrong with the sound PDF, whatever it is held to", "[preflight]") {
    const Bytes sound = TaggedPdf().write();
    const std::vector<std::vector<PdfProfile>> wanted = {
        {}, {PdfProfile::Ua1}, {PdfProfile::A2a}, {PdfProfile::A2u}, {PdfProfile::A2b}};
    for (const auto& profiles : wanted) {
        const Examination examination = examined(sound, profiles);
        CHECK(all(examination) == "");
    }
}

TEST_CASE("each rule of PDF/UA-1 and PDF/A-2 is told when it is broken", "[preflight]") {
    for (const Mutation& mutation : all_mutations()) {
        const Bytes bytes = spoilt(mutation);
        const Examination access = examined(bytes, {PdfProfile::Ua1});
        const Examination archive = examined(bytes, {PdfProfile::A2a});
        INFO(mutation.name << "\n" << all(access) << "--\n" << all(archive));
        CHECK((told(access, mutation.code) || told(archive, mutation.code)));
        CHECK(access.log.has_errors() == ((mutation.fails & Access) != 0));
        CHECK(archive.log.has_errors() == ((mutation.fails & Archive) != 0));
    }
}

// By hand: PAM_MUTATIONS=folder preflight_tests "[write]", then veraPDF over the folder.
TEST_CASE("the spoilt PDFs are written out for another judge", "[.][write]") {
    const char* folder = std::getenv("PAM_MUTATIONS");
    REQUIRE(folder != nullptr);
    const auto write = [&](std::string name, Fails fails, const Bytes& bytes) {
        std::replace(name.begin(), name.end(), ' ', '-');
        std::ofstream(fmt::format("{}/{}.{}.pdf", folder, name, static_cast<int>(fails)))
            << bytes;
    };
    write("sound", Nothing, TaggedPdf().write());
    for (const Mutation& mutation : all_mutations())
        write(mutation.name, mutation.fails, spoilt(mutation));
}
