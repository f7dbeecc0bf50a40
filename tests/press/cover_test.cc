#include "model/image_header.h"
#include "press/press.h"

#include <catch2/catch.hpp>
#include <png.h>

#include <algorithm>
#include <fstream>
#include <optional>

using namespace pam;

namespace {

std::optional<foundry::Foundry> declared_fonts() {
    std::ifstream file(PAM_SOURCE_DIR "/fonts/families.yaml");
    const std::string yaml{std::istreambuf_iterator<char>(file), {}};
    auto foundry = foundry::Foundry::open(yaml);
    if (!foundry) return std::nullopt;
    const auto faces = foundry->faces();
    const bool installed = std::any_of(faces.begin(), faces.end(), [](const auto& face) {
        return face.installed && face.family == "EB Garamond";
    });
    if (!installed) WARN("SKIPPED: EB Garamond is not installed");
    return installed ? std::optional(std::move(*foundry)) : std::nullopt;
}

model::TypesetModel titled(std::string title) {
    model::TypesetModel model;
    model.language = "en";
    model.styles.emplace_back();
    model.metadata.title.value = std::move(title);
    return model;
}

/// The picture in grey, unpacked by libpng.
struct Grey {
    png_uint_32 width = 0, height = 0;
    std::string pixels;
    [[nodiscard]] bool dark(png_uint_32 x, png_uint_32 y) const {
        return static_cast<unsigned char>(pixels[y * width + x]) < 0xB0;
    }
};

Grey unpacked(const Bytes& bytes) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    REQUIRE(png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) != 0);
    image.format = PNG_FORMAT_GRAY;
    Grey grey{image.width, image.height, std::string(PNG_IMAGE_SIZE(image), '\0')};
    REQUIRE(png_image_finish_read(&image, nullptr, grey.pixels.data(), 0, nullptr) != 0);
    return grey;
}

/// Ink between the frame's lines and the type's margin would have run out of its room.
bool runs_out(const Grey& grey) {
    for (png_uint_32 y = 120; y < 2120; ++y)
        for (png_uint_32 x = 100; x < 150; ++x)
            if (grey.dark(x, y) || grey.dark(1399 - x, y)) return true;
    return false;
}

}  // namespace

TEST_CASE("a cover is a small PNG of the right size, the same twice", "[press]") {
    auto foundry = declared_fonts();
    if (!foundry) return;
    model::TypesetModel model = titled("Ally with the petty-bourgeoisie?");
    model.metadata.subtitle.value = "A letter and its reply";
    model.metadata.authors.resize(2);
    model.metadata.authors[0].value = "A. Author";
    model.metadata.authors[1].value = "B. Writer";
    model.metadata.organisation.value = "The Society of Letters";
    const auto one = press::cover(model, *foundry, press::CoverUse::Book);
    REQUIRE(one);
    CHECK(one->size() < 60'000);
    const Grey grey = unpacked(*one);
    CHECK(grey.width == 1400);
    CHECK(grey.height == 2240);
    CHECK(
        std::count_if(
            grey.pixels.begin(),
            grey.pixels.end(),
            [](char c) { return static_cast<unsigned char>(c) < 0x40; }
        )
        > 10'000
    );
    CHECK(*press::cover(model, *foundry, press::CoverUse::Book) == *one);
}

TEST_CASE("neither long titles nor long words run out of the cover", "[press]") {
    auto foundry = declared_fonts();
    if (!foundry) return;
    const std::string long_word(120, 'm');
    std::string long_title;
    for (int i = 0; i < 60; ++i)
        long_title += "considerations ";
    for (const std::string& title :
         {long_word,
          long_title,
          std::string("A"),
          std::string(),
          "x " + long_word + "-y-" + long_word}) {
        CAPTURE(title);
        const auto bytes = press::cover(titled(title), *foundry, press::CoverUse::Book);
        REQUIRE(bytes);
        CHECK_FALSE(runs_out(unpacked(*bytes)));
    }
}

TEST_CASE("the cover for shops is a JPEG of their size, the same twice", "[press]") {
    auto foundry = declared_fonts();
    if (!foundry) return;
    const model::TypesetModel model = titled("On Bread");
    const auto one = press::cover(model, *foundry, press::CoverUse::Store);
    REQUIRE(one);
    const auto header = model::read_image_header(*one);
    REQUIRE(header);
    CHECK(header->media_type == "image/jpeg");
    CHECK(header->width == 1600);
    CHECK(header->height == 2560);
    CHECK(header->colors == 3);
    CHECK(one->size() < 400'000);
    CHECK(*press::cover(model, *foundry, press::CoverUse::Store) == *one);
}
