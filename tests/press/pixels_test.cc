// The finisher changes what a file says, not what it shows: Cairo's page and the finished
// one are rendered by a stranger and laid one over the other.
#include "fixture.h"
#include "press/faces.h"
#include "press/operators.h"
#include "press/paint.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDFWriter.hh>

#include <algorithm>
#include <cstdlib>
#include <sstream>

using namespace pam;
using namespace pam::press;
using namespace pam::press::test;

namespace {

/// The inks' stand-ins are no colours to look at; everything on these pages is black.
std::string blackened(const std::shared_ptr<Buffer>& content) {
    const std::string_view raw(
        reinterpret_cast<const char*>(content->getBuffer()), content->getSize()
    );
    std::string black;
    OperationReader reader(raw);
    Operation operation;
    while (reader.next(operation)) {
        black += operation.name == "rg" ? "0 0 0 rg" : operation.whole;
        black += '\n';
    }
    return black;
}

/// Cairo's pages without the one that only shows what glyphs stand for.
Bytes raw_in_black(const Pages& pages) {
    auto faces = Faces::open(fonts());
    REQUIRE(faces);
    const auto painted = paint(pages.paged, *faces);
    REQUIRE(painted);
    QPDF pdf;
    pdf.processMemoryFile("painted", painted->raw.data(), painted->raw.size());
    if (painted->has_glyph_page) pdf.removePage(pdf.getAllPages().front());
    for (QPDFObjectHandle page : pdf.getAllPages()) {
        QPDFObjectHandle content = page.getKey("/Contents");
        content.replaceStreamData(
            blackened(content.getStreamData()),
            QPDFObjectHandle::newNull(),
            QPDFObjectHandle::newNull()
        );
    }
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.write();
    const std::shared_ptr<Buffer> bytes = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

bool have_poppler() {
    const bool have = std::system("command -v pdftoppm >/dev/null") == 0;
    if (!have) WARN("SKIPPED: pdftoppm is not installed");
    return have;
}

struct Picture {
    std::size_t width = 0, height = 0;
    std::vector<int> levels;  // 0 black to 255 white
};

constexpr std::size_t fine = 8;  // pixels of the rendering to one compared

/// The first page's head at 150 dpi, each pixel the mean of finer ones: Poppler puts large
/// glyphs on whole pixels, which at 1200 dpi is 0.06 pt.
Picture rendered(const Bytes& pdf) {
    constexpr std::size_t width = 800;
    constexpr std::size_t height = 300;
    const std::string answer = asked(
        "pdftoppm",
        fmt::format(
            "pdftoppm -r {} -f 1 -l 1 -gray -x 0 -y 0 -W {} -H {} {{}}",
            150 * fine,
            width * fine,
            height * fine
        ),
        pdf
    );
    std::istringstream head(answer.substr(0, 64));
    std::string kind;
    std::size_t columns = 0;
    std::size_t rows = 0;
    head >> kind >> columns >> rows;
    REQUIRE(kind == "P5");
    REQUIRE(columns == width * fine);
    REQUIRE(rows == height * fine);
    const std::size_t begin = answer.size() - columns * rows;
    Picture picture{width, height, std::vector<int>(width * height)};
    for (std::size_t at = 0; at < columns * rows; ++at)
        picture.levels[at / columns / fine * width + at % columns / fine] +=
            static_cast<unsigned char>(answer[begin + at]);
    for (int& level : picture.levels)
        level /= static_cast<int>(fine * fine);
    return picture;
}

constexpr int a_quarter = 64;  // of all levels

struct Difference {
    int worst = 0;     // levels of a pixel
    double share = 0;  // of the ink that stands elsewhere
};

Difference difference(const Picture& a, const Picture& b) {
    Difference found;
    double ink = 0;
    double moved = 0;
    for (std::size_t i = 0; i < a.levels.size(); ++i) {
        const int apart = std::abs(a.levels[i] - b.levels[i]);
        found.worst = std::max(found.worst, apart);
        moved += apart;
        ink += 255 - a.levels[i];
    }
    REQUIRE(ink > 0);
    found.share = moved / ink;
    return found;
}

/// Text with all that is special about it: expansion, a hyphen, a ligature, a raised call,
/// spaces of odd widths, an underline. Only faces of 1000 units to the em, since Cairo cuts
/// the widths of others, and readers of its own file would see another line.
Pages specimen(double shift = 0) {
    Pages pages;
    for (int step = 0; step < 5; ++step) {
        const foundry::FaceId face = step % 2 == 1 && have_font(2) ? 2 : 0;
        foundry::GlyphRun run = shaped(
            "An affable fjord, floating\u2014Zagreb \u201Cwaffles\u201D petty\u00AD",
            face,
            10.3,
            985 + step * 10
        );
        Length space;
        for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
            if (i % 6 == 5) space += Length::from_points(0.0173 * (step + 1));
            run.glyphs[i].x += space;
        }
        if (step == 2) run.glyphs[3].x += Length::from_points(shift);  // of "affable"
        galley::SetLine set = line(fragment(std::move(run)));
        set.fragments[0].underline = step == 4;
        set.fragments.push_back(fragment(shaped("12", 0, 6.5), 290));
        set.fragments.back().rise = Length::from_points(3.5);
        set.fragments.back().matter = galley::Matter::NoteCall;
        pages.add_line(std::move(set), 30 + step * 20);
    }
    return pages;
}

}  // namespace

TEST_CASE("the finished page shows what Cairo painted", "[press]") {
    if (!have_fonts() || !have_poppler()) return;
    const Picture raw = rendered(raw_in_black(specimen()));
    const Difference found = difference(raw, rendered(opened(specimen()).bytes));
    // Cairo's rounding over a line and Poppler's pixels: a quarter of a pixel, 0.11 pt.
    CHECK(found.worst <= a_quarter);
    CHECK(found.share < 0.05);
}

TEST_CASE("the comparison sees a glyph a quarter of a point off", "[press]") {
    if (!have_fonts() || !have_poppler()) return;
    const Picture raw = rendered(raw_in_black(specimen()));
    CHECK(difference(raw, rendered(opened(specimen(0.25)).bytes)).worst > a_quarter);
}
