#include "foundry/patterns.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace pam::foundry {

namespace {

constexpr std::size_t first_slots = 1024;  // a power of two
constexpr std::size_t longest_pattern = 100;
/// Shorter parts of a compound are not looked into.
constexpr std::size_t shortest_part = 3;

std::uint64_t key_of(std::uint32_t node, char byte) {
    return ((std::uint64_t{node} << 8) | static_cast<unsigned char>(byte)) + 1;
}

/// Fibonacci hashing: the upper bits of the product are well mixed.
std::size_t slot_of(std::uint64_t key, std::size_t slots) {
    return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15u) >> 32) & (slots - 1);
}

bool is_value(char c) {
    return c >= '0' && c <= '9';
}

std::string_view line_at(std::string_view text, std::size_t begin) {
    std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
    while (!line.empty()
           && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t'))
        line.remove_suffix(1);
    return line;
}

/// The whole file in UTF-8; none when the system does not know its character set.
std::optional<std::string> in_utf8(std::string_view text, const std::string& charset) {
    if (charset == "UTF-8") return std::string(text);
    const iconv_t converter = iconv_open("UTF-8", charset.c_str());
    // iconv_open's own sign of failure.
    if (converter == reinterpret_cast<iconv_t>(static_cast<std::intptr_t>(-1)))
        return std::nullopt;
    std::string from(text);
    std::string result(text.size() * 3, '\0');
    char* in = from.data();
    char* out = result.data();
    std::size_t left = from.size();
    std::size_t room = result.size();
    const bool done =
        iconv(converter, &in, &left, &out, &room) != static_cast<std::size_t>(-1);
    iconv_close(converter);
    if (!done) return std::nullopt;
    result.resize(result.size() - room);
    return result;
}

/// A line that says something about the file rather than hold a pattern is taken in and
/// true.
bool take_statement(std::string_view line, HyphenLimits& limits) {
    struct Statement {
        std::string_view name;
        int HyphenLimits::*limit;
    };
    static constexpr std::array<Statement, 6> statements{{
        {"LEFTHYPHENMIN", &HyphenLimits::before},
        {"RIGHTHYPHENMIN", &HyphenLimits::after},
        {"COMPOUNDLEFTHYPHENMIN", &HyphenLimits::after_joint},
        {"COMPOUNDRIGHTHYPHENMIN", &HyphenLimits::before_joint},
        {"NOHYPHEN", nullptr},
        {"NEXTLEVEL", nullptr},
    }};
    if (line.empty() || line[0] == '%' || line[0] == '#') return true;
    for (const Statement& statement : statements) {
        if (!line.starts_with(statement.name)) continue;
        if (statement.limit)
            limits.*statement.limit = std::atoi(line.substr(statement.name.size()).data());
        return true;
    }
    return false;
}

std::size_t count_letters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

}  // namespace

PatternLevel::NodeId PatternLevel::child(NodeId node, char byte) const {
    if (slots_.empty()) return 0;
    const std::uint64_t key = key_of(node, byte);
    std::size_t at = slot_of(key, slots_.size());
    while (slots_[at].key != 0 && slots_[at].key != key)
        at = (at + 1) & (slots_.size() - 1);
    return slots_[at].child;
}

void PatternLevel::grow() {
    std::vector<Slot> old(std::max(first_slots, slots_.size() * 2));
    std::swap(old, slots_);
    for (const Slot& slot : old) {
        if (slot.key == 0) continue;
        std::size_t at = slot_of(slot.key, slots_.size());
        while (slots_[at].key != 0)
            at = (at + 1) & (slots_.size() - 1);
        slots_[at] = slot;
    }
}

PatternLevel::NodeId PatternLevel::add_child(NodeId node, char byte) {
    if (const NodeId known = child(node, byte); known != 0) return known;
    if ((nodes_.size() + 1) * 2 > slots_.size()) grow();
    const std::uint64_t key = key_of(node, byte);
    std::size_t at = slot_of(key, slots_.size());
    while (slots_[at].key != 0)
        at = (at + 1) & (slots_.size() - 1);
    const auto made = static_cast<NodeId>(nodes_.size());
    slots_[at] = {key, made};
    Node node_made;
    node_made.depth = static_cast<std::uint16_t>(nodes_[node].depth + 1);
    nodes_.push_back(node_made);
    return made;
}

void PatternLevel::add(std::string_view pattern) {
    std::string values(1, '\0');
    NodeId node = 0;
    for (const char c : pattern.substr(0, longest_pattern)) {
        if (is_value(c)) {
            values.back() = static_cast<char>(c - '0');
        } else {
            node = add_child(node, c);
            values += '\0';
        }
    }
    if (node == 0) return;
    nodes_[node].values = static_cast<std::uint32_t>(pool_.size()) + 1;
    pool_ += values;
}

PatternLevel::NodeId PatternLevel::longest_suffix(std::string_view text) const {
    for (std::size_t begin = 0; begin < text.size(); ++begin) {
        NodeId node = 0;
        std::size_t at = begin;
        while (at < text.size() && (node = child(node, text[at])) != 0)
            ++at;
        if (at == text.size()) return node;
    }
    return 0;
}

void PatternLevel::apply(std::string_view dotted, std::vector<std::uint8_t>& values) const {
    NodeId node = 0;
    for (std::size_t i = 0; i < dotted.size(); ++i) {
        const std::size_t depth = nodes_[node].depth;
        const NodeId next = child(node, dotted[i]);
        node = next != 0 ? next
                         : longest_suffix(
                             dotted.substr(i + 1 - std::min(depth, i), std::min(depth, i))
                         );
        if (nodes_[node].values == 0) continue;
        const std::size_t length = nodes_[node].depth;
        const char* found = pool_.data() + nodes_[node].values - 1;
        for (std::size_t k = 0; k <= length; ++k) {
            std::uint8_t& value = values[i + 1 - length + k];
            value = std::max(value, static_cast<std::uint8_t>(found[k]));
        }
    }
}

std::optional<Patterns> Patterns::read(std::string_view file) {
    const std::string charset(line_at(file, 0));
    const std::optional<std::string> text = in_utf8(file, charset);
    if (!text) return std::nullopt;
    Patterns patterns;
    patterns.levels_.emplace_back();
    std::size_t begin = text->find('\n');
    while (begin != std::string::npos && begin + 1 < text->size()) {
        const std::string_view line = line_at(*text, begin + 1);
        if (line.starts_with("NEXTLEVEL")) patterns.levels_.emplace_back();
        if (!take_statement(line, patterns.least_)) {
            if (line.find('/') != std::string_view::npos) return std::nullopt;
            patterns.levels_.back().add(line);
        }
        begin = text->find('\n', begin + 1);
    }
    if (patterns.levels_.size() > 2) return std::nullopt;
    return patterns;
}

void Patterns::mark(
    const PatternLevel& level, std::string_view word, std::vector<std::uint8_t>& values
) const {
    const std::string dotted = "." + std::string(word) + ".";
    values.assign(dotted.size() + 1, 0);
    level.apply(dotted, values);
    values.erase(values.begin());  // now values[i] stands before byte i of the word
}

/// Parts of a compound are parted again until no joint is left; only then come the points
/// within.
void Patterns::part(
    std::string_view whole,
    Part part,
    HyphenLimits limits,
    std::vector<std::uint32_t>& result
) const {
    const std::string_view text = whole.substr(part.begin, part.end - part.begin);
    std::vector<std::uint8_t> values;
    std::vector<std::uint32_t> joints;
    if (levels_.size() > 1) {
        mark(levels_.front(), text, values);
        for (std::uint32_t i = 1; i < text.size(); ++i)
            if (values[i] % 2 != 0) joints.push_back(part.begin + i);
    }
    if (joints.empty()) return part_within(whole, part, limits, result);
    joints.push_back(part.end);
    std::uint32_t begin = part.begin;
    for (const std::uint32_t joint : joints) {
        const std::string_view piece = whole.substr(begin, joint - begin);
        if (count_letters(piece) >= shortest_part)
            this->part(whole, {begin, joint}, limits, result);
        if (joint != part.end) result.push_back(joint);
        begin = joint;
    }
}

void Patterns::part_within(
    std::string_view whole,
    Part part,
    HyphenLimits limits,
    std::vector<std::uint32_t>& result
) const {
    const std::string_view text = whole.substr(part.begin, part.end - part.begin);
    std::vector<std::uint8_t> values;
    mark(levels_.back(), text, values);
    const bool first = part.begin == 0;
    const bool last = part.end == whole.size();
    const auto before_joint =
        static_cast<std::size_t>(std::max(limits.before_joint, least_.before_joint));
    const auto after_joint =
        static_cast<std::size_t>(std::max(limits.after_joint, least_.after_joint));
    for (std::uint32_t i = 1; i < text.size(); ++i) {
        if (values[i] % 2 == 0) continue;
        if (!first && count_letters(text.substr(0, i)) < after_joint) continue;
        if (!last && count_letters(text.substr(i)) < before_joint) continue;
        result.push_back(part.begin + i);
    }
}

void Patterns::points(
    std::string_view word, HyphenLimits limits, std::vector<std::uint32_t>& result
) const {
    result.clear();
    part(word, {0, static_cast<std::uint32_t>(word.size())}, limits, result);
    const auto before = static_cast<std::size_t>(std::max(limits.before, least_.before));
    const auto after = static_cast<std::size_t>(std::max(limits.after, least_.after));
    const std::size_t letters = count_letters(word);
    std::erase_if(result, [&](std::uint32_t at) {
        const std::size_t left = count_letters(word.substr(0, at));
        return left < before || letters - left < after;
    });
}

}  // namespace pam::foundry
