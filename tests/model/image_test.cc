// Image headers are read by hand, and by nobody trusted: every damage must be noticed.
#include "model/codes.h"
#include "model/image_header.h"
#include "model/model_of.h"
#include "model/scribe.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::test;
using model::read_image_header;

namespace {

std::string png(std::uint8_t width, std::uint8_t height) {
    std::string bytes("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0", 19);
    bytes += static_cast<char>(width);
    bytes += std::string(3, '\0');
    bytes += static_cast<char>(height);
    return bytes + std::string("\x08\x02\0\0\0", 5);
}

std::string jpeg() {
    return std::string(
        "\xFF\xD8\xFF\xE0\0\x04XX\xFF\xFF\xC2\0\x0B\x08\x01\x02\x03\x04\x01\0\0", 21
    );
}

Block figure(const std::string& target, const std::string& alternative) {
    Figure made;
    made.image = {target, "", alternative, {}};
    return {std::move(made)};
}

}  // namespace

TEST_CASE("a PNG's size stands in its first chunk") {
    const auto header = read_image_header(png(3, 7));
    REQUIRE(header);
    CHECK(header->media_type == "image/png");
    CHECK(header->width == 3);
    CHECK(header->height == 7);
}

TEST_CASE("a JPEG's size stands in its frame header, behind other segments and fill bytes"
) {
    const auto header = read_image_header(jpeg());
    REQUIRE(header);
    CHECK(header->media_type == "image/jpeg");
    CHECK(header->width == 0x0304);
    CHECK(header->height == 0x0102);
}

TEST_CASE("a photograph that was taken sideways has the size of the upright picture") {
    // APP1 with a TIFF header of one entry: orientation.
    const auto photograph = [](char orientation) {
        std::string exif(
            "\xFF\xE1\0\x22"
            "Exif\0\0MM\0\x2A\0\0\0\x08\0\x01",
            20
        );
        exif += std::string("\x01\x12\0\x03\0\0\0\x01\0", 9) + orientation;
        exif += std::string(6, '\0');
        return jpeg().substr(0, 2) + exif + jpeg().substr(2);
    };
    const auto size = [](const std::string& bytes) {
        const auto header = read_image_header(bytes);
        return header ? std::pair(header->width, header->height) : std::pair(0, 0);
    };
    CHECK(size(photograph(1)) == std::pair(0x0304, 0x0102));
    CHECK(size(photograph(3)) == std::pair(0x0304, 0x0102));
    CHECK(size(photograph(6)) == std::pair(0x0102, 0x0304));
    CHECK(size(photograph(8)) == std::pair(0x0102, 0x0304));
    CHECK(size(photograph(9)) == std::pair(0x0304, 0x0102));
}

TEST_CASE("an SVG's size is that of its root, in any absolute unit, or of its view box") {
    const auto size = [](const std::string& svg) {
        const auto header = read_image_header(svg);
        return header ? std::pair(header->width, header->height) : std::pair(0, 0);
    };
    CHECK(size("<svg width='20' height='10px'/>") == std::pair(20, 10));
    CHECK(size("<svg width='1in' height='72pt'>") == std::pair(96, 96));
    CHECK(size("<svg viewBox='0 0 30 40'>") == std::pair(30, 40));
    CHECK(size("<svg width='100%' height='50%' viewBox='0,0,30,40'>") == std::pair(30, 40));
    CHECK(size("<svg width='60' viewBox='0 0 30 40'>") == std::pair(60, 80));
    CHECK(size("<svg>") == std::pair(300, 150));
    CHECK(
        size("\xEF\xBB\xBF<?xml version='1.0'?><!-- > --><!DOCTYPE svg [<!ENTITY a '>'>]>\n"
             "<s:svg s:width='9' width=\"5\" height=\"6\">")
        == std::pair(5, 6)
    );
}

TEST_CASE("damaged and unknown images are refused at every length") {
    CHECK_FALSE(read_image_header(""));
    CHECK_FALSE(read_image_header("GIF89a"));
    CHECK_FALSE(read_image_header("<html/>"));
    CHECK_FALSE(read_image_header("<svg width='1"));
    CHECK_FALSE(read_image_header("<!DOCTYPE svg [ <svg>"));
    CHECK_FALSE(read_image_header(png(0, 7)));
    for (std::size_t length = 0; length < png(3, 7).size(); ++length)
        CHECK_FALSE(read_image_header(png(3, 7).substr(0, length)));
    for (std::size_t length = 0; length < 18; ++length)
        CHECK_FALSE(read_image_header(jpeg().substr(0, length)));
}

TEST_CASE("an image is embedded once under a plain name") {
    Scribe scribe;
    scribe.add(
        figure("Pictures/Old Mill.PNG", "A mill."),
        figure("Pictures/Old Mill.PNG", "Again."),
        figure("other/old-mill.png", "Another.")
    );
    Diagnostics log;
    const model::TypesetModel model = model_of(
        scribe.document,
        log,
        {{"Pictures/Old Mill.PNG", png(3, 7)}, {"other/old-mill.png", png(1, 1)}}
    );
    REQUIRE(model.images.size() == 2);
    CHECK(model.images[0].name == "old-mill.png");
    CHECK(model.images[1].name == "old-mill-2.png");
    CHECK(log.entries.empty());
    CHECK(tree_of(model).find("img old-mill.png \"Again.\"") != std::string::npos);
}

TEST_CASE("figures and tables carry the classes that the manuscript gives them") {
    Block picture = figure("mill.png", "A mill.");
    std::get<Figure>(picture.value).classes = {"top", "full-page"};
    Table table;
    table.classes = {"wide"};
    Scribe scribe;
    scribe.add(std::move(picture), Block{std::move(table)});
    Diagnostics log;
    const model::TypesetModel model =
        model_of(scribe.document, log, {{"mill.png", png(3, 7)}});
    CHECK(tree_of(model).find("figure.top.full-page\n") != std::string::npos);
    CHECK(tree_of(model).find("table.wide\n") != std::string::npos);
}

TEST_CASE("a missing or damaged image is told of once and its alternative text is set") {
    Scribe scribe;
    scribe.add(
        figure("gone.png", "A mill."),
        figure("gone.png", "A mill."),
        figure("bad.gif", "A cat.")
    );
    Diagnostics log;
    const model::TypesetModel model =
        model_of(scribe.document, log, {{"bad.gif", "GIF89a"}});
    REQUIRE(log.entries.size() == 2);
    CHECK(log.entries[0].code == model::codes::image_missing);
    CHECK(log.entries[1].code == model::codes::image_not_understood);
    CHECK(model.images.empty());
    CHECK(tree_of(model).starts_with(R"(body
  figure
    p.first
      span.generated.missing-image
        generated "A mill."
)"));
}

TEST_CASE("a picture of another kind is told by its kind") {
    using namespace std::string_literals;
    for (const auto& [bytes, kind] : {
             std::pair{"GIF89a\1\0\1\0"s, "GIF"},
             std::pair{"BM\x46\0\0\0\0\0\0\0\x36\0\0\0"s, "BMP"},
             std::pair{"II*\0\x08\0\0\0"s, "TIFF"},
             std::pair{"MM\0*\0\0\0\x08"s, "TIFF"},
             std::pair{"RIFF\x1A\0\0\0WEBPVP8L"s, "WebP"},
         }) {
        INFO(kind);
        Scribe scribe;
        scribe.add(figure("mill.img", "A mill."));
        Diagnostics log;
        const auto model = model_of(scribe.document, log, {{"mill.img", bytes}});
        REQUIRE(log.entries.size() == 1);
        CHECK(log.entries[0].code == model::codes::image_not_understood);
        CHECK_THAT(
            log.entries[0].message,
            Catch::Contains("a "s + kind + " picture, which is not set")
        );
        CHECK_THAT(log.entries[0].hints.at(0), Catch::Contains("PNG or JPEG"));
        CHECK(tree_of(model).find("generated \"A mill.\"") != std::string::npos);
    }
    CHECK(model::other_kind("BMs are no pictures").empty());
    CHECK(model::other_kind("").empty());
}

TEST_CASE("an image with too many pixels is refused") {
    std::string huge = png(1, 1);
    huge[17] = huge[21] = '\x01';  // 65537 pixels each way
    Scribe scribe;
    scribe.add(figure("huge.png", "Sky."));
    Diagnostics log;
    CHECK(model_of(scribe.document, log, {{"huge.png", huge}}).images.empty());
    REQUIRE(log.entries.size() == 1);
    CHECK(log.entries[0].code == model::codes::image_too_large);
}

TEST_CASE("the desk is told which images to read, each once, in order") {
    Scribe scribe;
    scribe.document.notes.push_back({"n", Scribe::blocks(figure("c.png", "")), {}});
    scribe.add(
        figure("b.png", ""),
        Scribe::paragraph(Scribe::inlines(Inline{Image{"a.png", "", "", {}}})),
        figure("b.png", "")
    );
    CHECK(
        model::image_targets(scribe.document)
        == std::vector<std::string>{"b.png", "a.png", "c.png"}
    );
}

TEST_CASE("a picture without a description is an error, unless it is decoration") {
    Figure decoration{Image{"a.png", "", "", {}, true}, {}, "", {}};
    Scribe scribe;
    scribe.add(
        figure("a.png", "A mill."), figure("a.png", "  "), Block{std::move(decoration)}
    );
    Diagnostics log;
    const model::TypesetModel model =
        model_of(scribe.document, log, {{"a.png", png(3, 7)}});
    REQUIRE(log.entries.size() == 1);
    CHECK(log.entries[0].code == model::codes::image_undescribed);
    CHECK(log.entries[0].severity == Severity::Error);
    CHECK(tree_of(model).find("img a.png decorative") != std::string::npos);
}

TEST_CASE("a header tells the colours") {
    std::string grey = png(3, 7);
    grey[25] = '\x04';
    CHECK(read_image_header(png(3, 7))->colors == 3);
    CHECK(read_image_header(grey)->colors == 1);
    CHECK(read_image_header(grey)->transparent);
    CHECK_FALSE(read_image_header(png(3, 7))->transparent);
}
