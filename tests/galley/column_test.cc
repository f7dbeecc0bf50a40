#include "document/walk.h"
#include "galley/codes.h"
#include "galley/galley_fixture.h"

using namespace pam;
using namespace pam::galley;

namespace {

document::Block
list(document::ListKind kind, std::vector<std::string> items, int start = 1) {
    document::List made;
    made.kind = kind;
    made.start = start;
    for (std::string& item : items) {
        document::ListItem one;
        one.blocks = {paragraph(std::move(item))};
        made.items.push_back(std::move(one));
    }
    return {made};
}

document::Block extract(document::Blocks blocks) {
    document::Division made;
    made.kind = document::DivisionKind::Extract;
    made.blocks = std::move(blocks);
    return {made};
}

Length left_of(const SetLine& line, std::size_t fragment = 0) {
    return line.fragments.at(fragment).x;
}

bool about(Length a, double points) {
    return std::abs(a.points() - points) < 1.0;
}

}  // namespace

TEST_CASE("margins of neighbours collapse to the larger, padding adds", "[galley]") {
    const Set made =
        set({paragraph("one"), extract({paragraph("two")}), paragraph("three")},
            "p { margin: 4pt 0 } blockquote { margin: 14pt 0 7pt }");
    REQUIRE(made.galley.blocks.size() == 3);
    CHECK(made.galley.blocks[1].space_before == Length::from_points(14));
    CHECK(made.galley.blocks[2].space_before == Length::from_points(7));
    const Set padded =
        set({paragraph("one"), extract({paragraph("two")})},
            "p { margin: 4pt 0 } blockquote { margin: 14pt 0; padding-top: 3pt }");
    CHECK(padded.galley.blocks[1].space_before == Length::from_points(14 + 3 + 4));
}

TEST_CASE("insets narrow the measure, and never to nothing", "[galley]") {
    const Set made =
        set({extract({paragraph(long_text)})},
            "blockquote { margin: 0 20pt } body { hanging-punctuation: none }");
    CHECK(about(left_of(made.galley.blocks[0].lines[1]), 20));
    document::Blocks nested{paragraph("deep down")};
    for (int i = 0; i < 40; ++i)
        nested = {extract(std::move(nested))};
    const Set deep = set(std::move(nested), "blockquote { margin: 0 20pt }");
    REQUIRE(deep.log.entries.size() == 1);
    CHECK(deep.log.entries[0].code == codes::measure_too_narrow);
    CHECK(left_of(deep.galley.blocks[0].lines[0]) < deep.galley.measure);
}

TEST_CASE("made list markers are labels that hang before the text", "[galley]") {
    const Set made =
        set({list(document::ListKind::Numbered, {"one", "two"}, 9)},
            "ol { padding-left: 20pt } li p { text-indent: 0 }");
    REQUIRE(made.galley.blocks.size() == 2);
    const SetLine& second = made.galley.blocks[1].lines[0];
    REQUIRE(second.fragments.size() == 2);
    CHECK(second.fragments[0].matter == Matter::Label);
    CHECK(second.fragments[0].run.text == "10.");
    CHECK(second.fragments[0].run.source.is_none());
    CHECK(about(left_of(second, 1), 20));
    CHECK(left_of(second, 0) + second.fragments[0].run.width < left_of(second, 1));
}

TEST_CASE("a list's texts stand clear of its widest marker", "[galley]") {
    const Set made =
        set({list(document::ListKind::Numbered, {"one", "two"}, 999'999)},
            "ol { padding-left: 2pt }");
    for (const Block& block : made.galley.blocks)
        CHECK(left_of(block.lines[0], 0) >= Length());
}

TEST_CASE(
    "literal markers are text, and their items' texts stand on one edge", "[galley]"
) {
    document::List made;
    for (const char* marker : {"(i)", "(xviii)"}) {
        document::ListItem item;
        item.marker = {marker, {0, 1, 0}, {}};
        item.blocks = {paragraph(long_text)};
        made.items.push_back(item);
    }
    const std::string set_in = "ul.literal p { text-indent: -14pt; padding-left: 14pt }";
    for (const std::string& style : {std::string(), set_in}) {
        const Set done = set({{made}}, "body { hanging-punctuation: none }" + style);
        REQUIRE(done.galley.blocks.size() == 2);
        const SetLine& first = done.galley.blocks[0].lines[0];
        CHECK(text_of(first).rfind("(i) The", 0) == 0);
        const Length edge = left_of(done.galley.blocks[0].lines[1]);
        CHECK(edge == left_of(done.galley.blocks[1].lines[1]));
        CHECK(about(left_of(first), 0));
        // The text after the marker stands on the edge too.
        CHECK(first.fragments.at(1).run.text.rfind("The", 0) == 0);
        CHECK(about(left_of(first, 1) - edge, 0));
    }
}

TEST_CASE("a verse line too long is turned over and hangs", "[galley]") {
    document::Verse verse;
    document::VerseLine shorter;
    shorter.inlines = {text("A short line,")};
    document::VerseLine longer;
    longer.inlines = {text(long_text)};
    verse.stanzas = {{{shorter, longer}}};
    const Set made = set({{verse}});
    REQUIRE(made.galley.blocks.size() == 2);
    const Block& turned = made.galley.blocks[1];
    REQUIRE(turned.lines.size() > 1);
    CHECK(about(left_of(turned.lines[0]), 0));
    CHECK(about(left_of(turned.lines[1]), 16));
    CHECK(turned.lines[0].ratio == 0);
}

TEST_CASE(
    "code keeps its lines and spaces, and one too long is turned over with a note",
    "[galley]"
) {
    document::CodeBlock code;
    code.text.text =
        "if (a)\n    b();\n\n" + std::string(30, 'c') + " " + std::string(60, 'd');
    code.text.span = {0, static_cast<std::uint32_t>(code.text.text.size()), 0};
    const Set made = set({{code}});
    REQUIRE(made.galley.blocks.size() == 1);
    const Block& block = made.galley.blocks[0];
    REQUIRE(block.lines.size() == 5);
    CHECK(text_of(block.lines[1]) == "    b(); ");
    CHECK(block.lines[2].fragments.empty());
    CHECK(left_of(block.lines[4]) > left_of(block.lines[3]));
    REQUIRE(made.log.entries.size() == 1);
    CHECK(made.log.entries[0].code == codes::code_turned_over);
    CHECK(made.log.entries[0].span.begin == 17);
}

TEST_CASE(
    "a note is set on the measure, its number a label, its call on the line", "[galley]"
) {
    document::Document document;
    document.blocks = {paragraph(
        {text("Word"), {document::NoteReference{0, {4, 8, 0}}}, text(" and more.")}
    )};
    document::Note note;
    note.blocks = {paragraph("The note.")};
    document.notes = {note};
    const Set made = set(document);
    const SetLine& line = made.galley.blocks[0].lines[0];
    CHECK(line.notes == std::vector<std::size_t>{0});
    REQUIRE(line.fragments.size() == 3);
    CHECK(line.fragments[1].matter == Matter::NoteCall);
    CHECK(line.fragments[1].rise > Length());
    REQUIRE(made.galley.notes.size() == 1);
    const SetLine& first = made.galley.notes[0].at(0).lines.at(0);
    CHECK(first.fragments[0].matter == Matter::Label);
    CHECK(first.fragments[0].run.text == "1.\u00A0");
    CHECK(first.fragments[1].run.text == "The note.");
}

TEST_CASE("a table's rows are panels, columns as wide as their cells need", "[galley]") {
    document::Table table;
    const auto cell = [](const char* words) {
        return document::cell_of({text(words)}, {});
    };
    table.columns = {document::Align::Natural, document::Align::Right};
    table.head = {{cell("Name"), cell("Sum")}};
    table.body = {
        {cell("one"), cell("1")}, {cell("two"), cell("1000")}, {cell("three"), cell("10")}};
    const Set made =
        set({{table}}, "table { border-top: 1pt solid } td, th { padding: 0 5pt }");
    REQUIRE(made.galley.blocks.size() == 4);
    const Block& head = made.galley.blocks[0];
    CHECK(head.kind == Block::Kind::Panel);
    CHECK(head.repeat_head);
    CHECK(head.keep_with_next);
    CHECK(head.rules.size() == 1);
    CHECK(head.panel_height == Length::from_points(14));
    const auto right = [&](std::size_t row) {
        const PanelLine& line = made.galley.blocks[row].panel_lines.at(1);
        return line.line.fragments[0].x + line.line.fragments[0].run.width;
    };
    CHECK(std::abs((right(1) - right(2)).units()) <= 2);
    CHECK_FALSE(made.galley.blocks[3].keep_with_next);
}

TEST_CASE(
    "a table wider than the measure breaks its cells' lines, and squeezed words are told",
    "[galley]"
) {
    document::Table table;
    const auto cell = [](std::string words) {
        return document::cell_of({text(std::move(words))}, {});
    };
    table.body = {{cell(long_text), cell("short")}};
    const Set made = set({{table}});
    const Block& row = made.galley.blocks.at(0);
    CHECK(row.panel_lines.size() > 4);
    for (const PanelLine& line : row.panel_lines)
        CHECK(
            line.line.fragments[0].x + width_of(line.line)
            <= made.galley.measure + Length::from_points(3)
        );
    CHECK(made.log.entries.empty());
    document::TableRow wide;
    for (int i = 0; i < 13; ++i)
        wide.push_back(cell("sphygmomanometrically"));
    table.body = {wide};
    const Set squeezed = set({{table}});
    REQUIRE(!squeezed.log.entries.empty());
    CHECK(squeezed.log.entries[0].code == codes::table_too_wide);
    wide[0] = cell("1640");
    table.body = {wide};
    const Set dated = set({{table}});
    const SetLine& date = dated.galley.blocks.at(0).panel_lines.at(0).line;
    CHECK(date.fragments.at(0).run.text == "1640");
}

TEST_CASE("a name keeps its line beside a cell of long text", "[galley]") {
    document::Table table;
    const auto cell = [](std::string words) {
        return document::cell_of({text(std::move(words))}, {});
    };
    table.body = {{cell("A name of five words"), cell(long_text)}};
    const Set made = set({{table}});
    const Block& row = made.galley.blocks.at(0);
    REQUIRE(row.panel_lines.size() > 4);
    const auto x = [&](std::size_t line) {
        return row.panel_lines[line].line.fragments.at(0).x;
    };
    CHECK(x(1) > x(0) + Length::from_points(20));
    CHECK(std::abs((x(2) - x(1)).units()) <= Length::from_points(3).units());
}

TEST_CASE("a cell over two rows binds them into one panel", "[galley]") {
    document::Table table;
    const auto cell = [](const char* words, int rows) {
        return document::cell_of({text(words)}, {}, 1, rows);
    };
    table.body = {
        {cell("both", 2), cell("one", 1)}, {cell("two", 1)}, {cell("x", 1), cell("y", 1)}};
    const Set made = set({{table}});
    REQUIRE(made.galley.blocks.size() == 2);
    CHECK(made.galley.blocks[0].panel_lines.size() == 3);
    CHECK(made.galley.blocks[0].panel_height == Length::from_points(28));
    CHECK(made.galley.blocks[0].panel_lines[2].line.fragments[0].x > Length());
}

TEST_CASE(
    "headings are balanced, keep with what follows, and set named strings", "[galley]"
) {
    document::Heading heading;
    heading.id = "a";
    heading.inlines = {
        text("A rather long heading that does not go on one line of the measure at all")};
    const Set made =
        set({{heading}, paragraph("text")},
            "h2 { text-align: left; hyphens: none; break-after: avoid; string-set: chapter "
            "content(); font-size: 14pt; line-height: 14pt }");
    const Block& block = made.galley.blocks[0];
    REQUIRE(block.lines.size() == 2);
    const double ratio =
        width_of(block.lines[1]).points() / width_of(block.lines[0]).points();
    CHECK(ratio > 0.7);
    CHECK(block.keep_with_next);
    REQUIRE(block.strings.size() == 1);
    CHECK(block.strings[0].name == "chapter");
    CHECK(block.ids.back() == "a");
}

TEST_CASE(
    "a running head drops the stop of the line it repeats, nothing else", "[galley]"
) {
    const auto head = [](const char* title) {
        document::Heading heading;
        heading.id = "a";
        heading.inlines = {text(title)};
        const Set made = set({{heading}}, "h2 { string-set: chapter content() }");
        return made.galley.blocks[0].strings.at(0).value;
    };
    CHECK(head("CHAPTER 1. Loomings.") == "CHAPTER 1. Loomings");
    CHECK(head("MOBY-DICK;") == "MOBY-DICK");
    CHECK(head("Ally with them?") == "Ally with them?");
    CHECK(head("Letters from the U.S.A.") == "Letters from the U.S.A.");
    CHECK(head("And then…") == "And then…");
}

TEST_CASE("no-break spaces alone in a line of code are its text", "[galley]") {
    document::CodeBlock code;
    code.text.text = "alpha\n\u00A0\nbeta \u00A0 \nend";
    code.text.span = {0, static_cast<std::uint32_t>(code.text.text.size()), 0};
    const Set made = set({{code}});
    REQUIRE(made.galley.blocks.size() == 1);
    const auto& lines = made.galley.blocks[0].lines;
    REQUIRE(lines.size() == 4);
    CHECK(text_of(lines[1]) == "\u00A0 ");
    CHECK(text_of(lines[2]) == "beta \u00A0 ");
}

TEST_CASE("the galley prints itself", "[galley]") {
    const Set made = set({paragraph("Bread and roses.")}, "p { text-indent: 0 }");
    const std::string text = dump(made.galley);
    CHECK(text.find("paragraph 0  before 0  height 14") != std::string::npos);
    CHECK(text.find("\"Bread and roses.\"") != std::string::npos);
}

TEST_CASE(
    "an ornament keeps the spaces its style has typed, and is generated", "[galley]"
) {
    const Set made =
        set({paragraph("one"), {document::SectionBreak{}}, paragraph("two")},
            "hr { text-align: center } hr::before { content: \"*   *\" }");
    REQUIRE(made.galley.blocks.size() == 3);
    const SetLine& line = made.galley.blocks[1].lines.at(0);
    CHECK(text_of(line) == "*\u00A0\u00A0 *");
    CHECK(line.fragments[0].matter == Matter::Label);
    CHECK(line.fragments[0].run.glyphs.size() == 5);
    CHECK(line.fragments[0].x > Length::from_points(100));
}

TEST_CASE(
    "what stands on pages of another name begins a page and has its measure", "[galley]"
) {
    document::Division front;
    front.kind = document::DivisionKind::Dedication;
    front.blocks = {paragraph(long_text)};
    const Set made =
        set({document::Block{front}, paragraph(long_text), paragraph("More.")},
            ".dedication { page: front; counter-reset: page 3 }"
            "@page front { margin-right: 154pt }");
    REQUIRE(made.galley.blocks.size() == 3);
    const Block& first = made.galley.blocks[0];
    CHECK(first.page == 1);
    CHECK(first.page_number == 3);
    CHECK(first.lines.size() > made.galley.blocks[1].lines.size());
    for (const SetLine& line : first.lines)
        CHECK(line.fragments.back().x < made.galley.measure - Length::from_points(100));
    CHECK(made.galley.blocks[1].page == 0);
    CHECK(made.galley.blocks[1].page_number == 0);
    CHECK(made.galley.blocks[1].break_before == style::Break::Page);
    CHECK(made.galley.blocks[2].break_before == style::Break::Auto);
}
