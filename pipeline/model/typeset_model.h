// The typeset model: the document as one tree of styled elements, with numbering, outline,
// notes and resources. Both stairs start here: the EPUB writer serialises the tree, the
// print side sets it.
#pragma once

#include "base/diagnostic.h"
#include "base/length.h"
#include "document/document.h"
#include "style/computed_style.h"
#include "style/style_sheet.h"

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace pam::model {

/// Meaning beyond the XHTML name, from which the EPUB takes epub:type and roles, and the
/// PDF its tags.
enum class Role {
    None,
    TitlePage,  // section holding the title block
    Chapter,    // section under a level 1 heading
    Section,    // section under a deeper heading
    Extract,
    Letter,
    Reply,
    EditorNote,
    Epigraph,
    Dedication,
    Aside,
    Colophon,  // section at the end holding provenance
    Title,
    Subtitle,
    NoteCall,      // a.note-call; `note` is set; its text is the number, generated
    Note,          // a note's body, in `TypesetModel::notes`
    NotesHeading,  // its words are the style's
    SectionBreak,  // hr, or p.section-break holding a literal mark
    Verse,
    Marker,  // span.marker: a list item's own mark, text of the manuscript
    Speech,
    Contents,       // the manuscript's own list of contents
    ContentsEntry,  // a line of it that is one link into the work; in print with its folio
    Personae,
    PageReference,  // a, or span within one: the folio of the page where `href` leads
    PullQuote,
    // Parts that the program makes of what it knows of the work:
    HalfTitle,
    CopyrightPage,
    MadeContents,
    Figures,   // list of figures
    Tables,    // list of tables
    Index,     // section at the end
    Locators,  // span: the pages that an entry of the index names
};

struct Element;

/// Characters, UTF-8, spaces folded unless the element is preformatted. `generated` text
/// stands in no manuscript (note numbers, list numbers, a set title). `origin` maps bytes
/// to the source as in document::Text.
struct TextNode {
    std::string text;
    bool generated = false;
    Span span;
    std::vector<document::Splice> splices;
};

struct Node;
using Nodes = std::vector<Node>;

struct Element {
    std::string tag;  // XHTML name
    Role role = Role::None;
    std::vector<std::string> classes;
    std::string id;        // unique in the work; empty: none
    std::string language;  // BCP 47, empty: as the parent
    document::Direction direction = document::Direction::Natural;
    std::uint32_t style = 0;  // index in TypesetModel::styles
    Span span;
    std::string href;                                  // a, PageReference: URL or #id
    std::size_t note = 0;                              // NoteCall, Note: index in notes
    std::size_t image = 0;                             // img: index in images
    std::string alternative;                           // img
    bool decorative = false;                           // img: it needs no alternative
    int column_span = 1, row_span = 1;                 // td, th
    document::Align align = document::Align::Natural;  // td, th
    int start = 1;                                     // ol
    std::size_t locators = 0;                          // Locators: index in locators
    Nodes children;
};

struct Node {
    std::variant<TextNode, Element> value;
};

/// One entry of the outline, the navigation document and the contents. `level` 1 is a
/// chapter.
struct OutlineEntry {
    int level = 1;
    std::string text;
    std::string id;  // id of the heading's element
};

/// An image's bytes and what was read from its header. `media_type` is image/png,
/// image/jpeg or image/svg+xml.
struct ImageResource {
    std::string name;  // file name in the publication, [a-z0-9-]+\.[a-z]+
    std::string media_type;
    std::string bytes;
    int width = 0, height = 0;  // pixels
    Span span = Span::none();   // where the manuscript first shows it
};

/// A font file that goes with the e-book, already cut down to what the work shows. `family`
/// is its name in style sheets; files of one family differ in weight and slope.
struct FontResource {
    std::string name;  // file name in the publication, [a-z0-9-]+\.[a-z]+
    std::string media_type;
    std::string bytes;
    std::string family;
    int weight = 400;
    bool italic = false;
};

/// Place in the document (element id) -> folio label, in reading order. Empty until pages
/// exist.
struct PageMapEntry {
    std::string label;  // as printed: "iv", "12"
    std::uint32_t source_offset = 0;
    std::string
        element_id;  // nearest element with an id at or before the page's first text
};

/// Folio labels, as printed, by the id of the element that stands on the page.
using FolioLabels = std::map<std::string, std::string, std::less<>>;

/// Where the index sends its reader: ids of elements; `to` is empty but for a passage.
struct Locator {
    std::string from;
    std::string to;
};
using Locators = std::vector<Locator>;

struct TypesetModel {
    document::Metadata metadata;
    Element body;  // tag "body"; children are sections and blocks
    /// Tag "li", role Note, in the order of their numbers: notes[i] is number i + 1, id
    /// "note-<i + 1>".
    std::vector<Element> notes;
    /// Headings, without words of their own, over notes that stand after the whole work and
    /// after a chapter; on the page only.
    Element work_notes, chapter_notes;
    std::vector<style::ComputedStyle> styles;
    /// `right` is that of rectos: in a work that runs from right to left, pages on the
    /// left.
    style::PageStyles pages;
    style::ComputedStyle note_style;  // the notes' own base style
    std::vector<OutlineEntry> outline;
    std::vector<ImageResource> images;
    std::vector<FontResource>
        fonts;  // empty unless the editor wants the e-book to have any
    std::vector<PageMapEntry> page_map;
    /// Places whose folio the text states, and what it states of them.
    std::vector<std::string> referred_places;
    FolioLabels folios;
    std::vector<Locators> locators;       // of the index
    std::vector<std::string> made_words;  // what made parts say of their own, for the proof
    std::string reader_css;
    std::string language;
    style::Direction direction = style::Direction::LeftToRight;  // of the work
};

/// Bytes of an image the document names, already read by the desk; missing ones are absent.
using ImageFiles = std::map<std::string, std::string>;

/// The images that the document names, in order, for the desk to read.
[[nodiscard]] std::vector<std::string> image_targets(const document::Document& document);

/// Builds the model. An image that is missing or not understood is a diagnostic and its
/// alternative text is set in its place.
[[nodiscard]] TypesetModel build(
    const document::Document& document,
    const style::StyleSheet& sheet,
    const ImageFiles& images,
    Diagnostics& log
);

/// The tree as text, for tests and `dump --stage model`.
[[nodiscard]] std::string dump(const TypesetModel& model);

/// Visible text of an element and its children, generated text included.
[[nodiscard]] std::string text_of(const Element& element);

/// Source byte of byte `offset` of the node's text.
[[nodiscard]] std::uint32_t source_offset(const TextNode& node, std::size_t offset);

}  // namespace pam::model
