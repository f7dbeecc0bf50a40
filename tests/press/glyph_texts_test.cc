#include "press/glyph_texts.h"

#include "fixture.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::press;
using namespace pam::press::test;

namespace {

/// A line whose first space is a no-break space, set with the space's own glyph.
Pages with_no_break_space_first() {
    Pages pages;
    foundry::GlyphRun run = shaped("a b");
    run.text = "a\u00A0b";
    run.clusters[1].bytes = 2;
    pages.add_line(line(fragment(run)), 60);
    pages.add_line(line("so so so many usual spaces"), 80);
    return pages;
}

}  // namespace

TEST_CASE("each glyph has its usual text, the most frequent glyph first", "[press]") {
    if (!have_fonts()) return;
    const auto texts = usual_texts(with_no_break_space_first().paged);
    REQUIRE(texts.size() > 5);
    CHECK(texts[0].text == "s");
    CHECK(texts[1].text == " ");
    CHECK(texts[2].text == "a");
}

TEST_CASE(
    "the usual letters have the codes of their characters, whatever came first", "[press]"
) {
    if (!have_fonts()) return;
    Pages pages;
    // As small capitals are: other glyphs, the same text.
    foundry::GlyphRun capitals = shaped("AE");
    capitals.text = "ae";
    pages.add_line(line(fragment(capitals)), 60);
    pages.add_line(line("a sea eel ate a pea"), 80);
    const std::string content = opened(pages).content();
    CHECK(content.find("(a sea eel ate a pea)") != std::string::npos);
    CHECK(content.find("ActualText") == std::string::npos);
}

TEST_CASE("only the unusual text of a glyph is spelt out", "[press]") {
    if (!have_fonts()) return;
    const Opened file = opened(with_no_break_space_first());
    const std::string content = file.content();
    CAPTURE(content);
    const std::size_t span = content.find("/ActualText <feff00a0>");
    REQUIRE(span != std::string::npos);
    CHECK(content.find("/ActualText", span + 1) == std::string::npos);
    CHECK(file.pdf->getAllPages().size() == 1);
}
