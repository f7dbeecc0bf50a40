// Cells of several blocks, rows too high for a page, tables from right to left.
#include "document/walk.h"
#include "galley/codes.h"
#include "galley/galley_fixture.h"

#include <algorithm>

using namespace pam;
using namespace pam::galley;

namespace {

document::TableCell cell(std::string words) {
    return document::cell_of({text(std::move(words))}, {});
}

document::TableCell cell(document::Blocks blocks) {
    return {std::move(blocks), 1, 1, {}};
}

document::Block table(std::vector<document::TableRow> rows) {
    document::Table made;
    made.body = std::move(rows);
    return {made};
}

document::Blocks paragraphs(const std::string& name, int count) {
    document::Blocks blocks;
    for (int i = 0; i < count; ++i)
        blocks.push_back(paragraph(name + std::to_string(i) + ". " + long_text));
    return blocks;
}

/// All words of the column, in the order in which they are set.
std::string words_of(const Galley& galley) {
    std::string words;
    for (const Block& block : galley.blocks) {
        words += text_of(block);
        for (const PanelLine& line : block.panel_lines)
            words += text_of(line.line) + " ";
    }
    return words;
}

Length right_of(const PanelLine& placed) {
    Length right;
    for (const Fragment& fragment : placed.line.fragments)
        right = std::max(right, fragment.x + fragment.run.width);
    return right;
}

/// The galley of a document that shows "dot.svg".
Galley
with_picture(const document::Document& document, const std::string& more_style = "") {
    Diagnostics log;
    style::StyleSheet sheet;
    sheet.add(Source("plain.css", plain_sheet + more_style), 1, log);
    const model::TypesetModel model = model::build(
        document,
        sheet,
        {{"dot.svg",
          "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"30\" height=\"30\"/>"}},
        log
    );
    foundry::Foundry foundry = open_foundry();
    Result<Galley> galley = compose(model, foundry, log);
    REQUIRE(galley);
    return std::move(*galley);
}

/// Rights of the cells of one column of numbers, in points.
std::vector<double>
rights_of_numbers(const std::vector<std::string>& numbers, const std::string& language) {
    document::Table made;
    made.columns = {document::Align::Right};
    for (const std::string& number : numbers)
        made.body.push_back({cell(number)});
    document::Document document;
    document.metadata.language.value = language;
    document.blocks = {{made}};
    const Set set_table = set(document);
    std::vector<double> rights;
    for (const Block& block : set_table.galley.blocks)
        for (const PanelLine& line : block.panel_lines)
            rights.push_back(right_of(line).points());
    REQUIRE(rights.size() == numbers.size());
    return rights;
}

constexpr double text_height = 493.28;  // of the fixture's page, in points

}  // namespace

TEST_CASE("a cell's paragraphs, lists and code stand one under the other", "[galley]") {
    document::List list;
    list.items.push_back({{}, {paragraph("an item")}, {}});
    document::CodeBlock code;
    code.text.text = "x = 1";
    const Set made = set({table(
        {{cell("left"),
          cell(document::Blocks{paragraph("one"), paragraph("two"), {list}, {code}})}}
    )});
    REQUIRE(made.galley.blocks.size() == 1);
    const Block& row = made.galley.blocks[0];
    REQUIRE(row.panel_lines.size() == 5);
    for (std::size_t i = 2; i < 5; ++i)
        CHECK(
            row.panel_lines[i].origin.y
            >= row.panel_lines[i - 1].origin.y + row.panel_lines[i - 1].line.height
        );
    CHECK(row.panel_lines[0].origin.y == row.panel_lines[1].origin.y);
    CHECK(words_of(made.galley).find("one two") != std::string::npos);
    CHECK(text_of(row.panel_lines[3].line) == "\u2022an item");
    CHECK(made.log.entries.empty());
}

TEST_CASE("a table in a table stands inside its cell", "[galley]") {
    const document::Block inner = table({{cell("a"), cell("b")}, {cell("c"), cell("d")}});
    const Set made = set({table(
        {{cell(document::Blocks{paragraph("before"), inner, paragraph("after")}),
          cell("right")}}
    )});
    REQUIRE(made.galley.blocks.size() == 1);
    CHECK(words_of(made.galley) == "before a b c d after right ");
    const std::vector<PanelLine>& lines = made.galley.blocks[0].panel_lines;
    for (std::size_t i = 0; i < 6; ++i)
        CHECK(right_of(lines[i]) <= lines[6].line.fragments[0].x);
    CHECK(lines[1].origin.y == lines[2].origin.y);
    CHECK(lines[3].origin.y > lines[2].origin.y);
}

TEST_CASE(
    "a high row whose last cell is long is cut between that cell's lines", "[galley]"
) {
    const Set made = set({table({{cell("term"), cell(paragraphs("R", 14))}})});
    REQUIRE(made.galley.blocks.size() > 10);
    for (const Block& part : made.galley.blocks) {
        CHECK(part.kind == Block::Kind::Panel);
        CHECK(part.panel_height < Length::from_points(50));
    }
    const std::string words = words_of(made.galley);
    CHECK(words.starts_with("term R0. The masses"));
    CHECK(words.find("R13. ") != std::string::npos);
    CHECK(made.log.entries.empty());
}

TEST_CASE("a row of two cells higher than the page is set open, and told", "[galley]") {
    const Set made =
        set({table({{cell(paragraphs("L", 14)), cell(paragraphs("R", 14))}, {cell("end")}})}
        );
    const std::string words = words_of(made.galley);
    CHECK(words.find("L13. ") < words.find("R0. "));
    CHECK(std::none_of(
        made.galley.blocks.begin(),
        made.galley.blocks.end(),
        [](const Block& block) { return block.height() > Length::from_points(text_height); }
    ));
    REQUIRE(made.log.entries.size() == 1);
    CHECK(made.log.entries[0].code == codes::row_set_open);
}

TEST_CASE("rows that one cell binds together may be parted below its words", "[galley]") {
    document::TableRow first{cell("group"), cell("row 0")};
    first[0].row_span = 60;
    std::vector<document::TableRow> rows{first};
    for (int i = 1; i < 60; ++i)
        rows.push_back({cell("row " + std::to_string(i))});
    const Set made = set({table(std::move(rows))});
    CHECK(made.galley.blocks.size() >= 59);
    CHECK(words_of(made.galley).starts_with("group row 0 row 1 "));
    CHECK(made.log.entries.empty());
}

TEST_CASE("a table of many columns divides words, then takes smaller type", "[galley]") {
    document::TableRow row;
    for (int i = 0; i < 10; ++i)
        row.push_back(cell("international"));
    const std::string smaller = "table { font-size: 10pt }";
    const Set divided = set({table({row})}, smaller);
    CHECK(divided.log.entries.empty());
    CHECK(divided.galley.blocks[0].panel_lines[0].line.hyphenated);
    CHECK(
        divided.galley.blocks[0].panel_lines[0].line.fragments[0].run.size
        <= Length::from_points(10)
    );
    document::TableRow figures;
    for (int i = 0; i < 14; ++i)
        figures.push_back(cell("12 345"));
    document::TableRow narrow;
    for (int i = 0; i < 14; ++i)
        narrow.push_back(cell("12345"));
    const Set made = set({table({narrow})}, smaller + " td { padding: 0 5pt }");
    CHECK(made.log.entries.empty());
    CHECK(
        made.galley.blocks[0].panel_lines[0].line.fragments[0].run.size
        < Length::from_points(10)
    );
}

TEST_CASE(
    "the first column of a table from right to left stands at the right", "[galley]"
) {
    document::Document document;
    document.metadata.language.value = "he";
    document.blocks = {table({{cell("אחת"), cell("שתים"), cell("שלוש")}})};
    const Set made = set(document);
    const std::vector<PanelLine>& lines = made.galley.blocks.at(0).panel_lines;
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].line.fragments[0].x > lines[1].line.fragments[0].x);
    CHECK(lines[1].line.fragments[0].x > lines[2].line.fragments[0].x);
    CHECK((made.galley.measure - right_of(lines[0])).points() == Approx(0).margin(0.1));
}

TEST_CASE("a picture in a cell and one in a link are set", "[galley]") {
    document::Image image;
    image.target = "dot.svg";
    document::Link link;
    link.target = "https://example.org/";
    link.children = {document::Inline{image}};
    const document::Block linked = paragraph({{link}});
    document::Document document;
    document.blocks = {
        linked, table({{cell("words"), cell(document::Blocks{paragraph({{image}})})}})};
    const Galley galley = with_picture(document);
    REQUIRE(galley.blocks.size() == 2);
    CHECK(galley.blocks[0].images.size() == 1);
    CHECK(galley.blocks[1].images.size() == 1);
    CHECK(galley.blocks[1].panel_height >= galley.blocks[1].images[0].box.size.height);
}

TEST_CASE("a picture stands where its style aligns what is in a line", "[galley]") {
    document::Figure figure;
    figure.image.target = "dot.svg";
    document::Document document;
    document.blocks = {{figure}};
    const auto left_with = [&](const std::string& rule) {
        const Galley galley = with_picture(document, rule);
        REQUIRE(galley.blocks.size() == 1);
        const Rect box = galley.blocks[0].images[0].box;
        return std::pair(box.origin.x, galley.measure - box.size.width);
    };
    const auto [middle, spare] = left_with("");
    CHECK(middle == spare.scaled(1, 2));
    CHECK(left_with("figure { text-align: left }").first == Length());
    CHECK(left_with("figure { text-align: right }").first == spare);
    CHECK(left_with("figure { text-align: center }").first == middle);
}

TEST_CASE("numbers of a column stand with their decimals under one another", "[galley]") {
    // The same fraction ends at the same place, whatever stands before it.
    const auto english = rights_of_numbers({"1,002", "1.5", "27.5", "3.25", "--"}, "en");
    CHECK(english[1] == Approx(english[2]).margin(0.1));
    CHECK(english[0] < english[1] - 5);
    CHECK(english[1] < english[3] - 3);
    const auto german = rights_of_numbers({"1.002", "1,5", "27,5", "3,25"}, "de");
    CHECK(german[0] < german[1] - 5);
    CHECK(german[1] == Approx(german[2]).margin(0.1));
    CHECK(german[1] < german[3] - 3);
}

TEST_CASE("a column with a date among its numbers is flush right", "[galley]") {
    const auto rights = rights_of_numbers({"1.5", "3.25", "1.5.1902"}, "en");
    CHECK(rights[0] == Approx(rights[1]).margin(0.1));
}
