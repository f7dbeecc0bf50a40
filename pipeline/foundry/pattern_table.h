// The compact form of hyphenation patterns, as the build makes it and the program maps it.
// Each level is a directed acyclic word graph: a trie whose equal branches are one, so that
// the 78,000 German patterns need but a fifth of a trie's room. What a pattern says is told
// from its end, which makes many branches equal. Numbers are the machine's own: the file is
// made where it is used. Private to this room.
#pragma once

#include <cstdint>
#include <string_view>

namespace pam::foundry::table {

inline constexpr std::string_view magic = "pamhyph1";

/// Where a level's parts stand in the file, in bytes from its begin.
struct LevelPlace {
    std::uint32_t root = 0;  // the edge with which its list begins
    std::uint32_t edges = 0;
    std::uint32_t edge_count = 0;
    std::uint32_t said = 0;  // by edge: number of the Value plus one, 0 for none; 16 bits
    std::uint32_t values = 0;
    std::uint32_t value_count = 0;
    std::uint32_t texts = 0;  // numbers of patterns, one a byte, and respellings
    std::uint32_t text_size = 0;
};

inline constexpr std::uint32_t most_levels = 2;

struct Header {
    char magic[8] = {};
    std::uint32_t size = 0;  // of the whole file
    std::uint8_t before = 0, after = 0, before_joint = 0, after_joint = 0;
    std::uint32_t levels = 0;
    LevelPlace level[most_levels];
};

/// To where a byte leads. The edges from one node stand together, ascending by byte.
struct Edge {
    std::uint32_t bits = 0;
    static constexpr std::uint32_t most = 1u << 23;
    static Edge make(std::uint8_t byte, std::uint32_t target, bool last) {
        return {target << 9 | (last ? 1u << 8 : 0u) | byte};
    }
    [[nodiscard]] std::uint8_t byte() const { return static_cast<std::uint8_t>(bits); }
    [[nodiscard]] bool last() const { return (bits & (1u << 8)) != 0; }
    /// First edge of the node it leads to; 0: nothing goes on from there.
    [[nodiscard]] std::uint32_t target() const { return bits >> 9; }
};

/// A pattern's numbers without the noughts at either end. The first one stands `back` bytes
/// before the end of what was matched. A respelling says of a hyphen within its reach that
/// the `cut` bytes from `start` before that end on are to be written as the text, "=" for
/// the break.
struct Value {
    std::uint32_t text = 0;
    std::uint8_t back = 0, count = 0;
    std::uint8_t start = 0, cut = 0;
    std::uint32_t respelling = 0;
    std::uint32_t respelling_size = 0;  // 0: none
};

}  // namespace pam::foundry::table
