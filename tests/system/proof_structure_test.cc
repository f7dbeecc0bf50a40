// The proof reads what a screen reader would tell: a real PDF whose structure tree is
// spoilt a little must fail, though its pages look and paint as before.
#include "made_book.h"
#include "preflight/codes.h"
#include "preflight/preflight.h"

#include <catch2/catch.hpp>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace pam;
using namespace pam::desk;
namespace codes = pam::preflight::codes;

namespace {

/// Some pages long, the last of them in The yard.
const std::string& essay() {
    static const std::string text = [] {
        std::string yard;
        for (int i = 0; i < 40; ++i)
            yard += "No loom stood there, and whoever passed could see that none had ever "
                    "stood there; the nettles were higher than a man.\n\n";
        return std::string(
                   "---\ntitle: On looms\n---\n\n"
                   "# The shed\n\n"
                   "The first loom[^a] stood by the door, and *nobody* spoke of it.\n\n"
                   "![A weaver at her loom](loom.svg)\n\n"
                   "## The floor\n\n"
                   "The second one[^b] stood by the wall and was spoken of every "
                   "evening.\n\n"
                   "- A shuttle.\n- A reed.\n\n"
                   "# The yard\n\n"
               )
               + yard
               + "[^a]: It was older than the shed.\n"
                 "[^b]: It was never paid for.\n";
    }();
    return text;
}

constexpr const char* loom =
    "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'>"
    "<rect width='40' height='20'/></svg>";

// One set of outputs for all tests: making them is most of the time.
const test::MadeBook& made() {
    static const std::unique_ptr<test::MadeBook> once =
        test::make_book({{"looms.md", essay()}, {"loom.svg", loom}});
    return *once;
}

preflight::Report proof_of(const Bytes& pdf) {
    return preflight::prove_pdf(
        pdf, made().bench.manuscript.document, generated_text(made().bench.model)
    );
}

using Objects = std::vector<QPDFObjectHandle>;

/// The made PDF, open, with its structure elements in the order of reading.
class OpenPdf {
public:
    OpenPdf() {
        pdf.processMemoryFile(
            "made", made().products.pdf->bytes.data(), made().products.pdf->bytes.size()
        );
        gather(pdf.getRoot().getKey("/StructTreeRoot").getKey("/K"));
    }

    /// The nth element of a type, from 0.
    QPDFObjectHandle find(const std::string& type, std::size_t n = 0) {
        for (QPDFObjectHandle& element : elements)
            if (element.getKey("/S").getName() == type && n-- == 0) return element;
        FAIL("there is no " + type);
        return QPDFObjectHandle::newNull();
    }

    Bytes write() {
        QPDFWriter writer(pdf);
        writer.setOutputMemory();
        writer.setStaticID(true);
        writer.write();
        const auto buffer = writer.getBufferSharedPointer();
        return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
    }

    QPDF pdf;
    Objects elements;

private:
    void gather(QPDFObjectHandle kid) {
        if (kid.isArray()) {
            for (QPDFObjectHandle& one : kid.getArrayAsVector())
                gather(one);
        } else if (kid.isDictionary() && kid.hasKey("/S")) {
            elements.push_back(kid);
            gather(kid.getKey("/K"));
        }
    }
};

/// The kids of an element as an array that can be changed.
QPDFObjectHandle kids_of(QPDFObjectHandle element) {
    QPDFObjectHandle kids = element.getKey("/K");
    if (kids.isArray()) return kids;
    element.replaceKey("/K", QPDFObjectHandle::newArray({kids}));
    return element.getKey("/K");
}

void take_out(QPDFObjectHandle element) {
    QPDFObjectHandle kids = kids_of(element.getKey("/P"));
    for (int i = 0; i < kids.getArrayNItems(); ++i)
        if (kids.getArrayItem(i).getObjGen() == element.getObjGen())
            return kids.eraseItem(i);
    FAIL("the element is not its parent's");
}

using Spoil = std::function<void(OpenPdf&)>;

std::vector<std::string> codes_after(const Spoil& spoil) {
    OpenPdf open;
    spoil(open);
    const preflight::Report report = proof_of(open.write());
    CHECK_FALSE(report.proven());
    std::vector<std::string> found;
    for (const preflight::Finding& finding : report.findings)
        found.push_back(finding.code);
    return found;
}

bool holds(const std::vector<std::string>& found, const char* code) {
    return std::find(found.begin(), found.end(), code) != found.end();
}

}  // namespace

TEST_CASE("a structure tree that tells the manuscript is proven", "[proof]") {
    OpenPdf open;
    CHECK(open.find("/H3").isDictionary());
    const preflight::Report report = proof_of(open.write());
    for (const preflight::Finding& finding : report.findings)
        FAIL_CHECK(finding.where + ": " + finding.message);
}

TEST_CASE("a PDF without a structure tree is not proven", "[proof]") {
    const Spoil spoil = [](OpenPdf& open) {
        open.pdf.getRoot().removeKey("/StructTreeRoot");
    };
    CHECK(holds(codes_after(spoil), codes::structure_faulty));
}

TEST_CASE("a paragraph that is painted and not told is lost", "[proof]") {
    const Spoil spoil = [](OpenPdf& open) { take_out(open.find("/LI", 1)); };
    const auto found = codes_after(spoil);
    CHECK(holds(found, codes::text_lost));
}

TEST_CASE("a paragraph that is not told is missed on its page", "[proof]") {
    OpenPdf open;
    const std::size_t pages = open.pdf.getAllPages().size();
    REQUIRE(pages > 1);
    std::size_t last = 0;
    for (std::size_t i = 0; i < open.elements.size(); ++i)
        if (open.elements[i].getKey("/S").getName() == "/P") last = i;
    take_out(open.elements[last]);
    const preflight::Report report = proof_of(open.write());
    REQUIRE(report.findings.size() == 1);
    CHECK(report.findings[0].code == codes::text_lost);
    CHECK(
        report.findings[0].where
        == "page " + std::to_string(pages) + ", as it is read aloud"
    );
}

TEST_CASE("a paragraph that is told twice is invented", "[proof]") {
    const Spoil spoil = [](OpenPdf& open) {
        QPDFObjectHandle kids = kids_of(open.find("/LI", 1).getKey("/P"));
        kids.appendItem(open.pdf.makeIndirectObject(open.find("/LI", 1).shallowCopy()));
    };
    CHECK(holds(codes_after(spoil), codes::structure_faulty));
    const Spoil again = [](OpenPdf& open) {
        QPDFObjectHandle kids = kids_of(open.find("/LBody", 1));
        QPDFObjectHandle words = kids.getArrayItem(0);
        while (!words.isInteger())
            words = words.getKey("/K");
        kids_of(open.find("/LI", 1).getKey("/P"))
            .appendItem(open.pdf.makeIndirectObject(QPDFObjectHandle::newDictionary({
                {"/S", QPDFObjectHandle::newName("/P")},
                {"/P", open.find("/L")},
                {"/Pg", open.pdf.getAllPages()[0]},
                {"/K", words},
            })));
    };
    CHECK(holds(codes_after(again), codes::text_invented));
}

TEST_CASE("words told in another order are found", "[proof]") {
    const Spoil spoil = [](OpenPdf& open) {
        QPDFObjectHandle kids = kids_of(open.find("/L"));
        REQUIRE(kids.getArrayNItems() == 2);
        QPDFObjectHandle first = kids.getArrayItem(0);
        kids.setArrayItem(0, kids.getArrayItem(1));
        kids.setArrayItem(1, first);
    };
    CHECK_FALSE(codes_after(spoil).empty());
}

TEST_CASE("a note that is no note, or that is told twice, is found", "[proof]") {
    const Spoil demote = [](OpenPdf& open) {
        open.find("/Note").replaceKey("/S", QPDFObjectHandle::newName("/Div"));
    };
    CHECK(holds(codes_after(demote), codes::note_missing));
    const Spoil twice = [](OpenPdf& open) {
        QPDFObjectHandle note = open.find("/Note");
        kids_of(open.find("/Document"))
            .appendItem(open.pdf.makeIndirectObject(note.shallowCopy()));
    };
    CHECK(holds(codes_after(twice), codes::note_missing));
}

TEST_CASE("a heading that is none, and a paragraph made one, are found", "[proof]") {
    const auto becomes = [](const char* from, std::size_t n, const char* to) {
        return [=](OpenPdf& open) {
            open.find(from, n).replaceKey("/S", QPDFObjectHandle::newName(to));
        };
    };
    CHECK(holds(codes_after(becomes("/H2", 0, "/P")), codes::heading_differs));
    CHECK(holds(codes_after(becomes("/H2", 1, "/P")), codes::heading_differs));
    CHECK(holds(codes_after(becomes("/H2", 1, "/H3")), codes::heading_differs));
    CHECK(holds(codes_after(becomes("/H3", 0, "/H2")), codes::heading_differs));
    CHECK(holds(codes_after(becomes("/LBody", 0, "/H4")), codes::heading_differs));
}

TEST_CASE("a picture whose description is gone or changed is found", "[proof]") {
    const Spoil change = [](OpenPdf& open) {
        open.find("/Figure").replaceKey(
            "/Alt", QPDFObjectHandle::newUnicodeString("A spinner at her wheel")
        );
    };
    CHECK(holds(codes_after(change), codes::picture_differs));
    const Spoil remove = [](OpenPdf& open) { open.find("/Figure").removeKey("/Alt"); };
    CHECK(holds(codes_after(remove), codes::picture_differs));
}

TEST_CASE("both outputs are held to the manuscript's headings and pictures", "[proof]") {
    const auto generated = generated_text(made().bench.model);
    const auto codes_for = [&](const document::Document& document) {
        std::vector<std::vector<std::string>> found;
        for (const preflight::Report& report :
             {preflight::prove_pdf(made().products.pdf->bytes, document, generated),
              preflight::prove_epub(
                  made().products.ebooks.front().product.bytes, document, generated
              )}) {
            found.emplace_back();
            for (const preflight::Finding& finding : report.findings)
                found.back().push_back(finding.code);
        }
        return found;
    };
    document::Document document = made().bench.manuscript.document;
    for (document::Block& block : document.blocks)
        if (auto* heading = std::get_if<document::Heading>(&block.value);
            heading != nullptr && heading->level == 2)
            heading->level = 1;
    for (const auto& found : codes_for(document))
        CHECK(found == std::vector<std::string>{codes::heading_differs});

    document = made().bench.manuscript.document;
    for (document::Block& block : document.blocks)
        if (auto* figure = std::get_if<document::Figure>(&block.value))
            figure->image.alternative = "A spinner at her wheel";
    for (const auto& found : codes_for(document))
        CHECK(found == std::vector<std::string>(2, codes::picture_differs));
}
