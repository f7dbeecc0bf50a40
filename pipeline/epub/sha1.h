// SHA-1 (FIPS 180-4), for name-based identifiers only: RFC 9562 5.5 asks for it. Not for
// security.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace pam::epub {

using Sha1Digest = std::array<std::uint8_t, 20>;

[[nodiscard]] Sha1Digest sha1(std::string_view message);

}  // namespace pam::epub
