#include "press/press.h"

#include "fixture.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <cstdlib>
#include <ctime>

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

}  // namespace

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
