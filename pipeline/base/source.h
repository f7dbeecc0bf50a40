// Where text came from: files held in memory, byte spans in them, and lines and columns for
// people.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pam {

/// Index of a Source in Sources. The manuscript is always number 0.
using SourceId = std::uint32_t;

/// Bytes [begin, end) of one source. `Span::none()` marks generated text that stands in no
/// file.
struct Span {
    std::uint32_t begin = 0xFFFFFFFFu;
    std::uint32_t end = 0xFFFFFFFFu;
    SourceId source = 0;

    static constexpr Span none() { return {}; }
    [[nodiscard]] constexpr bool is_none() const { return begin == 0xFFFFFFFFu; }
    [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
    bool operator==(const Span&) const = default;
};

/// The smallest span over both; either may be none. Both must be of one source.
[[nodiscard]] Span joined(Span a, Span b);

/// Line and column as an editor's text program counts them, both from 1, columns in
/// characters.
struct Position {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
    bool operator==(const Position&) const = default;
};

/// One file's text, UTF-8 as read (a byte order mark and line ends included), with its line
/// starts.
class Source {
public:
    Source(std::string name, std::string text);

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] std::string_view text(Span span) const;
    /// Offsets past the end give the position after the last character.
    [[nodiscard]] Position position(std::uint32_t offset) const;
    /// The line, counted from 1, without its line end; empty when there is no such line.
    [[nodiscard]] std::string_view line(std::uint32_t number) const;
    [[nodiscard]] std::uint32_t line_count() const {
        return static_cast<std::uint32_t>(line_starts_.size());
    }

private:
    [[nodiscard]] std::uint32_t characters_before(std::size_t offset) const;

    std::string name_;
    std::string text_;
    std::vector<std::uint32_t> line_starts_;
    /// Characters before each stride of the text: a line may be the whole of it, and places
    /// on it are asked for by the thousand.
    std::vector<std::uint32_t> counts_;
};

/// All sources of one run, so that a Span alone can be told to a person.
class Sources {
public:
    SourceId add(Source source);
    [[nodiscard]] const Source& operator[](SourceId id) const { return sources_[id]; }
    [[nodiscard]] std::size_t size() const { return sources_.size(); }

private:
    std::vector<Source> sources_;
};

}  // namespace pam
