// Sixteen bytes side by side: g++ and clang compare them at once on every machine. A
// comparison gives 0xFF in each byte where it holds.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>

namespace pam::manuscript {

using ByteVector __attribute__((vector_size(16))) = std::uint8_t;

[[nodiscard]] inline ByteVector load_bytes(const char* bytes) {
    ByteVector loaded;
    std::memcpy(&loaded, bytes, sizeof loaded);
    return loaded;
}

[[nodiscard]] inline std::array<std::uint64_t, 2> halves_of(ByteVector flags) {
    std::array<std::uint64_t, 2> halves{};
    std::memcpy(halves.data(), &flags, sizeof flags);
    return halves;
}

/// One bit for each byte that is 0xFF.
[[nodiscard]] inline std::uint64_t bits_of(ByteVector flags) {
    const std::array<std::uint64_t, 2> halves = halves_of(flags);
    // Keeps the lowest bit of each byte, and gathers the eight in the highest byte.
    const auto gathered = [](std::uint64_t eight) {
        return (eight & 0x0101010101010101U) * 0x0102040810204080U >> 56;
    };
    return gathered(halves[0]) | gathered(halves[1]) << 8;
}

[[nodiscard]] inline bool is_any(ByteVector flags) {
    const std::array<std::uint64_t, 2> halves = halves_of(flags);
    return (halves[0] | halves[1]) != 0;
}

}  // namespace pam::manuscript
