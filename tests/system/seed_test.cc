// The manuscript this program was begun for: an archived web letter with its reply. What
// other tools damage in it must stand in both outputs, and its structure must be found.
#include "desk/products.h"
#include "desk/reading.h"
#include "desk/workbench.h"
#include "document/walk.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

using namespace pam;
using namespace pam::desk;
using namespace pam::document;
namespace fs = std::filesystem;

namespace {

fs::path seed() {
    return fs::path(PAM_CORPUS_DIR) / "seed/000_7f71d9dc66e40717.txt";
}

Workbench read_seed() {
    Workbench bench;
    Timings timings;
    Options options;
    options.manuscripts = {seed()};
    REQUIRE(read_manuscript(options, bench, timings));
    REQUIRE(build_model(options, bench, timings));
    return bench;
}

std::string all_text(const Document& document) {
    std::string text;
    for_each_text(document, [&](const Text& piece) { text += piece.text + "\n"; });
    return text;
}

const Division* division(const Blocks& blocks, DivisionKind kind) {
    for (const Block& block : blocks)
        if (const auto* found = std::get_if<Division>(&block.value);
            found && found->kind == kind)
            return found;
    return nullptr;
}

std::string paragraph_of(const Blocks& blocks, Role role) {
    for (const Block& block : blocks)
        if (const auto* found = std::get_if<Paragraph>(&block.value);
            found && found->role == role)
            return plain_text(found->inlines);
    return "";
}

}  // namespace

TEST_CASE("the seed's structure is found as an editor would mark it", "[seed]") {
    if (!fs::exists(seed())) {
        WARN("SKIPPED: the corpus is not beside the checkout");
        return;
    }
    const Workbench bench = read_seed();
    const Document& document = bench.manuscript.document;
    CHECK(document.metadata.title.value == "Ally with the petty-bourgeoisie?");
    CHECK(document.metadata.organisation.value == "Maoist Internationalist Movement");
    const Division* letter = division(document.blocks, DivisionKind::Letter);
    REQUIRE(letter != nullptr);
    CHECK(letter->blocks.size() == 2);
    REQUIRE(division(document.blocks, DivisionKind::EditorNote) != nullptr);
    CHECK_THAT(
        paragraph_of(document.blocks, Role::Byline),
        Catch::StartsWith("International Minister responds")
    );
    const auto* last = std::get_if<Division>(&document.blocks.back().value);
    REQUIRE(last != nullptr);
    CHECK(last->kind == DivisionKind::Provenance);
}

TEST_CASE(
    "what other tools take for markup stays, and the copy desk says what it did", "[seed]"
) {
    if (!fs::exists(seed())) {
        WARN("SKIPPED: the corpus is not beside the checkout");
        return;
    }
    const Workbench bench = read_seed();
    const std::string text = all_text(bench.manuscript.document);
    for (const char* piece : {"Bu$h", "u.$.", "80%", "[MIM received the following"})
        CHECK_THAT(text, Catch::Contains(piece));
    CHECK(text.find_first_of("\"'") == std::string::npos);
    const auto& ledger = bench.manuscript.ledger;
    CHECK(
        std::count_if(
            ledger.begin(),
            ledger.end(),
            [](const manuscript::LedgerEntry& entry) {
                return entry.rule == "split hyphen";
            }
        )
        == 3
    );
    CHECK(bench.account.balances());
}

TEST_CASE("both outputs of the seed are proven, word for word", "[seed]") {
    if (!fs::exists(seed())) {
        WARN("SKIPPED: the corpus is not beside the checkout");
        return;
    }
    Workbench bench = read_seed();
    Timings timings;
    const auto products = make_products(Options{}, bench, timings, 0);
    REQUIRE(products);
    CHECK(products->ebooks.front().product.report.proven());
    CHECK(products->pdf->report.proven());
    // 1,403 words, less the three that a mended hyphen joins and two joined by closed
    // dashes.
    CHECK(products->pdf->report.words == 1398);
    CHECK(products->ebooks.front().product.report.words == 1398);
}
