#include "press/uuid.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace pam::press {
namespace {

/// Drawn once; the namespace of all names given here.
constexpr std::array<std::uint8_t, 16> name_space{
    0x6e,
    0x1d,
    0x4f,
    0x0b,
    0x52,
    0x77,
    0x4c,
    0x39,
    0x9a,
    0xd1,
    0x1f,
    0x8e,
    0x23,
    0x70,
    0xc5,
    0x44};

std::uint32_t rotated(std::uint32_t value, int bits) {
    return (value << bits) | (value >> (32 - bits));
}

struct Round {
    std::uint32_t choice, constant;
};

Round round_of(std::size_t step, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
    if (step < 20) return {(b & c) | (~b & d), 0x5A827999u};
    if (step < 40) return {b ^ c ^ d, 0x6ED9EBA1u};
    if (step < 60) return {(b & c) | (b & d) | (c & d), 0x8F1BBCDCu};
    return {b ^ c ^ d, 0xCA62C1D6u};
}

}  // namespace

void Sha1::add(std::string_view bytes) {
    bytes_ += bytes.size();
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    std::size_t left = bytes.size();
    while (left > 0) {
        if (pending_size_ == 0 && left >= pending_.size()) {
            take_block(data);
            data += pending_.size();
            left -= pending_.size();
            continue;
        }
        const std::size_t taken = std::min(left, pending_.size() - pending_size_);
        std::memcpy(pending_.data() + pending_size_, data, taken);
        pending_size_ += taken;
        data += taken;
        left -= taken;
        if (pending_size_ == pending_.size()) {
            take_block(pending_.data());
            pending_size_ = 0;
        }
    }
}

std::array<std::uint8_t, 20> Sha1::digest() {
    const std::uint64_t bits = bytes_ * 8;
    add(std::string_view("\x80", 1));
    while (pending_size_ != 56)
        add(std::string_view("\0", 1));
    std::string length;
    for (int shift = 56; shift >= 0; shift -= 8)
        length.push_back(static_cast<char>(bits >> shift & 0xFF));
    add(length);
    std::array<std::uint8_t, 20> digest{};
    for (std::size_t i = 0; i < digest.size(); ++i)
        digest[i] = static_cast<std::uint8_t>(state_[i / 4] >> (24 - 8 * (i % 4)));
    return digest;
}

void Sha1::take_block(const std::uint8_t* block) {
    std::array<std::uint32_t, 80> words{};
    for (std::size_t i = 0; i < 16; ++i)
        words[i] = std::uint32_t{block[4 * i]} << 24 | std::uint32_t{block[4 * i + 1]} << 16
                   | std::uint32_t{block[4 * i + 2]} << 8 | block[4 * i + 3];
    for (std::size_t i = 16; i < 80; ++i)
        words[i] = rotated(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
    auto [a, b, c, d, e] = state_;
    for (std::size_t i = 0; i < 80; ++i) {
        const Round round = round_of(i, b, c, d);
        const std::uint32_t next =
            rotated(a, 5) + round.choice + e + words[i] + round.constant;
        e = d;
        d = c;
        c = rotated(b, 30);
        b = a;
        a = next;
    }
    state_ = {state_[0] + a, state_[1] + b, state_[2] + c, state_[3] + d, state_[4] + e};
}

Sha1 begin_uuid() {
    Sha1 name;
    name.add({reinterpret_cast<const char*>(name_space.data()), name_space.size()});
    return name;
}

std::string end_uuid(Sha1 name) {
    auto digest = name.digest();
    digest[6] = static_cast<std::uint8_t>((digest[6] & 0x0F) | 0x50);
    digest[8] = static_cast<std::uint8_t>((digest[8] & 0x3F) | 0x80);
    std::string text;
    for (std::size_t i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) text.push_back('-');
        text += fmt::format("{:02x}", digest[i]);
    }
    return text;
}

}  // namespace pam::press
