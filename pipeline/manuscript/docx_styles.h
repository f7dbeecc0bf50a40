// The styles of a Word file, and what a paragraph is by its style. Word stores the English
// name of a built-in style in every language ("heading 1"), whatever its id; styles of the
// author's own are known by what they are based on.
#pragma once

#include "manuscript/docx_properties.h"

#include <map>
#include <string>
#include <string_view>

namespace pam::manuscript::docx {

enum class Kind {
    Body,
    Heading,
    Title,
    Subtitle,
    Author,
    Organisation,
    Date,
    Abstract,
    Salutation,
    Valediction,
    Signature,
    Attribution,
    Byline,
    Quote,
    Epigraph,
    Dedication,
    Aside,
    Caption,
    Code,
    Verse,
    Term,
    Definition,
    Contents,         // an entry of a contents list; level from 1
    ContentsHeading,  // its heading
    ListBullet,       // by name alone, with no numbering of its own
    ListNumber,
    ListContinue,
    Rule,  // a line across
};

/// A paragraph style with all it is based on.
struct ParagraphStyle {
    Kind kind = Kind::Body;
    int level = 1;
    bool standard = true;  // the default style: its look is the document's
    RunProperties run;
    ParagraphProperties paragraph;
};

/// A character style with all it is based on.
struct CharacterStyle {
    RunProperties run;
    bool code = false;
    bool link = false;  // its underline only says that it is one
    bool note = false;  // a note's mark: raised, but no superscript of the text
};

class Styles {
public:
    /// Reads `w:styles`; an empty node gives no styles but the defaults.
    void read(pugi::xml_node styles);

    /// An unknown or empty id is the default paragraph style.
    [[nodiscard]] const ParagraphStyle& paragraph(const std::string& id);
    /// An unknown or empty id is no style at all.
    [[nodiscard]] const CharacterStyle& character(const std::string& id);
    [[nodiscard]] const RunProperties& defaults() const { return defaults_; }
    /// The numbering that a numbering style stands for; 0 when there is none.
    [[nodiscard]] int number_of_style(const std::string& id) const;
    /// True for a table style that sets its first row apart.
    [[nodiscard]] bool marks_first_row(const std::string& id) const;
    /// Twips from the margin that ordinary paragraphs of the default style have.
    [[nodiscard]] int default_left();

private:
    struct Style {
        std::string name;  // lower case, single spaces
        std::string based_on;
        RunProperties run;
        ParagraphProperties paragraph;
        bool first_row = false;  // of a table, looks unlike the others
    };
    [[nodiscard]] ParagraphStyle resolve_paragraph(const std::string& id) const;
    [[nodiscard]] CharacterStyle resolve_character(const std::string& id) const;
    [[nodiscard]] std::vector<const Style*> chain(const std::string& id) const;

    RunProperties defaults_;
    ParagraphProperties default_paragraph_;
    std::string default_id_;
    std::map<std::string, Style> styles_;
    std::map<std::string, ParagraphStyle> paragraphs_;
    std::map<std::string, CharacterStyle> characters_;
};

/// The kind that a style of this name (lower case) has; Body when the name says nothing.
/// `level` gets the number at its end, 1 when there is none.
[[nodiscard]] Kind kind_by_name(std::string_view name, int& level);

}  // namespace pam::manuscript::docx
