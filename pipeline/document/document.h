// What the text *is*. No page, font, colour or file is known here. Every piece carries the
// span of the manuscript it came from, so that any line on any page can be led back to its
// source.
#pragma once

#include "base/source.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace pam::document {

// ---------------------------------------------------------------- inlines

/// From `text_offset` on, byte i of the text came from source byte `source_offset + (i -
/// text_offset)`.
struct Splice {
    std::uint32_t text_offset = 0;
    std::uint32_t source_offset = 0;
    bool operator==(const Splice&) const = default;
};

/// Plain characters, UTF-8. White space is already folded: runs of spaces and line ends are
/// one U+0020 (in CodeBlock and Code it stands as typed). `splices` is empty when the text
/// is generated (span none) or stands in the source byte for byte from `span.begin`;
/// otherwise it is ascending by text_offset and begins at 0.
struct Text {
    std::string text;
    Span span;
    std::vector<Splice> splices;
};

struct Inline;
using Inlines = std::vector<Inline>;

struct Emphasis {
    Inlines children;
    Span span;
};
struct Strong {
    Inlines children;
    Span span;
};
struct Strikethrough {
    Inlines children;
    Span span;
};
/// Underlined in the manuscript and meant as a line under the words, not as emphasis.
struct Underline {
    Inlines children;
    Span span;
};
struct SmallCaps {
    Inlines children;
    Span span;
};
struct Subscript {
    Inlines children;
    Span span;
};
struct Superscript {
    Inlines children;
    Span span;
};
/// Set in the fixed-width face, never hyphenated, never mended.
struct Code {
    Text text;
};
enum class Direction { Natural, LeftToRight, RightToLeft };
/// Words of another language or direction than what is around them. A block that is all of
/// another language holds one Phrase around all its inlines. `language` is a BCP 47 tag,
/// empty: as around it; Natural: as the language is written.
struct Phrase {
    std::string language;
    Direction direction = Direction::Natural;
    Inlines children;
    Span span;
};
/// `target` is a URL, a mail address as `mailto:`, or `#id` of a heading, table, figure or
/// anchor of this document.
struct Link {
    std::string target;
    std::string title;
    Inlines children;
    Span span;
};
/// The place where a note is called; `note` is the index in Document::notes.
struct NoteReference {
    std::size_t note = 0;
    Span span;
};
/// `target` as written; `alternative` is its alternative text, empty when the author gave
/// none. A decorative image says nothing that the text does not, so it needs none.
struct Image {
    std::string target;
    std::string title;
    std::string alternative;
    Span span;
    bool decorative = false;
};
/// A place inside a text that links lead to; shows nothing. `id` is unique in the document.
struct Anchor {
    std::string id;
    Span span;
};
/// The folio of the page where `target` stands, a link's `#id`: the 12 of "see p. 12". It
/// is known only when pages are made, and is no text of the manuscript.
struct PageReference {
    std::string target;
    Span span;
};
/// A place that the index of the work names, or the beginning or end of a passage that it
/// names. `path` is the heading and its subheadings, outermost first; empty: the words
/// marked. With `see` the index sends its reader to that heading instead of a page; with
/// `see_also` to a page and there. The children are words of the text, often none.
struct IndexMark {
    enum class Extent { Point, Begin, End };
    std::vector<std::string> path;
    std::string see;
    std::string see_also;
    Extent extent = Extent::Point;
    Inlines children;
    Span span;
};
/// A forced line end inside a paragraph.
struct LineBreak {
    Span span;
};

struct Inline {
    std::variant<
        Text,
        Emphasis,
        Strong,
        Strikethrough,
        Underline,
        SmallCaps,
        Subscript,
        Superscript,
        Code,
        Phrase,
        Link,
        Anchor,
        PageReference,
        IndexMark,
        NoteReference,
        Image,
        LineBreak>
        value;
};

// ---------------------------------------------------------------- blocks

struct Block;
using Blocks = std::vector<Block>;

/// `level` 1 to 6; level 1 divides the work into its chapters. `id` is unique in the
/// document, never empty once the reader is done.
struct Heading {
    int level = 1;
    std::string id;
    Inlines inlines;
    Span span;
};

/// What a paragraph is for. The title block's lines are paragraphs too.
enum class Role {
    Body,
    Title,
    Subtitle,
    Author,
    Organisation,
    DateLine,
    Byline,
    Salutation,
    Valediction,
    Signature,
    Attribution,
    StageDirection,
};

struct Paragraph {
    Role role = Role::Body;
    Inlines inlines;
    Span span;
};

/// A run of blocks set apart from the main text, and why.
enum class DivisionKind {
    TitleBlock,  // title, subtitle, author, date: once, at the head of the document
    Extract,     // a block quotation
    Letter,
    Reply,
    EditorNote,  // the editor's words about the text
    Epigraph,
    Dedication,
    Aside,
    PullQuote,   // words of the text, shown again in large
    Contents,    // the manuscript's own list of contents, its entries linked
    Personae,    // who appears in a play
    Provenance,  // archive banners, hosting notices, licence headers: kept, set in the
                 // colophon
};

struct Division {
    DivisionKind kind = DivisionKind::Extract;
    Blocks blocks;
    Span span;
};

/// One line of verse; `indent` counts steps (about an em each). A line may be turned over
/// when set.
struct VerseLine {
    int indent = 0;
    Inlines inlines;
    Span span;
};
struct Stanza {
    std::vector<VerseLine> lines;
};
/// Lines that are kept as they stand: verse, addresses, tabular lines of a plain text.
struct Verse {
    std::vector<Stanza> stanzas;
    Span span;
};

/// A speech of a play or an interview: `speaker` as typed.
struct Speech {
    Inlines speaker;
    Blocks blocks;
    Span span;
};

/// `marker` is the item's own mark as typed ("4.1.", "(a)") where the manuscript is
/// literal, and then it is text; empty where the mark is made by the house style.
struct ListItem {
    Text marker;
    Blocks blocks;
    Span span;
};
enum class ListKind { Bulleted, Numbered, Definition };
/// A definition list has a first block (the term, a Paragraph) and then its definitions in
/// each item.
struct List {
    ListKind kind = ListKind::Bulleted;
    int start = 1;
    bool tight = true;
    std::vector<ListItem> items;
    Span span;
};

enum class Align { Natural, Left, Centre, Right, Decimal };
/// A cell of one Body paragraph is set as a line of text, one of several blocks as blocks.
struct TableCell {
    Blocks blocks;
    int column_span = 1;
    int row_span = 1;
    Span span;
};
using TableRow = std::vector<TableCell>;
/// `classes` are names that the author gave to this table or figure; they say nothing but
/// to a house style that knows them.
struct Table {
    std::vector<Align> columns;
    std::vector<TableRow> head;
    std::vector<TableRow> body;
    Inlines caption;
    std::string id;
    Span span;
    std::vector<std::string> classes = {};
};

struct Figure {
    Image image;
    Inlines caption;
    std::string id;
    Span span;
    std::vector<std::string> classes = {};
};

/// Text with its spaces and line ends as typed, the last line end left out.
struct CodeBlock {
    Text text;
    std::string language;
    Span span;
};

/// A pause between sections. `mark` is the line as typed ("* * *") where the manuscript is
/// literal and is then text; empty where the house style makes the ornament.
struct SectionBreak {
    Text mark;
    Span span;
};

struct Block {
    std::variant<
        Heading,
        Paragraph,
        Division,
        Verse,
        Speech,
        List,
        Table,
        Figure,
        CodeBlock,
        SectionBreak>
        value;
};

/// `label` as the author wrote it, for diagnostics; the printed number comes from the
/// model.
struct Note {
    std::string label;
    Blocks blocks;
    Span span;
};

// ---------------------------------------------------------------- document

/// Who said so, weakest first: a stronger origin overrules a weaker.
enum class Origin { Default, Inferred, FrontMatter, Sidecar, Option };

/// One fact about the work. `span` is where it was found, none for options and defaults.
struct Field {
    std::string value;
    Origin origin = Origin::Default;
    Span span;
};

/// Someone who had a part in the work besides its authors. `role` is a MARC relator code
/// ("trl": translator), "ctb" where no part is stated.
struct Contributor {
    std::string role;
    Field name;
};

/// Facts about the work, for the package document and the PDF's document information. Empty
/// values are unknown. `date` is as printed; `language` is a BCP 47 tag.
struct Metadata {
    Field title;
    Field subtitle;
    std::vector<Field> authors;
    std::vector<Contributor> contributors;
    std::vector<Field> sort_names;  // "Lamp, Ada": how a name or title is filed
    Field organisation;
    Field publisher;
    Field date;
    Field language{"en", Origin::Default, Span::none()};
    Field identifier;  // of the e-book
    Field print_isbn;  // of the edition whose pages the e-book counts; as written
    Field series;
    Field series_number;  // decimal: "3", "2.5"
    Field rights;
    Field description;
    Field edition;
    Field place;  // where it was published
    /// A subject may name its code in a published scheme: "Labour [LCSH sh85073570]".
    std::vector<Field> subjects;
    Field certifier;                 // who answers for it that the e-book is accessible
    Field cover;                     // the editor's own picture, as written
    std::vector<Field> hyphenation;  // words with hyphens where they may be divided
    /// The made parts of the book that are wanted ("half-title, contents", "none"), and
    /// how many levels of headings its contents shall list ("2", "yes", "no"). Empty: the
    /// house style decides.
    Field parts;
    Field contents;
};

/// A heading or subheading of the index, and the letter that it stands under.
struct IndexTerm {
    std::string term;
    std::string letter;
};

/// The reading order is: blocks in order, a note where its reference stands. A Provenance
/// division, wherever it stood in the manuscript, is the last block unless the editor wants
/// it in front. Notes nobody refers to
/// stay in `notes` and are set after the last block.
struct Document {
    Metadata metadata;
    Blocks blocks;
    std::vector<Note> notes;
    /// All words of the index, each once, in the alphabet of the work's language.
    std::vector<IndexTerm> index_terms;
};

}  // namespace pam::document
