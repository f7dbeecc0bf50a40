#include "galley/galley_fixture.h"
#include "galley/structure_builder.h"

#include <fmt/format.h>

using namespace pam;
using namespace pam::galley;

namespace {

constexpr const char* names[] = {
    "Document", "Sect",  "Div",  "H",    "P",    "Quote", "L",    "LI",     "Lbl",
    "LBody",    "Table", "Head", "Body", "TR",   "TH",    "TD",   "Figure", "Caption",
    "Note",     "Ref",   "Link", "Span", "Code", "TOC",   "TOCI", "Index"};

/// Elements with their parents' numbers: "1 Sect<0".
std::string told(const Structure& structure) {
    std::string text;
    for (std::size_t i = 1; i < structure.size(); ++i) {
        const StructureElement& element = structure[i];
        text += fmt::format("{} {}", i, names[static_cast<std::size_t>(element.kind)]);
        text += element.parent == no_element ? std::string(" ")
                                             : fmt::format("<{} ", element.parent);
    }
    return text;
}

document::ListItem item(document::Blocks blocks) {
    document::ListItem made;
    made.blocks = std::move(blocks);
    return made;
}

document::TableCell cell(std::string words, int columns = 1) {
    document::TableCell made;
    made.blocks = {paragraph(std::move(words))};
    made.column_span = columns;
    return made;
}

}  // namespace

TEST_CASE("items have labels and bodies, and their marks are labels", "[galley]") {
    document::List list;
    list.kind = document::ListKind::Numbered;
    list.items = {item({paragraph("one")}), item({paragraph("two")})};
    const Set made = set({{list}});
    CHECK(
        told(made.galley.structure)
        == "1 L<0 2 LI<1 3 Lbl<2 4 LBody<2 5 P<4 6 LI<1 7 Lbl<6 8 LBody<6 9 P<8 "
    );
    CHECK(made.galley.structure[1].numbering == style::ListMark::Decimal);
    const std::vector<Fragment>& fragments = made.galley.blocks[1].lines[0].fragments;
    REQUIRE(fragments.size() == 2);
    CHECK(fragments[0].element == 7);
    CHECK(fragments[1].element == 9);
}

TEST_CASE("a mark of the manuscript's own is the label of its item", "[galley]") {
    document::List list;
    document::ListItem marked = item({paragraph("one")});
    marked.marker.text = "(a)";
    list.items = {marked};
    const Set made = set({{list}});
    const std::vector<Fragment>& fragments = made.galley.blocks[0].lines[0].fragments;
    CHECK(fragments.front().element == 3);
    CHECK(fragments.back().element == 5);
}

TEST_CASE("every row of a table fills all columns", "[galley]") {
    document::Table table;
    table.head = {{cell("Wide", 2)}};
    table.body = {{cell("a"), cell("b")}, {cell("alone")}};
    table.columns = {document::Align::Natural, document::Align::Natural};
    const Set made = set({{table}});
    const Structure& structure = made.galley.structure;
    std::vector<int> columns(structure.size());
    for (const StructureElement& element : structure)
        if (element.kind == StructureKind::Cell || element.kind == StructureKind::HeadCell)
            columns[element.parent] += element.columns;
    for (std::size_t i = 0; i < structure.size(); ++i)
        if (structure[i].kind == StructureKind::Row) CHECK(columns[i] == 2);
    CHECK(structure[4].kind == StructureKind::HeadCell);
    CHECK(structure[4].columns == 2);
}

TEST_CASE("no cell lies over one that reaches down from above", "[galley]") {
    document::Table table;
    document::TableCell tall = cell("tall");
    tall.row_span = 2;
    table.body = {{cell("a"), tall, cell("b")}, {cell("wide", 3)}};
    table.columns.resize(3);
    const Set made = set({{table}});
    int cells = 0;
    for (const StructureElement& element : made.galley.structure)
        if (element.kind == StructureKind::Cell) {
            ++cells;
            CHECK(element.columns == 1);
        }
    CHECK(cells == 5);  // an empty one stands below "b"
}

TEST_CASE("a table of nothing but a head has a body, of heads", "[galley]") {
    document::Table table;
    table.head = {{cell("alone")}};
    table.columns.resize(1);
    const Set made = set({{table}});
    CHECK(told(made.galley.structure) == "1 Table<0 2 Body<1 3 TR<2 4 TH<3 ");
}

TEST_CASE(
    "a figure with a caption is a part of the work, elsewhere a division", "[galley]"
) {
    document::Figure figure;
    figure.caption = {text("Below it.")};
    document::Division extract;
    extract.kind = document::DivisionKind::Extract;
    extract.blocks = {{figure}};
    CHECK(told(set({{figure}}).galley.structure).starts_with("1 Sect<0 "));
    CHECK(told(set({{extract}}).galley.structure).starts_with("1 Quote<0 2 Div<1 "));
}

TEST_CASE("a call is a reference to its note, which has a label", "[galley]") {
    document::Document work;
    document::Note note;
    note.blocks = {paragraph("Said below.")};
    work.notes.push_back(note);
    document::NoteReference call;
    call.note = 0;
    work.blocks.push_back(paragraph({text("Words"), {call}}));
    const Set made = set(work);
    CHECK(told(made.galley.structure) == "1 P<0 2 Ref<1 3 Link<2 4 Note 5 Lbl<4 6 P<4 ");
    CHECK(made.galley.structure[2].note == 0);
    CHECK(made.galley.structure[4].id == "note-1");
    const std::vector<Fragment>& fragments = made.galley.notes[0][0].lines[0].fragments;
    CHECK(fragments.front().element == 5);
    CHECK(fragments.back().element == 6);
}

TEST_CASE("notes after the work stand there, under their heading", "[galley]") {
    document::Document work;
    document::Note note;
    note.blocks = {paragraph("Said below.")};
    work.notes.push_back(note);
    document::NoteReference call;
    call.note = 0;
    work.blocks.push_back(paragraph({text("Words"), {call}}));
    const Set made =
        set(work,
            "li.note { float: endnote } h2.endnotes::before { content: \"Remarks\" }");
    CHECK(
        told(made.galley.structure)
        == "1 P<0 2 Ref<1 3 Link<2 4 H<0 5 Note<0 6 Lbl<5 7 Link<6 8 P<5 "
    );
    CHECK(made.galley.blocks[1].lines[0].fragments[0].element == 4);
}

TEST_CASE("emphasis is no element, another language is", "[galley]") {
    document::Emphasis emphasis;
    emphasis.children = {text("stress")};
    document::Phrase phrase;
    phrase.language = "la";
    phrase.children = {text("lex")};
    const Set made = set({paragraph({text("a "), {emphasis}, text(" b "), {phrase}})});
    CHECK(told(made.galley.structure) == "1 P<0 2 Span<1 ");
    CHECK(made.galley.structure[2].language == "la");
    const std::vector<Fragment>& fragments = made.galley.blocks[0].lines[0].fragments;
    for (const Fragment& fragment : fragments)
        CHECK(fragment.element == (&fragment == &fragments.back() ? 2u : 1u));
}
