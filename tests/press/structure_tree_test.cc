#include "press/structure_tree.h"

#include "fixture.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::press;
using namespace pam::press::test;
using galley::ElementNumber;
using Kind = galley::StructureKind;
using Object = QPDFObjectHandle;

namespace {

galley::SetLine line_of(std::string_view text, ElementNumber element, int link = -1) {
    galley::SetLine made = line(text);
    made.fragments[0].element = element;
    made.fragments[0].link = link;
    return made;
}

Object tree(const Opened& file) {
    return file.root().getKey("/StructTreeRoot");
}

Object work(const Opened& file) {
    return tree(file).getKey("/K").getArrayItem(0);
}

std::string type(Object element) {
    return element.getKey("/S").getName();
}

/// What the parent tree has under a number.
Object parent(const Opened& file, long long number) {
    Object numbers = tree(file).getKey("/ParentTree").getKey("/Nums");
    for (int i = 0; i + 1 < numbers.getArrayNItems(); i += 2)
        if (numbers.getArrayItem(i).getIntValue() == number)
            return numbers.getArrayItem(i + 1);
    return Object::newNull();
}

}  // namespace

TEST_CASE("a paragraph over two pages is one element, found from both", "[press]") {
    if (!have_fonts()) return;
    Pages pages;
    const ElementNumber paragraph = pages.add_element(Kind::Paragraph);
    pages.add_line(line_of("begins here ", paragraph), 60);
    pages.add_page("2");
    pages.add_line(line_of("ends here", paragraph), 60);
    const Opened file = opened(pages);
    CHECK(file.root().getKey("/MarkInfo").getKey("/Marked").getBoolValue());
    CHECK(type(work(file)) == "/Document");
    CHECK(work(file).getKey("/P").getObjGen() == tree(file).getObjGen());
    Object element = work(file).getKey("/K");
    CHECK(type(element) == "/P");
    CHECK(element.getKey("/Pg").getObjGen() == file.page(0).getObjGen());
    REQUIRE(element.getKey("/K").getArrayNItems() == 2);
    CHECK(element.getKey("/K").getArrayItem(0).getIntValue() == 0);
    Object second = element.getKey("/K").getArrayItem(1);
    CHECK(second.getKey("/Type").getName() == "/MCR");
    CHECK(second.getKey("/Pg").getObjGen() == file.page(1).getObjGen());
    for (std::size_t page = 0; page < 2; ++page) {
        const auto number = file.page(page).getKey("/StructParents").getIntValue();
        CHECK(parent(file, number).getArrayItem(0).getObjGen() == element.getObjGen());
    }
    CHECK(tree(file).getKey("/ParentTreeNextKey").getIntValue() == 2);
}

TEST_CASE("a link over two lines is one element with two annotations", "[press]") {
    if (!have_fonts()) return;
    Pages pages;
    pages.paged.galley.links = {{"https://example.org/", "an example"}};
    const ElementNumber link =
        pages.add_element(Kind::Link, pages.add_element(Kind::Paragraph));
    pages.add_line(line_of("an ", link, 0), 60);
    pages.add_line(line_of("example", link, 0), 74);
    const Opened file = opened(pages);
    CHECK(file.page().getKey("/Tabs").getName() == "/S");
    Object element = work(file).getKey("/K").getKey("/K");
    CHECK(type(element) == "/Link");
    REQUIRE(element.getKey("/K").getArrayNItems() == 3);
    Object annotations = file.page().getKey("/Annots");
    for (int i = 0; i < 2; ++i) {
        Object named = element.getKey("/K").getArrayItem(i + 1);
        CHECK(named.getKey("/Type").getName() == "/OBJR");
        CHECK(named.getKey("/Obj").getObjGen() == annotations.getArrayItem(i).getObjGen());
        const auto number =
            annotations.getArrayItem(i).getKey("/StructParent").getIntValue();
        CHECK(parent(file, number).getObjGen() == element.getObjGen());
    }
}

TEST_CASE("a link that leads nowhere is but a phrase", "[press]") {
    if (!have_fonts()) return;
    Pages pages;
    pages.paged.galley.links = {{"#lost", "lost"}};
    const ElementNumber link =
        pages.add_element(Kind::Link, pages.add_element(Kind::Paragraph));
    pages.add_line(line_of("lost", link, 0), 60);
    CHECK(type(work(opened(pages)).getKey("/K").getKey("/K")) == "/Span");
}

TEST_CASE(
    "a figure has its alternative and its box, decoration is an artifact", "[press]"
) {
    if (!have_fonts()) return;
    Pages pages;
    pages.model.images.push_back(
        {"dot.svg",
         "image/svg+xml",
         R"(<svg xmlns="http://www.w3.org/2000/svg" width="9" height="6"><rect width="9" height="6"/></svg>)",
         9,
         6}
    );
    pages.add_image(0, box(60, 100, 90, 60));
    const ElementNumber decoration = pages.add_element(Kind::Figure);
    pages.paged.pages[0].items.push_back(page::PlacedImage{
        box(60, 200, 90, 60), 0, page::Layer::Text, decoration});
    const Opened file = opened(pages);
    Object figure = work(file).getKey("/K");
    CHECK(type(figure) == "/Figure");
    CHECK(figure.getKey("/Alt").getUTF8Value() == "A picture");
    const auto box = figure.getKey("/A").getKey("/BBox").getArrayAsRectangle();
    CHECK(box.llx == Approx(60));
    CHECK(box.ury == Approx(595.276 - 100).margin(0.01));
    CHECK(box.ury - box.lly == Approx(60).margin(0.01));
    CHECK(file.content().find("/Artifact <</Type /Layout>> BDC") != std::string::npos);
}

TEST_CASE("notes have names, phrases their language, cells their spans", "[press]") {
    if (!have_fonts()) return;
    Pages pages;
    const ElementNumber note = pages.add_element(Kind::Note, galley::no_element);
    pages.paged.galley.structure[note].note = 0;
    pages.paged.galley.structure[note].id = "note-1";
    pages.paged.galley.structure[note].language = "de";
    const ElementNumber table = pages.add_element(Kind::Table);
    const ElementNumber row =
        pages.add_element(Kind::Row, pages.add_element(Kind::TableHead, table));
    const ElementNumber cell = pages.add_element(Kind::HeadCell, row);
    pages.paged.galley.structure[cell].columns = 2;
    pages.add_line(line_of("Head", cell), 60);
    pages.add_line(line_of("Anmerkung", note), 500, page::Layer::Note);
    const Opened file = opened(pages);
    Object kids = work(file).getKey("/K");
    REQUIRE(kids.getArrayNItems() == 2);
    // Called nowhere, it comes last, though it stands first in the table.
    Object found = kids.getArrayItem(0);
    if (type(found) != "/Note") found = kids.getArrayItem(1);
    CHECK(found.getKey("/ID").getStringValue() == "note-1");
    CHECK(found.getKey("/Lang").getUTF8Value() == "de");
    Object names = tree(file).getKey("/IDTree").getKey("/Names");
    CHECK(names.getArrayItem(0).getStringValue() == "note-1");
    CHECK(names.getArrayItem(1).getObjGen() == found.getObjGen());
    Object head = type(kids.getArrayItem(0)) == "/Table" ? kids.getArrayItem(0)
                                                         : kids.getArrayItem(1);
    head = head.getKey("/K").getKey("/K").getKey("/K");
    CHECK(type(head) == "/TH");
    CHECK(head.getKey("/A").getKey("/Scope").getName() == "/Column");
    CHECK(head.getKey("/A").getKey("/ColSpan").getIntValue() == 2);
}
