#include "press/output_intent.h"

#include "fixture.h"

#include <catch2/catch.hpp>

#include <string_view>

using namespace pam;
using namespace pam::press;
using namespace pam::press::test;

namespace {

unsigned number_at(std::string_view bytes, std::size_t at) {
    unsigned number = 0;
    for (std::size_t i = at; i < at + 4; ++i)
        number = number << 8 | static_cast<unsigned char>(bytes[i]);
    return number;
}

}  // namespace

TEST_CASE("the sRGB profile is a display profile whose tags lie within it", "[press]") {
    const Bytes profile = srgb_profile();
    CHECK(number_at(profile, 0) == profile.size());
    CHECK(std::string_view(profile).substr(12, 12) == "mntrRGB XYZ ");
    CHECK(std::string_view(profile).substr(36, 4) == "acsp");
    const unsigned tags = number_at(profile, 128);
    REQUIRE(tags == 10);
    for (std::size_t i = 0; i < tags; ++i) {
        const unsigned offset = number_at(profile, 136 + 12 * i);
        CHECK(offset % 4 == 0);
        CHECK(offset >= 132 + 12 * tags);
        CHECK(offset + number_at(profile, 140 + 12 * i) <= profile.size());
    }
}

TEST_CASE("the primaries add up to white, within 1/4000", "[press]") {
    const Bytes profile = srgb_profile();
    const auto element = [&](std::string_view tag) {
        for (std::size_t i = 0; i < 10; ++i)
            if (std::string_view(profile).substr(132 + 12 * i, 4) == tag)
                return std::size_t{number_at(profile, 136 + 12 * i)};
        return std::size_t{0};
    };
    for (std::size_t part = 8; part < 20; part += 4) {
        int sum = 0;
        for (const char* tag : {"rXYZ", "gXYZ", "bXYZ"})
            sum += static_cast<int>(number_at(profile, element(tag) + part));
        CHECK(
            std::abs(sum - static_cast<int>(number_at(profile, element("wtpt") + part)))
            < 16
        );
    }
}

TEST_CASE("the file says that its colours are sRGB", "[press]") {
    if (!have_fonts()) return;
    const Opened file = opened(Pages());
    QPDFObjectHandle intent = file.root().getKey("/OutputIntents").getArrayItem(0);
    CHECK(intent.getKey("/S").getName() == "/GTS_PDFA1");
    CHECK(intent.getKey("/DestOutputProfile").getDict().getKey("/N").getIntValue() == 3);
}
