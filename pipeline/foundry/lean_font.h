// A font cut down to the glyphs a work shows. What embeds fonts in files cuts them down
// too, but keeps all the subroutines of a font with many thousand glyphs: half a megabyte
// for a page of Chinese.
#pragma once

#include "base/files.h"
#include "foundry/foundry.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace pam::foundry {

/// The font with these glyphs and the space alone, all under their old numbers, and none of
/// the tables that are for shaping; a variable font as it is by default. Nothing when it
/// cannot be cut.
[[nodiscard]] std::optional<Bytes>
lean_font(const FontFile& file, const std::vector<std::uint16_t>& glyphs);

}  // namespace pam::foundry
