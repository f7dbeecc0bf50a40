// The alphabet of an index is that of the work's language.
#include "manuscript/index_terms.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::document;

namespace {

/// The terms in their order, each behind its letter.
std::string sorted(const std::string& language, const std::vector<std::string>& terms) {
    Document document;
    document.metadata.language.value = language;
    Inlines words;
    for (const std::string& term : terms) {
        IndexMark mark;
        mark.path = {term};
        words.push_back({std::move(mark)});
    }
    document.blocks.push_back({Paragraph{Role::Body, std::move(words), Span::none()}});
    manuscript::sort_index_terms(document);
    std::string order;
    for (const IndexTerm& one : document.index_terms)
        order += one.letter + ":" + one.term + " ";
    return order;
}

}  // namespace

TEST_CASE("an index is sorted by the alphabet of its language, each term once") {
    CHECK(sorted("en", {"öl", "zebra", "Oar", "oar"}) == "O:oar O:Oar O:öl Z:zebra ");
    CHECK(sorted("sv", {"öl", "zebra", "Oar"}) == "O:Oar Z:zebra Ö:öl ");
    CHECK(sorted("es", {"ñandú", "nube", "oca"}) == "N:nube Ñ:ñandú O:oca ");
    CHECK(sorted("pl", {"łąka", "luz", "mak"}) == "L:luz Ł:łąka M:mak ");
    CHECK(sorted("ru", {"Ярмарка", "арка"}) == "А:арка Я:Ярмарка ");
    CHECK(sorted("en", {"1917", "strike", "strike"}) == "#:1917 S:strike ");
}

TEST_CASE("a text without marks has no index", "[index]") {
    CHECK(sorted("en", {}).empty());
}

TEST_CASE("the words marked are a term, subheadings are terms of their own") {
    Document document;
    IndexMark words;
    words.children.push_back({Text{"the lamp", Span::none(), {}}});
    IndexMark stated;
    stated.path = {"Lamp", "price"};
    Inlines line;
    line.push_back({std::move(words)});
    line.push_back({std::move(stated)});
    document.blocks.push_back({Paragraph{Role::Body, std::move(line), Span::none()}});
    manuscript::sort_index_terms(document);
    REQUIRE(document.index_terms.size() == 3);
    CHECK(document.index_terms[0].term == "Lamp");
    CHECK(document.index_terms[1].term == "price");
    CHECK(document.index_terms[2].term == "the lamp");
}
