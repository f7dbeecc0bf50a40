#include "manuscript/docx_markup.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace pam::manuscript::docx {

namespace {

constexpr std::array known_namespaces{
    Namespace{"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"},
    Namespace{"http://purl.oclc.org/ooxml/wordprocessingml/main", "w"},
    Namespace{"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"},
    Namespace{"http://purl.oclc.org/ooxml/officeDocument/relationships", "r"},
    Namespace{
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "wp"},
    Namespace{"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", "wp"},
    Namespace{"http://schemas.openxmlformats.org/drawingml/2006/main", "a"},
    Namespace{"http://purl.oclc.org/ooxml/drawingml/main", "a"},
    Namespace{"http://schemas.openxmlformats.org/drawingml/2006/picture", "pic"},
    Namespace{"http://purl.oclc.org/ooxml/drawingml/picture", "pic"},
    Namespace{"http://schemas.openxmlformats.org/drawingml/2006/chart", "c"},
    Namespace{"http://purl.oclc.org/ooxml/drawingml/chart", "c"},
    Namespace{"http://schemas.openxmlformats.org/drawingml/2006/diagram", "dgm"},
    Namespace{"http://purl.oclc.org/ooxml/drawingml/diagram", "dgm"},
    Namespace{"http://schemas.microsoft.com/office/drawing/2014/chartex", "cx"},
    Namespace{"http://schemas.openxmlformats.org/officeDocument/2006/math", "m"},
    Namespace{"http://purl.oclc.org/ooxml/officeDocument/math", "m"},
    Namespace{"http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"},
    Namespace{"urn:schemas-microsoft-com:vml", "v"},
    Namespace{"urn:schemas-microsoft-com:office:office", "o"},
    Namespace{"http://schemas.microsoft.com/office/word/2010/wordprocessingShape", "wps"},
    Namespace{"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup", "wpg"},
    Namespace{"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas", "wpc"},
    Namespace{"http://schemas.microsoft.com/office/word/2010/wordml", "w14"},
    Namespace{"http://schemas.openxmlformats.org/package/2006/relationships", ""},
    Namespace{"http://schemas.openxmlformats.org/package/2006/content-types", ""},
    Namespace{
        "http://schemas.openxmlformats.org/package/2006/metadata/core-properties", "cp"},
    Namespace{"http://purl.org/dc/elements/1.1/", "dc"},
    Namespace{"http://purl.org/dc/terms/", "dcterms"},
};

// Extensions whose contents are read here as they stand. What is not among them (a chart of
// the newer kind, a model in three dimensions, ink) has a picture as its fallback.
constexpr std::array<std::string_view, 8> known_extensions{
    "wps", "wpg", "wpc", "wp14", "w14", "w15", "w16", "a14"};

bool is_known(std::string_view extension) {
    return std::find(known_extensions.begin(), known_extensions.end(), extension)
           != known_extensions.end();
}

bool all_known(std::string_view extensions) {
    while (!extensions.empty()) {
        const std::size_t end = std::min(extensions.find(' '), extensions.size());
        if (end > 0 && !is_known(extensions.substr(0, end))) return false;
        extensions.remove_prefix(std::min(end + 1, extensions.size()));
    }
    return true;
}

struct Unit {
    std::string_view name;
    double twips;
};
constexpr std::array<Unit, 6> units{
    {{"pt", 20},
     {"pc", 240},
     {"pi", 240},
     {"in", 1440},
     {"cm", 1440 / 2.54},
     {"mm", 1440 / 25.4}}};

// Far beyond any sheet of paper, and safe to add up.
constexpr double widest = 1'000'000;

}  // namespace

std::span<const Namespace> namespaces() {
    return known_namespaces;
}

bool is(pugi::xml_node node, std::string_view name) {
    return node.name() == name;
}

std::string_view name_of(pugi::xml_node node) {
    return node.name();
}

std::string_view attribute(pugi::xml_node node, const char* name) {
    return node.attribute(name).value();
}

std::string_view value_of(pugi::xml_node node, const char* child) {
    return node.child(child).attribute("w:val").value();
}

bool is_on(pugi::xml_node property) {
    const pugi::xml_attribute value = property.attribute("w:val");
    if (!value) return true;
    const std::string_view text = value.value();
    return text != "0" && text != "false" && text != "off" && text != "none";
}

std::optional<bool> on_off(pugi::xml_node node, const char* child) {
    const pugi::xml_node property = node.child(child);
    if (!property) return std::nullopt;
    return is_on(property);
}

std::optional<int> number(std::string_view text) {
    int value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc() || stop == text.data()) return std::nullopt;
    return value;
}

std::optional<int> twips(std::string_view text) {
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc() || !(std::abs(value) < widest)) return std::nullopt;
    const std::string_view rest(stop, static_cast<std::size_t>(end - stop));
    for (const Unit& unit : units)
        if (rest == unit.name) value *= unit.twips;
    return static_cast<int>(std::lround(std::clamp(value, -widest, widest)));
}

std::string characters(pugi::xml_node node) {
    std::string text = node.value();
    for (const pugi::xml_node part : node.children())
        if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata)
            text += part.value();
    // DrawingML keeps all blanks, the others only where they are told to.
    if (is(node, "a:t") || attribute(node, "xml:space") == "preserve") return text;
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

pugi::xml_node chosen_branch(pugi::xml_node alternate_content) {
    for (const pugi::xml_node choice : alternate_content.children("mc:Choice"))
        if (all_known(attribute(choice, "Requires"))) return choice;
    const pugi::xml_node fallback = alternate_content.child("mc:Fallback");
    return fallback ? fallback : alternate_content.child("mc:Choice");
}

namespace {

// Where the walk goes on after `node` and all below it; of a branch it goes on after the
// whole alternate content.
pugi::xml_node after(pugi::xml_node node, pugi::xml_node root) {
    while (node != root) {
        const bool branch = is(node.parent(), "mc:AlternateContent");
        if (const pugi::xml_node next = node.next_sibling(); next && !branch) return next;
        node = node.parent();
    }
    return {};
}

}  // namespace

void walk_below(pugi::xml_node root, const std::function<bool(pugi::xml_node)>& visit) {
    pugi::xml_node node = root.first_child();
    while (node) {
        pugi::xml_node inside;
        if (is(node, "mc:AlternateContent"))
            inside = chosen_branch(node);
        else if (visit(node))
            inside = node.first_child();
        node = inside ? inside : after(node, root);
    }
}

}  // namespace pam::manuscript::docx
