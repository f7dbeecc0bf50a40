#include "manuscript/odt_markup.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace pam::manuscript::odt {

namespace {

constexpr std::array known_namespaces{
    Namespace{"urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"},
    Namespace{"urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"},
    Namespace{"urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"},
    Namespace{"urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"},
    Namespace{"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"},
    Namespace{"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "fo"},
    Namespace{"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", "svg"},
    Namespace{"urn:oasis:names:tc:opendocument:xmlns:meta:1.0", "meta"},
    Namespace{"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest"},
    Namespace{"http://purl.org/dc/elements/1.1/", "dc"},
    Namespace{"http://www.w3.org/1999/xlink", "xlink"},
};

constexpr std::array<std::string_view, 8> about_text{
    "office:change-info",
    "dc:creator",
    "dc:date",
    "meta:date-string",
    "meta:creator-initials",
    "svg:title",
    "svg:desc",
    "text:note-citation"};

int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

}  // namespace

std::span<const Namespace> namespaces() {
    return known_namespaces;
}

bool is(pugi::xml_node node, std::string_view name) {
    return name == node.name();
}

std::string_view attribute(pugi::xml_node node, const char* name) {
    return node.attribute(name).value();
}

int count(pugi::xml_node node, const char* name, int otherwise, int most) {
    const std::string_view written = attribute(node, name);
    int value = 0;
    const auto read =
        std::from_chars(written.data(), written.data() + written.size(), value);
    if (read.ec != std::errc() || value < 1) return otherwise;
    return std::min(value, most);
}

std::string plain_name(std::string_view name) {
    std::string plain;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const bool escape = name[i] == '_' && i + 3 < name.size() && name[i + 3] == '_'
                            && hex(name[i + 1]) >= 0 && hex(name[i + 2]) >= 0;
        if (!escape) {
            plain += name[i];
            continue;
        }
        plain += static_cast<char>(hex(name[i + 1]) * 16 + hex(name[i + 2]));
        i += 3;
    }
    return plain;
}

bool is_paragraph(pugi::xml_node node) {
    return is(node, "text:p") || is(node, "text:h");
}

bool is_about_text(std::string_view name) {
    return std::find(about_text.begin(), about_text.end(), name) != about_text.end();
}

}  // namespace pam::manuscript::odt
