#include "foundry/patterns.h"

#include <algorithm>
#include <cstring>
#include <span>

namespace pam::foundry {

namespace {

std::size_t count_letters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

/// Is the part of the file within it, and where it may be read?
bool holds(
    std::string_view file, std::uint32_t place, std::size_t bytes, std::size_t align
) {
    return place % align == 0 && place <= file.size() && bytes <= file.size() - place;
}

bool is_small(char c) {
    return c >= 'a' && c <= 'z';
}

std::size_t index_of(char small) {
    return static_cast<std::size_t>(small - 'a');
}

/// The letters that stand on the line when the word is broken there, and on the next.
std::size_t letters_before(std::string_view word, const HyphenPoint& point) {
    return count_letters(word.substr(0, point.head_end)) + count_letters(point.head);
}
std::size_t letters_after(std::string_view word, const HyphenPoint& point) {
    return count_letters(point.tail) + count_letters(word.substr(point.tail_begin));
}

std::size_t larger(int a, int b) {
    return static_cast<std::size_t>(std::max(a, b));
}

}  // namespace

/// What one level's patterns say of one word. Positions are bytes of the word.
class Patterns::Marks {
public:
    Marks(const Level& level, std::string_view word) : level_(level), word_(word) {
        const std::size_t count = word.size() + 3;
        if (count > few_.size()) many_.resize(count);
        numbers_ = count > few_.size() ? std::span(many_) : std::span(few_).first(count);
        // Of the patterns that end at a letter only the longest that could still grow
        // counts: the files are made for that, by listing what it would hide.
        std::size_t reached = 0;
        const std::size_t size = word.size() + 2;
        for (std::size_t begin = 0; begin < size; ++begin) {
            std::uint32_t edge = level.roots[static_cast<unsigned char>(dotted(begin))];
            for (std::size_t end = begin + 1; edge != 0; ++end) {
                if (end > reached) {
                    reached = end;
                    if (level.said[edge] != 0) say(level.values[level.said[edge] - 1], end);
                }
                if (end == size) break;
                const char before = dotted(end - 1);
                const char letter = dotted(end);
                edge = end == begin + 1 && is_small(before) && is_small(letter)
                           ? level.pairs[index_of(before)][index_of(letter)]
                           : next(level.edges[edge].target(), letter);
            }
        }
    }

    /// May a hyphen stand before the byte?
    [[nodiscard]] bool odd(std::size_t byte) const { return numbers_[byte + 1] % 2 != 0; }

    /// The points of the word, `begin` bytes into the whole one.
    void collect(std::vector<HyphenPoint>& result) {
        settle_respellings();
        for (std::uint32_t byte = 1; byte < word_.size(); ++byte)
            if (odd(byte)) result.push_back(point(byte));
    }

private:
    /// The word with a dot at either end.
    [[nodiscard]] char dotted(std::size_t at) const {
        return at == 0 || at > word_.size() ? '.' : word_[at - 1];
    }

    [[nodiscard]] std::uint32_t next(std::uint32_t edge, char wanted) const {
        if (edge == 0) return 0;
        const auto byte = static_cast<unsigned char>(wanted);
        for (;; ++edge) {
            const table::Edge at = level_.edges[edge];
            if (at.byte() == byte) return edge;
            if (at.last() || at.byte() > byte) return 0;
        }
    }

    /// A pattern that ends before `end` in the dotted word.
    void say(const table::Value& value, std::size_t end) {
        const bool respells = value.respelling_size != 0;
        const std::size_t start = end - value.start;  // of what it respells, dotted
        if (respells && respellings_.empty()) {
            respellings_.resize(numbers_.size());
            reaches_.resize(numbers_.size());
        }
        if (respells) reaches_[start].cut = value.cut;
        for (std::size_t k = 0; k < value.count; ++k) {
            const std::size_t at = end - value.back + k;
            const auto number = static_cast<std::uint8_t>(level_.texts[value.text + k]);
            if (numbers_[at] >= number) continue;
            numbers_[at] = number;
            if (number % 2 == 0 || respellings_.empty()) continue;
            respellings_[at] = respells ? &value : nullptr;
            if (respells && at >= start && at <= start + value.cut)
                reaches_[start].point = at;
        }
    }

    /// Where two respellings overlap the first one counts.
    void settle_respellings() {
        for (std::size_t at = 1; at < reaches_.size(); ++at) {
            const Reach reach = reaches_[at];
            if (reach.point == 0 || !respellings_[reach.point]) continue;
            reaches_[reach.point].begin = at;
            reaches_[reach.point].length = reach.cut;
            at += std::max<std::size_t>(reach.cut, 1) - 1;
        }
    }

    [[nodiscard]] HyphenPoint point(std::uint32_t byte) const {
        HyphenPoint result = HyphenPoint::plain(byte);
        if (reaches_.empty() || reaches_[byte + 1].begin == 0) return result;
        const table::Value& value = *respellings_[byte + 1];
        const std::string_view text(level_.texts + value.respelling, value.respelling_size);
        const std::size_t sign = text.find('=');
        if (sign == std::string_view::npos) return result;
        const Reach& reach = reaches_[byte + 1];
        result.head_end = static_cast<std::uint32_t>(reach.begin - 1);
        result.tail_begin = static_cast<std::uint32_t>(reach.begin - 1 + reach.length);
        result.head = text.substr(0, sign);
        result.tail = text.substr(sign + 1);
        return result;
    }

    struct Reach {
        std::size_t point = 0;              // of a respelling that starts here
        std::size_t cut = 0;                // bytes it takes
        std::size_t begin = 0, length = 0;  // of the respelling that counts at this point
    };
    const Level& level_;
    std::string_view word_;
    std::span<std::uint8_t> numbers_;     // by byte of the dotted word, before it,
    std::array<std::uint8_t, 64> few_{};  // here for all but the longest words
    std::vector<std::uint8_t> many_;
    std::vector<const table::Value*> respellings_;
    std::vector<Reach> reaches_;
};

std::optional<Patterns> Patterns::over(std::string_view file) {
    table::Header header;
    if (file.size() < sizeof header) return std::nullopt;
    std::memcpy(&header, file.data(), sizeof header);
    if (std::string_view(header.magic, sizeof header.magic) != table::magic
        || header.size != file.size() || header.levels == 0
        || header.levels > table::most_levels)
        return std::nullopt;
    Patterns patterns;
    patterns.least_ = {
        header.before, header.after, header.before_joint, header.after_joint};
    patterns.level_count_ = header.levels;
    for (std::size_t i = 0; i < header.levels; ++i) {
        const table::LevelPlace& place = header.level[i];
        if (!holds(file, place.edges, place.edge_count * sizeof(table::Edge), 4)
            || !holds(file, place.said, place.edge_count * sizeof(std::uint16_t), 4)
            || !holds(file, place.values, place.value_count * sizeof(table::Value), 4)
            || !holds(file, place.texts, place.text_size, 1)
            || place.root >= std::max(place.edge_count, 1u))
            return std::nullopt;
        Level& level = patterns.levels_[i];
        // The places are multiples of four, and so is the address of what is mapped.
        const auto at = [&](std::uint32_t where) {
            return static_cast<const void*>(file.data() + where);
        };
        level.edges = static_cast<const table::Edge*>(at(place.edges));
        level.said = static_cast<const std::uint16_t*>(at(place.said));
        level.values = static_cast<const table::Value*>(at(place.values));
        level.texts = file.data() + place.texts;
        for (std::uint32_t edge = place.root; edge != 0; ++edge) {
            const table::Edge root = level.edges[edge];
            level.roots[root.byte()] = edge;
            const char first = static_cast<char>(root.byte());
            for (std::uint32_t second = root.target(); second != 0 && is_small(first);
                 ++second) {
                const char letter = static_cast<char>(level.edges[second].byte());
                if (is_small(letter))
                    level.pairs[index_of(first)][index_of(letter)] = second;
                if (level.edges[second].last()) break;
            }
            if (root.last()) break;
        }
    }
    return patterns;
}

/// Parts of a compound are parted again until no joint is left; only then come the points
/// within. `word` begins `begin` bytes into the whole one, whose first or last part it may
/// be.
void Patterns::part(
    std::string_view word,
    std::uint32_t begin,
    bool first,
    bool last,
    HyphenLimits limits,
    std::vector<HyphenPoint>& result
) const {
    std::vector<HyphenPoint> joints;
    if (level_count_ > 1) Marks(levels_.front(), word).collect(joints);
    if (joints.empty()) return within(word, begin, first, last, limits, result);
    const auto size = static_cast<std::uint32_t>(word.size());
    joints.push_back(HyphenPoint::plain(size));
    std::uint32_t from = 0;
    for (HyphenPoint& joint : joints) {
        // A part is looked into as it is spelt before the joint.
        const std::string piece =
            std::string(word.substr(from, joint.head_end - from)) + joint.head;
        const std::size_t found = result.size();
        if (joint.byte - from > 1)
            part(
                piece,
                begin + from,
                first && from == 0,
                last && joint.byte == size,
                limits,
                result
            );
        result.erase(
            std::find_if(
                result.begin() + static_cast<std::ptrdiff_t>(found),
                result.end(),
                [&](const HyphenPoint& point) {
                    return point.byte + 1 >= begin + joint.byte;
                }
            ),
            result.end()
        );
        if (joint.byte == size) break;
        from = joint.byte;
        joint.byte += begin;
        joint.head_end += begin;
        joint.tail_begin += begin;
        result.push_back(std::move(joint));
    }
}

void Patterns::within(
    std::string_view word,
    std::uint32_t begin,
    bool first,
    bool last,
    HyphenLimits limits,
    std::vector<HyphenPoint>& result
) const {
    const auto found = static_cast<std::ptrdiff_t>(result.size());
    Marks(levels_[level_count_ - 1], word).collect(result);
    const std::size_t before_joint = larger(limits.before_joint, least_.before_joint);
    const std::size_t after_joint = larger(limits.after_joint, least_.after_joint);
    const auto too_near = [&](const HyphenPoint& point) {
        return (!first && letters_before(word, point) < after_joint)
               || (!last && letters_after(word, point) < before_joint);
    };
    result.erase(
        std::remove_if(result.begin() + found, result.end(), too_near), result.end()
    );
    std::for_each(result.begin() + found, result.end(), [&](HyphenPoint& point) {
        point.byte += begin;
        point.head_end += begin;
        point.tail_begin += begin;
    });
}

void Patterns::points(
    std::string_view word, HyphenLimits limits, std::vector<HyphenPoint>& result
) const {
    result.clear();
    part(word, 0, true, true, limits, result);
    const std::size_t before = larger(limits.before, least_.before);
    const std::size_t after = larger(limits.after, least_.after);
    std::erase_if(result, [&](const HyphenPoint& point) {
        return letters_before(word, point) < before || letters_after(word, point) < after;
    });
}

}  // namespace pam::foundry
