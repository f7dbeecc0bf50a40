#include "manuscript/docx_properties.h"

#include <unordered_map>

namespace pam::manuscript::docx {

namespace {

using pugi::xml_node;

void read_fonts(xml_node node, RunProperties& to) {
    for (const char* name : {"w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"})
        if (const std::string_view font = attribute(node, name); !font.empty()) {
            to.font = font;
            return;
        }
}

void read_languages(xml_node node, RunProperties& to) {
    to.language = attribute(node, "w:val");
    to.language_east_asian = attribute(node, "w:eastAsia");
    to.language_complex = attribute(node, "w:bidi");
}

std::optional<Shift> shift_of(std::string_view value) {
    if (value == "superscript") return Shift::Superscript;
    if (value == "subscript") return Shift::Subscript;
    if (value == "baseline") return Shift::None;
    return std::nullopt;
}

using Toggle = std::optional<bool> RunProperties::*;

const std::unordered_map<std::string_view, Toggle>& toggles() {
    static const std::unordered_map<std::string_view, Toggle> all{
        {"w:b", &RunProperties::bold},
        {"w:bCs", &RunProperties::bold_complex},
        {"w:i", &RunProperties::italic},
        {"w:iCs", &RunProperties::italic_complex},
        {"w:strike", &RunProperties::strike},
        {"w:dstrike", &RunProperties::double_strike},
        {"w:smallCaps", &RunProperties::small_caps},
        {"w:caps", &RunProperties::all_caps},
        {"w:vanish", &RunProperties::hidden},
        {"w:rtl", &RunProperties::right_to_left},
        {"w:cs", &RunProperties::complex_script},
        // `w:val` is the kind of line, "none" for no line.
        {"w:u", &RunProperties::underline},
    };
    return all;
}

void read_indents(xml_node node, ParagraphProperties& to) {
    for (const char* name : {"w:left", "w:start"})
        if (const auto left = twips(attribute(node, name))) to.left = left;
    if (const auto first = twips(attribute(node, "w:firstLine"))) to.first = first;
    if (const auto hanging = twips(attribute(node, "w:hanging")); hanging && *hanging != 0)
        to.first = -*hanging;
}

std::optional<Justify> justify_of(std::string_view value) {
    if (value == "center") return Justify::Centre;
    if (value == "right" || value == "end") return Justify::End;
    if (value.empty()) return std::nullopt;
    return Justify::Start;
}

NumberPlace number_place(xml_node node) {
    NumberPlace place;
    place.number = number(value_of(node, "w:numId")).value_or(-1);
    place.level = number(value_of(node, "w:ilvl"));
    return place;
}

bool has_rule(xml_node borders) {
    for (const char* side : {"w:top", "w:bottom", "w:between"}) {
        const std::string_view kind = value_of(borders, side);
        if (!kind.empty() && kind != "nil" && kind != "none") return true;
    }
    return false;
}

void read_mark(xml_node node, ParagraphProperties& to) {
    for (const char* name : {"w:del", "w:moveFrom"})
        if (const xml_node change = node.child(name)) {
            to.mark_deleted = true;
            to.deleted_by = attribute(change, "w:author");
        }
}

template<typename T>
void lay(std::optional<T>& under, const std::optional<T>& over) {
    if (over) under = over;
}

void lay(std::string& under, const std::string& over) {
    if (!over.empty()) under = over;
}

}  // namespace

RunProperties run_properties(xml_node properties) {
    RunProperties read;
    for (const xml_node node : properties.children()) {
        const std::string_view name = name_of(node);
        if (const auto toggle = toggles().find(name); toggle != toggles().end())
            read.*(toggle->second) = is_on(node);
        else if (name == "w:vertAlign")
            read.shift = shift_of(attribute(node, "w:val"));
        else if (name == "w:sz")
            read.size = number(attribute(node, "w:val"));
        else if (name == "w:rFonts")
            read_fonts(node, read);
        else if (name == "w:lang")
            read_languages(node, read);
        else if (name == "w:rStyle")
            read.style = attribute(node, "w:val");
    }
    return read;
}

ParagraphProperties paragraph_properties(xml_node properties) {
    ParagraphProperties read;
    for (const xml_node node : properties.children()) {
        const std::string_view name = name_of(node);
        if (name == "w:pStyle")
            read.style = attribute(node, "w:val");
        else if (name == "w:outlineLvl")
            read.outline = number(attribute(node, "w:val"));
        else if (name == "w:numPr")
            read.numbering = number_place(node);
        else if (name == "w:jc")
            read.justify = justify_of(attribute(node, "w:val"));
        else if (name == "w:ind")
            read_indents(node, read);
        else if (name == "w:bidi")
            read.right_to_left = is_on(node);
        else if (name == "w:framePr")
            read.drop_cap = !attribute(node, "w:dropCap").empty()
                            && attribute(node, "w:dropCap") != "none";
        else if (name == "w:pBdr")
            read.ruled = has_rule(node);
        else if (name == "w:rPr")
            read_mark(node, read);
    }
    return read;
}

RunProperties laid_over(RunProperties under, const RunProperties& over) {
    for (const auto& [name, toggle] : toggles())
        lay(under.*toggle, over.*toggle);
    lay(under.shift, over.shift);
    lay(under.size, over.size);
    lay(under.font, over.font);
    lay(under.language, over.language);
    lay(under.language_east_asian, over.language_east_asian);
    lay(under.language_complex, over.language_complex);
    lay(under.style, over.style);
    return under;
}

ParagraphProperties laid_over(ParagraphProperties under, const ParagraphProperties& over) {
    lay(under.style, over.style);
    lay(under.outline, over.outline);
    lay(under.justify, over.justify);
    lay(under.left, over.left);
    lay(under.first, over.first);
    lay(under.right_to_left, over.right_to_left);
    lay(under.deleted_by, over.deleted_by);
    if (over.numbering) {
        const std::optional<int> level = over.numbering->level;
        if (!under.numbering || over.numbering->number >= 0)
            under.numbering = over.numbering;
        if (level) under.numbering->level = level;
    }
    under.drop_cap = under.drop_cap || over.drop_cap;
    under.ruled = under.ruled || over.ruled;
    under.mark_deleted = over.mark_deleted;
    return under;
}

}  // namespace pam::manuscript::docx
