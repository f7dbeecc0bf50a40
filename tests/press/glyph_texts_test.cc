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
    pages.add_line(line("so many usual spaces"), 80);
    return pages;
}

}  // namespace

TEST_CASE("a glyph whose first text is not its usual one is found", "[press]") {
    if (!have_fonts()) return;
    const auto misleading = misleading_glyphs(with_no_break_space_first().paged);
    REQUIRE(misleading.size() == 2);  // the space, and a letter beside it
    CHECK(misleading[0].text == " ");
    CHECK(misleading[0].face == 0);
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
