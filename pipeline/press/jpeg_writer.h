// JPEG files (ITU-T T.81, in a JFIF frame) of pictures painted here.
#pragma once

#include "base/files.h"
#include "base/result.h"

#include <cstdint>
#include <vector>

namespace pam::press {

/// Rows of red, green and blue, eight bits each.
struct RgbRaster {
    int width = 0, height = 0;
    std::vector<std::uint8_t> pixels;
};

/// A baseline file in which the edges of letters stay sharp: colours are not thinned out.
/// Errors: PR001.
[[nodiscard]] Result<Bytes> write_jpeg(const RgbRaster& raster);

}  // namespace pam::press
