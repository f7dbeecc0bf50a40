// What stands in a paragraph: runs with their formats, links, fields, notes, pictures,
// tracked changes. Words that are not set in the book go into the transcript all the same,
// with an entry of the ledger.
#pragma once

#include "manuscript/docx_reading.h"

#include <string>
#include <vector>

namespace pam::manuscript::docx {

/// A field between its beginning and its end, which may be paragraphs apart.
struct Field {
    std::string instruction;
    bool in_result = false;
    bool contents = false;  // a list of contents
    bool page_number = false;
    int link = -1;
    int paragraphs = 0;  // that ended in it
};

/// What a paragraph leaves to be read after its line: a text box or the words of a drawing
/// (`node`), those of a part of its own (a diagram, a chart), or words of an attribute.
struct Deferred {
    pugi::xml_node node;
    std::string part;
    std::string made;
    Fate fate;
};

/// Where a story stands: what goes on from one paragraph to the next.
struct StoryState {
    std::string part;        // its name, for relationships
    std::size_t number = 0;  // its number, for places
    Fate fate;               // of all its words
    std::vector<Field> fields;
    std::vector<std::string> bookmarks;  // for the paragraph that comes next
    std::string mark;  // which the author gave this note, and with which it may begin
    std::size_t depth = 0;
};

class ParagraphReader {
public:
    ParagraphReader(Reading& reading, StoryState& story, FlowParagraph& into)
        : reading_(reading)
        , story_(story)
        , into_(into) {}

    /// Reads the paragraph's properties and contents.
    void read(pugi::xml_node paragraph);
    /// Reads one thing that stands where paragraphs should.
    void read_stray(pugi::xml_node node);
    /// Reads all words below, whatever they stand in, as one paragraph.
    void read_all_flat(pugi::xml_node node);
    /// Ends the line and writes the lines of what is set aside.
    void finish();

    std::vector<Deferred> deferred;
    bool ruled = false;  // it holds a line across the page

private:
    // What the elements around a run say about it.
    struct Around {
        int link = -1;
        Fate fate;
        std::optional<bool> right_to_left;
        std::size_t depth = 0;
    };
    struct Aside {
        std::string rule;
        std::vector<std::pair<std::string, std::ptrdiff_t>> words;
        std::size_t pieces = 0;  // of the paragraph, when it was written
    };

    void read_properties(pugi::xml_node properties);
    void read_inlines(pugi::xml_node parent, const Around& around);
    void read_inline(pugi::xml_node node, const Around& around);
    void read_change(pugi::xml_node node, const Around& around);
    void read_insertion(pugi::xml_node node, const Around& around, const std::string& rule);
    void read_hyperlink(pugi::xml_node node, const Around& around);
    void read_simple_field(pugi::xml_node node, const Around& around);
    void read_control(pugi::xml_node node, const Around& around);
    void read_ruby(pugi::xml_node node, const Around& around);
    void read_flat(pugi::xml_node node, const Around& around);
    void read_bookmark(pugi::xml_node node);
    void read_math(pugi::xml_node node, const Around& around);

    void read_run(pugi::xml_node run, const Around& around);
    void read_run_content(pugi::xml_node node, const Around& around);
    bool read_thing(pugi::xml_node node, const Around& around);
    void read_break(pugi::xml_node node, const Around& around);
    void read_symbol(pugi::xml_node node, const Around& around);
    void read_note_call(pugi::xml_node node, NoteKind kind);
    void read_field_mark(pugi::xml_node node);
    void read_drawing(pugi::xml_node node, const Around& around);

    [[nodiscard]] RunFormat format_of(const RunProperties& direct, const Around& around);
    void note_look(std::string_view words);
    [[nodiscard]] std::string language_of(std::string_view words) const;
    [[nodiscard]] Fate fate_here(const Around& around) const;
    [[nodiscard]] int link_here(const Around& around) const;
    [[nodiscard]] static Around deeper(const Around& around);

    void put(std::string_view characters, std::ptrdiff_t place, const Around& around);
    void put_under(
        const Fate& fate, std::string_view characters, std::ptrdiff_t place, int link
    );
    void put_made(std::string_view characters, const Around& around);
    void put_set(Span span, int link);
    void put_stretch(Span span, RunFormat format);
    void aside(std::string_view characters, std::ptrdiff_t place, const std::string& rule);
    void write_asides();
    void strip_page_number();
    void age_fields();

    Reading& reading_;
    StoryState& story_;
    FlowParagraph& into_;
    const ParagraphStyle* style_ = nullptr;
    std::string style_id_;
    // Of the run that is read.
    RunFormat format_;
    RunProperties run_;
    bool hidden_ = false;
    bool looks_bold_ = false;
    bool looks_italic_ = false;
    // The note called in this run whose own mark follows.
    NoteCalls::Call* marked_ = nullptr;
    std::vector<Aside> asides_;
};

/// Resolves what a field's instruction asks for, as its result begins.
void resolve_field(Field& field, Reading& reading, FlowParagraph& paragraph);

/// The pictures and words of a drawing, a VML picture or an embedded object.
struct DrawnThings {
    std::vector<document::Image> images;
    std::vector<int> links;  // of the images; -1 for none
    std::vector<Deferred> words;
    bool rule = false;
};
[[nodiscard]] DrawnThings
read_drawn_things(pugi::xml_node node, const std::string& part, Reading& reading);

/// A formula as a line of text: pieces in their order, structure as signs.
struct MathPiece {
    std::string text;
    std::ptrdiff_t place = -1;  // of the file's characters; -1: a sign of the structure
    Shift shift = Shift::None;
    bool variable = false;  // a letter that is set in italics
};
[[nodiscard]] std::vector<MathPiece> read_math_pieces(pugi::xml_node math);

}  // namespace pam::manuscript::docx
