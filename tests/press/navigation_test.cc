#include "press/navigation.h"

#include "fixture.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::press;
using namespace pam::press::test;
using Object = QPDFObjectHandle;

namespace {

galley::SetLine linked(std::string_view text, int link) {
    galley::SetLine made = line(text);
    made.fragments[0].link = link;
    return made;
}

Pages chapters() {
    Pages pages;
    pages.add_line(line("One"), 60);
    pages.add_page("2");
    pages.add_line(line("Two"), 60);
    pages.paged.destinations = {
        {"one", 0, Length::from_points(50)},
        {"one-a", 0, Length::from_points(90)},
        {"two", 1, Length::from_points(50)}};
    pages.model.outline = {
        {1, "One", "one"},
        {2, "One (a) \\ b", "one-a"},
        {1, "Zwei \u2013 \U0001D400", "two"}};
    return pages;
}

}  // namespace

TEST_CASE("the outline nests by level and leads to its pages", "[press]") {
    if (!have_fonts()) return;
    const Opened file = opened(chapters());
    Object outlines = file.root().getKey("/Outlines");
    CHECK(outlines.getKey("/Count").getIntValue() == 2);
    Object one = outlines.getKey("/First");
    CHECK(one.getKey("/Title").getUTF8Value() == "One");
    CHECK(one.getKey("/Count").getIntValue() == -1);
    CHECK(one.getKey("/First").getKey("/Title").getUTF8Value() == "One (a) \\ b");
    CHECK(one.getKey("/First").getKey("/Parent").getObjGen() == one.getObjGen());
    Object two = one.getKey("/Next");
    CHECK(two.getKey("/Title").getUTF8Value() == "Zwei \u2013 \U0001D400");
    CHECK(two.getKey("/Prev").getObjGen() == one.getObjGen());
    CHECK(two.getObjGen() == outlines.getKey("/Last").getObjGen());
    Object destination = two.getKey("/Dest");
    CHECK(destination.getArrayItem(0).getObjGen() == file.page(1).getObjGen());
    CHECK(
        destination.getArrayItem(3).getNumericValue() == Approx(595.276 - 50).margin(0.01)
    );
    CHECK(file.root().getKey("/PageMode").getName() == "/UseOutlines");
}

TEST_CASE(
    "without chapters no outline is shown, and entries that lead nowhere are left out",
    "[press]"
) {
    if (!have_fonts()) return;
    Pages pages;
    pages.model.outline = {{1, "Nowhere", "nowhere"}};
    const Opened file = opened(pages);
    CHECK_FALSE(file.root().hasKey("/Outlines"));
    CHECK_FALSE(file.root().hasKey("/PageMode"));
}

TEST_CASE("folios are the pages' labels", "[press]") {
    if (!have_fonts()) return;
    const Opened file = opened(chapters());
    Object numbers = file.root().getKey("/PageLabels").getKey("/Nums");
    CHECK(numbers.getArrayNItems() == 2);
    CHECK(numbers.getArrayItem(1).getKey("/S").getName() == "/D");
}

TEST_CASE("a link has one annotation for each of its lines", "[press]") {
    if (!have_fonts()) return;
    Pages pages = chapters();
    pages.paged.galley.links = {{"https://example.org/a_(b)?q=\u00E9 x", "an example"}};
    pages.add_line(linked("first line", 0), 100);
    pages.add_line(linked("second line", 0), 114);
    const Opened file = opened(pages);
    Object annotations = file.page(1).getKey("/Annots");
    REQUIRE(annotations.getArrayNItems() == 2);
    Object one = annotations.getArrayItem(0);
    CHECK(one.getKey("/Subtype").getName() == "/Link");
    CHECK(one.getKey("/F").getIntValue() == 4);
    CHECK(one.getKey("/Contents").getUTF8Value() == "an example");
    CHECK(
        one.getKey("/A").getKey("/URI").getStringValue()
        == "https://example.org/a_(b)?q=%C3%A9%20x"
    );
    for (int i = 0; i < 3; ++i)
        CHECK(one.getKey("/Border").getArrayItem(i).getIntValue() == 0);
    const auto first = one.getKey("/Rect").getArrayAsRectangle();
    const auto second = annotations.getArrayItem(1).getKey("/Rect").getArrayAsRectangle();
    CHECK(first.llx == Approx(50));
    CHECK(first.ury == Approx(595.275 - 90).margin(0.01));
    CHECK(second.ury <= first.lly + 0.001);
}

TEST_CASE("a link within the work goes to its element, or nowhere at all", "[press]") {
    if (!have_fonts()) return;
    Pages pages = chapters();
    pages.paged.galley.links = {{"#one-a", "back"}, {"#lost", "lost"}};
    pages.add_line(linked("back", 0), 100);
    pages.add_line(linked("lost", 1), 120);
    const Opened file = opened(pages);
    Object annotations = file.page(1).getKey("/Annots");
    REQUIRE(annotations.getArrayNItems() == 1);
    Object action = annotations.getArrayItem(0).getKey("/A");
    CHECK(action.getKey("/S").getName() == "/GoTo");
    CHECK(action.getKey("/D").getArrayItem(0).getObjGen() == file.page(0).getObjGen());
}

TEST_CASE("neighbouring fragments of one link are one area", "[press]") {
    if (!have_fonts()) return;
    Pages pages = chapters();
    pages.paged.galley.links = {{"#one", ""}, {"#two", ""}};
    galley::SetLine parts = linked("one ", 0);
    for (const int link : {0, 1, 0}) {
        parts.fragments.push_back(
            fragment(shaped("x"), 30 + 10.0 * static_cast<double>(parts.fragments.size()))
        );
        parts.fragments.back().link = link;
    }
    pages.add_line(std::move(parts), 100);
    CHECK(opened(pages).page(1).getKey("/Annots").getArrayNItems() == 3);
}

TEST_CASE("an entry and its folio on one line are one area", "[press]") {
    if (!have_fonts()) return;
    Pages pages = chapters();
    pages.paged.galley.links = {{"#one", ""}};
    pages.add_line(linked("One", 0), 100);
    galley::SetLine folio = linked("12", 0);
    folio.fragments[0].x = Length::from_points(200);
    pages.add_line(std::move(folio), 100);
    pages.add_line(linked("again", 0), 114);
    const Opened file = opened(pages);
    Object annotations = file.page(1).getKey("/Annots");
    REQUIRE(annotations.getArrayNItems() == 2);
    const auto area = annotations.getArrayItem(0).getKey("/Rect").getArrayAsRectangle();
    CHECK(area.llx == Approx(50));
    CHECK(area.urx > 250);
}
