#include "press/press.h"

#include "fixture.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <string_view>

using namespace pam;
using namespace pam::press::test;

namespace {

Pages small_book() {
    Pages pages;
    pages.add_paragraph(
        {line("The office filed a fluffy petty\u00AD"), line("bourgeois waffle. ")}, 60
    );
    pages.add_line(line("7"), 560, page::Layer::Furniture);
    return pages;
}

constexpr std::array<std::string_view, 6> prose{
    "Call me Ishmael. Some years ago\u2014never mind how long",
    "precisely\u2014having little or no money in my purse,",
    "and nothing particular to interest me on shore, I",
    "thought I would sail about a little and see the",
    "watery part of the world. It is a way I have of",
    "driving off the spleen, and regulating the flow."};

/// Set to the measure as a galley does it: what is left is shared out among the spaces.
foundry::GlyphRun justified(foundry::GlyphRun run, Length measure) {
    const auto gaps = std::count(run.text.begin(), run.text.end(), ' ');
    const Length left = measure - run.width;
    std::size_t glyph = 0;
    std::size_t byte = 0;
    std::int64_t passed = 0;
    for (const foundry::Cluster& cluster : run.clusters) {
        for (std::size_t i = 0; i < cluster.glyphs; ++i)
            run.glyphs[glyph++].x += left.scaled(passed, gaps);
        if (run.text[byte] == ' ') ++passed;
        byte += cluster.bytes;
    }
    run.width = measure;
    return run;
}

/// How far the worst of many lines ends from its measure; they differ in size, expansion
/// and measure.
double worst_end(foundry::FaceId face) {
    constexpr int lines_a_page = 36;
    Pages pages;
    std::vector<Length> measures;
    for (int step = 0; step < 180; ++step) {
        const double size = 8 + step % 6 * 1.3;
        const auto& text = prose[static_cast<std::size_t>(step) % prose.size()];
        const foundry::GlyphRun run = shaped(text, face, size, 980 + step % 5 * 10);
        measures.push_back(run.width + Length::from_points(step * 0.13 - 5));
        if (step > 0 && step % lines_a_page == 0) pages.add_page();
        pages.add_line(
            line(fragment(justified(run, measures.back()))), 20 + step % lines_a_page * 15
        );
    }
    const Opened file = opened(pages);
    double worst = 0;
    for (std::size_t page = 0; page < pages.paged.pages.size(); ++page) {
        const std::vector<ShownLine> lines = shown_lines(file, page);
        REQUIRE(lines.size() == std::size_t{lines_a_page});
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const double measure = measures[page * lines_a_page + i].points();
            worst = std::max(worst, std::abs(lines[i].right - 50 - measure));
        }
    }
    return worst;
}

}  // namespace

TEST_CASE("justified lines end at the measure, by the file's own numbers", "[press]") {
    if (!have_fonts()) return;
    CHECK(worst_end(0) < 0.01);
    CHECK(worst_end(1) < 0.01);
    if (have_font(2)) CHECK(worst_end(2) < 0.01);
}

TEST_CASE("qpdf finds nothing to say about a printed file", "[press]") {
    if (!have_fonts()) return;
    const std::string answer = asked("qpdf", "qpdf --check {}", opened(small_book()).bytes);
    if (!answer.empty())
        CHECK(answer.find("No syntax or stream encoding errors") != answer.npos);
    CHECK(answer.find("WARNING") == answer.npos);
}

TEST_CASE("all boxes are the trim", "[press]") {
    if (!have_fonts()) return;
    const Opened file = opened(small_book());
    for (const char* name : {"/MediaBox", "/CropBox", "/BleedBox", "/TrimBox"}) {
        const auto box = file.page().getKey(name).getArrayAsRectangle();
        CHECK(box.llx == 0);
        CHECK(box.lly == 0);
        CHECK(box.urx == Approx(148 / 25.4 * 72).margin(0.001));
        CHECK(box.ury == Approx(210 / 25.4 * 72).margin(0.001));
    }
}

TEST_CASE("an opaque page has no transparency group", "[press]") {
    if (!have_fonts()) return;
    const Opened file = opened(small_book());
    CHECK_FALSE(file.page().hasKey("/Group"));
    CHECK_FALSE(file.page().getKey("/Resources").hasKey("/ExtGState"));
}

TEST_CASE("the same pages are the same bytes, whatever the time zone", "[press]") {
    if (!have_fonts()) return;
    const Bytes first = opened(small_book()).bytes;
    ::setenv("TZ", "Pacific/Kiritimati", 1);
    ::tzset();
    const Bytes second = opened(small_book()).bytes;
    ::unsetenv("TZ");
    ::tzset();
    CHECK(first == second);
}

TEST_CASE("Cairo's own compression makes no difference to the bytes", "[press]") {
    if (!have_fonts()) return;
    const Bytes packed = opened(small_book()).bytes;
    ::setenv("CAIRO_DEBUG_PDF", "1", 1);
    const Bytes plain = opened(small_book()).bytes;
    ::unsetenv("CAIRO_DEBUG_PDF");
    CHECK(packed == plain);
}

TEST_CASE("another date is another file", "[press]") {
    if (!have_fonts()) return;
    press::PdfOptions later;
    later.date = 86400;
    CHECK(opened(small_book()).bytes != opened(small_book(), later).bytes);
}

TEST_CASE("text is read back in order, ligatures and hyphens too", "[press]") {
    if (!have_fonts()) return;
    const std::string text =
        asked("pdftotext", "pdftotext -raw -enc UTF-8 {} -", opened(small_book()).bytes);
    if (text.empty()) return;
    CHECK(text.find("The office filed a fluffy petty") != text.npos);
    CHECK(text.find("bourgeois waffle.") != text.npos);
    CHECK(text.find("\uFB01") == text.npos);
}

TEST_CASE("no pages are no file", "[press]") {
    if (!have_fonts()) return;
    Pages pages;
    pages.paged.pages.clear();
    const auto bytes = printed(pages);
    REQUIRE_FALSE(bytes);
    CHECK(bytes.error().code == "PR001");
}

TEST_CASE("an empty document is still a file of one page", "[press]") {
    if (!have_fonts()) return;
    Pages pages;
    const Opened file = opened(pages);
    CHECK(file.pdf->getAllPages().size() == 1);
}
