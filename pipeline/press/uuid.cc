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

struct State {
    std::uint32_t a, b, c, d, e;
};

/// Twenty steps of one kind.
template<typename Choice>
void twenty_steps(
    State& state, const std::uint32_t* words, std::uint32_t constant, Choice&& choice
) {
    for (int i = 0; i < 20; ++i) {
        const std::uint32_t next = rotated(state.a, 5) + choice(state.b, state.c, state.d)
                                   + state.e + words[i] + constant;
        state = {next, state.a, rotated(state.b, 30), state.c, state.d};
    }
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
    using Word = std::uint32_t;
    const auto choose = [](Word b, Word c, Word d) { return (b & c) | (~b & d); };
    const auto parity = [](Word b, Word c, Word d) { return b ^ c ^ d; };
    const auto majority = [](Word b, Word c, Word d) {
        return (b & c) | (b & d) | (c & d);
    };
    State state{state_[0], state_[1], state_[2], state_[3], state_[4]};
    twenty_steps(state, words.data(), 0x5A827999u, choose);
    twenty_steps(state, words.data() + 20, 0x6ED9EBA1u, parity);
    twenty_steps(state, words.data() + 40, 0x8F1BBCDCu, majority);
    twenty_steps(state, words.data() + 60, 0xCA62C1D6u, parity);
    state_ = {
        state_[0] + state.a,
        state_[1] + state.b,
        state_[2] + state.c,
        state_[3] + state.d,
        state_[4] + state.e};
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
