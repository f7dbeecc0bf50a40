#include "press/embedded_fonts.h"

#include "fixture.h"
#include "press/faces.h"

#include <catch2/catch.hpp>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include <map>

using namespace pam;
using namespace pam::press::test;
using Object = QPDFObjectHandle;

namespace {

/// Widths of one font resource, by code.
struct CodeWidths {
    std::size_t code_bytes = 1;
    std::map<unsigned, double> widths;
};

CodeWidths widths_of(Object font) {
    CodeWidths found;
    if (font.getKey("/Subtype").getName() != "/Type0") {
        const int first = font.getKey("/FirstChar").getIntValueAsInt();
        for (int i = 0; i < font.getKey("/Widths").getArrayNItems(); ++i)
            found.widths[static_cast<unsigned>(first + i)] =
                font.getKey("/Widths").getArrayItem(i).getNumericValue();
        return found;
    }
    found.code_bytes = 2;
    Object runs = font.getKey("/DescendantFonts").getArrayItem(0).getKey("/W");
    Object widths = runs.getArrayItem(1);
    const int first = runs.getArrayItem(0).getIntValueAsInt();
    for (int i = 0; i < widths.getArrayNItems(); ++i)
        found.widths[static_cast<unsigned>(first + i)] =
            widths.getArrayItem(i).getNumericValue();
    return found;
}

/// Adds up the advances of all text of a page, in points, as a reader of the file would.
class Extent : public Object::ParserCallbacks {
public:
    explicit Extent(Object page) : fonts_(page.getKey("/Resources").getKey("/Font")) {}
    double points = 0;

    void handleObject(Object object) override {
        if (!object.isOperator()) {
            operands_.push_back(object);
            return;
        }
        const std::string name = object.getOperatorValue();
        if (name == "Tf") font_ = widths_of(fonts_.getKey(operands_[0].getName()));
        if (name == "Tm") size_ = operands_[0].getNumericValue();
        if (name == "Tj") show(operands_[0]);
        if (name == "TJ")
            for (const Object& part : operands_[0].getArrayAsVector())
                show(part);
        operands_.clear();
    }
    void handleEOF() override {}

private:
    void show(Object part) {
        if (!part.isString()) {
            points -= part.getNumericValue() / 1000 * size_;
            return;
        }
        const std::string codes = part.getStringValue();
        for (std::size_t at = 0; at < codes.size(); at += font_.code_bytes) {
            unsigned code = 0;
            for (std::size_t i = 0; i < font_.code_bytes; ++i)
                code = code * 256 + static_cast<unsigned char>(codes[at + i]);
            points += font_.widths.at(code) / 1000 * size_;
        }
    }

    Object fonts_;
    CodeWidths font_;
    double size_ = 0;
    std::vector<Object> operands_;
};

/// Long enough for rounding to add up: Cairo's own widths lose half a point here.
constexpr const char* long_line = "They file off, waffling of offices: fifty-five affluent "
                                  "fjords \u201Cflow\u201D through Zagreb and K\u00F6ln";

double extent(const foundry::GlyphRun& run) {
    Pages pages;
    pages.add_line(line(fragment(run)), 60);
    const Opened file = opened(pages);
    Extent extent(file.page());
    QPDFPageObjectHelper(file.page()).parseContents(&extent);
    return extent.points;
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
