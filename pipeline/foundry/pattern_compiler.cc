#include "foundry/pattern_compiler.h"

#include "foundry/pattern_table.h"
#include "foundry/patterns.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <map>
#include <tuple>
#include <vector>

namespace pam::foundry {

namespace {

constexpr std::size_t longest_line = 100;  // libhyphen drops longer ones

/// Ends where it ends, also at a carriage return.
std::string_view line_at(std::string_view text, std::size_t begin) {
    std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
    while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
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
        {"NOHYPHEN", nullptr},  // of signs that no run of letters holds
        {"NEXTLEVEL", nullptr},
    }};
    if (line.empty() || line[0] == '%' || line[0] == '#' || line.size() >= longest_line)
        return true;
    for (const Statement& statement : statements) {
        if (!line.starts_with(statement.name)) continue;
        if (statement.limit)
            limits.*statement.limit = std::clamp(
                std::atoi(std::string(line.substr(statement.name.size())).c_str()), 0, 20
            );
        return true;
    }
    return false;
}

/// How a hyphen at the pattern changes the spelling: bytes [begin, begin + cut) of its
/// letters become the text.
struct Respelling {
    std::string text;
    std::size_t begin = 0;
    std::size_t cut = 0;
};

struct Pattern {
    std::string numbers;  // one before each byte, one after the last
    Respelling respelling;
};
using PatternMap = std::map<std::string, Pattern>;

/// The byte at which the letter of that number begins, the boundary's dot not counted.
std::size_t byte_of_letter(std::string_view letters, std::size_t number) {
    std::size_t at = letters.starts_with('.') ? 1 : 0;
    for (; at < letters.size() && number > 0; --number)
        for (++at; at < letters.size()
                   && (static_cast<unsigned char>(letters[at]) & 0xC0) == 0x80;)
            ++at;
    return at;
}

/// "/sz=sz,1,3" of "s1sz": from the first letter on, three of them. Without numbers, all.
Respelling read_respelling(std::string_view said, std::string_view letters) {
    Respelling result;
    const std::size_t comma = said.find(',');
    result.text = said.substr(0, comma);
    if (comma == std::string_view::npos) {
        result.begin = byte_of_letter(letters, 0);
        result.cut = letters.size() - result.begin;
        return result;
    }
    const std::string numbers(said.substr(comma + 1));
    char* rest = nullptr;
    const auto first =
        static_cast<std::size_t>(std::max(std::strtol(numbers.c_str(), &rest, 10) - 1, 0L));
    const auto count = static_cast<std::size_t>(
        *rest == ',' ? std::max(std::strtol(rest + 1, nullptr, 10), 0L) : 0L
    );
    result.begin = byte_of_letter(letters, first);
    result.cut = byte_of_letter(letters, first + count) - result.begin;
    return result;
}

/// A later pattern of the same letters takes the place of an earlier one.
void add_pattern(std::string_view line, PatternMap& patterns) {
    const std::size_t slash = line.find('/');
    std::string letters;
    Pattern pattern;
    pattern.numbers.assign(1, '\0');
    for (const char c : line.substr(0, slash)) {
        if (static_cast<unsigned char>(c) <= ' ') break;
        if (c >= '0' && c <= '9') {
            pattern.numbers.back() = static_cast<char>(c - '0');
        } else {
            letters += c;
            pattern.numbers += '\0';
        }
    }
    if (letters.empty()) return;
    if (slash != std::string_view::npos)
        pattern.respelling = read_respelling(line.substr(slash + 1), letters);
    patterns[letters] = std::move(pattern);
}

struct Level {
    std::uint32_t root = 0;
    std::vector<table::Edge> edges{{}};  // number 0 leads nowhere
    std::vector<std::uint16_t> said{0};
    std::vector<table::Value> values;
    std::string texts;
};

class LevelCompiler {
public:
    explicit LevelCompiler(const PatternMap& patterns)
        : patterns_(patterns.begin(), patterns.end()) {}

    /// False when there is more than an edge can tell.
    bool run(Level& level) {
        level_ = &level;
        level.root = add_node({0, patterns_.size(), 0});
        return level.edges.size() < table::Edge::most
               && level.values.size() < std::numeric_limits<std::uint16_t>::max();
    }

private:
    using Entry = std::pair<std::string, Pattern>;
    struct Range {  // of the sorted patterns that begin with the same `depth` bytes
        std::size_t begin, end, depth;
    };
    struct Branch {
        std::uint8_t byte;
        std::uint16_t said;
        std::uint32_t target;
        bool operator<(const Branch& other) const {
            return std::tie(byte, said, target)
                   < std::tie(other.byte, other.said, other.target);
        }
    };

    /// First edge of the node that these patterns go on from; equal nodes are made once.
    std::uint32_t add_node(Range range) {
        std::vector<Branch> branches;
        while (range.begin < range.end) {
            const char byte = patterns_[range.begin].first[range.depth];
            std::size_t end = range.begin;
            while (end < range.end && patterns_[end].first[range.depth] == byte)
                ++end;
            branches.push_back(add_branch({range.begin, end, range.depth + 1}));
            range.begin = end;
        }
        if (branches.empty()) return 0;
        const auto known = nodes_.find(branches);
        if (known != nodes_.end()) return known->second;
        const auto first = static_cast<std::uint32_t>(level_->edges.size());
        for (const Branch& branch : branches) {
            const bool last = &branch == &branches.back();
            level_->edges.push_back(table::Edge::make(branch.byte, branch.target, last));
            level_->said.push_back(branch.said);
        }
        nodes_.emplace(std::move(branches), first);
        return first;
    }

    Branch add_branch(Range range) {
        Branch branch{};
        branch.byte =
            static_cast<std::uint8_t>(patterns_[range.begin].first[range.depth - 1]);
        if (patterns_[range.begin].first.size() == range.depth) {
            branch.said = static_cast<std::uint16_t>(add_value(patterns_[range.begin]) + 1);
            ++range.begin;
        }
        branch.target = add_node(range);
        return branch;
    }

    std::uint32_t add_value(const Entry& entry) {
        const std::string& numbers = entry.second.numbers;
        const std::size_t size = entry.first.size();
        const auto is_set = [](char c) { return c != 0; };
        const auto first = std::find_if(numbers.begin(), numbers.end(), is_set);
        const auto last = std::find_if(numbers.rbegin(), numbers.rend(), is_set).base();
        table::Value value;
        if (first < last) {
            value.back = static_cast<std::uint8_t>(
                size - static_cast<std::size_t>(first - numbers.begin())
            );
            value.count = static_cast<std::uint8_t>(last - first);
            value.text = add_text(std::string(first, last));
        }
        if (const Respelling& respelling = entry.second.respelling;
            !respelling.text.empty()) {
            value.start = static_cast<std::uint8_t>(size - respelling.begin);
            value.cut = static_cast<std::uint8_t>(respelling.cut);
            value.respelling = add_text(respelling.text);
            value.respelling_size = static_cast<std::uint32_t>(respelling.text.size());
        }
        const std::string key(reinterpret_cast<const char*>(&value), sizeof value);
        const auto known = value_numbers_.find(key);
        if (known != value_numbers_.end()) return known->second;
        const auto number = static_cast<std::uint32_t>(level_->values.size());
        level_->values.push_back(value);
        value_numbers_.emplace(key, number);
        return number;
    }

    std::uint32_t add_text(const std::string& text) {
        const auto known = text_places_.find(text);
        if (known != text_places_.end()) return known->second;
        const auto place = static_cast<std::uint32_t>(level_->texts.size());
        level_->texts += text;
        text_places_.emplace(text, place);
        return place;
    }

    std::vector<Entry> patterns_;
    Level* level_ = nullptr;
    std::map<std::vector<Branch>, std::uint32_t> nodes_;
    std::map<std::string, std::uint32_t> text_places_;
    std::map<std::string, std::uint32_t> value_numbers_;
};

template<typename T>
std::uint32_t append(std::string& file, const std::vector<T>& entries) {
    file.resize((file.size() + 3) / 4 * 4);
    const auto place = static_cast<std::uint32_t>(file.size());
    file.append(reinterpret_cast<const char*>(entries.data()), entries.size() * sizeof(T));
    return place;
}

std::string write(const std::vector<Level>& levels, HyphenLimits limits) {
    table::Header header;
    std::copy(table::magic.begin(), table::magic.end(), header.magic);
    header.before = static_cast<std::uint8_t>(limits.before);
    header.after = static_cast<std::uint8_t>(limits.after);
    header.before_joint = static_cast<std::uint8_t>(limits.before_joint);
    header.after_joint = static_cast<std::uint8_t>(limits.after_joint);
    header.levels = static_cast<std::uint32_t>(levels.size());
    std::string file(sizeof header, '\0');
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const Level& level = levels[i];
        table::LevelPlace& place = header.level[i];
        place.root = level.root;
        place.edges = append(file, level.edges);
        place.edge_count = static_cast<std::uint32_t>(level.edges.size());
        place.said = append(file, level.said);
        place.values = append(file, level.values);
        place.value_count = static_cast<std::uint32_t>(level.values.size());
        place.texts = static_cast<std::uint32_t>(file.size());
        place.text_size = static_cast<std::uint32_t>(level.texts.size());
        file += level.texts;
    }
    header.size = static_cast<std::uint32_t>(file.size());
    std::memcpy(file.data(), &header, sizeof header);
    return file;
}

}  // namespace

std::optional<std::string> compile_patterns(std::string_view dic) {
    const std::optional<std::string> text = in_utf8(dic, std::string(line_at(dic, 0)));
    if (!text) return std::nullopt;
    std::vector<PatternMap> patterns(1);
    HyphenLimits limits{0, 0, 0, 0};
    for (std::size_t begin = text->find('\n');
         begin != std::string::npos && begin + 1 < text->size();
         begin = text->find('\n', begin + 1)) {
        const std::string_view line = line_at(*text, begin + 1);
        if (line.starts_with("NEXTLEVEL")) patterns.emplace_back();
        if (!take_statement(line, limits)) add_pattern(line, patterns.back());
    }
    if (patterns.size() > table::most_levels) return std::nullopt;
    std::vector<Level> levels(patterns.size());
    for (std::size_t i = 0; i < levels.size(); ++i)
        if (!LevelCompiler(patterns[i]).run(levels[i])) return std::nullopt;
    return write(levels, limits);
}

}  // namespace pam::foundry
