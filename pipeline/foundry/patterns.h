// Hyphenation by Liang's patterns in their compact form (foundry/pattern_table.h), one or
// two levels: where there are two, the first parts compounds and the second is applied to
// each part. Answers are those of libhyphen, for which the files are made, respellings
// included; the tests hold the two together, language by language.
//
// Why not libhyphen itself: it takes 8 ms to read the English patterns, which is a third of
// the time for a whole essay, and more than two seconds for the German ones. Private to
// this room.
#pragma once

#include "foundry/pattern_table.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pam::foundry {

/// Least number of letters on either side of a hyphen; `joint` ones beside a joint of a
/// compound.
struct HyphenLimits {
    int before = 2;
    int after = 3;
    int before_joint = 2;
    int after_joint = 2;
};

/// A place for a hyphen. The line ends with the word's bytes [0, head_end) and `head`, the
/// next begins with `tail` and goes on from `tail_begin`. Mostly that is the plain word cut
/// at `byte`; Hungarian "asszony" becomes "asz-" and "szony".
struct HyphenPoint {
    std::uint32_t byte = 0;
    std::uint32_t head_end = 0;
    std::uint32_t tail_begin = 0;
    std::string head = {};
    std::string tail = {};
    [[nodiscard]] bool respells() const {
        return head_end != byte || tail_begin != byte || !head.empty() || !tail.empty();
    }
    static HyphenPoint plain(std::uint32_t byte) { return {byte, byte, byte}; }
    bool operator==(const HyphenPoint&) const = default;
};

class Patterns {
public:
    /// The compact form, whose bytes must outlive this; none where it is not one.
    [[nodiscard]] static std::optional<Patterns> over(std::string_view compact);

    /// Hyphens of the lower-case word, ascending. The file's own limits count where they
    /// are stricter.
    void points(
        std::string_view word, HyphenLimits limits, std::vector<HyphenPoint>& result
    ) const;

private:
    struct Level {
        std::array<std::uint32_t, 256> roots{};  // the root's edge by byte, 0 for none
        /// The edge after it, by both bytes, where both are 'a' to 'z': most of the time
        /// goes into finding that one.
        std::array<std::array<std::uint32_t, 26>, 26> pairs{};
        const table::Edge* edges = nullptr;
        const std::uint16_t* said = nullptr;
        const table::Value* values = nullptr;
        const char* texts = nullptr;
    };
    class Marks;

    void part(
        std::string_view word,
        std::uint32_t begin,
        bool first,
        bool last,
        HyphenLimits limits,
        std::vector<HyphenPoint>& result
    ) const;
    void within(
        std::string_view word,
        std::uint32_t begin,
        bool first,
        bool last,
        HyphenLimits limits,
        std::vector<HyphenPoint>& result
    ) const;

    std::array<Level, table::most_levels> levels_;
    std::size_t level_count_ = 0;
    HyphenLimits least_{0, 0, 0, 0};
};

}  // namespace pam::foundry
