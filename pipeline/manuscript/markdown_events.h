// A Markdown text as a flat run of events in reading order: the only view of it that the
// rest of the room has. Flat, because a hostile text can nest a hundred thousand deep and a
// tree would recurse. cmark-gfm is fenced behind this header.
#pragma once

#include "document/document.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pam::manuscript::markdown {

enum class Kind {
    Document,
    Quote,
    List,
    Item,
    Footnote,
    Paragraph,
    Heading,
    Table,
    Row,
    Cell,
    CodeBlock,
    HtmlBlock,
    ThematicBreak,
    Text,
    SoftBreak,
    HardBreak,
    Code,
    Html,
    Emphasis,
    Strong,
    Strike,
    Link,
    Image,
    NoteReference,
};

/// Things with children are entered and left; all others are whole.
enum class Step { Enter, Leave, Whole };

/// The parser fills the upper half; the aligner, which knows the source, the lower half.
struct Event {
    Kind kind = Kind::Document;
    Step step = Step::Whole;
    int line = 0;       // first line of a block, from 1; 0 where the parser does not know
    int last_line = 0;  // a hint: some blocks claim the blank lines after them
    int column = 0;
    std::size_t partner = 0;  // index of the matching Leave (on Enter) or Enter (on Leave)
    std::string
        literal;  // text, code, raw HTML; the language of a code block is in `title`
    std::string target;
    std::string title;
    int number = 0;  // heading level, first number of a list, footnote from 1
    bool ordered = false;
    bool tight = false;
    std::vector<document::Align> columns;

    Span span = Span::none();
    document::Text
        text;  // what a Whole thing says; on Enter Item its mark, on Enter Image its title
    /// Lines of an HtmlBlock; on Enter Row the cells beyond the table's columns.
    std::vector<document::Text> parts;
};

enum class Footnotes { On, Off };

/// Reads CommonMark with tables, strikethrough, bare links and, if on, footnotes. These
/// stand after the text, each in Enter/Leave, `number` agreeing with their references.
[[nodiscard]] std::vector<Event> parse(std::string_view text, Footnotes footnotes);

/// The characters an entity such as "&eacute;" stands for; empty if it stands for none.
[[nodiscard]] std::string decode_entity(std::string_view entity);

}  // namespace pam::manuscript::markdown
