#include "press/content.h"

#include "fixture.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::press;
using namespace pam::press::test;

namespace {

/// Content as Cairo would write it, finished with one ink (black), one font, the given
/// leaves and that many glyphs in one place, the page's corner.
Result<std::string>
finished(std::string_view raw, std::vector<LeafKind> kinds, std::size_t glyphs) {
    Inks inks;
    static_cast<void>(inks.ink({0, 0, 0}));
    ContentFonts fonts;
    fonts["f"].text.characters = {{'x', u"fi"}, {'a', u"a"}};
    PageMarks marks;
    for (const LeafKind kind : kinds)
        marks.leaves.push_back({kind});
    for (std::size_t i = 0; i < glyphs; ++i)
        marks.glyphs.add({}, Sight::Sure);
    const std::vector<Artwork> artworks;
    return finish_content(raw, marks, {inks, fonts, artworks});
}

std::string
must_finish(std::string_view raw, std::vector<LeafKind> kinds, std::size_t glyphs = 0) {
    const auto content = finished(raw, std::move(kinds), glyphs);
    if (!content) FAIL(content.error().message);
    return *content;
}

void must_refuse(
    std::string_view raw,
    std::vector<LeafKind> kinds,
    std::string_view words,
    std::size_t glyphs = 0
) {
    const auto content = finished(raw, std::move(kinds), glyphs);
    REQUIRE_FALSE(content);
    CHECK(content.error().code == "PR002");
    CHECK_THAT(content.error().message, Catch::Contains(std::string(words)));
}

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("black is grey black, greys are grey, colours are themselves", "[press]") {
    if (!have_fonts()) return;
    Pages pages;
    galley::SetLine colored = line("black ");
    colored.fragments.push_back(fragment(shaped("grey "), 60));
    colored.fragments.back().color = {51, 51, 51};
    colored.fragments.push_back(fragment(shaped("red"), 120));
    colored.fragments.back().color = {255, 0, 102};
    pages.add_line(std::move(colored), 60);
    const std::string content = opened(pages).content();
    CHECK(holds(content, "\n0 g\n"));
    CHECK(holds(content, "\n0.2 g\n"));
    CHECK(holds(content, "\n1 0 0.4 rg\n"));
    CHECK_FALSE(holds(content, "0 0 0 rg"));
}

TEST_CASE("text, notes, labels and furniture are marked as what they are", "[press]") {
    if (!have_fonts()) return;
    Pages pages;
    galley::SetLine first = line("Text");
    first.fragments.push_back(fragment(shaped("1", 0, 7), 40));
    first.fragments.back().matter = galley::Matter::NoteCall;
    first.fragments.push_back(fragment(shaped(" more"), 50));
    pages.add_line(std::move(first), 60);
    pages.add_line(line("A note"), 500, page::Layer::Note);
    pages.add_line(line("12"), 560, page::Layer::Furniture);
    const page::PlacedRule rule{box(50, 480, 60, 0.5), {}, page::Layer::Furniture};
    pages.paged.pages[0].items.push_back(rule);
    const std::string content = opened(pages).content();
    CHECK(holds(content, "/P <</MCID 0>> BDC"));
    CHECK(holds(content, "/Lbl <</MCID 1>> BDC"));
    CHECK(holds(content, "/P <</MCID 2>> BDC"));
    CHECK(holds(content, "/Note <</MCID 3>> BDC"));
    CHECK(holds(content, "/Artifact <</Type /Pagination>> BDC"));
    CHECK(holds(content, "/Artifact <</Type /Layout>> BDC"));
    CHECK_FALSE(holds(content, "/Span"));
}

TEST_CASE("the lines of a paragraph share a leaf, paragraphs do not", "[press]") {
    if (!have_fonts()) return;
    Pages pages;
    pages.add_paragraph({line("one"), line("two")}, 60);
    pages.add_paragraph({line("three")}, 100);
    const std::string content = opened(pages).content();
    CHECK(holds(content, "/P <</MCID 1>> BDC"));
    CHECK_FALSE(holds(content, "/P <</MCID 2>> BDC"));
}

TEST_CASE("running head and folio are two artifacts", "[press]") {
    if (!have_fonts()) return;
    Pages pages;
    pages.add_line(line("A running head"), 40, page::Layer::Furniture);
    pages.add_line(line("12"), 40, page::Layer::Furniture);
    const std::string content = opened(pages).content();
    const std::size_t first = content.find("/Artifact");
    CHECK(content.find("/Artifact", first + 1) != std::string::npos);
}

TEST_CASE("a leaf is never empty: runs without glyphs open none", "[press]") {
    if (!have_fonts()) return;
    Pages pages;
    pages.add_line(line(fragment(foundry::GlyphRun{})), 60);
    pages.paged.pages[0].items.push_back(page::PlacedRule{box(50, 70, 0, 0), {}, {}});
    CHECK_FALSE(holds(opened(pages).content(), "BDC"));
}

TEST_CASE("underlines and strikes lie in the leaf of their text", "[press]") {
    if (!have_fonts()) return;
    Pages pages;
    galley::SetLine struck = line("gone ");
    struck.fragments[0].strike = true;
    pages.add_line(std::move(struck), 60);
    const std::string content = opened(pages).content();
    const std::size_t stroke = content.find(" re");
    REQUIRE(stroke != std::string::npos);
    CHECK(stroke < content.find("EMC"));
    CHECK(content.find("BDC", stroke) == std::string::npos);
}

TEST_CASE("a span that says what the glyphs say is dropped, another is kept", "[press]") {
    const std::string dropped = must_finish(
        "/Span << /MCID 0 >> BDC\nBT /f 1 Tf /Span << /ActualText <feff00660069> >> BDC "
        "(x)Tj EMC "
        "ET EMC",
        {LeafKind::Text},
        1
    );
    CHECK_FALSE(holds(dropped, "ActualText"));
    CHECK(holds(dropped, "(x)Tj"));
    const std::string kept = must_finish(
        "/Span << /MCID 0 >> BDC\nBT /f 1 Tf /Span << /ActualText <feff00ad> >> BDC "
        "[(a)]TJ EMC ET "
        "EMC",
        {LeafKind::Text},
        1
    );
    CHECK(holds(kept, "/Span <</ActualText <feff00ad>>> BDC"));
    CHECK(holds(kept, "(a)Tj"));
}

TEST_CASE("glyphs that do not match what was painted are refused with PR002", "[press]") {
    CHECK(must_finish("BT /f 1 Tf (a)Tj ET", {}, 1) == "BT\n/f 1 Tf\n(a)Tj\nET\n");
    must_refuse("BT /f 1 Tf (aa)Tj ET", {}, "more glyphs", 1);
    must_refuse("BT /f 1 Tf (a)Tj ET", {}, "1 of the glyphs painted are missing", 2);
    must_refuse("BT /f 1 Tf 1 0 Td (a)Tj ET", {}, "stands at 1.000, 0.000", 1);
    must_refuse("BT 1 0 0.2 1 0 0 Tm ET", {}, "askew");
    must_refuse("BT 1 0 0 1 Tm ET", {}, "six parts");
    must_refuse("BT 1 Td ET", {}, "two numbers");
    must_refuse("BT /f 12 Tf ET", {}, "with a size");
}

TEST_CASE("an ink outside the palette is refused with PR002", "[press]") {
    must_refuse("0.1 0.2 0.3 rg", {}, "no ink of the palette");
    must_refuse("0 0 0 rg", {}, "no ink of the palette");
    must_refuse("0.5 0 0.001 rg", {}, "no ink of the palette");
    CHECK(must_finish("0.5 0 0 rg 1 2 3 4 re f", {}) == "0 g\n1 2 3 4 re\nf\n");
}

TEST_CASE("leaves that do not match what was painted are refused with PR002", "[press]") {
    must_refuse("/Span << /MCID 0 >> BDC EMC", {}, "more leaves");
    must_refuse("q Q", {LeafKind::Text}, "1 leaves");
    must_refuse(
        "/Span << /MCID 0 >> BDC /Span << /MCID 1 >> BDC EMC EMC",
        {LeafKind::Text, LeafKind::Text},
        "a leaf stands in another"
    );
    must_refuse("/Span << /MCID 0 >> BDC", {LeafKind::Text}, "open at the page's end");
    must_refuse("EMC", {}, "never began");
}

TEST_CASE("what the painter never paints is refused with PR002", "[press]") {
    must_refuse("/x5 Do", {}, "/x5 Do");
    must_refuse("/s5 gs", {}, "/s5 gs");
    must_refuse("/Pattern cs", {}, "/Pattern cs");
    must_refuse("BT /g 1 Tf ET", {}, "font");
    must_refuse("(a)Tj", {}, "without a font");
    must_refuse("/f 1 Tf Tj", {}, "without text");
    must_refuse("0.5 0 rg", {}, "three parts");
    must_refuse("/Span BDC", {}, "no properties");
    must_refuse("/Other <</Thing 1>> BDC", {}, "unknown marked content");
    must_refuse("(never closed", {}, "never closed");
}

TEST_CASE("Cairo's opaque graphics state is left out", "[press]") {
    CHECK(must_finish("q /a0 gs Q", {}) == "q\nQ\n");
}
