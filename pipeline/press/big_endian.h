// Whole numbers as PNG and ICC profiles write them, the highest byte first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pam::press {

/// Of four bytes, which must be there.
[[nodiscard]] inline std::uint32_t big_endian_32(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = at; i < at + 4; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

}  // namespace pam::press
