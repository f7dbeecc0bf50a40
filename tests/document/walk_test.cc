#include "document/walk.h"

#include "document/dump.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::document;

namespace {

Inlines words(std::string text) {
    return {{generated(std::move(text))}};
}

Document every_block() {
    Document document;
    const auto paragraph = [](std::string text) {
        return Block{Paragraph{Role::Body, words(std::move(text)), {}}};
    };
    document.blocks.push_back({Heading{1, "h", words("a"), {}}});
    document.blocks.push_back({Division{DivisionKind::Letter, {paragraph("b")}, {}}});
    document.blocks.push_back({Verse{{{{{0, words("c"), {}}, {1, words("d"), {}}}}}, {}}});
    document.blocks.push_back({Speech{words("e"), {paragraph("f")}, {}}});
    document.blocks.push_back({List{
        ListKind::Numbered, 1, true, {{generated("g"), {paragraph("h")}, {}}}, {}}});
    document.blocks.push_back({Table{
        {Align::Left},
        {{document::cell_of(words("j"), {})}},
        {{document::cell_of(words("k"), {})}},
        words("i"),
        "",
        {}}});
    document.blocks.push_back({Figure{{}, words("l"), "", {}}});
    document.blocks.push_back({CodeBlock{generated("m"), "", {}}});
    document.blocks.push_back({SectionBreak{generated("n"), {}}});
    document.notes.push_back({"1", {paragraph("o")}, {}});
    return document;
}

}  // namespace

TEST_CASE("every text is visited once, in reading order, notes last", "[document]") {
    std::string seen;
    for_each_text(every_block(), [&](const Text& text) { seen += text.text; });
    CHECK(seen == "abcdefghijklmno");
}

TEST_CASE("inlines that may be mended are all but code and marks", "[document]") {
    Document document = every_block();
    for_each_inlines(document, [](Inlines& inlines) { inlines = words("x"); });
    std::string seen;
    for_each_text(document, [&](const Text& text) { seen += text.text; });
    CHECK(seen == "xxxxxxgxxxxxmnx");
}

TEST_CASE("a byte of a spliced text is led back to its source", "[document]") {
    const Text text{"to be", {10, 20, 0}, {{0, 10}, {3, 18}}};
    CHECK(source_offset(text, 1) == 11);
    CHECK(source_offset(text, 3) == 18);
    CHECK(source_offset(text, 4) == 19);
    CHECK(source_offset(Text{"ab", {5, 7, 0}, {}}, 1) == 6);
    CHECK(source_offset(generated("x"), 0) == Span::none().begin);
}

TEST_CASE("plain text has no note marks and a space for a line break", "[document]") {
    const Inlines inlines{
        {generated("one")},
        {NoteReference{0, {}}},
        {LineBreak{}},
        {Emphasis{words("two"), {}}}};
    CHECK(plain_text(inlines) == "one two");
}

TEST_CASE("a dump names each block and quotes its text", "[document]") {
    const std::string text = dump(every_block());
    CHECK(text.find("heading 1 #h\n  \"a\"\n") != std::string::npos);
    CHECK(
        text.find("list numbered from 1 tight\n  item \"g\"\n    paragraph\n      \"h\"\n")
        != std::string::npos
    );
    CHECK(text.find("note 1 \"1\"\n  paragraph\n    \"o\"\n") != std::string::npos);
}
