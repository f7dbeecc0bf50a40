// XML trees and their bytes, by pugixml. Serialised raw: white space in prose is text.
#pragma once

#include <pugixml.hpp>

#include <initializer_list>
#include <string>

namespace pam::epub {

struct Attribute {
    const char* name;
    std::string value;
};

/// Appends an element. Attributes with an empty value are left out, save `alt`, which means
/// something.
pugi::xml_node
add(pugi::xml_node parent,
    const char* name,
    std::initializer_list<Attribute> attributes = {});
pugi::xml_node add_text(
    pugi::xml_node parent,
    const char* name,
    const std::string& text,
    std::initializer_list<Attribute> attributes = {}
);
void append_text(pugi::xml_node parent, const std::string& text);
/// A line end between blocks, so that people can read the file.
void append_line_end(pugi::xml_node parent);
/// Gives a childless element an empty text, so that it is written with an end tag: readers
/// that parse XHTML as HTML take <span/> for a start tag.
void keep_end_tag(pugi::xml_node element);

/// A document with its declaration; XHTML also gets <!DOCTYPE html>.
enum class Kind { Xml, Xhtml };
void begin(pugi::xml_document& document, Kind kind);
[[nodiscard]] std::string bytes(const pugi::xml_document& document);

}  // namespace pam::epub
