#include "press/picture_profiles.h"

#include "press/output_intent.h"

#include <catch2/catch.hpp>

#include <string>

using namespace pam::press;

namespace {

std::string segment(int number, int count, std::string_view part) {
    std::string bytes("ICC_PROFILE\0", 12);
    bytes.push_back(static_cast<char>(number));
    bytes.push_back(static_cast<char>(count));
    return bytes.append(part);
}

}  // namespace

TEST_CASE("a profile of as many components is used, and no damaged one", "[press]") {
    const std::string profile = srgb_profile();
    CHECK(is_usable_profile(profile, 3));
    CHECK_FALSE(is_usable_profile(profile, 1));
    CHECK_FALSE(is_usable_profile(profile, 4));
    CHECK_FALSE(is_usable_profile(profile.substr(0, profile.size() - 1), 3));
    CHECK_FALSE(is_usable_profile("", 3));
    // Its version, its class, its signature, and a tag that leads out of it.
    for (const auto& [at, value] : std::vector<std::pair<std::size_t, char>>{
             {8, 5}, {12, 'l'}, {36, 'b'}, {128, 1}, {136, 1}, {140, 1}}) {
        std::string changed = profile;
        changed[at] = value;
        CAPTURE(at);
        CHECK_FALSE(is_usable_profile(changed, 3));
    }
}

TEST_CASE("a JPEG's profile is put together from its parts in any order", "[press]") {
    JpegProfile two;
    two.add("Exif");
    two.add(segment(2, 2, "cd"));
    CHECK(two.whole().empty());
    two.add(segment(1, 2, "ab"));
    CHECK(two.whole() == "abcd");
    JpegProfile odd;
    odd.add(segment(1, 2, "ab"));
    odd.add(segment(3, 2, "cd"));
    CHECK(odd.whole().empty());
    CHECK(JpegProfile().whole().empty());
}

TEST_CASE("a PNG's profile is unpacked, or passed over", "[press]") {
    using namespace std::string_literals;
    // "name", deflate, and "hello" as zlib packs it.
    const std::string chunk =
        "name\0\0"s + "\x78\x9C\xCB\x48\xCD\xC9\xC9\x07\0\x06\x2C\x02\x15"s;
    CHECK(png_profile(chunk) == "hello");
    CHECK(png_profile(chunk.substr(0, 12)).empty());
    CHECK(png_profile("name\0\x01"s).empty());
    CHECK(png_profile("name").empty());
    CHECK(png_profile("").empty());
}
