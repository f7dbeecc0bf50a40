#include "press/lone_blanks.h"

#include "fixture.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::press::test;

namespace {

galley::SetLine parts(const std::vector<std::pair<const char*, foundry::FaceId>>& texts) {
    galley::SetLine made = line("One");
    double x = 20;
    for (const auto& [text, face] : texts) {
        made.fragments.push_back(fragment(shaped(text, face), x));
        x += made.fragments.back().run.width.points();
    }
    return made;
}

std::string text_extracted(galley::SetLine line) {
    Pages pages;
    pages.add_line(std::move(line), 60);
    return asked("pdftotext", "pdftotext -raw -enc UTF-8 {} -", opened(pages).bytes);
}

std::size_t spaces_shown(galley::SetLine line) {
    Pages pages;
    pages.add_line(std::move(line), 60);
    const std::string content = opened(pages).content();
    std::size_t count = 0;
    for (std::size_t at = 0; (at = content.find('(', at)) != content.npos; ++at)
        for (; content[at] != ')'; ++at)
            if (content[at] == ' ') ++count;
    return count;
}

}  // namespace

TEST_CASE("a space between two faces is in the file", "[press]") {
    if (!have_fonts()) return;
    CHECK(spaces_shown(parts({{" ", 1}, {"two", 0}, {" ", 0}, {"three", 1}})) == 2);
    CHECK(text_extracted(parts({{" ", 1}, {"two", 0}})).find("One two") == 0);
}

TEST_CASE("blanks join the words of their own matter, in their order", "[press]") {
    if (!have_fonts()) return;
    galley::SetLine line = parts({{" ", 0}, {"2", 0}, {" ", 0}, {"b", 1}});
    line.fragments[0].matter = galley::Matter::Label;
    line.fragments[2].matter = galley::Matter::Label;
    const auto faces = press::Faces::open(fonts());
    REQUIRE(faces);
    const auto joined = press::blanks_joined(line.fragments, *faces);
    CHECK(joined[1].run.glyphs.empty());
    CHECK(joined[3].run.glyphs.empty());
    CHECK(joined[4].run.text == "  b");
    CHECK(joined[4].run.clusters.size() == 3);
    CHECK(line.fragments[4].x + joined[4].run.glyphs[0].x == line.fragments[1].x);
    CHECK(joined[4].run.glyphs[0].id == faces->shape(1).space);
}

TEST_CASE("a line of blanks alone is told without glyphs", "[press]") {
    if (!have_fonts()) return;
    galley::SetLine blank = line("\u00A0");
    const auto faces = press::Faces::open(fonts());
    REQUIRE(faces);
    CHECK(press::has_lone_blanks(blank, *faces));
    CHECK_FALSE(press::has_lone_blanks(line("a b "), *faces));
    Pages pages;
    pages.add_line(std::move(blank), 60);
    CHECK(
        opened(pages).content().find("/Span <</ActualText <FEFF00A0>>> BDC\nEMC")
        != std::string::npos
    );
}

TEST_CASE("a character without a mark is blank, whatever it is called", "[press]") {
    if (!have_fonts()) return;
    const auto faces = press::Faces::open(fonts());
    REQUIRE(faces);
    CHECK(press::is_blank(shaped("\u2009"), *faces));
    CHECK(press::is_blank(shaped(" \u061C "), *faces));
    CHECK_FALSE(press::is_blank(shaped("\u2014"), *faces));
}
