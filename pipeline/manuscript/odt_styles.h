// The styles of an OpenDocument text: what a paragraph is for, and how its characters
// differ. Named styles tell the purpose; automatic ones are an author's direct formatting.
#pragma once

#include "document/document.h"
#include "manuscript/odt_markup.h"
#include "manuscript/office_inlines.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pam::manuscript::odt {

enum class Purpose {
    Body,
    Heading,
    Title,
    Subtitle,
    Author,
    DateLine,
    Salutation,
    Valediction,
    Signature,
    Quotation,
    Code,
    Verse,
    Epigraph,
    Dedication,
    Caption,
    Rule,  // an empty paragraph that draws a line
    TableHead,
    Term,
    Definition,
};

struct ListLevel {
    bool numbered = false;
    int start = 1;
};

class Styles {
public:
    /// Takes the styles of a part's root; those of content.xml after those of styles.xml.
    void take(pugi::xml_node root);

    [[nodiscard]] Purpose purpose(std::string_view paragraph_style) const;
    /// The level that the style gives a heading; 0 where it is none.
    [[nodiscard]] int outline_level(std::string_view paragraph_style) const;
    /// `around` as the text style changes it.
    [[nodiscard]] RunFormat
    run_format(std::string_view text_style, const RunFormat& around) const;
    /// What the author changed in this one paragraph, against its named style.
    [[nodiscard]] RunFormat paragraph_format(std::string_view paragraph_style) const;
    [[nodiscard]] document::Align alignment(std::string_view paragraph_style) const;
    [[nodiscard]] std::string_view list_style(std::string_view paragraph_style) const;
    [[nodiscard]] ListLevel list_level(std::string_view list_style, int level) const;

private:
    struct Style {
        std::string shown;
        std::string parent;
        std::string list_style;
        bool automatic = false;
        int outline = 0;
        std::optional<bool> strong, emphasis, underline, strikethrough, small_caps, code;
        std::optional<Shift> shift;
        std::optional<document::Direction> direction;
        std::optional<document::Align> align;
        std::optional<bool> indented;  // from the left, as quotations are
        std::string language;
    };
    using Chain = std::vector<const Style*>;  // the style first, its ancestors after it

    void take_style(pugi::xml_node node, bool automatic);
    void take_list(pugi::xml_node node);
    void take_text_properties(pugi::xml_node properties, Style& style) const;
    void take_fonts(pugi::xml_node root);
    [[nodiscard]] Chain chain(const char* family, std::string_view name) const;
    static void change(RunFormat& format, const Style& style);

    std::map<std::string, Style, std::less<>> styles_;  // "family:name"
    std::map<std::string, std::map<int, ListLevel>, std::less<>> lists_;
    std::map<std::string, bool, std::less<>> fixed_fonts_;
    std::string default_language_;
};

}  // namespace pam::manuscript::odt
