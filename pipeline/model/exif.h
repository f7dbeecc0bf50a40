// How a camera was held (Exif 2.3, tag 0x0112): photographs say so beside their pixels.
#pragma once

#include <cstddef>
#include <string_view>

namespace pam::model {

/// Orientation 1 to 8 from a JPEG's APP1 segment, its marker and length left out; 1,
/// upright, when there is none or it is damaged. 5 to 8 are turned by a quarter: height and
/// width change places.
[[nodiscard]] int exif_orientation(std::string_view segment);

}  // namespace pam::model
