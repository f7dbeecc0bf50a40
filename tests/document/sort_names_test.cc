#include "document/sort_names.h"

#include <catch2/catch.hpp>

using namespace pam::document;

TEST_CASE("a name is filed under the form that has its words, and no other") {
    Metadata facts;
    for (const char* form : {"Lamp, Ada", "de Beauvoir, Simone", "Mill, The", "O’Neil, Jo"})
        facts.sort_names.push_back({form, Origin::FrontMatter, {}});
    REQUIRE(sort_name_of(facts, "Ada Lamp") != nullptr);
    CHECK(sort_name_of(facts, "Ada Lamp")->value == "Lamp, Ada");
    CHECK(sort_name_of(facts, "Simone de Beauvoir")->value == "de Beauvoir, Simone");
    CHECK(sort_name_of(facts, "The Mill")->value == "Mill, The");
    CHECK(sort_name_of(facts, "Jo O’Neil")->value == "O’Neil, Jo");
    CHECK(sort_name_of(facts, "Ada Lampe") == nullptr);
    CHECK(sort_name_of(facts, "Ada B. Lamp") == nullptr);
    CHECK(sort_name_of(Metadata{}, "") == nullptr);
}
