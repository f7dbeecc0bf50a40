// A name for a file that is the same whenever the file is: UUID version 5 (RFC 4122), SHA-1
// of its contents in a fixed namespace.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace pam::press {

/// SHA-1 (RFC 3174), fed piece by piece. For names, not for safety.
class Sha1 {
public:
    void add(std::string_view bytes);
    [[nodiscard]] std::array<std::uint8_t, 20> digest();

private:
    void take_block(const std::uint8_t* block);

    std::array<std::uint32_t, 5> state_{
        0x67452301u, 0xEFCDAB89u, 0x98BADCFEu, 0x10325476u, 0xC3D2E1F0u};
    std::array<std::uint8_t, 64> pending_{};
    std::size_t pending_size_ = 0;
    std::uint64_t bytes_ = 0;
};

/// Begins the name: the namespace is already in it.
[[nodiscard]] Sha1 begin_uuid();
/// "8-4-4-4-12" in lower case.
[[nodiscard]] std::string end_uuid(Sha1 name);

}  // namespace pam::press
