// Bytes of any encoding to UTF-8, by ICU. No byte is dropped: what the encoding does not
// know becomes U+FFFD and is remembered.
#pragma once

#include "manuscript/manuscript.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pam::manuscript {

/// `odd_bytes` counts the bytes that the encoding does not know; C1 controls, which no text
/// holds but which many tables give for bytes they do not know, count as such.
struct Converted {
    std::string text;
    std::vector<OddByte> odd_bytes;
};

/// None when ICU has no converter of that name.
[[nodiscard]] std::optional<Converted>
convert(std::string_view bytes, const std::string& encoding);

/// The IANA name of an encoding that is known by any of its names; empty when unknown.
[[nodiscard]] std::string canonical_name(std::string_view written);

/// The known name nearest to an unknown one, for a hint; empty when none is near.
[[nodiscard]] std::string nearest_encoding(std::string_view written);

/// What single byte stands for `character` in that encoding of one byte a character: the
/// 128 upper places, U+FFFD where there is none.
[[nodiscard]] std::u32string upper_half(const std::string& encoding);

}  // namespace pam::manuscript
