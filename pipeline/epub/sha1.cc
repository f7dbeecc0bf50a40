// FIPS 180-4, section 6.1: 64-byte blocks, the last padded with 0x80, zeros and the length
// in bits.
#include "epub/sha1.h"

#include <bit>
#include <string>

namespace pam::epub {

namespace {

using State = std::array<std::uint32_t, 5>;

struct Round {
    std::uint32_t mixed, constant;
};

/// f and K of FIPS 180-4 4.1.1 and 4.2.1 for step t.
Round round_of(std::size_t t, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
    if (t < 20) return {(b & c) | (~b & d), 0x5A827999u};
    if (t < 40) return {b ^ c ^ d, 0x6ED9EBA1u};
    if (t < 60) return {(b & c) | (b & d) | (c & d), 0x8F1BBCDCu};
    return {b ^ c ^ d, 0xCA62C1D6u};
}

std::array<std::uint32_t, 80> schedule(std::string_view block) {
    std::array<std::uint32_t, 80> w{};
    for (std::size_t t = 0; t < 16; ++t)
        for (std::size_t byte = 0; byte < 4; ++byte)
            w[t] = w[t] << 8 | static_cast<std::uint8_t>(block[t * 4 + byte]);
    for (std::size_t t = 16; t < 80; ++t)
        w[t] = std::rotl(w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16], 1);
    return w;
}

void take_in(State& state, std::string_view block) {
    const std::array<std::uint32_t, 80> w = schedule(block);
    auto [a, b, c, d, e] = state;
    for (std::size_t t = 0; t < 80; ++t) {
        const Round round = round_of(t, b, c, d);
        const std::uint32_t next =
            std::rotl(a, 5) + round.mixed + e + round.constant + w[t];
        e = d;
        d = c;
        c = std::rotl(b, 30);
        b = a;
        a = next;
    }
    state = {state[0] + a, state[1] + b, state[2] + c, state[3] + d, state[4] + e};
}

std::string padded(std::string_view message) {
    std::string out(message);
    out += '\x80';
    while (out.size() % 64 != 56)
        out += '\0';
    const std::uint64_t bits = std::uint64_t{message.size()} * 8;
    for (int shift = 56; shift >= 0; shift -= 8)
        out += static_cast<char>(bits >> shift & 0xFF);
    return out;
}

}  // namespace

Sha1Digest sha1(std::string_view message) {
    State state{0x67452301u, 0xEFCDAB89u, 0x98BADCFEu, 0x10325476u, 0xC3D2E1F0u};
    const std::string whole = padded(message);
    for (std::size_t at = 0; at < whole.size(); at += 64)
        take_in(state, std::string_view(whole).substr(at, 64));
    Sha1Digest digest{};
    for (std::size_t i = 0; i < digest.size(); ++i)
        digest[i] = static_cast<std::uint8_t>(state[i / 4] >> (24 - 8 * (i % 4)) & 0xFF);
    return digest;
}

}  // namespace pam::epub
