#include "preflight/expected_text.h"

#include "base/utf8.h"
#include "document/walk.h"
#include "preflight/findings.h"
#include "preflight/made_text.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::document;
using namespace pam::preflight;

namespace {

Inlines words(std::string text) {
    return {{generated(std::move(text))}};
}

Block paragraph(Inlines inlines) {
    return {Paragraph{Role::Body, std::move(inlines), {}}};
}

std::string narrow(const TracedText& text) {
    std::string result;
    for (const char32_t c : text.characters)
        utf8::append(result, c);
    return result;
}

}  // namespace

TEST_CASE(
    "notes come in the order of their calls, one called in a note after it, uncalled ones "
    "apart",
    "[preflight]"
) {
    Document document;
    document.blocks.push_back(paragraph(
        {{generated("a")},
         {NoteReference{2, {}}},
         {generated(" b")},
         {NoteReference{0, {}}}}
    ));
    document.notes.push_back({"x", {paragraph(words("first"))}, {}});
    document.notes.push_back({"y", {paragraph(words("uncalled"))}, {}});
    document.notes.push_back(
        {"z", {paragraph({{generated("third")}, {NoteReference{3, {}}}})}, {}}
    );
    document.notes.push_back({"w", {paragraph(words("inner"))}, {}});
    const ExpectedText expected = expected_text(document);
    CHECK(narrow(expected.body) == "a b\n");
    CHECK(expected.note_order == std::vector<std::size_t>{2, 3, 0});
    CHECK(expected.uncalled == std::vector<std::size_t>{1});
    CHECK(narrow(expected.notes[3]) == "inner\n");
}

TEST_CASE("a note nobody calls stands among the notes or after the text", "[preflight]") {
    Document document;
    document.blocks.push_back(paragraph({{generated("a")}, {NoteReference{0, {}}}}));
    document.notes.push_back({"x", {paragraph(words("called"))}, {}});
    document.notes.push_back({"y", {paragraph(words("uncalled"))}, {}});
    const auto found = [](std::string_view text) {
        FoundText notes;
        for (const char c : text)
            notes.append(static_cast<char32_t>(c));
        return notes;
    };
    ExpectedText among = expected_text(document);
    CHECK(narrow(expected_notes(among, found("called uncalled"))) == "called\nuncalled\n");
    CHECK(narrow(among.body) == "a\n");
    ExpectedText after = expected_text(document);
    CHECK(narrow(expected_notes(after, found("called"))) == "called\n");
    CHECK(narrow(after.body) == "a\nuncalled\n");
}

TEST_CASE(
    "a character that no page can hold is expected as the replacement character",
    "[preflight]"
) {
    Document document;
    document.blocks.push_back(paragraph(words("a\x01"
                                              "b")));
    CHECK(narrow(expected_text(document).body) == "a\uFFFDb\n");
}

TEST_CASE(
    "folios, running heads and cut heads are known furniture, other words are not",
    "[preflight]"
) {
    Document document;
    document.metadata.title.value = "Ally with the petty-bourgeoisie?";
    document.blocks.push_back({Heading{1, "one", words("On the Press"), {}}});
    const MadeTextKinds kinds(document, {{"Page ", "· "}, {}});
    CHECK(kinds.is_furniture("12", "12"));
    CHECK_FALSE(kinds.is_furniture("13", "12"));
    CHECK(kinds.is_furniture("Page 12", "12"));
    CHECK(kinds.is_furniture("ON THE PRESS", "12"));
    CHECK(kinds.is_furniture("Ally with the…", "12"));
    CHECK(kinds.is_furniture("12 On the Press", "12"));
    CHECK_FALSE(kinds.is_furniture("Buy our book", "12"));
}

TEST_CASE("numbers, bullets and ornaments are known labels, words are not", "[preflight]") {
    const MadeTextKinds kinds(Document{}, {});
    for (const char* label : {"1", "12.", "(iv)", "b.", "•", "* * *"})
        CHECK(kinds.is_label(label));
    CHECK_FALSE(kinds.is_label("invented"));
}

TEST_CASE(
    "alternative texts may stand for images, also several in one link", "[preflight]"
) {
    Document document;
    const auto badge = [](std::string alternative) {
        return Inline{Image{"x.svg", "", std::move(alternative), {}}};
    };
    document.blocks.push_back(
        paragraph({{Link{"#", "", {badge("Build status"), badge("Licence")}, {}}}})
    );
    const MadeTextKinds kinds(document, {});
    CHECK(kinds.is_label("Build status"));
    CHECK(kinds.is_label("Build statusLicence"));
    CHECK_FALSE(kinds.is_label("Build statutes"));
}

TEST_CASE(
    "a picture in a cell or a speech may be replaced by its alternative text", "[preflight]"
) {
    Document document;
    const auto figure = [](std::string alternative) {
        return Blocks{{Figure{{"x.png", "", std::move(alternative), {}}, {}, {}, {}}}};
    };
    Table table;
    table.body = {{{figure("A stove"), 1, 1, {}}}};
    Speech speech;
    speech.blocks = figure("A lamp");
    document.blocks.push_back({table});
    document.blocks.push_back({speech});
    const MadeTextKinds kinds(document, {});
    CHECK(kinds.is_label("A stove"));
    CHECK(kinds.is_label("A lamp"));
    CHECK_FALSE(kinds.is_label("A cat"));
}

TEST_CASE("a repeated table head may be hyphenated", "[preflight]") {
    Document document;
    Table table;
    table.head = {{cell_of({{Text{"Hyphenation", {0, 11, 0}, {}}}}, {})}};
    document.blocks.push_back({table});
    const MadeTextKinds kinds(document, {});
    CHECK(kinds.is_furniture("Hyphen\u00AD", "12"));
    CHECK(kinds.is_furniture("Hyphen\u00ADation", "12"));
    CHECK_FALSE(kinds.is_furniture("Hyphen\u00ADated", "12"));
}
