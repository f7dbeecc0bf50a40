#include "page/settling.h"

#include "page/codes.h"
#include "paper.h"

#include <catch2/catch.hpp>

using namespace paper;
using model::FolioLabels;

TEST_CASE("the folio of a place is the label of the page on which it begins", "[page]") {
    galley::Galley galley;
    galley.blocks.push_back(paragraph("a", 30));
    galley.blocks.push_back(paragraph("b", 3));
    galley.blocks.back().ids = {"there"};
    Diagnostics log;
    const page::PagedDocument paged = make_up(std::move(galley), styles(), log);
    const FolioLabels labels = page::folio_labels(paged, {"nowhere", "there"});
    CHECK(labels.at("there") == paged.pages.back().label);
    CHECK(labels.at("nowhere") == "??");
}

TEST_CASE("without references pages are made up once", "[page]") {
    page::Settling settling;
    CHECK(settling.take({}));
}

TEST_CASE("references are settled when they say where things stand", "[page]") {
    page::Settling settling;
    REQUIRE_FALSE(settling.take({{"there", "9"}}));
    CHECK(settling.stated() == FolioLabels{{"there", "9"}});
    REQUIRE_FALSE(settling.take({{"there", "10"}}));
    REQUIRE(settling.take({{"there", "10"}}));
    Diagnostics log;
    settling.report(log);
    CHECK(log.entries.empty());
}

TEST_CASE("two answers that chase each other end with the wider one, and it is told") {
    page::Settling settling;
    int rounds = 1;
    for (std::string found = "99"; !settling.take({{"there", found}}); ++rounds) {
        const bool narrow = settling.stated().at("there") == "99";
        found = narrow ? "100" : "99";
        REQUIRE(rounds < 20);
    }
    CHECK(settling.stated().at("there") == "100");
    Diagnostics log;
    settling.report(log);
    REQUIRE(log.entries.size() == 1);
    CHECK(log.entries[0].code == page::codes::reference_unsettled);
}

TEST_CASE("a place that wanders for ever ends the search at its bound", "[page]") {
    page::Settling settling;
    int number = 1;
    while (!settling.take({{"there", std::to_string(number)}}))
        REQUIRE(++number < 50);
    CHECK(number > 2);
}
