// What the text says of its own pages.
#include "model/page_references.h"

#include "model/model_of.h"
#include "model/scribe.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::test;

namespace {

/// "see p. " and the folio of the heading, in a link to it.
Scribe see_page() {
    Scribe scribe;
    Link link;
    link.target = "#strike";
    link.children = scribe.words("see p. ");
    link.children.push_back({PageReference{"#strike", {}}});
    scribe.add(Scribe::paragraph(Scribe::inlines(Inline{std::move(link)})));
    scribe.add(scribe.heading(1, "strike", "The Strike"));
    return scribe;
}

}  // namespace

TEST_CASE("a page reference states the folio of its place, as often as pages are made") {
    Scribe scribe = see_page();
    Diagnostics log;
    model::TypesetModel model = model_of(scribe.document, log);
    REQUIRE(model.referred_places == std::vector<std::string>{"strike"});
    CHECK(tree_of(model).find("generated \"00\"") != std::string::npos);
    model::state_folios(model, {{"strike", "7"}});
    model::state_folios(model, {{"strike", "12"}});
    const std::string tree = tree_of(model);
    CHECK(tree.find("generated \"12\"") != std::string::npos);
    CHECK(tree.find("\"7\"") == std::string::npos);
    CHECK(log.entries.empty());
}

TEST_CASE("a text without references has none to settle") {
    Scribe scribe;
    scribe.add(scribe.paragraph("Nothing."));
    Diagnostics log;
    CHECK(model_of(scribe.document, log).referred_places.empty());
}

TEST_CASE("a reference to no place of the work says so and leads nowhere") {
    Scribe scribe;
    scribe.add(Scribe::paragraph(Scribe::inlines(Inline{PageReference{"#gone", {}}})));
    Diagnostics log;
    const model::TypesetModel model = model_of(scribe.document, log);
    CHECK(tree_of(model).find("generated \"??\"") != std::string::npos);
    CHECK(model.referred_places.empty());
}

TEST_CASE("a style that states the folio of links has their places settled") {
    Scribe scribe;
    scribe.add(Scribe::paragraph(Scribe::inlines(scribe.link("#strike", "the strike"))));
    scribe.add(scribe.heading(1, "strike", "The Strike"));
    Diagnostics log;
    const std::string css =
        "a::after { content: \" (p. \" target-counter(attr(href), page) \")\" }";
    const model::TypesetModel model = model_of(scribe.document, log, {}, css);
    CHECK(model.referred_places == std::vector<std::string>{"strike"});
    CHECK(model::folio_of(model, "strike") == "00");
    CHECK(log.entries.empty());
}
