// Liang's hyphenation patterns (F. M. Liang, Word Hy-phen-a-tion by Com-put-er, 1983) as
// the .dic files of libhyphen hold them, one or two levels: where there are two, the first
// parts compounds and the second is applied to each part. Files that respell words at a
// break are not read here: libhyphen has those. Private to this room.
//
// Why not libhyphen for all: it takes 8 ms to read the English patterns, which is a third
// of the time for a whole essay, and more than two seconds for the German ones; this takes
// a tenth and a hundredth. The tests hold the two to the same answers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pam::foundry {

/// Patterns of one level, in a trie. As in libhyphen, of the patterns that end at a letter
/// only the longest that could still grow counts: the files are made for that, by listing
/// what it would hide.
class PatternLevel {
public:
    PatternLevel() : nodes_(1) {}
    /// A pattern as written: "hy3ph", ".un1".
    void add(std::string_view pattern);
    /// Raises `values` (one before each byte of `dotted`, one after the last) by every
    /// pattern that is found in `dotted`, a word between two full stops.
    void apply(std::string_view dotted, std::vector<std::uint8_t>& values) const;

private:
    using NodeId = std::uint32_t;
    struct Node {
        std::uint32_t values = 0;  // in `pool_` plus one; 0: no pattern ends here
        std::uint16_t depth = 0;
    };
    struct Slot {
        std::uint64_t key = 0;  // node and byte, plus one; 0 is empty
        NodeId child = 0;
    };
    [[nodiscard]] NodeId child(NodeId node, char byte) const;
    NodeId add_child(NodeId node, char byte);
    void grow();
    /// The node of the longest end of `text` that some pattern begins with.
    [[nodiscard]] NodeId longest_suffix(std::string_view text) const;

    std::vector<Node> nodes_;
    std::vector<Slot> slots_;
    std::string pool_;  // values of a pattern of n letters: n + 1 bytes
};

/// Least number of letters on either side of a hyphen; `joint` ones beside a joint of a
/// compound.
struct HyphenLimits {
    int before = 2;
    int after = 3;
    int before_joint = 2;
    int after_joint = 2;
};

class Patterns {
public:
    /// The file's patterns, or none where it respells words or its character set is not
    /// known.
    [[nodiscard]] static std::optional<Patterns> read(std::string_view file);

    /// Bytes of the lower-case word before which a hyphen may stand, ascending. The file's
    /// own limits count where they are stricter.
    void points(
        std::string_view word, HyphenLimits limits, std::vector<std::uint32_t>& result
    ) const;

private:
    struct Part {
        std::uint32_t begin, end;
    };
    void part(
        std::string_view whole,
        Part part,
        HyphenLimits limits,
        std::vector<std::uint32_t>& result
    ) const;
    void part_within(
        std::string_view whole,
        Part part,
        HyphenLimits limits,
        std::vector<std::uint32_t>& result
    ) const;
    void mark(
        const PatternLevel& level, std::string_view word, std::vector<std::uint8_t>& values
    ) const;

    std::vector<PatternLevel> levels_;
    HyphenLimits least_{0, 0, 0, 0};
};

}  // namespace pam::foundry
