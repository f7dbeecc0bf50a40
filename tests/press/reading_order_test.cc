#include "press/reading_order.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace pam;
using namespace pam::press;
using galley::ElementNumber;
using Kind = galley::StructureKind;

namespace {

struct Work {
    galley::Structure structure = std::vector<galley::StructureElement>(1);
    std::vector<PageMarks> pages = std::vector<PageMarks>(2);

    ElementNumber add(Kind kind, ElementNumber parent = galley::whole_work) {
        structure.emplace_back();
        structure.back().kind = kind;
        structure.back().parent = parent;
        return static_cast<ElementNumber>(structure.size() - 1);
    }
    void paint(ElementNumber element, std::size_t page = 0) {
        pages[page].leaves.push_back({LeafKind::Text, element});
    }
    [[nodiscard]] std::vector<ReadElement> order() const {
        return reading_order(structure, pages, {});
    }
    /// The tree: elements by number, content as page and MCID.
    [[nodiscard]] std::string told(ElementNumber number = galley::whole_work) const {
        return told(order(), number);
    }

private:
    static std::string told(const std::vector<ReadElement>& read, std::size_t number) {
        std::string text = fmt::format("{}(", number);
        for (const Kid& kid : read[number].kids) {
            if (text.back() != '(') text += ' ';
            text += kid.what == Kid::What::Element
                        ? told(read, kid.number)
                        : fmt::format("p{}:{}", kid.page, kid.number);
        }
        return text + ')';
    }
};

}  // namespace

TEST_CASE("an element that spans pages holds its content in order", "[press]") {
    Work work;
    const ElementNumber paragraph = work.add(Kind::Paragraph);
    work.paint(paragraph);
    work.pages[1].leaves.push_back({LeafKind::Furniture});
    work.paint(paragraph, 1);
    CHECK(work.told() == "0(1(p0:0 p1:0))");
}

TEST_CASE("a float is read where the manuscript has it", "[press]") {
    Work work;
    const ElementNumber before = work.add(Kind::Paragraph);
    const ElementNumber figure = work.add(Kind::Figure);
    const ElementNumber after = work.add(Kind::Paragraph);
    work.paint(before);
    work.paint(after);
    work.paint(figure, 1);
    CHECK(work.told() == "0(1(p0:0) 2(p1:0) 3(p0:1))");
}

TEST_CASE("words and phrases of a paragraph are read as they come", "[press]") {
    Work work;
    const ElementNumber paragraph = work.add(Kind::Paragraph);
    const ElementNumber phrase = work.add(Kind::Phrase, paragraph);
    work.paint(paragraph);
    work.paint(phrase);
    work.paint(paragraph);
    CHECK(work.told() == "0(1(p0:0 2(p0:1) p0:2))");
}

TEST_CASE(
    "a note is read after its call, once, and one without a call at the end", "[press]"
) {
    Work work;
    const ElementNumber paragraph = work.add(Kind::Paragraph);
    const ElementNumber reference = work.add(Kind::Reference, paragraph);
    const ElementNumber last = work.add(Kind::Paragraph);
    const ElementNumber again = work.add(Kind::Reference, last);
    const ElementNumber note = work.add(Kind::Note, galley::no_element);
    const ElementNumber stray = work.add(Kind::Note, galley::no_element);
    work.structure[reference].note = work.structure[again].note = 0;
    work.structure[note].note = 0;
    work.structure[stray].note = 1;
    for (const ElementNumber element : {paragraph, reference, paragraph, last, again})
        work.paint(element);
    work.paint(stray, 1);
    work.paint(note, 1);
    CHECK(work.told() == "0(1(p0:0 2(p0:1) 5(p1:1) p0:2) 3(p0:3 4(p0:4)) 6(p1:0))");
}

TEST_CASE("a note called in a heading is read after the heading", "[press]") {
    Work work;
    const ElementNumber section = work.add(Kind::Section);
    const ElementNumber heading = work.add(Kind::Heading, section);
    const ElementNumber reference = work.add(Kind::Reference, heading);
    const ElementNumber paragraph = work.add(Kind::Paragraph, section);
    const ElementNumber note = work.add(Kind::Note, galley::no_element);
    work.structure[reference].note = work.structure[note].note = 0;
    for (const ElementNumber element : {heading, reference, paragraph, note})
        work.paint(element);
    CHECK(work.told() == "0(1(2(p0:0 3(p0:1)) 5(p0:3) 4(p0:2)))");
}

TEST_CASE("pictures in a cell are read after its words", "[press]") {
    Work work;
    const ElementNumber cell =
        work.add(Kind::Cell, work.add(Kind::Row, work.add(Kind::Table)));
    const ElementNumber figure = work.add(Kind::Figure, cell);
    work.paint(figure);
    work.paint(cell);
    CHECK(work.told(cell) == "3(p0:1 4(p0:0))");
}

TEST_CASE("paragraphs and pictures of a cell are read as they stand", "[press]") {
    Work work;
    const ElementNumber cell =
        work.add(Kind::Cell, work.add(Kind::Row, work.add(Kind::Table)));
    const ElementNumber paragraph = work.add(Kind::Paragraph, cell);
    const ElementNumber figure = work.add(Kind::Figure, cell);
    work.paint(figure);
    work.paint(paragraph);
    CHECK(work.told(cell) == "3(4(p0:1) 5(p0:0))");
}

TEST_CASE("what was not painted is not there, but a table keeps its cells", "[press]") {
    Work work;
    work.add(Kind::Paragraph);
    const ElementNumber table = work.add(Kind::Table);
    const ElementNumber row = work.add(Kind::Row, work.add(Kind::TableBody, table));
    const ElementNumber cell = work.add(Kind::Cell, row);
    work.add(Kind::Cell, row);
    work.paint(cell);
    CHECK(work.told() == "0(2(3(4(5(p0:0) 6()))))");
}

TEST_CASE("headings begin at the first level and skip none", "[press]") {
    Work work;
    std::vector<int> levels;
    for (const int level : {3, 5, 5, 2, 6, 1}) {
        const ElementNumber heading = work.add(Kind::Heading);
        work.structure[heading].level = level;
        work.paint(heading);
    }
    const std::vector<ReadElement> read = work.order();
    for (std::size_t i = 1; i < read.size(); ++i)
        levels.push_back(read[i].level);
    CHECK(levels == std::vector<int>{1, 2, 2, 1, 2, 1});
}

TEST_CASE("a link is found around its words", "[press]") {
    Work work;
    const ElementNumber paragraph = work.add(Kind::Paragraph);
    const ElementNumber link = work.add(Kind::Link, paragraph);
    const ElementNumber code = work.add(Kind::Code, link);
    CHECK(link_around(work.structure, code) == link);
    CHECK(link_around(work.structure, link) == link);
    CHECK(link_around(work.structure, paragraph) == galley::no_element);
}
