// A Markdown text cut into its blocks: what the first pass finds and the second builds
// from. Blocks lie in one vector, in the order in which they begin, and point at one
// another by index, so that neither depth nor size costs anything.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace pam::manuscript::markdown {

enum class Kind : std::uint8_t {
    Document,
    Quote,
    List,
    Item,
    Note,
    Definition,  // of a term: begins with a colon
    Container,   // between two lines of colons
    Paragraph,
    Heading,
    Table,
    CodeBlock,
    HtmlBlock,
    ThematicBreak,
    VerseLines,  // all lines of a verse container
};

/// Source bytes [begin, end).
struct Stretch {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    [[nodiscard]] bool empty() const { return begin >= end; }
};

/// A line of a leaf without the marks of what is around it and without its line end.
/// `blanks` spaces stand before it: what is left of a tab that a mark used in part.
struct Line : Stretch {
    std::uint32_t blanks = 0;
};

inline constexpr std::uint32_t no_block = 0xFFFFFFFFu;

struct Block {
    Kind kind = Kind::Document;
    /// Item, list: its bullet or the mark after its number; code: the fence's mark, 0 where
    /// it is indented; heading: '=' where it is underlined.
    char mark = 0;
    bool blank_before = false;  // a blank line parts it from what precedes in its container
    bool closed = false;        // a container or fence met its closing line
    std::uint32_t parent = no_block;
    std::uint32_t first_child = no_block;
    std::uint32_t last_child = no_block;
    std::uint32_t previous = no_block;
    std::uint32_t next = no_block;
    std::uint32_t quote = 0;   // the innermost quotation around it, itself included
    std::uint32_t indent = 0;  // columns that its later lines stand in
    int number = 0;            // heading level, first number, kind of HTML, fence length
    Stretch place;             // from its first mark to its last visible character
    Stretch words;             // the mark of an item, the words on an opening line
    std::uint32_t first_line = 0;  // in Tree::lines
    std::uint32_t line_count = 0;
};

/// "[label]: destination "title"", taken off the front of paragraph `block`.
struct Definition {
    std::uint32_t block = no_block;
    std::string label;        // normal form
    std::string destination;  // as typed
    std::string title;        // as typed, without its marks
    std::vector<Line> lines;
};

struct Tree {
    std::vector<Block> blocks;  // the document first
    std::vector<Line> lines;
    std::vector<Definition> definitions;  // ascending by block and place
    Stretch too_deep;                     // where nesting first went beyond the limit
};

}  // namespace pam::manuscript::markdown
