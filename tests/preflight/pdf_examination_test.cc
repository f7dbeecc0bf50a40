// The PDF examination as a whole: what a file is held to, what it says of damage, and that
// nothing a stranger sends can hurt it.
#include "preflight/codes.h"
#include "preflight/tagged_pdf.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <random>

using namespace pam;
using namespace pam::preflight;
using namespace pam::preflight::test;

namespace {

const Diagnostic* find(const Examination& examination, const char* code) {
    const auto& entries = examination.log.entries;
    const auto found =
        std::find_if(entries.begin(), entries.end(), [&](const Diagnostic& entry) {
            return entry.code == code;
        });
    return found == entries.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("a PDF is held to what it claims", "[preflight]") {
    TaggedPdf pdf;
    pdf.set("page", "/Tabs", "null");
    pdf.set("image", "/Interpolate", "true");
    const Examination both = examined(pdf.write());
    CHECK(find(both, codes::pdf_tabs) != nullptr);
    CHECK(find(both, codes::pdf_image) != nullptr);
    pdf.metadata("<pdfuaid:part>1</pdfuaid:part>", "");
    const Examination archive = examined(pdf.write());
    CHECK(find(archive, codes::pdf_tabs) == nullptr);
    CHECK(find(archive, codes::pdf_image) != nullptr);
}

TEST_CASE("of a PDF that claims nothing the basics are examined", "[preflight]") {
    TaggedPdf pdf;
    pdf.set("catalog", "/Metadata", "null");
    pdf.set("page", "/Tabs", "null");
    pdf.set("descriptor", "/FontFile2", "null");
    pdf.set("wide", "/ToUnicode", "null");
    pdf.set("page", "/TrimBox", "[0 0 300 300]");
    pdf.set("catalog", "/OpenAction", "<</S /JavaScript /JS (1)>>");
    const Examination examination = examined(pdf.write());
    CHECK_FALSE(examination.log.has_errors());
    REQUIRE(find(examination, codes::pdf_claims_nothing) != nullptr);
    CHECK(find(examination, codes::pdf_claims_nothing)->severity == Severity::Note);
    CHECK(find(examination, codes::pdf_tabs) == nullptr);
    for (const char* code :
         {codes::pdf_font_embedded,
          codes::pdf_unicode,
          codes::pdf_box,
          codes::pdf_action}) {
        INFO(code);
        REQUIRE(find(examination, code) != nullptr);
        CHECK(find(examination, code)->severity == Severity::Warning);
    }
}

TEST_CASE("a finding tells page, object, clause and a way out", "[preflight]") {
    TaggedPdf pdf;
    pdf.set("annotation", "/Contents", "null");
    const Examination examination = examined(pdf.write(), {PdfProfile::Ua1});
    const Diagnostic* entry = find(examination, codes::pdf_annotation_text);
    REQUIRE(entry != nullptr);
    const std::string where = place(examination.sources, entry->span);
    CHECK(where.rfind("book.pdf, page 1, object ", 0) == 0);
    CHECK(entry->message.find("(ISO 14289-1, 7.18") != std::string::npos);
    CHECK(entry->hints.size() == 1);
}

TEST_CASE("levels of PDF/A-2 ask for more, one after the other", "[preflight]") {
    TaggedPdf pdf;
    pdf.set("wide", "/ToUnicode", "null");
    CHECK_FALSE(examined(pdf.write(), {PdfProfile::A2b}).log.has_errors());
    CHECK(examined(pdf.write(), {PdfProfile::A2u}).log.has_errors());
    TaggedPdf untagged;
    untagged.set("catalog", "/StructTreeRoot", "null");
    CHECK_FALSE(examined(untagged.write(), {PdfProfile::A2u}).log.has_errors());
    CHECK(examined(untagged.write(), {PdfProfile::A2a}).log.has_errors());
}

TEST_CASE("damage is told as damage, and no PDF at all as unreadable", "[preflight]") {
    Bytes bytes = TaggedPdf().write();
    bytes.replace(bytes.find("startxref") + 10, 1, "9");
    CHECK(find(examined(bytes), codes::pdf_damaged) != nullptr);
    const auto nothing = examine_pdf("%PDF-1.7\n", "book.pdf", {});
    REQUIRE_FALSE(nothing);
    CHECK(nothing.error().code == codes::pdf_unreadable);
}

TEST_CASE("a PDF with bytes changed or cut off is examined all the same", "[preflight]") {
    const Bytes sound = TaggedPdf().write();
    std::mt19937 random(7);
    for (int round = 0; round < 400; ++round) {
        Bytes bytes = sound;
        for (int change = 0; change < 1 + round % 12; ++change)
            bytes[random() % bytes.size()] = static_cast<char>(random() & 0xFF);
        if (round % 5 == 0) bytes.resize(random() % bytes.size());
        const auto examination =
            examine_pdf(bytes, "book.pdf", {PdfProfile::Ua1, PdfProfile::A2a});
        if (!examination) CHECK(examination.error().code == codes::pdf_unreadable);
    }
}

TEST_CASE("neither knots nor depth in a PDF can hurt", "[preflight]") {
    SECTION("forms that paint themselves and each other, without end") {
        TaggedPdf pdf;
        QPDFObjectHandle objects = pdf.at("page").getKey("/Resources").getKey("/XObject");
        std::string all;
        for (int i = 0; i < 12; ++i)
            all += "/F" + std::to_string(i) + " Do ";
        for (int i = 0; i < 12; ++i)
            objects.replaceKey(
                "/F" + std::to_string(i),
                pdf.add_stream("<</Type /XObject /Subtype /Form /BBox [0 0 9 9]>>", all)
            );
        pdf.content("/Artifact", all + "/Artifact");
        CHECK(examined(pdf.write(), {PdfProfile::Ua1}).log.has_errors());
    }
    SECTION("a structure tree that holds itself") {
        TaggedPdf pdf;
        pdf.at("P 2").getKey("/K").appendItem(pdf.at("Document"));
        CHECK(find(examined(pdf.write(), {PdfProfile::Ua1}), codes::pdf_tree) != nullptr);
    }
    SECTION("a very deep structure tree") {
        TaggedPdf pdf;
        QPDFObjectHandle around = pdf.at("P 2");
        for (int i = 0; i < 20000; ++i) {
            QPDFObjectHandle one = pdf.pdf.makeIndirectObject(
                QPDFObjectHandle::parse("<</Type /StructElem /S /TBody>>")
            );
            around.replaceKey("/K", one);
            around = one;
        }
        CHECK(examined(pdf.write(), {PdfProfile::Ua1}).log.has_errors());
    }
    SECTION("a role map of thousands of steps") {
        TaggedPdf pdf;
        std::string roles;
        for (int i = 0; i < 5000; ++i) {
            roles += "/T" + std::to_string(i) + " /T" + std::to_string(i + 1) + " ";
            pdf.add_element("Document", "", "T" + std::to_string(i));
        }
        pdf.set("tree", "/RoleMap", "<<" + roles + ">>");
        CHECK(find(examined(pdf.write(), {PdfProfile::Ua1}), codes::pdf_role) != nullptr);
    }
    SECTION("fonts that are no objects of their own, changed and restored") {
        TaggedPdf pdf;
        QPDFObjectHandle fonts = pdf.at("page").getKey("/Resources").getKey("/Font");
        fonts.replaceKey("/D1", pdf.at("font").shallowCopy());
        fonts.replaceKey("/D2", pdf.at("font").shallowCopy());
        pdf.content(
            "/Artifact", "/Artifact BMC /D1 9 Tf q /D2 9 Tf Q BT (abc) Tj ET EMC /Artifact"
        );
        CHECK_FALSE(examined(pdf.write(), {PdfProfile::A2b}).log.has_errors());
    }
    SECTION("one fault on a million operators") {
        TaggedPdf pdf;
        std::string drawn;
        for (int i = 0; i < 500000; ++i)
            drawn += "0 0 1 1 re f ";
        pdf.content("/Artifact", drawn + "/Artifact");
        const Examination examination = examined(pdf.write(), {PdfProfile::Ua1});
        CHECK(examination.log.entries.size() == 1);
    }
    SECTION("marks and states that never close") {
        TaggedPdf pdf;
        std::string open;
        for (int i = 0; i < 20000; ++i)
            open += "q /P BMC ";
        pdf.content("/Artifact", open + "/Artifact");
        CHECK(examined(pdf.write(), {PdfProfile::A2b}).log.has_errors());
    }
}

TEST_CASE("PDF/UA's reference files are judged as they are named", "[preflight]") {
    const std::filesystem::path folder = std::filesystem::path(PAM_CORPUS_DIR) / "pdf-ua";
    if (!std::filesystem::is_directory(folder)) {
        WARN("there is no corpus beside this checkout: the reference files were not read");
        return;
    }
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        INFO(name);
        const auto bytes = read_file(entry.path(), std::size_t{1} << 26);
        REQUIRE(bytes);
        const bool fails = name.find("fail") != std::string::npos;
        CHECK(examined(*bytes, {PdfProfile::Ua1}).log.has_errors() == fails);
    }
}
