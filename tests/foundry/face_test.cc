#include "foundry/codes.h"
#include "foundry/foundry_fixture.h"
#include "foundry/open_face.h"

using namespace pam;
using namespace pam::foundry;

TEST_CASE(
    "every declared face that is installed is the face it is declared to be", "[foundry]"
) {
    const auto catalogue = read_catalogue(catalogue_text());
    REQUIRE(catalogue);
    std::size_t opened = 0;
    for (const DeclaredFace& declared : catalogue->faces) {
        INFO(declared.info.file);
        const auto face = open_face(declared);
        if (!face) CHECK(face.error().code == codes::face_missing);
        if (!face) continue;
        ++opened;
        CHECK(face->space != 0);
        if (declared.info.family.rfind("Noto ", 0) != 0) CHECK(face->hyphen != 0);
        CHECK(face->ascent > 0);
        CHECK(face->descent > 0);
    }
    if (opened < catalogue->faces.size())
        WARN(catalogue->faces.size() - opened << " faces are not installed");
    CHECK(opened > 0);
}

TEST_CASE("a missing file names the package that has it", "[foundry]") {
    DeclaredFace declared;
    declared.info.file = "/nowhere/x.otf";
    declared.info.package = "fonts-x";
    const auto face = open_face(declared);
    REQUIRE_FALSE(face);
    CHECK(face.error().code == codes::face_missing);
    CHECK(face.error().hints.at(0) == "apt-get install fonts-x");
}

TEST_CASE("a file that holds another face is refused", "[foundry]") {
    const auto catalogue = read_catalogue(catalogue_text());
    REQUIRE(catalogue);
    DeclaredFace declared =
        catalogue->faces[nearest_face(*catalogue, "EB Garamond", 700, false)];
    declared.full_name = "EB Garamond 12 Regular";
    const auto face = open_face(declared);
    REQUIRE_FALSE(face);
    CHECK(face.error().code == codes::face_differs);
    CHECK(face.error().message.find("EB Garamond 12 Bold") != std::string::npos);
}

TEST_CASE("measures grow with the size", "[foundry]") {
    Foundry foundry = open_foundry();
    const auto face = foundry.face(styled("EB Garamond"));
    REQUIRE(face);
    const FaceMetrics at_ten = foundry.metrics(*face, Length::from_points(10));
    const FaceMetrics at_twenty = foundry.metrics(*face, Length::from_points(20));
    CHECK(at_ten.cap_height > at_ten.x_height);
    CHECK(at_ten.ascent > at_ten.cap_height);
    CHECK(at_twenty.x_height - at_ten.x_height * 2 <= Length::from_units(1));
}

TEST_CASE("small capitals are real ones or none", "[foundry]") {
    Foundry foundry = open_foundry();
    Shaper& shaper = foundry.shaper();
    style::ComputedStyle style = styled("EB Garamond");
    const auto plain = shaper.shape_text(type_in(foundry, style), "small");
    style.caps = style::Caps::SmallCaps;
    const auto caps = shaper.shape_text(type_in(foundry, style), "small");
    REQUIRE(plain.size() == caps.size());
    CHECK(plain[0].id != caps[0].id);

    style.families = {"DejaVu Sans Mono"};
    const WordId faked = shaper.word(type_in(foundry, style), "small", Neighbours::None);
    CHECK(shaper.glyphs(faked)[0].advance == shaper.glyphs(faked)[1].advance);
    Diagnostics log;
    foundry.report(log);
    REQUIRE(log.entries.size() == 1);
    CHECK(log.entries[0].code == codes::feature_missing);
}

TEST_CASE("a missing feature is told only where it would have shown", "[foundry]") {
    Foundry foundry = open_foundry();
    style::ComputedStyle style = styled("EB Garamond", 700);
    style.figures = style::Figures::OldStyle;
    const TypeId type = type_in(foundry, style);
    Diagnostics log;
    static_cast<void>(foundry.shaper().word(type, "letters", Neighbours::None));
    foundry.report(log);
    CHECK(log.entries.empty());
    static_cast<void>(foundry.shaper().word(type, "1848", Neighbours::None));
    foundry.report(log);
    CHECK(log.entries.size() == 1);
}

TEST_CASE("a face of a collection is found by its name", "[foundry]") {
    const auto catalogue = read_catalogue(catalogue_text());
    REQUIRE(catalogue);
    const auto declared = [&](const char* family) {
        return catalogue->faces[nearest_face(*catalogue, family, 400, false)];
    };
    const auto japanese = open_face(declared("Noto Serif CJK JP"));
    if (!japanese) {
        WARN("SKIPPED: fonts-noto-cjk is not installed");
        return;
    }
    CHECK(japanese->index == 0);
    CHECK(open_face(declared("Noto Serif CJK SC"))->index == 2);
    DeclaredFace wrong = declared("Noto Serif CJK SC");
    wrong.full_name = "Noto Serif CJK XX";
    const auto refused = open_face(wrong);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == codes::face_differs);
    CHECK(refused.error().message.find("Noto Serif CJK KR") != std::string::npos);
}
