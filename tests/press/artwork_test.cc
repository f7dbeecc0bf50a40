#include "press/artwork.h"

#include "fixture.h"
#include "press/output_intent.h"

#include <catch2/catch.hpp>
#include <png.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>

using namespace pam;
using namespace pam::press;
using namespace pam::press::test;
using Object = QPDFObjectHandle;

namespace {

/// A PNG of 3 by 2 pixels in one of libpng's simple formats.
std::string png_bytes(png_uint_32 format, unsigned char filling) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = 3;
    image.height = 2;
    image.format = format;
    const std::string pixels(PNG_IMAGE_SIZE(image), static_cast<char>(filling));
    png_alloc_size_t size = 0;
    png_image_write_to_memory(&image, nullptr, &size, 0, pixels.data(), 0, nullptr);
    std::string bytes(size, '\0');
    png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.data(), 0, nullptr);
    bytes.resize(size);
    return bytes;
}

/// Segments up to the frame header, then a scan that is never looked into.
std::string jpeg_bytes(int components, const std::string& before = {}) {
    std::string bytes("\xFF\xD8", 2);
    bytes += before;
    bytes += std::string("\xFF\xC0\0\x0B\x08\0\x02\0\x03", 9);
    bytes.push_back(static_cast<char>(components));
    bytes += std::string("\x01\x11\0", 3);
    return bytes + std::string("\xFF\xDA\0\x02\xFF\xD9", 6);
}

constexpr const char* drawing =
    R"(<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="10" height="10" fill="red"/></svg>)";
constexpr const char* clear_drawing =
    R"(<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><g opacity="0.5"><rect width="10" height="10"/><circle r="9"/></g></svg>)";

Pages with_image(std::string bytes, const char* media_type, int width = 3, int height = 2) {
    Pages pages;
    pages.model.images.push_back(
        {"picture.xyz", media_type, std::move(bytes), width, height}
    );
    pages.add_image(0, box(60, 100, 90, 60));
    return pages;
}

Object image_of(const Opened& file, std::size_t page = 0) {
    return file.page(page).getKey("/Resources").getKey("/XObject").getKey("/Im0");
}

Error refusal(const Pages& pages) {
    const auto bytes = printed(pages);
    REQUIRE_FALSE(bytes);
    return bytes.error();
}

}  // namespace

TEST_CASE("a PNG goes in with its own compression, once, placed in its box", "[press]") {
    Pages pages = with_image(png_bytes(PNG_FORMAT_RGB, 0x80), "image/png");
    pages.add_page("2");
    pages.add_image(0, box(60, 100, 45, 30));
    const Opened file = opened(pages);
    Object image = image_of(file);
    CHECK(image.getObjGen() == image_of(file, 1).getObjGen());
    Object dictionary = image.getDict();
    CHECK(dictionary.getKey("/Width").getIntValue() == 3);
    CHECK(dictionary.getKey("/ColorSpace").getName() == "/DeviceRGB");
    CHECK(dictionary.getKey("/DecodeParms").getKey("/Predictor").getIntValue() == 15);
    CHECK_FALSE(dictionary.hasKey("/Interpolate"));
    CHECK(file.content().find("q 90 0 0 -60 60 160 cm /Im0 Do Q") != std::string::npos);
    CHECK(file.content().find("/Figure <</MCID 0>> BDC") != std::string::npos);
    CHECK_FALSE(file.page().hasKey("/Group"));
}

TEST_CASE("a PNG with opacity has a soft mask and a page group", "[press]") {
    const Opened file = opened(with_image(png_bytes(PNG_FORMAT_RGBA, 0x80), "image/png"));
    CHECK(image_of(file).getDict().getKey("/SMask").isStream());
    CHECK(file.page().hasKey("/Group"));
}

TEST_CASE("a PNG whose opacity is full everywhere has no mask", "[press]") {
    const Opened file = opened(with_image(png_bytes(PNG_FORMAT_GA, 0xFF), "image/png"));
    CHECK_FALSE(image_of(file).getDict().hasKey("/SMask"));
    CHECK_FALSE(file.page().hasKey("/Group"));
    CHECK(image_of(file).getDict().getKey("/ColorSpace").getName() == "/DeviceGray");
}

TEST_CASE("a damaged PNG is refused with PR003 and its name", "[press]") {
    std::string bytes = png_bytes(PNG_FORMAT_RGB, 0x80);
    bytes[bytes.find("IDAT") + 8] ^= 0x55;
    Pages damaged = with_image(bytes, "image/png");
    damaged.model.images.front().span = {7, 19, 0};
    const Error error = refusal(damaged);
    CHECK(error.code == "PR003");
    CHECK(error.span == Span{7, 19, 0});
    CHECK_THAT(error.message, Catch::Contains("picture.xyz"));
    CHECK(refusal(with_image("GIF89a", "image/png")).code == "PR003");
    CHECK(refusal(with_image("GIF89a", "image/gif")).code == "PR003");
}

TEST_CASE("a PNG whose header lies is refused with PR003", "[press]") {
    const std::string bytes = png_bytes(PNG_FORMAT_RGB, 0x80);
    const std::size_t head = bytes.find("IHDR") + 4;
    for (const auto& [place, value] : std::vector<std::pair<std::size_t, int>>{
             {3, 0}, {3, 9}, {0, 0x7F}, {8, 3}, {9, 3}, {9, 5}}) {
        std::string changed = bytes;
        changed[head + place] = static_cast<char>(value);
        CAPTURE(place, value);
        CHECK(refusal(with_image(changed, "image/png")).code == "PR003");
    }
    CHECK(refusal(with_image(bytes.substr(0, 30), "image/png")).code == "PR003");
}

TEST_CASE("a JPEG goes in byte for byte", "[press]") {
    const std::string bytes = jpeg_bytes(1);
    const Opened file = opened(with_image(bytes, "image/jpeg"));
    const auto data = image_of(file).getRawStreamData();
    CHECK(
        std::string(reinterpret_cast<const char*>(data->getBuffer()), data->getSize())
        == bytes
    );
    CHECK(image_of(file).getDict().getKey("/Filter").getName() == "/DCTDecode");
    CHECK(image_of(file).getDict().getKey("/ColorSpace").getName() == "/DeviceGray");
}

TEST_CASE("Adobe's CMYK JPEG is inverted", "[press]") {
    const std::string adobe(
        "\xFF\xEE\0\x0E"
        "Adobe\0\0\0\0\0\0\0",
        16
    );
    const Opened file = opened(with_image(jpeg_bytes(4, adobe), "image/jpeg"));
    QPDFObjectHandle inks = image_of(file).getDict().getKey("/ColorSpace");
    CHECK(inks.getArrayItem(0).getName() == "/DeviceN");
    CHECK(inks.getArrayItem(2).getName() == "/DeviceRGB");
    CHECK(image_of(file).getDict().getKey("/Decode").getArrayItem(0).getIntValue() == 1);
}

/// An APP2 segment with a whole ICC profile.
std::string profile_segment(const std::string& profile) {
    std::string bytes("\xFF\xE2", 2);
    const std::size_t length = profile.size() + 16;
    bytes.push_back(static_cast<char>(length >> 8));
    bytes.push_back(static_cast<char>(length & 0xFF));
    bytes += std::string("ICC_PROFILE\0\x01\x01", 14);
    return bytes + profile;
}

TEST_CASE("a photograph's own profile says what its colours are, once", "[press]") {
    const std::string photograph = jpeg_bytes(3, profile_segment(srgb_profile()));
    Pages pages = with_image(photograph, "image/jpeg");
    pages.model.images.push_back({"other.jpg", "image/jpeg", photograph, 3, 2});
    pages.add_image(1, box(60, 200, 90, 60));
    const Opened file = opened(pages);
    Object space = image_of(file).getDict().getKey("/ColorSpace");
    REQUIRE(space.isArray());
    CHECK(space.getArrayItem(0).getName() == "/ICCBased");
    CHECK(space.getArrayItem(1).getDict().getKey("/N").getIntValue() == 3);
    const auto data = space.getArrayItem(1).getStreamData();
    CHECK(
        std::string(reinterpret_cast<const char*>(data->getBuffer()), data->getSize())
        == srgb_profile()
    );
    Object other = file.page().getKey("/Resources").getKey("/XObject").getKey("/Im1");
    CHECK(other.getDict().getKey("/ColorSpace").getObjGen() == space.getObjGen());
    // A profile of other components than the picture has is of no use.
    const Opened gray =
        opened(with_image(jpeg_bytes(1, profile_segment(srgb_profile())), "image/jpeg"));
    CHECK(image_of(gray).getDict().getKey("/ColorSpace").getName() == "/DeviceGray");
}

/// A chunk before the image data, its checksum left out.
std::string with_chunk(std::string png, const std::string& kind, const std::string& data) {
    std::string chunk(2, '\0');
    chunk.push_back(static_cast<char>(data.size() >> 8));
    chunk.push_back(static_cast<char>(data.size() & 0xFF));
    return png.insert(png.find("IDAT") - 4, chunk + kind + data + std::string(4, '\0'));
}

TEST_CASE("a PNG that is unpacked for its opacity keeps its profile", "[press]") {
    const std::string profile = srgb_profile();
    uLongf size = compressBound(static_cast<uLong>(profile.size()));
    std::string packed(size, '\0');
    REQUIRE(
        compress(
            reinterpret_cast<Bytef*>(packed.data()),
            &size,
            reinterpret_cast<const Bytef*>(profile.data()),
            static_cast<uLong>(profile.size())
        )
        == Z_OK
    );
    packed.resize(size);
    const std::string chunk = std::string("own\0\0", 5) + packed;
    const auto space_of = [&](png_uint_32 format) {
        const Opened file = opened(
            with_image(with_chunk(png_bytes(format, 0x80), "iCCP", chunk), "image/png")
        );
        Object space = image_of(file).getDict().getKey("/ColorSpace");
        return space.isArray() ? space.getArrayItem(0).getName() : space.getName();
    };
    CHECK(space_of(PNG_FORMAT_RGBA) == "/ICCBased");
    CHECK(space_of(PNG_FORMAT_RGB) == "/ICCBased");
    CHECK(space_of(PNG_FORMAT_GA) == "/DeviceGray");
}

TEST_CASE("a PNG's own profile stands for its samples or its palette", "[press]") {
    const std::filesystem::path path =
        std::filesystem::path(PAM_CORPUS_DIR) / "images/pillow/icc_profile.png";
    if (!std::filesystem::exists(path)) {
        WARN("SKIPPED: no corpus at " << path);
        return;
    }
    std::ifstream stream(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    const Opened file = opened(with_image(std::move(bytes), "image/png"));
    Object space = image_of(file).getDict().getKey("/ColorSpace");
    if (space.getArrayItem(0).getName() == "/Indexed") space = space.getArrayItem(1);
    CHECK(space.getArrayItem(0).getName() == "/ICCBased");
}

TEST_CASE("a photograph marked as turned is turned where there is room for it", "[press]") {
    const std::string exif(
        "\xFF\xE1\0\x22"
        "Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0",
        36
    );
    Pages pages = with_image(jpeg_bytes(3, exif), "image/jpeg", 2, 3);
    CHECK(opened(pages).content().find("q 0 60 90 0 60 100 cm") != std::string::npos);
    Pages lying = with_image(jpeg_bytes(3, exif), "image/jpeg", 3, 2);
    CHECK(opened(lying).content().find("q 90 0 0 -60 60 160 cm") != std::string::npos);
}

TEST_CASE(
    "a JPEG without a frame, or with two components, is refused with PR003", "[press]"
) {
    CHECK(refusal(with_image("\xFF\xD8\xFF\xD9", "image/jpeg")).code == "PR003");
    CHECK(refusal(with_image(jpeg_bytes(2), "image/jpeg")).code == "PR003");
}

TEST_CASE("a drawing is a form of vectors, grouped only where it needs it", "[press]") {
    const Opened file = opened(with_image(drawing, "image/svg+xml", 30, 20));
    Object form = image_of(file);
    CHECK(form.getDict().getKey("/Subtype").getName() == "/Form");
    CHECK(form.getDict().getKey("/BBox").getArrayAsRectangle().urx == Approx(30));
    CHECK_FALSE(form.getDict().hasKey("/Group"));
    CHECK_FALSE(file.page().hasKey("/Group"));
    const Opened clear = opened(with_image(clear_drawing, "image/svg+xml", 30, 20));
    CHECK(clear.page().hasKey("/Group"));
    CHECK(refusal(with_image("<svg", "image/svg+xml")).code == "PR003");
}

TEST_CASE("a drawing's words are set in declared fonts only", "[press]") {
    if (!have_fonts()) return;
    constexpr const char* words =
        R"(<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40"><text y="20">One</text><text y="30" font-family="Helvetica, sans-serif">Two</text></svg>)";
    const Opened file = opened(with_image(words, "image/svg+xml", 90, 40));
    Object fonts = image_of(file).getDict().getKey("/Resources").getKey("/Font");
    REQUIRE(fonts.isDictionary());
    for (auto& [name, font] : fonts.getDictAsMap())
        CHECK_THAT(font.getKey("/BaseFont").getName(), Catch::Contains("DejaVuSerif"));
}

TEST_CASE("two prints of a drawing are the same bytes", "[press]") {
    const Pages pages = with_image(clear_drawing, "image/svg+xml", 30, 20);
    CHECK(opened(pages).bytes == opened(pages).bytes);
}

TEST_CASE(
    "images found in the wild are painted or refused by name, and qpdf is content",
    "[press]"
) {
    const std::filesystem::path folder = std::filesystem::path(PAM_CORPUS_DIR) / "images";
    if (!std::filesystem::exists(folder)) {
        WARN("SKIPPED: no corpus at " << folder);
        return;
    }
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    int painted = 0;
    for (const auto& path : files) {
        const std::string kind = path.extension();
        const bool jpeg = kind == ".jpg" || kind == ".jpeg";
        if (!jpeg && kind != ".png" && kind != ".svg") continue;
        std::ifstream stream(path, std::ios::binary);
        std::string bytes{std::istreambuf_iterator<char>(stream), {}};
        const char* type = jpeg             ? "image/jpeg"
                           : kind == ".png" ? "image/png"
                                            : "image/svg+xml";
        CAPTURE(path);
        const auto file = printed(with_image(std::move(bytes), type, 300, 200));
        if (!file) {
            CHECK(file.error().code == "PR003");
            continue;
        }
        ++painted;
        const Opened read = opened(*file);
        CHECK(image_of(read).isStream());
        CHECK(read.pdf->getWarnings().empty());
    }
    CHECK(painted > 20);
}

TEST_CASE(
    "the fonts of a drawing's words are as complete as those of the text", "[press]"
) {
    if (!have_fonts()) return;
    const Opened file = opened(with_image(
        R"(<svg xmlns="http://www.w3.org/2000/svg" width="300" height="40"><text y="30" font-family="DejaVu Serif" font-size="20">ΑΒΓ</text></svg>)",
        "image/svg+xml",
        300,
        40
    ));
    std::size_t composite = 0;
    for (Object& object : file.pdf->getAllObjects()) {
        if (!object.isDictionaryOfType("/Font", "/CIDFontType2")) continue;
        ++composite;
        CHECK(object.getKey("/CIDToGIDMap").isNameAndEquals("/Identity"));
    }
    CHECK(composite > 0);
}
