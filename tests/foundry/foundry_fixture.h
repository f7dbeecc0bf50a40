// The real catalogue over the real fonts, for the tests of this room.
#pragma once

#include "base/files.h"
#include "foundry/foundry.h"
#include "foundry/shaper.h"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>

namespace pam::foundry {

inline std::string catalogue_text() {
    const auto bytes =
        read_file(std::string(PAM_SOURCE_DIR) + "/fonts/families.yaml", 1 << 20);
    REQUIRE(bytes);
    return *bytes;
}

inline Foundry open_foundry() {
    auto foundry = Foundry::open(catalogue_text());
    REQUIRE(foundry);
    return std::move(*foundry);
}

inline style::ComputedStyle
styled(std::string family, int weight = 400, bool italic = false) {
    style::ComputedStyle style;
    style.families = {std::move(family)};
    style.weight = weight;
    style.italic = italic;
    return style;
}

inline TypeId
type_in(Foundry& foundry, const style::ComputedStyle& style, bool hyphenated = false) {
    const auto face = foundry.face(style);
    REQUIRE(face);
    Type type;
    type.face = *face;
    type.language = "en";
    type.caps = style.caps;
    type.figures = style.figures;
    type.transform = style.transform;
    type.hyphenated = hyphenated;
    return foundry.shaper().type(type);
}

}  // namespace pam::foundry
