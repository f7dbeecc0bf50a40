// The proof must fail when it should: real outputs against documents that differ from them
// by a little.
#include "base/files.h"
#include "desk/house_files.h"
#include "desk/products.h"
#include "desk/reading.h"
#include "desk/workbench.h"
#include "document/walk.h"
#include "made_book.h"
#include "preflight/codes.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <memory>

using namespace pam;
using namespace pam::desk;
namespace fs = std::filesystem;

namespace {

constexpr const char* essay =
    "# On price\n\n"
    "A page costs $5 at Bu$h's, [they say], and 80% of it is *paper*[^1]; the rest is "
    "patience, ink\n"
    "and the long unhurried work of people who never sign it.[^2]\n\n"
    "## The shop\n\n"
    "> A press is a promise, and type is how it is kept.\n\n"
    "1. First a sheet.\n2. Then a fold.\n\n"
    "| Sheet | Price |\n|---|---:|\n| A4 | 1.20 |\n| A5 | 0.75 |\n\n"
    "[^1]: Paper is dear this year, office by office, affair by affair.\n"
    "[^2]: Nor do they ask to.\n";

// One set of outputs for all tests: making them is most of the time.
const test::MadeBook& made() {
    static const std::unique_ptr<test::MadeBook> once =
        test::make_book({{"essay.md", essay}});
    return *once;
}

// Both proofs against a document; the codes of what they found, each once.
std::vector<std::string> codes_for(const document::Document& document) {
    const auto generated = generated_text(made().bench.model);
    std::vector<std::string> codes;
    for (const auto& report :
         {preflight::prove_pdf(made().products.pdf->bytes, document, generated),
          preflight::prove_epub(
              made().products.ebooks.front().product.bytes, document, generated
          )}) {
        CHECK_FALSE(report.proven());
        for (const auto& finding : report.findings)
            codes.push_back(finding.code);
    }
    return codes;
}

// The document with the first text that holds `before` changed to say `after`.
document::Document changed(std::string_view before, std::string_view after) {
    document::Document document = made().bench.manuscript.document;
    bool done = false;
    const std::function<void(document::Inlines&)> change = [&](document::Inlines& inlines) {
        for (document::Inline& piece : inlines) {
            auto* text = std::get_if<document::Text>(&piece.value);
            if (done || text == nullptr) continue;
            const auto at = text->text.find(before);
            if (at == std::string::npos) continue;
            text->text.replace(at, before.size(), after);
            text->splices.clear();
            done = true;
        }
    };
    document::for_each_inlines(document, change);
    REQUIRE(done);
    return document;
}

bool holds(const std::vector<std::string>& codes, const char* code) {
    return std::count(codes.begin(), codes.end(), code) > 0;
}

}  // namespace

TEST_CASE("a sound build is proven, both outputs word for word", "[proof]") {
    const auto& [bench, products] = made();
    for (const auto& finding : products.pdf->report.findings)
        FAIL_CHECK(finding.where + ": " + finding.message);
    for (const auto& finding : products.ebooks.front().product.report.findings)
        FAIL_CHECK(finding.where + ": " + finding.message);
    CHECK(products.pdf->report.words == products.ebooks.front().product.report.words);
    CHECK(products.pdf->report.words > 60);
}

TEST_CASE("a word that the outputs lack is lost", "[proof]") {
    CHECK(holds(
        codes_for(changed("patience", "patience and thrift")), preflight::codes::text_lost
    ));
}

TEST_CASE("a word that the manuscript lacks is invented", "[proof]") {
    CHECK(holds(
        codes_for(changed("long unhurried work", "long work")),
        preflight::codes::text_invented
    ));
}

TEST_CASE("a dollar, a per cent sign or a bracket that is gone is found", "[proof]") {
    CHECK(holds(codes_for(changed("$5", "5")), preflight::codes::text_invented));
    CHECK(holds(codes_for(changed("80%", "80")), preflight::codes::text_invented));
    CHECK(holds(codes_for(changed("they say", "they sqy")), preflight::codes::text_differs)
    );
}

TEST_CASE("words run together are found", "[proof]") {
    CHECK(holds(codes_for(changed("costs ", "costs")), preflight::codes::space_differs));
}

TEST_CASE("a changed letter in a note, a table, a list or a heading is found", "[proof]") {
    CHECK(
        holds(codes_for(changed("affair by", "affair bx")), preflight::codes::text_differs)
    );
    CHECK(holds(codes_for(changed("0.75", "0.57")), preflight::codes::text_differs));
    CHECK(holds(
        codes_for(changed("Then a fold", "Then a fald")), preflight::codes::text_differs
    ));
    CHECK(holds(codes_for(changed("The shop", "The ship")), preflight::codes::text_differs)
    );
}

TEST_CASE("paragraphs in another order are found", "[proof]") {
    document::Document document = made().bench.manuscript.document;
    REQUIRE(document.blocks.size() > 3);
    std::swap(document.blocks[1], document.blocks[3]);
    CHECK_FALSE(codes_for(document).empty());
}

TEST_CASE("an EPUB whose container was tampered with is found", "[proof]") {
    const auto& document = made().bench.manuscript.document;
    const auto first_code = [&](Bytes epub) {
        const auto report = preflight::prove_epub(epub, document);
        return report.findings.empty() ? std::string() : report.findings.front().code;
    };
    const Bytes& good = made().products.ebooks.front().product.bytes;
    Bytes other_type = good;
    other_type[38 + 12] = 'X';
    CHECK(first_code(other_type) == preflight::codes::epub_container);
    CHECK(first_code(good.substr(0, good.size() / 2)) == preflight::codes::epub_unreadable);
}

TEST_CASE("a PDF cut short is found", "[proof]") {
    const Bytes& good = made().products.pdf->bytes;
    const auto report = preflight::prove_pdf(
        good.substr(0, good.size() / 2), made().bench.manuscript.document
    );
    REQUIRE_FALSE(report.proven());
    CHECK(report.findings.front().code == preflight::codes::pdf_unreadable);
}

TEST_CASE("an output of another manuscript is not proven", "[proof]") {
    document::Document other;
    other.blocks.push_back({document::Paragraph{
        document::Role::Body, {{document::generated("Something else.")}}, {}}});
    CHECK(codes_for(other).size() >= 2);
}

TEST_CASE("every sample is proven in every house style", "[proof]") {
    const fs::path source = PAM_SOURCE_DIR;
    const std::vector<HouseStyle> styles = house_styles(source);
    CHECK(styles.size() == 8);
    for (const HouseStyle& style : styles)
        for (const fs::directory_entry& sample :
             fs::directory_iterator(source / "manuscripts")) {
            if (!sample.is_regular_file()) continue;
            INFO(style.name << ": " << sample.path().filename().string());
            Workbench bench;
            Timings timings;
            Options options;
            options.manuscripts = {sample.path()};
            options.style = style.name;
            REQUIRE(read_manuscript(options, bench, timings));
            REQUIRE(build_model(options, bench, timings));
            const auto products = make_products(options, bench, timings, 0);
            REQUIRE(products);
            CHECK(products->pdf->report.proven());
            CHECK(products->ebooks.front().product.report.proven());
        }
}
