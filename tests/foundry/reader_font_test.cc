#include "foundry/reader_font.h"

#include "foundry/codes.h"
#include "foundry/name_table.h"
#include "foundry_fixture.h"

#include <hb.h>

#include <cstring>
#include <memory>

using namespace pam;
using namespace pam::foundry;

namespace {

struct Opened {
    std::unique_ptr<hb_blob_t, decltype(&hb_blob_destroy)> blob;
    std::unique_ptr<hb_face_t, decltype(&hb_face_destroy)> face;

    explicit Opened(const Bytes& bytes)
        : blob(
            hb_blob_create(
                bytes.data(),
                static_cast<unsigned>(bytes.size()),
                HB_MEMORY_MODE_READONLY,
                nullptr,
                nullptr
            ),
            hb_blob_destroy
        )
        , face(hb_face_create(blob.get(), 0), hb_face_destroy) {}

    [[nodiscard]] Bytes table(const char* tag) const {
        hb_blob_t* found = hb_face_reference_table(face.get(), hb_tag_from_string(tag, 4));
        unsigned size = 0;
        const char* data = hb_blob_get_data(found, &size);
        Bytes bytes(data == nullptr ? "" : data, size);
        hb_blob_destroy(found);
        return bytes;
    }
    [[nodiscard]] bool has(char32_t c) const {
        hb_font_t* font = hb_font_create(face.get());
        hb_codepoint_t glyph = 0;
        const bool found = hb_font_get_nominal_glyph(font, c, &glyph) != 0;
        hb_font_destroy(font);
        return found;
    }
};

Bytes garamond() {
    Foundry foundry = open_foundry();
    const auto face = foundry.face(styled("EB Garamond"));
    REQUIRE(face);
    return Bytes(foundry.file(*face).bytes);
}

/// The bytes with the OS/2 table's fsType set.
Bytes with_fs_type(Bytes font, unsigned char high, unsigned char low) {
    const std::size_t record = font.find("OS/2");
    REQUIRE(record != Bytes::npos);
    std::size_t at = 0;
    for (std::size_t i = 0; i < 4; ++i)
        at = at << 8 | static_cast<unsigned char>(font[record + 8 + i]);
    font[at + 8] = static_cast<char>(high);
    font[at + 9] = static_cast<char>(low);
    return font;
}

std::string utf16(std::string_view ascii) {
    std::string text;
    for (const char c : ascii)
        text += {'\0', c};
    return text;
}

constexpr const char32_t* letters = U"Abc";

}  // namespace

TEST_CASE("a font for readers has the characters asked for, and its licence", "[fonts]") {
    const Bytes font = garamond();
    const auto made = reader_font({font, 0}, letters, "Book Face");
    REQUIRE(made);
    CHECK(made->bytes.size() < 60'000);
    CHECK(made->media_type == "font/otf");
    CHECK_FALSE(made->renamed);
    const Opened opened(made->bytes);
    for (const char32_t c : {U'A', U'b', U'c', U'0', U'\u2014', U'\u00A0'})
        CHECK(opened.has(c));
    CHECK_FALSE(opened.has(U'z'));
    const Bytes names = opened.table("name");
    CHECK(name_of(names, 1) == "EB Garamond 12");
    CHECK(name_of(names, 13).find("SIL Open Font License") != std::string::npos);
    CHECK_FALSE(opened.table("GSUB").empty());
    const auto again = reader_font({font, 0}, letters, "Book Face");
    REQUIRE(again);
    CHECK(again->bytes == made->bytes);
}

TEST_CASE("what a font's makers forbid is not done", "[fonts]") {
    const Bytes font = garamond();
    for (const auto& [high, low] : {std::pair{0, 2}, std::pair{2, 0}}) {
        const Bytes forbidden = with_fs_type(
            font, static_cast<unsigned char>(high), static_cast<unsigned char>(low)
        );
        const auto made = reader_font({forbidden, 0}, letters, "Book Face");
        REQUIRE_FALSE(made);
        CHECK(made.error().code == codes::font_not_embeddable);
        CHECK(made.error().code == "FD009");
        CHECK(made.error().message.find("EB Garamond") != std::string::npos);
    }
    const Bytes whole_only = with_fs_type(font, 1, 0);
    const auto whole = reader_font({whole_only, 0}, letters, "Book Face");
    REQUIRE(whole);
    CHECK(whole->bytes == whole_only);
}

TEST_CASE("a reserved name does not go with a font that was cut down", "[fonts]") {
    Bytes font = garamond();
    const std::string before = utf16("by Georg Duffner with FontForge 2.0");
    const std::size_t at = font.find(before);
    REQUIRE(at != Bytes::npos);
    const std::string after = utf16("with Reserved Font Name EB Garamond");
    REQUIRE(after.size() == before.size());
    font.replace(at, before.size(), after);
    const auto made = reader_font({font, 0}, letters, "Book Face");
    REQUIRE(made);
    CHECK(made->renamed);
    const Opened opened(made->bytes);
    CHECK(opened.has(U'A'));
    const Bytes names = opened.table("name");
    CHECK(name_of(names, 1) == "Book Face");
    CHECK(name_of(names, 4) == "Book Face Regular");
    CHECK(name_of(names, 6) == "BookFace-Regular");
    CHECK(name_of(names, 0).find("Reserved Font Name EB Garamond") != std::string::npos);
    CHECK(name_of(names, 13).find("SIL Open Font License") != std::string::npos);
}

TEST_CASE("broken name tables hold no names", "[fonts]") {
    const Bytes font = garamond();
    const Bytes names = Opened(font).table("name");
    for (std::size_t size = 0; size < names.size(); size += 7) {
        const std::string_view cut = std::string_view(names).substr(0, size);
        CHECK(name_of(cut, 1).size() < 100);
        CHECK(renamed(cut, "X").size() <= names.size() + 64);
    }
}
