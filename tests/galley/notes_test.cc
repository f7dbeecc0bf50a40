// Where notes are set, what floats, and what stands in columns.
#include "galley/codes.h"
#include "galley/galley_fixture.h"

using namespace pam;
using namespace pam::galley;

namespace {

document::Document noted(const std::string& text_before, std::size_t notes) {
    document::Document made;
    for (std::size_t n = 0; n < notes; ++n) {
        document::Note note;
        note.blocks = {paragraph("Note " + std::to_string(n) + ".")};
        made.notes.push_back(std::move(note));
        document::NoteReference call;
        call.note = n;
        made.blocks.push_back(paragraph({text(text_before), {call}}));
    }
    return made;
}

bool told(const Set& made, const char* code) {
    for (const Diagnostic& entry : made.log.entries)
        if (entry.code == code) return true;
    return false;
}

document::Block captioned(document::Inlines caption) {
    document::Table table;
    table.body = {{{{paragraph("cell")}, 1, 1, {}}}};
    table.columns = {document::Align::Natural};
    table.caption = std::move(caption);
    return {table};
}

}  // namespace

TEST_CASE("endnotes follow the text under a heading, linked to their calls", "[galley]") {
    const Set made =
        set(noted("Words", 2),
            "li.note { float: endnote } h2.endnotes::before { content: \"Remarks\" }");
    const auto& blocks = made.galley.blocks;
    REQUIRE(blocks.size() == 5);
    CHECK(text_of(blocks[2]) == "Remarks");
    CHECK(text_of(blocks[3]).find("Note 0.") != std::string::npos);
    CHECK(blocks[3].is_note);
    CHECK_FALSE(blocks[2].is_note);
    const Fragment& label = blocks[3].lines[0].fragments[0];
    REQUIRE(label.link >= 0);
    CHECK(made.galley.links[static_cast<std::size_t>(label.link)].target == "#call-1");
    for (const auto& note : made.galley.notes)
        CHECK(note.empty());
}

TEST_CASE("notes in the margin are set as wide as it", "[galley]") {
    const Set made =
        set(noted("Words", 1),
            "li.note { float: sidenote; font-size: 8pt; line-height: 10pt }"
            "@page { margin-right: 100pt }");
    CHECK(
        made.galley.note_measure == Length::from_points(92) - Length::from_millimetres(5)
    );
    CHECK(made.log.entries.empty());
}

TEST_CASE("GA007: a margin too narrow for notes leaves them at the foot", "[galley]") {
    const Set made = set(noted("Words", 1), "li.note { float: sidenote }");
    CHECK(told(made, "GA007"));
    CHECK(made.galley.note_measure == Length());
    CHECK(made.galley.notes[0].size() == 1);
}

TEST_CASE("a table that floats leaves the column", "[galley]") {
    const Set made =
        set({paragraph("One."), captioned({text("Caption")}), paragraph("Two.")},
            "table { float: bottom; margin-top: 9pt }");
    REQUIRE(made.galley.floats.size() == 1);
    CHECK(made.galley.floats[0].before == 1);
    CHECK(made.galley.floats[0].place == style::Float::Bottom);
    CHECK(made.galley.floats[0].space == Length::from_points(9));
    CHECK(made.galley.floats[0].blocks.size() == 2);
    CHECK(made.galley.blocks.size() == 2);
}

TEST_CASE("GA008: a table that calls a note does not float", "[galley]") {
    document::Document document = noted("Words", 1);
    document::NoteReference call;
    call.note = 0;
    document.blocks.push_back(captioned({text("Caption"), {call}}));
    const Set made = set(document, "table { float: top }");
    CHECK(told(made, "GA008"));
    CHECK(made.galley.floats.empty());
}

TEST_CASE("columns share the measure, and what stands across has all of it", "[galley]") {
    document::Heading heading;
    heading.level = 1;
    heading.inlines = {text("Across")};
    const Set made =
        set({paragraph(long_text), {heading}, paragraph(long_text)},
            "body { column-count: 2; column-gap: 12pt; column-rule: 1pt solid }"
            "h2 { column-span: all; text-align: right }");
    REQUIRE(made.galley.column_sets.size() == 1);
    const ColumnSet& columns = made.galley.column_sets[0];
    CHECK(columns.count == 2);
    CHECK(columns.gap == Length::from_points(12));
    CHECK(columns.rule == Length::from_points(1));
    const Length width = columns.pitch - columns.gap;
    CHECK(width * 2 + columns.gap <= made.galley.measure);
    const auto& blocks = made.galley.blocks;
    REQUIRE(blocks.size() == 3);
    CHECK(blocks[0].columns == 1);
    CHECK(blocks[1].columns == 0);
    CHECK(blocks[1].lines[0].fragments.front().x > width);
    CHECK(blocks[2].columns == 1);
    for (const SetLine& line : blocks[0].lines)
        CHECK(width_of(line) <= width + Length::from_points(3));
}
