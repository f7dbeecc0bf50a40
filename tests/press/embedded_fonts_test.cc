#include "press/embedded_fonts.h"

#include "fixture.h"
#include "press/faces.h"

#include <catch2/catch.hpp>
#include <qpdf/Buffer.hh>

#include <cmath>

using namespace pam;
using namespace pam::press::test;
using Object = QPDFObjectHandle;

namespace {

/// Long enough for rounding to add up: Cairo's own widths lose half a point here.
constexpr const char* long_line = "They file off, waffling of offices: fifty-five affluent "
                                  "fjords \u201Cflow\u201D through Zagreb and K\u00F6ln";

double extent(const foundry::GlyphRun& run) {
    Pages pages;
    pages.add_line(line(fragment(run)), 60);
    const std::vector<ShownLine> lines = shown_lines(opened(pages));
    REQUIRE(lines.size() == 1);
    return lines[0].right - lines[0].left;
}

}  // namespace

TEST_CASE("text ends where it was set, by the file's own widths", "[press]") {
    if (!have_fonts()) return;
    for (const foundry::FaceId face : {foundry::FaceId{0}, foundry::FaceId{1}}) {
        for (const int stretch : {1000, 985, 1015}) {
            const foundry::GlyphRun run = shaped(long_line, face, 10.3, stretch);
            CAPTURE(face, stretch);
            CHECK(extent(run) == Approx(run.width.points()).margin(0.02));
        }
    }
}

TEST_CASE("quotation marks and dashes have exact widths too", "[press]") {
    if (!have_fonts()) return;
    Pages pages;
    pages.add_line(line(fragment(shaped("\u2018\u2019\u201C\u201D\u2013\u2014", 1))), 60);
    const Opened file = opened(pages);
    bool seen = false;
    for (Object font : file.fonts()) {
        if (!font.hasKey("/Widths")) continue;
        for (Object width : font.getKey("/Widths").getArrayAsVector()) {
            const double units = width.getNumericValue() * 2048 / 1000;
            CHECK(units == Approx(std::round(units)).margin(0.001));
            seen = seen || units > 0;
        }
    }
    CHECK(seen);
}

TEST_CASE("every font is embedded, none is Type 3, each says its text", "[press]") {
    if (!have_fonts()) return;
    Pages pages;
    pages.add_line(line(fragment(shaped(long_line, 0))), 60);
    pages.add_line(line(fragment(shaped(long_line, 1))), 80);
    const Opened file = opened(pages);
    int programs = 0;
    for (Object font : file.fonts()) {
        const std::string subtype = font.getKey("/Subtype").getName();
        CHECK(subtype != "/Type3");
        if (subtype == "/CIDFontType2")
            CHECK(font.getKey("/CIDToGIDMap").isNameAndEquals("/Identity"));
        if (subtype != "/CIDFontType0" && subtype != "/CIDFontType2")
            CHECK(font.getKey("/ToUnicode").isStream());
        if (subtype == "/Type0") continue;
        Object descriptor = font.getKey("/FontDescriptor");
        CHECK((descriptor.hasKey("/FontFile2") || descriptor.hasKey("/FontFile3")));
        ++programs;
    }
    CHECK(programs == 4);
}

TEST_CASE("ligatures with a code point of their own are spelt", "[press]") {
    if (!have_fonts()) return;
    Pages pages;
    pages.add_line(line(fragment(shaped("office afflict", 1))), 60);
    const Opened file = opened(pages);
    for (Object font : file.fonts()) {
        if (!font.hasKey("/ToUnicode")) continue;
        const auto data = font.getKey("/ToUnicode").getStreamData();
        const std::string map(
            reinterpret_cast<const char*>(data->getBuffer()), data->getSize()
        );
        CHECK(map.find("<fb0") == map.npos);
    }
    CHECK(file.content().find("/ActualText") == std::string::npos);
}

TEST_CASE("bytes that are no font are refused with PR004", "[press]") {
    const auto faces = press::Faces::open({{"this is not a font"}});
    REQUIRE_FALSE(faces);
    CHECK(faces.error().code == "PR004");
}

TEST_CASE("text of a face that is not there is refused with PR001", "[press]") {
    if (!have_fonts()) return;
    Pages pages;
    foundry::GlyphRun run = shaped("text");
    run.face = 7;
    pages.add_line(line(fragment(run)), 60);
    const auto bytes = printed(pages);
    REQUIRE_FALSE(bytes);
    CHECK(bytes.error().code == "PR001");
}

TEST_CASE("a run whose clusters do not add up is refused with PR001", "[press]") {
    if (!have_fonts()) return;
    Pages pages;
    foundry::GlyphRun run = shaped("text");
    run.clusters.pop_back();
    pages.add_line(line(fragment(run)), 60);
    const auto bytes = printed(pages);
    REQUIRE_FALSE(bytes);
    CHECK(bytes.error().code == "PR001");
}
