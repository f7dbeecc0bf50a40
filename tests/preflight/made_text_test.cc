// Generated text is known by its kind; what is of no kind is told.
#include "preflight/made_text.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::document;
using preflight::MadeTextKinds;

namespace {

Document work() {
    Document document;
    document.metadata.title.value = "The Lamp";
    document.metadata.publisher.value = "Fenn Press";
    document.metadata.rights.value = "No rights reserved.";
    IndexMark mark;
    mark.path = {"Strike", "tools of"};
    mark.see_also = "Lock!price";
    Inlines line;
    line.push_back({std::move(mark)});
    document.blocks.push_back({Paragraph{Role::Body, std::move(line), Span::none()}});
    return document;
}

bool is_label(std::string_view text) {
    return MadeTextKinds(work(), {{}, {"See also", "Index"}}).is_label(text);
}

}  // namespace

TEST_CASE("facts of the work may be said again on pages that are made", "[made]") {
    CHECK(is_label("The Lamp"));
    CHECK(is_label("Fenn Press"));
    CHECK(is_label("No rights"));
    CHECK_FALSE(is_label("All rights reserved"));
}

TEST_CASE("an index may say its terms, pages, and where else to look", "[made]") {
    for (const char* text :
         {"Strike",
          "tools of",
          ", 12",
          "Strike, xi, 12\u201314, 20",
          "\u2013",
          ". ",
          "See also",
          "Strike. See also",
          "See also Lock, price",
          "Lock, price",
          "Strike, 12, 13. See also",
          "Strike. See also Lock, price; strike",
          "Index",
          "S"})
        CHECK(is_label(text));
    for (const char* text :
         {"Lockout",
          "Strike, 12, Lockout",
          "See under",
          "Strikes, 12",
          "Strike. See also Lockout"})
        CHECK_FALSE(is_label(text));
}
